"""Fields of a conversation in words: what they are, where they stand, and what their words leave open."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate

from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.wrap_up.field import Doubt, FieldKind
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.acts import who_text

if TYPE_CHECKING:
    from sellercall_desktop.core.wrap_up.call_fields import CallField
    from sellercall_desktop.ui.words.formats import Formats

_KINDS = {
    FieldKind.EMAIL: QT_TRANSLATE_NOOP("Fields", "E-mail"),
    FieldKind.PHONE: QT_TRANSLATE_NOOP("Fields", "Telephone"),
    FieldKind.DOCUMENT: QT_TRANSLATE_NOOP("Fields", "Document"),
    FieldKind.DATETIME: QT_TRANSLATE_NOOP("Fields", "Date and time"),
    FieldKind.AMOUNT: QT_TRANSLATE_NOOP("Fields", "Amount"),
    FieldKind.NAME: QT_TRANSLATE_NOOP("Fields", "Name"),
}
_STATES = {
    None: QT_TRANSLATE_NOOP("Fields", "read out of the conversation"),
    FieldState.CONFIRMED: QT_TRANSLATE_NOOP("Fields", "confirmed"),
    FieldState.CORRECTED: QT_TRANSLATE_NOOP("Fields", "corrected"),
    FieldState.REJECTED: QT_TRANSLATE_NOOP("Fields", "rejected"),
}
_DOUBTS = {
    Doubt.AFTERNOON_ASSUMED: QT_TRANSLATE_NOOP("Fields", "afternoon assumed"),
    Doubt.MORNING_ASSUMED: QT_TRANSLATE_NOOP("Fields", "morning assumed"),
    Doubt.DAY_ASSUMED: QT_TRANSLATE_NOOP("Fields", "the day is assumed"),
    Doubt.ORDER_ASSUMED: QT_TRANSLATE_NOOP("Fields", "day before month assumed"),
    Doubt.ABOUT: QT_TRANSLATE_NOOP("Fields", "about that time"),
    Doubt.CLOCK_ASSUMED: QT_TRANSLATE_NOOP("Fields", "the customer's clock is not known for sure"),
    Doubt.CLOCK_CHANGE: QT_TRANSLATE_NOOP("Fields", "the clocks change that night"),
    Doubt.DOES_NOT_AGREE: QT_TRANSLATE_NOOP("Fields", "weekday and date do not agree"),
    Doubt.ONE_OF_SEVERAL: QT_TRANSLATE_NOOP("Fields", "one of several that were named"),
    Doubt.SHORTENED: QT_TRANSLATE_NOOP("Fields", "may have been shortened"),
    Doubt.CHECK_DIGIT: QT_TRANSLATE_NOOP("Fields", "the check digit does not fit"),
    Doubt.UNNAMED: QT_TRANSLATE_NOOP("Fields", "nobody said what it is"),
    Doubt.JOINED: QT_TRANSLATE_NOOP("Fields", "several words were joined"),
    Doubt.BY_EAR: QT_TRANSLATE_NOOP("Fields", "spelled by ear"),
}


def kind_text(kind: FieldKind) -> str:
    """What such a value is called."""
    return QCoreApplication.translate("Fields", _KINDS[kind])


def kind_named(name: str) -> str:
    """As `kind_text`, of a name that was kept; one that is no longer known is shown as it is."""
    return kind_text(FieldKind(name)) if name in set(FieldKind) else name


def judgement_text(state: FieldState | None) -> str:
    """What somebody made of it; None: nobody has looked at it."""
    return QCoreApplication.translate("Fields", _STATES[state])


def state_text(field: CallField) -> str:
    """Where it stands, and by whom: "confirmed by rosa"."""
    state = judgement_text(field.state)
    who = who_text(field.by) if field.by else ""
    return f"{state}, {who}" if who else state


def doubts_text(field: CallField) -> str:
    """What its words leave open; empty where they leave nothing."""
    return ", ".join(QCoreApplication.translate("Fields", _DOUBTS[doubt]) for doubt in field.doubts)


def value_text(kind: FieldKind, value: str, formats: Formats) -> str:
    """The value as people read it; what is no such value (somebody wrote it) is shown as it is."""
    if kind is FieldKind.PHONE:
        return formats.number(value)
    if kind is FieldKind.AMOUNT:
        number, _, code = value.partition(" ")
        try:
            amount = Decimal(number)
        except InvalidOperation:
            return value
        whole = amount == amount.to_integral_value()
        text = formats.integer(int(amount)) if whole else formats.locale.toString(float(amount), "f", 2)
        return f"{text} {code}".strip()
    return _moment_text(value, formats) if kind is FieldKind.DATETIME else value


def _moment_text(value: str, formats: Formats) -> str:
    """In the customer's own clock."""
    try:
        day = date.fromisoformat(value[:10])
        at = datetime.fromisoformat(value) if len(value) > 10 else None
    except ValueError:
        return value
    year = "" if day.year == utc_now().year else " yyyy"
    shown = formats.locale.toString(QDate(day.year, day.month, day.day), f"ddd d MMM{year}")
    if at is None:
        return shown
    there = QCoreApplication.translate("Fields", "{day}, {time} there")
    return there.format(day=shown, time=formats.clock(at))
