"""What the page of contacts works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.ui.contacts.draft import ContactDraft


def _nobody(_e164: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ContactDesk:
    """`by` is the person at this desk, `listed` whether a number is on the do-not-call list.

    `drafts`, by contact, is what was written and not saved yet: it outlives the page.
    """

    store: ContactStore
    calls: CallStore
    by: str
    desk: str = ""
    now: Callable[[], datetime] = utc_now
    listed: Callable[[str], bool] = _nobody
    drafts: dict[str, ContactDraft] = field(default_factory=dict)
