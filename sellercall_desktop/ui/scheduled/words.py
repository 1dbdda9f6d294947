"""Days and moments of the list of calls for later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate

from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.ui.wrap_up.moment import here_text
from sellercall_desktop.words.scheduled import fate_said

if TYPE_CHECKING:
    from datetime import date, datetime

    from sellercall_desktop.ui.scheduled.entries import LaterEntry
    from sellercall_desktop.ui.words.formats import Formats

_WEEK = 7


def day_text(day: date, today: date, formats: Formats) -> str:
    """What stands above the calls of a day, by our clock."""
    days = (day - today) // timedelta(days=1)
    if days == 0:
        return QCoreApplication.translate("Later", "Today")
    if days == 1:
        return QCoreApplication.translate("Later", "Tomorrow")
    return formats.locale.toString(QDate(day.year, day.month, day.day), "dddd d MMM")


def when_text(due: datetime, zone: str, formats: Formats, now: datetime, *, day_is_said: bool = False) -> str:
    """Day and time by the customer's clock, and by ours where it shows another.

    `day_is_said`: our day stands above it, so that only a day that is another one there is said again.
    """
    clock = next(iter(clocks_of((zone,) if zone else ())), None)
    there = due.astimezone(clock)
    time = formats.clock(there)
    days = (there.date() - now.astimezone(clock).date()) // timedelta(days=1)
    if (day_is_said and there.date() == day_of(due)) or days == 0:
        said = time
    elif days == 1:
        said = QCoreApplication.translate("WrapUp", "tomorrow {time}").format(time=time)
    else:
        day = QDate(there.year, there.month, there.day)
        said = f"{formats.locale.toString(day, 'ddd d MMM')}, {time}"
    ours = here_text(due, there.tzinfo, formats) if there.tzinfo is not None else ""
    return f"{said} {ours}".strip()


def who_text(entry: LaterEntry, formats: Formats) -> str:
    """The customer's name where it is known, else the number."""
    return entry.name or formats.caller(entry.number)


def fate_text(entry: LaterEntry, language: str) -> str:
    """Why it was not dialed; empty where there is nothing to tell."""
    return fate_said(entry.scheduled.fate, language) if entry.scheduled is not None else ""
