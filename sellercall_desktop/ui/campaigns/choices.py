"""What a campaign may be laid down with that lies outside of it: numbers, voices, dispositions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from sellercall_desktop.core.accounts import Voice
    from sellercall_desktop.core.our_numbers.number import AccountNumber
    from sellercall_desktop.core.wrap_up.dispositions import Disposition


@dataclass(frozen=True, slots=True)
class CampaignChoices:
    """`numbers` and `voices` are asked of the providers, and raise `errors.OUTSIDE_ERRORS`."""

    dispositions: Callable[[], Sequence[Disposition]]
    numbers: Callable[[], AsyncIterator[AccountNumber]]
    voices: Callable[[], Awaitable[Sequence[Voice]]]
