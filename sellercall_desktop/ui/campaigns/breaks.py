"""Breaks in words: their reasons, and who is on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.campaigns.words import moment_text, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sellercall_desktop.core.campaigns.breaks import Break
    from sellercall_desktop.ui.words.formats import Formats

BREAKS = {
    "break": QT_TRANSLATE_NOOP("Campaigns", "A break"),
    "lunch": QT_TRANSLATE_NOOP("Campaigns", "Lunch"),
    "meeting": QT_TRANSLATE_NOOP("Campaigns", "A meeting"),
    "other_work": QT_TRANSLATE_NOOP("Campaigns", "Other work"),
}


def break_text(why: str) -> str:
    """The reason; as it is on record where it is none of ours."""
    return said(BREAKS[why]) if why in BREAKS else why


def breaks_text(breaks: Sequence[Break], formats: Formats, now: datetime) -> str:
    """Who is on a break, why and since when, each in a line."""
    words = QCoreApplication.translate("Campaigns", "{who}: paused ({why}) since {when}")
    return "\n".join(
        words.format(who=one.seller, why=break_text(one.why), when=moment_text(one.since, formats, now))
        for one in breaks
    )
