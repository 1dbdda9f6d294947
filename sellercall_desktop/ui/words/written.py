"""What people wrote about a call, and what the watches saw in it, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.written_facts import (
    WITHDRAWN,
    CallbackKept,
    CallbackSet,
    DispositionSet,
    FieldJudged,
    NoteWritten,
    OptOutJudged,
    OptOutJudgement,
    WatchSaw,
    WrapUpFinished,
    WrapUpOpened,
)
from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.acts import who_text
from sellercall_desktop.ui.words.fields import judgement_text, kind_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.history import JournalEntry
    from sellercall_desktop.core.calls.written_facts import WrittenFact
    from sellercall_desktop.ui.words.formats import Formats


_RECOGNISED = {
    ("disclosure", "ai"): QT_TRANSLATE_NOOP("Written", "The AI said that it is an AI: «{words}»"),
    ("disclosure", "recording"): QT_TRANSLATE_NOOP(
        "Written", "The AI said that the call may be recorded: «{words}»"
    ),
    ("disclosure", "way_out"): QT_TRANSLATE_NOOP("Written", "The AI offered a way out: «{words}»"),
    ("opt_out", "plain"): QT_TRANSLATE_NOOP("Written", "A wish not to be called again: «{words}»"),
    ("opt_out", "doubtful"): QT_TRANSLATE_NOOP("Written", "Perhaps a wish not to be called again: «{words}»"),
    ("machine", "voicemail"): QT_TRANSLATE_NOOP("Written", "Sounds like voicemail: «{words}»"),
    ("machine", "person"): QT_TRANSLATE_NOOP("Written", "A person spoke after all: «{words}»"),
    ("machine", "menu"): QT_TRANSLATE_NOOP("Written", "Sounds like a menu of keys: «{words}»"),
    ("machine", "screening"): QT_TRANSLATE_NOOP("Written", "Sounds like call screening: «{words}»"),
    ("machine", "full"): QT_TRANSLATE_NOOP("Written", "Sounds like a full mailbox: «{words}»"),
    ("silence", "noted"): QT_TRANSLATE_NOOP("Written", "The customer had said nothing yet"),
    ("silence", "ended"): QT_TRANSLATE_NOOP("Written", "Nobody spoke: ended by rule"),
}
_RECOGNISED_OTHERWISE = QT_TRANSLATE_NOOP("Written", "Recognised in the conversation: «{words}»")
_ONE_SITTING = timedelta(minutes=10)


def without_drafts(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
    """The journal without what a note was on its way: it is written each second while somebody types it."""
    kept: list[JournalEntry] = []
    later: NoteWritten | None = None
    for entry in reversed(entries):
        note = entry.fact if isinstance(entry.fact, NoteWritten) else None
        goes_on = note is not None and later is not None and later.by == note.by
        if note is None or later is None or not goes_on or later.at - note.at > _ONE_SITTING:
            kept.append(entry)
        later = note or later
    return kept[::-1]


def written_line(fact: WrittenFact, formats: Formats) -> str:
    """One line: what was written, and by whom."""
    line = _line(fact, formats)
    by = "" if isinstance(fact, WatchSaw | WrapUpOpened) else who_text(fact.by)
    return f"{line}, {by}" if by else line


def _line(fact: WrittenFact, formats: Formats) -> str:  # noqa: C901, PLR0911 - one line a fact: a table
    match fact:
        case DispositionSet():
            if not fact.key:
                return QCoreApplication.translate("Written", "Disposition taken back")
            return QCoreApplication.translate("Written", "Disposition: {label}").format(label=fact.label)
        case NoteWritten():
            return QCoreApplication.translate("Written", "Note: «{text}»").format(text=fact.text)
        case CallbackSet():
            if fact.due is None:
                return QCoreApplication.translate("Written", "Callback taken back")
            when = formats.date_time(fact.due)
            return QCoreApplication.translate("Written", "Callback agreed for {when}").format(when=when)
        case CallbackKept() if fact.by == WITHDRAWN:
            return QCoreApplication.translate("Written", "Callback withdrawn: do not call")
        case CallbackKept():
            return QCoreApplication.translate("Written", "Callback kept")
        case WrapUpOpened():
            return QCoreApplication.translate("Written", "Wrap-up owed")
        case WrapUpFinished():
            return QCoreApplication.translate("Written", "Wrap-up finished")
        case FieldJudged():
            text = QCoreApplication.translate("Written", "Field {field}: «{value}»")
            line = text.format(field=kind_named(fact.field), value=fact.value)
            return f"{line} ({judgement_text(fact.state)})"
        case OptOutJudged():
            wanted = fact.judgement is OptOutJudgement.OPT_OUT
            head = (
                QCoreApplication.translate("Written", "The customer asked for no more calls")
                if wanted
                else QCoreApplication.translate("Written", "Judged not to be an opt-out")
            )
            return f"{head}: «{fact.why}»" if fact.why else head
        case WatchSaw():
            text = _RECOGNISED.get((fact.watch, fact.verdict), _RECOGNISED_OTHERWISE)
            return QCoreApplication.translate("Written", text).format(words=fact.words or fact.verdict)
