"""Numbers, times, durations, money and states in the person's language: the only place they get words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from sellercall_desktop.core.calls.call import CallResult, CallStatus
    from sellercall_desktop.core.calls.facts import Direction, Speaker


class Formats:
    """Writes values as this person reads them. Times are shown in the computer's zone."""

    def __init__(self, language: str = "en", home_region: Callable[[], str] = lambda: "CO") -> None:
        """`language` is ``"es"`` or ``"en"``; `home_region` gives the default country of numbers."""
        self._home_region = home_region
        self.name_of: Callable[[str], str] = lambda _e164: ""
        """The contact's name by a number in E.164, from memory; empty where it is nobody's, or not known."""
        self.prompt_names: Mapping[int, str] = {}
        """What the prompt of each version is called, where there is more than one prompt."""
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Use this language from now on; the system's own variant of it where it has one."""
        system = QLocale.system()
        code = QLocale.languageToCode(system.language())
        fallback = QLocale(QLocale.Language.Spanish, QLocale.Country.Colombia)
        self.locale = (
            system
            if code == language
            else fallback
            if language == "es"
            else QLocale(QLocale.Language.English)
        )
        self.language = language

    def version(self, number: int) -> str:
        """``v14``; where there are several prompts, with the name of the one that it is of."""
        return "  ·  ".join(filter(None, (f"v{number}", self.prompt_names.get(number, ""))))

    @property
    def home_region(self) -> str:
        """The country (ISO 3166) of numbers that are written without a country code."""
        return self._home_region()

    # --- numbers ----------------------------------------------------------------------------

    def number(self, e164: str) -> str:
        """A number as people of its country write it: national at home, international elsewhere."""
        if not e164:
            return QCoreApplication.translate("Formats", "Hidden number")
        from sellercall_desktop.core.phone.reading import display

        shown = display(e164, self._home_region())
        from_the_right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return f"\u2066{shown}\u2069" if from_the_right else shown  # isolated: + stays before its digits

    def caller(self, e164: str) -> str:
        """Whose number it is in a few words: the contact's name, else the number."""
        return self.name_of(e164) or self.number(e164)

    def who(self, e164: str) -> str:
        """The contact's name with the number; the number alone where it is nobody's."""
        return "  ·  ".join(filter(None, (self.name_of(e164), self.number(e164))))

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency; below 1 with four digits where two do not say it all."""
        digits = 2 if abs(amount) >= 1 or round(amount, 4) == round(amount, 2) else 4
        return f"{self.locale.toString(float(amount), 'f', digits)} {currency.upper()}"

    def integer(self, value: int) -> str:
        """A count with the locale's separators, also of four digits: 1.234, where Spain itself writes 1234.

        Qt takes Spanish without a country for Spain's, and 1234 reads like a year or the end of a number.
        """
        said = self.locale.toString(value)
        if len(said) == 4 and said.isdecimal():
            return f"{said[0]}{self.locale.groupSeparator()}{said[1:]}"
        return said

    # --- times ------------------------------------------------------------------------------

    def clock(self, at: datetime) -> str:
        """The hour and minute of `at` in its own zone, e.g. the customer's."""
        return self.locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)

    def time(self, at: datetime) -> str:
        """The local hour and minute."""
        return self.clock(at.astimezone())

    def clock_with_seconds(self, at: datetime) -> str:
        """The local time to the second, e.g. for a turn of the conversation."""
        return at.astimezone().strftime("%H:%M:%S")

    def when(self, at: datetime, now: datetime | None = None) -> str:
        """Relative for the last hour, the hour for today, the day before that."""
        from sellercall_desktop.core.clock import utc_now

        here, today = at.astimezone(), (now or utc_now()).astimezone()
        minutes = int((today - here).total_seconds() // 60)
        if 0 <= minutes < 1:
            return QCoreApplication.translate("Formats", "just now")
        if 0 < minutes < 60:
            return QCoreApplication.translate("Formats", "{minutes} min ago").format(minutes=minutes)
        if here.date() == today.date():
            return self.clock(here)
        if (today.date() - here.date()).days == 1:
            return QCoreApplication.translate("Formats", "yesterday {time}").format(time=self.clock(here))
        day = QtCore.QDate(here.year, here.month, here.day)
        if here.year == today.year:
            return f"{self.locale.toString(day, 'd MMM')}, {self.clock(here)}"
        return self.locale.toString(day, QLocale.FormatType.ShortFormat)

    def date_time(self, at: datetime) -> str:
        """The full local date and time, for details and tooltips."""
        here = at.astimezone()
        moment = QtCore.QDateTime(
            QtCore.QDate(here.year, here.month, here.day), QTime(here.hour, here.minute, here.second)
        )
        return self.locale.toString(moment, "d MMM yyyy, HH:mm:ss")

    def duration(self, seconds: float | None) -> str:
        """``1:07`` or ``1:02:03``; a dash where there is none."""
        if seconds is None:
            return "–"
        minutes, rest = divmod(int(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

    # --- states -----------------------------------------------------------------------------

    def status_text(self, status: CallStatus) -> str:
        """Where a call stands."""
        from sellercall_desktop.ui.words.calls import STATUS

        return _tr(STATUS[status])

    def result_text(self, result: CallResult) -> str:
        """What came of an ended call."""
        from sellercall_desktop.ui.words.calls import RESULT

        return _tr(RESULT[result])

    def direction_text(self, direction: Direction) -> str:
        """Who rang whom."""
        from sellercall_desktop.ui.words.calls import DIRECTION

        return _tr(DIRECTION[direction])

    def speaker_text(self, speaker: Speaker) -> str:
        """Whose words they are."""
        from sellercall_desktop.ui.words.calls import SPEAKER

        return _tr(SPEAKER[speaker])


def one_stop(sentence: str) -> str:
    """The sentence with one full stop where a time that it ends with has brought its own (12:00 p. m.)."""
    return f"{sentence[:-1]}" if sentence.endswith("..") and not sentence.endswith("...") else sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formats", text)
