"""Whether a mailbox took the call, by what the watch has written of its words. Unknown is a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.written_facts import WatchSaw

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.written import Written

WATCH = "machine"
TAKES_MESSAGES, FULL = "voicemail", "full"
MAILBOXES = frozenset({TAKES_MESSAGES, FULL})
"""The watch's own words for a mailbox."""
PERSON = "person"
"""What it writes where a person spoke after all: one sign of a person outweighs all marks."""


def is_mailbox(fact: object) -> bool:
    """Whether the fact says that a mailbox took the call."""
    return isinstance(fact, WatchSaw) and fact.watch == WATCH and fact.verdict in MAILBOXES


def mailbox_took(written: Written | None) -> bool:
    """Whether the call was a mailbox's to its end."""
    if written is None or not any(map(is_mailbox, written.seen)):
        return False
    return not any(one.watch == WATCH and one.verdict == PERSON for one in written.seen)
