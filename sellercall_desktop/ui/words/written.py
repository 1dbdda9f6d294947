"""What people wrote about a call, and what the watches saw in it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.written_facts import (
    CallbackKept,
    CallbackSet,
    DispositionSet,
    FieldJudged,
    NoteWritten,
    OptOutJudged,
    OptOutJudgement,
    WatchSaw,
    WrapUpFinished,
)
from sellercall_desktop.ui.words.acts import who_text
from sellercall_desktop.ui.words.fields import judgement_text, kind_named

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.written_facts import WrittenFact
    from sellercall_desktop.ui.words.formats import Formats


def written_line(fact: WrittenFact, formats: Formats) -> str:
    """One line: what was written, and by whom."""
    line = _line(fact, formats)
    by = "" if isinstance(fact, WatchSaw) else who_text(fact.by)
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
        case CallbackKept():
            return QCoreApplication.translate("Written", "Callback kept")
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
            text = QCoreApplication.translate("Written", "Recognised in the conversation: «{words}»")
            return text.format(words=fact.words or fact.verdict)
