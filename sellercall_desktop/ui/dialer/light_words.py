"""The light in words: what the strip, the Call button and a moment of the customer's clock say."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.words.light import light_sentence
from sellercall_desktop.words.sentence import Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.law.light import Light, LightReason
    from sellercall_desktop.ui.words.formats import Formats

ICONS = {
    LightVerdict.GREEN: ("check-circle-fill", "call"),
    LightVerdict.AMBER: ("warning-fill", "warning"),
    LightVerdict.RED: ("x-circle-fill", "hang_up"),
}
"""Shape and colour of each: neither says it alone."""
_WORDS = {
    LightVerdict.GREEN: QT_TRANSLATE_NOOP("Light", "May be called"),
    LightVerdict.AMBER: QT_TRANSLATE_NOOP("Light", "May be called, but note"),
    LightVerdict.RED: QT_TRANSLATE_NOOP("Light", "Not to be called"),
}
_WEEK = 7


def word(light: Light) -> str:
    """The verdict; of a red one whether waiting helps."""
    if light.verdict is LightVerdict.RED and light.next_allowed is not None:
        return QCoreApplication.translate("Light", "Not now")
    return QCoreApplication.translate("Light", _WORDS[light.verdict])


def said_of(reason: LightReason, language: str) -> Sentence:
    """The reason's sentence; of the desk's own rules their why, for nothing was dialed yet."""
    said = light_sentence(reason, language)
    if reason.code is not LightCode.GUARD or not said.why:
        return said
    return Sentence(said.why, "", said.what_to_do, said.action, said.detail)


def there(at: datetime, zones: tuple[str, ...], formats: Formats) -> str:
    """Day and time by the customer's clock (ours where none is known); of today the time alone."""
    clock = next(iter(clocks_of(zones)), None)
    local = at.astimezone(clock)
    days = (local.date() - utc_now().astimezone(clock).date()) // timedelta(days=1)
    day = QDate(local.year, local.month, local.day)
    shape = "" if days == 0 else "ddd " if days < _WEEK else "ddd d MMM, "
    return (formats.locale.toString(day, shape) if shape else "") + formats.clock(local)


def their_moment(at: datetime, zones: tuple[str, ...], formats: Formats) -> str:
    """The same, and whose clock it is by: "Tue 7:00, their time"."""
    theirs = QCoreApplication.translate("Light", "{time}, their time") if zones else "{time}"
    return theirs.format(time=there(at, zones, formats))


def clocks_there(light: Light, formats: Formats) -> str:
    """What the clocks show where the number may be."""
    times = dict.fromkeys(formats.clock(light.at.astimezone(clock)) for clock in clocks_of(light.zones))
    if not times:
        return QCoreApplication.translate("Light", "The customer's time is not known.")
    said = QCoreApplication.translate("Light", "It is {times} there.")
    return said.format(times=QCoreApplication.translate("Light", " or ").join(times))
