"""What a screen reader says by itself, without the focus going there: live changes, results, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from sellercall_desktop.core.calls.conversation import unchanged

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.words.formats import Formats


def say(source: QObject, text: str, *, at_once: bool = False) -> None:
    """Have this read out after what is being read, or `at_once`. Nothing happens where nobody listens."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        if at_once:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def news_of(before: Call | None, now: Call, formats: Formats) -> list[str]:
    """What has changed in a call for somebody who hears it: its state, each whole turn, its result.

    A call that comes to the front (`before` is another) tells where it stands, not all that was said.
    """
    same = before is not None and before.id == now.id
    told: list[str] = []
    if not same or (before is not None and before.status is not now.status):
        told.append(formats.status_text(now.status) if now.is_live else _result(now, formats))
    if before is not None and same:
        told_before = unchanged(before.turns, now.turns)
        known = {turn.ordinal for turn in before.turns[told_before:] if turn.final}
        told[:0] = [
            f"{formats.speaker_text(turn.speaker)}: {turn.text.strip()}"
            for turn in now.turns[told_before:]
            if turn.final and turn.ordinal not in known
        ]
    return told


def _result(call: Call, formats: Formats) -> str:
    if call.result is None:
        return formats.status_text(call.status)
    from sellercall_desktop.ui.words.why import end_sentence

    return f"{formats.result_text(call.result)}. {end_sentence(call).plain}"
