"""The list of contacts: keys, and telling the model which rows are on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sellercall_desktop.ui.contacts.model import ContactColumn, ContactTableModel
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.list_table import set_up_list, share_columns
from sellercall_desktop.ui.parts.look import paint_focus_ring
from sellercall_desktop.ui.window.shortcuts import is_typed

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

    Index = QModelIndex | QPersistentModelIndex

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROW_PX, _SHOWN_MS = 34, 50
_NEEDS_PX = {ContactColumn.OWNER: 640, ContactColumn.TAGS: 520, ContactColumn.COMPANY: 400}
"""Width of the table from which a column is shown; the contact itself tells the rest."""
_SHARES = {
    ContactColumn.NAME: 30,
    ContactColumn.NUMBER: 24,
    ContactColumn.COMPANY: 22,
    ContactColumn.TAGS: 14,
    ContactColumn.OWNER: 12,
}


class ContactTable(QTableView):
    """Rows of contacts. The current row is the chosen contact.

    Signals:
        chosen: the current contact (None while there is none).
        opened: Enter or a double click. edit_wanted: F2. delete_wanted: Del.
        left_above: the arrow up in the first row.
    """

    chosen = cast("TypedSignal[Contact | None]", Signal(object))
    opened = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    left_above = Signal()

    def __init__(self, model: ContactTableModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._contacts = look.theme, model
        self._room = Arrangement(self.width, self._fit_columns)
        self.setModel(model)
        self.setAccessibleName(self.tr("Contacts"))
        set_up_list(self, look.theme.px(_ROW_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shown_timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._shown_timer.timeout.connect(self._tell_rows_shown)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._shown_timer.start())
        model.modelReset.connect(self._shown_timer.start)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current_contact(self) -> Contact | None:
        """The contact of the current row; None where there is none or its page is away."""
        index = self.currentIndex()
        return self._contacts.contact_at(index.row()) if index.isValid() else None

    def select(self, contact_id: str) -> bool:
        """Make a loaded contact current; False where it is not among the rows."""
        row = self._contacts.row_of(contact_id)
        if row is not None:
            self.setCurrentIndex(self._contacts.index(row, 0))
        return row is not None

    # --- Qt's events ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, F2 edits, Del deletes, Ctrl+C copies the first number as E.164."""
        key, here = event.key(), self.currentIndex().isValid()
        if here and key in _ENTER:
            self.opened.emit()
        elif here and key == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif here and key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif here and event.matches(QKeySequence.StandardKey.Copy):
            self._copy_number()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.left_above.emit()
        elif is_typed(event):
            event.ignore()  # Qt would look for a row that begins so; it is meant for the search
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which contact is chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring spans cells that Qt does not repaint
        self.chosen.emit(self._contacts.contact_at(current.row()) if current.isValid() else None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows, and where the keyboard is."""
        super().paintEvent(event)
        paint_focus_ring(self, self._theme)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring comes."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hide what has no room."""
        super().resizeEvent(event)
        self._room.fit()
        self._shown_timer.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was dropped meanwhile is to be seen."""
        super().showEvent(event)
        self._shown_timer.start()

    # --- inside --------------------------------------------------------------------------------

    def _fit_columns(self, width: int) -> None:
        share_columns(self, self._theme, width, _SHARES, _NEEDS_PX)

    def _copy_number(self) -> None:
        contact = self.current_contact
        if contact is not None and contact.numbers:
            QGuiApplication.clipboard().setText(contact.numbers[0].e164)

    def _tell_rows_shown(self) -> None:
        rows = self._contacts.rowCount()
        if rows and self.isVisible():
            last = self.rowAt(self.viewport().height() - 1)
            self._contacts.on_rows_shown(max(0, self.rowAt(0)), rows - 1 if last < 0 else last)
