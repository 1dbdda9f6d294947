"""The numbers of a contact to read and to call: what each is, where it is now, what stands against it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from sellercall_desktop.ui.contacts.words import there_text, use_text
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import button, icon_button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QPushButton

    from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
    from sellercall_desktop.ui.parts.look import Look

_CLOCK_MS = 15_000


class ContactNumbers(QWidget):
    """One row a number; those that no longer reach the person come last and are not offered.

    Signals:
        call_wanted: a number in E.164. copied: it is on the clipboard.
    """

    call_wanted = Signal(str)
    copied = Signal()

    def __init__(
        self,
        look: Look,
        now: Callable[[], datetime],
        listed: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`listed` says whether a number is on the do-not-call list."""
        super().__init__(parent)
        self._look, self._now, self._listed = look, now, listed
        self.calls: dict[str, QPushButton] = {}
        self._places: list[tuple[ContactNumber, Elided]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(8))
        self._grid.setVerticalSpacing(look.theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._show_places)

    def show_contact(self, contact: Contact) -> None:
        """Show its numbers."""
        self.calls, self._places = {}, []
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row, number in enumerate(sorted(contact.numbers, key=lambda one: one.retired)):
            self._add(row, number)
        if not contact.numbers:
            self._grid.addWidget(label(self.tr("No number yet."), "muted"), 0, 0, 1, 2)
        self._show_places()
        self._clock.start()

    def _add(self, row: int, number: ContactNumber) -> None:
        shown = self._look.formats.number(number.e164)
        self._grid.addWidget(label(shown, "muted" if number.retired else "section"), row, 0)
        place = Elided("muted")
        self._places.append((number, place))
        self._grid.addWidget(place, row, 1)
        copy = icon_button(self._look, "copy", self.tr("Copy {number}").format(number=shown), size=16)
        copy.clicked.connect(partial(self._on_copy, number.e164))
        self._grid.addWidget(copy, row, 2)
        if not number.retired:
            call = button(self._look, self.tr("Call"), "phone", icon_role="call")
            call.setProperty("fit", "slim")
            call.setAccessibleName(self.tr("Call {number}").format(number=shown))
            call.clicked.connect(partial(self.call_wanted.emit, number.e164))
            self.calls[number.e164] = call
            self._grid.addWidget(call, row, 3)

    def _show_places(self) -> None:
        for number, place in self._places:
            place.show_text(" · ".join(filter(None, self._said(number))))

    def _said(self, number: ContactNumber) -> tuple[str, ...]:
        use = use_text(number.use)
        if number.retired:
            return use, self.tr("no longer reaches")
        against = self.tr("on the do-not-call list") if self._listed(number.e164) else ""
        return against, use, there_text(number, self._now(), self._look.formats)

    def _on_copy(self, e164: str) -> None:
        QGuiApplication.clipboard().setText(e164)
        self.copied.emit()
