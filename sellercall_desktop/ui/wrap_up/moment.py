"""When to call again, by the customer's clock, and what ours shows then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import HERE
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.core.wrap_up.wrap_up import Agreed
from sellercall_desktop.core.wrap_up.wrap_ups import FURTHEST, zone_of
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import Elided

if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats

_STEP_MIN = 15
_NARROW_PX = 390


class MomentEdit(QDateTimeEdit):
    """Day and time; scrolling the page never changes them on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """See the class."""
        event.ignore()


class CallbackRow(QWidget):
    """A box to check, a day and a time, and what that is here where the clocks differ."""

    changed = Signal(object)  # Agreed

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fit = Arrangement(lambda: self.width() < look.theme.px(_NARROW_PX), self._arrange)
        self._zone = ""
        self._clock: tzinfo = HERE
        self._due: datetime | None = None
        self.box, self.edit, self._here = QCheckBox(self.tr("Call back")), MomentEdit(), Elided("muted")
        self.edit.setAccessibleName(self.tr("When to call back, by the customer's clock"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(8))
        row.addWidget(self.box)
        row.addWidget(self.edit)
        row.addWidget(self._here, 1)
        self.box.toggled.connect(self._on_toggled)
        self.edit.dateTimeChanged.connect(self._on_edited)

    def show_call(self, call: Call, due: datetime | None) -> None:
        """Ask about this customer."""
        self._zone = zone_of(call)
        self._clock = next(iter(clocks_of((self._zone,) if self._zone else ())), HERE)
        self._due = due
        locale = self._look.formats.locale
        self.edit.setLocale(locale)
        self._fit.fit_anew()
        with QSignalBlocker(self.box):
            self.box.setChecked(due is not None)
        self._show_due()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is hardly room the day of the week and our own clock go without saying."""
        super().resizeEvent(event)
        self._fit.fit()

    def ask(self) -> None:
        """The customer wants to be called: propose the same hour tomorrow, and let the person say."""
        self.box.setChecked(True)
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self, narrow: bool) -> None:
        time = self._look.formats.locale.timeFormat(QLocale.FormatType.ShortFormat)
        self.edit.setDisplayFormat(f"{'' if narrow else 'ddd '}d MMM, {time}")
        self._here.setHidden(narrow)

    def _on_toggled(self, on: bool) -> None:
        self._due = tomorrow_there(self._clock) if on else None
        self._show_due()
        self.changed.emit(Agreed(self._due, self._zone))

    def _on_edited(self, shown: QDateTime) -> None:
        self._due = moment_of(shown, self._clock)
        self._show_here()
        self.changed.emit(Agreed(self._due, self._zone))

    def _show_due(self) -> None:
        self.edit.setVisible(self._due is not None)
        if self._due is not None:
            with QSignalBlocker(self.edit):
                now = utc_now()
                self.edit.setDateTimeRange(
                    shown_at(min(now, self._due), self._clock), shown_at(now + FURTHEST, self._clock)
                )
                self.edit.setDateTime(shown_at(self._due, self._clock))
        self._show_here()

    def _show_here(self) -> None:
        here = here_text(self._due, self._clock, self._look.formats) if self._due else ""
        self._here.show_text(here)
        self.edit.setToolTip(here)


def here_text(due: datetime, clock: tzinfo, formats: Formats) -> str:
    """What our clock shows at that moment; empty where it shows the same."""
    there, here = due.astimezone(clock), due.astimezone()
    if there.utcoffset() == here.utcoffset():
        return ""
    day = (
        ""
        if there.date() == here.date()
        else f"{formats.locale.toString(QDate(here.year, here.month, here.day), 'ddd')} "
    )
    text = QCoreApplication.translate("WrapUp", "({time} here)")
    return text.format(time=day + formats.clock(here))


def tomorrow_there(clock: tzinfo) -> datetime:
    """The same hour tomorrow there, at the next quarter."""
    now = utc_now()
    there = (now.astimezone(clock) + timedelta(days=1)).replace(second=0, microsecond=0)
    return (there + timedelta(minutes=-there.minute % _STEP_MIN)).astimezone(UTC)


def moment_of(shown: QDateTime, clock: tzinfo) -> datetime:
    """The moment at which that clock shows this, in UTC."""
    date, time = shown.date(), shown.time()
    there = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute(), tzinfo=clock)
    return there.astimezone(UTC)


def shown_at(at: datetime, clock: tzinfo) -> QDateTime:
    """What that clock shows at a moment, to the minute."""
    there = at.astimezone(clock)
    return QDateTime(QDate(there.year, there.month, there.day), QTime(there.hour, there.minute))
