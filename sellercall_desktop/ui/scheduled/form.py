"""When a number is to be called, and what for. What was written stays if it cannot be kept so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import HERE
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.core.wrap_up.wrap_ups import FURTHEST
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.wrap_up.moment import MomentEdit, here_text, moment_of, shown_at, tomorrow_there

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QKeyEvent

LONGEST_NOTE = 2_000


class LaterForm(QFrame):
    """Hidden until it is asked for. Enter keeps, Esc closes."""

    kept = Signal(object, str)
    """datetime: when; and the note."""
    left = Signal()
    """The person wants nothing of it after all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._look = look
        self._clock: tzinfo = HERE
        self.zone = ""
        """By whose clock it asks (IANA)."""
        self._title, self._here = label("", "section", wrap=True), Elided("muted")
        self.moment, self.note = MomentEdit(), QLineEdit()
        self._problem = label("", "error", wrap=True)
        self.keep = button(look, self.tr("Save"), role="primary")
        self._cancel = button(look, self.tr("Cancel"))
        self._build()
        self.moment.dateTimeChanged.connect(self._show_here)
        self.keep.clicked.connect(self._on_keep)
        self._cancel.clicked.connect(self._leave)
        self.hide()

    def ask(self, title: str, zone: str, *, due: datetime | None, note: str | None) -> None:
        """Ask for a moment by the clock of `zone` (IANA). `note` None: it has none of its own."""
        self.zone, self._clock = zone, next(iter(clocks_of((zone,) if zone else ())), HERE)
        self._title.setText(title)
        self.note.setText(note or "")
        self.note.setHidden(note is None)
        self.show_problem("")
        locale, now = self._look.formats.locale, utc_now()
        time = locale.timeFormat(locale.FormatType.ShortFormat)
        shown = due if due is not None and due > now else tomorrow_there(self._clock)
        with QSignalBlocker(self.moment):
            self.moment.setLocale(locale)
            self.moment.setDisplayFormat(f"ddd d MMM, {time}")
            self.moment.setDateTimeRange(shown_at(now, self._clock), shown_at(now + FURTHEST, self._clock))
            self.moment.setDateTime(shown_at(shown, self._clock))
        self._show_here()
        self.keep.setEnabled(True)
        self.show()
        self.moment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_by(self, zone: str) -> None:
        """The customer's clock is another one: what is shown is meant by that."""
        self.zone, self._clock = zone, next(iter(clocks_of((zone,) if zone else ())), HERE)
        now, shown = utc_now(), self.moment.dateTime()
        with QSignalBlocker(self.moment):
            self.moment.setDateTimeRange(shown_at(now, self._clock), shown_at(now + FURTHEST, self._clock))
            self.moment.setDateTime(shown)
        self._show_here()

    def show_problem(self, text: str) -> None:
        """It could not be kept so, and why; empty: nothing is wrong."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.keep.setEnabled(True)

    def close_form(self) -> bool:
        """Keep nothing; False where it is closed."""
        was_open = not self.isHidden()
        self.hide()
        return was_open

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See the class."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._leave() if self._cancel.hasFocus() else self._on_keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._look.theme.px
        self.moment.setAccessibleName(self.tr("When to call, by the customer's clock"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMaxLength(LONGEST_NOTE)
        for one in (self.keep, self._cancel):
            one.setProperty("fit", "slim")
        foot = QHBoxLayout()
        foot.setSpacing(px(4))
        foot.addWidget(self.keep)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(10))
        box.setSpacing(px(6))
        for part in (self._title, self.moment, self._here, self.note, self._problem):
            box.addWidget(part)
        box.addLayout(foot)

    def _show_here(self) -> None:
        here = here_text(moment_of(self.moment.dateTime(), self._clock), self._clock, self._look.formats)
        self._here.show_text(here)
        self._here.setVisible(bool(here))
        set_role(self._here, "muted")

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.keep.setEnabled(False)  # until it is known whether it could be kept
            self.kept.emit(moment_of(self.moment.dateTime(), self._clock), self.note.text().strip())
