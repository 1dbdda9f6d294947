"""What the window needs for hand-offs: the wishes, the settings they follow, the list of colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.hand_off.hand_offs import HandOffs
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy


class ColleagueList(Protocol):
    """Whom a call may be handed on to: names and numbers in E.164, last used first."""

    def all(self) -> Sequence[tuple[str, str]]:
        """The list as it is now."""

    async def used(self, number: str) -> None:
        """A call was handed on to this number."""


@dataclass(frozen=True, slots=True)
class HandOffDoor:
    """`region` is where numbers without a country code belong."""

    wishes: HandOffs
    policy: Callable[[], HandOffPolicy]
    colleagues: ColleagueList
    region: Callable[[], str]
