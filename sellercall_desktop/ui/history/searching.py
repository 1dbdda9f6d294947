"""From typing to the call: what is typed anywhere in the history is searched for; ↓ and Enter reach rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from sellercall_desktop.core.calls.passages import Wanted
from sellercall_desktop.ui.window.shortcuts import bind, is_typed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.history.filters import FilterBar
    from sellercall_desktop.ui.history.model import CallTableModel
    from sellercall_desktop.ui.history.pieces import Pieces
    from sellercall_desktop.ui.history.table import CallTable


class Searching(QObject):
    """Joins the search field, the rows and the details of one history."""

    def __init__(
        self,
        filters: FilterBar,
        table: CallTable,
        model: CallTableModel,
        details: DetailsPanel,
        pieces: Pieces,
    ) -> None:
        super().__init__(filters)
        self.leaves_digits = False  # to the number field, on the desk
        self._filters, self._field, self._table, self._model = filters, filters.text, table, model
        self._details, self._pieces = details, pieces
        self._answered = False  # the rows shown are those of the field's text
        self._opens: bool | None = None  # what waits for the rows: to open the first one, or to go there
        self._field.textChanged.connect(self._on_edited)
        filters.changed.connect(self._on_asked)
        model.loaded.connect(self._on_loaded)
        model.failed.connect(self._on_failed)
        table.left_above.connect(self.go_to_field)
        self._field.returnPressed.connect(lambda: self._go_to_rows(opens=True))
        bind(self._field, "Down", lambda: self._go_to_rows(opens=False))

    def go_to_field(self) -> None:
        """The cursor into the field; what is typed next begins a new search."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def take_key(self, event: QKeyEvent) -> bool:
        """A letter, a digit or a paste that no other part wanted, as if typed into the field; else False."""
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if self.leaves_digits and (pasted or not event.text().isalpha()):
            return False
        if not pasted and not is_typed(event):
            return False
        if self._field.window().focusWidget() is not self._field:
            self.go_to_field()
        if pasted:
            self._field.paste()
        else:
            self._field.insert(event.text())
        return True

    def _go_to_rows(self, *, opens: bool) -> None:
        """To the first row; where the rows are still being looked for, as soon as they are here."""
        self._opens = opens
        self._filters.flush()
        if self._answered:
            self._arrive()

    def _arrive(self) -> None:
        opens, self._opens = self._opens, None
        if opens is None or self._model.rowCount() == 0:
            return
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._table.setCurrentIndex(self._model.index(0, 1))
        if opens:
            self._table.opened.emit()

    def _on_edited(self) -> None:
        self._answered, self._opens = False, None

    def _on_asked(self) -> None:
        self._answered = False

    def _on_loaded(self) -> None:
        text = self._model.query.text
        wanted = Wanted.of(text)
        self._pieces.look_for(text, wanted)
        self._details.conversation.look_for(wanted)
        self._answered = True
        self._arrive()

    def _on_failed(self) -> None:
        self._answered, self._opens = True, None
