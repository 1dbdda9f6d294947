"""The palette itself: a field and a list over the window. It never keeps anybody from a live call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.ui.palette.finding import (
    MOST_CALLS,
    PaletteEntry,
    action_entries,
    call_entries,
    number_entries,
    prompt_entries,
)
from sellercall_desktop.ui.palette.lines import DETAIL, LinePainter
from sellercall_desktop.ui.parts.look import label, search_field

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.commands import Commands

_WIDTH_PX, _TOP_PX, _EDGE_PX, _ROWS = 600, 72, 32, 10
_ASK_AFTER_MS = 60  # the store is asked when the typing pauses
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QFrame):
    """Opened by Ctrl+K; Esc, a click elsewhere or a choice closes it and gives the focus back."""

    def __init__(self, window: QWidget, look: Look, commands: Commands, region: Callable[[], str]) -> None:
        """`region` is where numbers without a country code belong."""
        super().__init__(window)
        self._commands, self._window, self._look, self._region = commands, window, look, region
        self._search: Callable[[str], asyncio.Task[None]] | None = None
        self._entries: list[PaletteEntry] = []
        self._found: list[PaletteEntry] = []
        self._asking: asyncio.Task[None] | None = None
        self._before: QWidget | None = None
        self.setProperty("role", "card")
        self.field, self.list = search_field(self._look), QListWidget(self)
        self.nothing = label(self.tr("Nothing found."), "muted")
        self._ask_soon = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._ask_soon.timeout.connect(self._ask)
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._say_current)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def attach(self, tasks: Tasks, calls: CallStore, prompts: PromptStore) -> None:
        """The store is open: what is typed is looked for there too."""
        self._search = lambda typed: tasks.spawn(self._look_up(calls, prompts, typed), "palette")

    def open(self) -> None:
        """Show it empty, with everything that can be done."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = self._window.focusWidget()
        self.field.clear()
        self._on_typed("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Hide it; the focus goes back to where it was."""
        if not self.isVisible():
            return
        self._ask_soon.stop()
        if self._asking is not None:
            self._asking.cancel()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- finding ------------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        self._found = []
        self._show()
        self._ask_soon.start() if typed.strip() else self._ask_soon.stop()

    def _ask(self) -> None:
        if self._search is None:
            return  # nothing is open yet; what can be done is offered all the same
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._search(self.field.text().strip())

    async def _look_up(self, calls: CallStore, prompts: PromptStore, typed: str) -> None:
        """Calls and versions of the prompt that fit; what was typed meanwhile makes it void."""
        wanted = CallQuery(text=typed, region=self._region())
        page = await calls.page(wanted, limit=MOST_CALLS)
        versions = await prompts.versions()
        if typed != self.field.text().strip():
            return
        formats = self._look.formats
        self._found = [
            *prompt_entries(typed, versions, formats, self._commands),
            *call_entries(page.calls, formats, self._commands),
        ]
        self._show()

    def _show(self) -> None:
        typed = self.field.text().strip()
        numbers = number_entries(typed, self._region(), self._look.formats, self._commands) if typed else []
        chosen = self.list.currentRow()
        self._entries = [*numbers, *action_entries(typed, self._commands), *self._found]
        self.list.clear()
        for entry in self._entries:
            item = QListWidgetItem(self._look.icons.icon(entry.icon, "muted"), entry.text)
            item.setData(DETAIL, entry.detail)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), len(self._entries) - 1) if self._found else 0)
        self.list.setVisible(bool(self._entries))
        self.nothing.setVisible(not self._entries)
        self._place()

    # --- choosing -----------------------------------------------------------------------------

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self.close_palette()
            entry.act()

    def _say_current(self, item: QListWidgetItem | None) -> None:
        """The focus stays in the field: a screen reader hears the chosen line as its description."""
        said = f"{item.text()}, {item.data(DETAIL)}".removesuffix(", ") if item is not None else ""
        self.field.setAccessibleDescription(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows and Enter in the field belong to the list; a click elsewhere closes."""
        if watched is self._window:
            if event.type() is QEvent.Type.Resize:
                self._place()
        elif event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)  # type: ignore[arg-type]  # the type says that it is a QKeyEvent
        elif event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._close_if_left)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES and self._entries:
            last = len(self._entries) - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + _MOVES[key], 0), last))
        elif key in _CHOOSES:
            self._choose()
        elif key is Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _close_if_left(self) -> None:
        if not self.field.hasFocus() and self._window.isActiveWindow():
            self._before = None  # the focus has gone where the person put it
            self.close_palette()

    # --- building -----------------------------------------------------------------------------

    def _place(self) -> None:
        px = self._look.theme.px
        width = min(px(_WIDTH_PX), self._window.width() - 2 * px(_EDGE_PX))
        row = max(self.list.sizeHintForRow(0), 1)
        low = self._window.height() - px(_TOP_PX) - 2 * px(_EDGE_PX) - self.field.sizeHint().height()
        self.list.setFixedHeight(max(row, min(row * min(len(self._entries), _ROWS), low)) + px(4))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, min(px(_TOP_PX), self._window.height() // 8))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.setAccessibleName(self.tr("Command palette"))
        self.field.setPlaceholderText(self.tr("Type a number, a name of an action, or words of a call"))
        self.field.setAccessibleName(self.tr("Find"))
        self.list.setAccessibleName(self.tr("What can be done"))
        self.list.setItemDelegate(LinePainter(self._look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(12), px(12), px(12))
        box.setSpacing(px(8))
        box.addWidget(self.field)
        box.addWidget(self.list)
        box.addWidget(self.nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(40))
        shadow.setOffset(0, px(8))
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
