"""Who is called later, by day, what is overdue on top. Enter or a click calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.ui.parts.look import Look, button, icon_button, label
from sellercall_desktop.ui.scheduled.item import LaterItem
from sellercall_desktop.ui.scheduled.words import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.scheduled.entries import LaterEntry

_FEW, _MANY = 12, 200
_TICK_MS = 30_000
_MADE_AT_ONCE = 2
"""Rows; the others a turn of the loop later, so that what is typed meanwhile is not kept waiting."""


class LaterList(QWidget):
    """Shows what `entries` gives, and tells what a person wants of one."""

    called = cast("TypedSignal[LaterEntry]", Signal(object))
    changed = cast("TypedSignal[LaterEntry]", Signal(object))
    """It is to be at another moment."""
    put_off = cast("TypedSignal[LaterEntry]", Signal(object))
    cancelled = cast("TypedSignal[LaterEntry]", Signal(object))
    details_requested = Signal(str)
    add_wanted = Signal()

    def __init__(
        self,
        look: Look,
        entries: Callable[[datetime, int], tuple[Sequence[LaterEntry], int]],
        *,
        fate: Callable[[LaterEntry], str],
        can_add: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`entries` gives at most so many, and how many there are; `fate` says why one was not dialed."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # the column scrolls
        self._look, self._entries, self._fate, self._can_add = look, entries, fate, can_add
        self._most = _FEW
        self._items: list[LaterItem] = []
        px = look.theme.px
        self.title = label(self.tr("Calls for later"), "caption")
        self.add = icon_button(look, "plus", self.tr("Have a number called later (Ctrl+Shift+B)"), size=14)
        self.add.clicked.connect(self.add_wanted)
        self.add.setVisible(can_add)
        self.more = button(look, "", role="link")
        self.more.clicked.connect(self._show_more)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.add)
        self.place = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(px(2))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        for layout in (head, self.place, self._list):
            box.addLayout(layout)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.refresh)
        self.refresh()

    @property
    def items(self) -> Sequence[LaterItem]:
        """What is shown, from the top."""
        return self._items

    def focus_first(self) -> bool:
        """Give the topmost the keyboard; False where there is none."""
        if not self._items:
            return False
        self._items[0].row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def refresh(self) -> None:
        """Show what is open now; the keyboard stays with the customer it was at."""
        now, at = utc_now(), self._at()
        shown, count = self._entries(now, self._most)
        held = self._items[at].entry.id if at is not None else ""
        left = count - len(shown)
        for _ in range(min(_MADE_AT_ONCE, len(shown) - len(self._items))):
            self._items.append(self._made())
        if len(self._items) < len(shown):
            QTimer.singleShot(0, self, self.refresh)
            shown = shown[: len(self._items)]
        for one in self._items[len(shown) :]:
            one.hide()
            one.deleteLater()
        del self._items[len(shown) :]
        above = ""
        for item, entry in zip(self._items, shown, strict=True):
            day = self._day(entry, now)
            fate = self._fate(entry) if entry.asks else ""
            item.show_entry(entry, now, day=day if day != above else "", fate=fate)
            above = day
        if at is not None:
            self._keep_focus(held, at)
        self.more.setText(self.tr("Show %n more", "", left))
        self.more.setVisible(left > 0 and self._most < _MANY)
        self.title.setVisible(bool(shown) or self._can_add)
        self.setVisible(bool(shown) or self._can_add)
        if bool(shown) != self._clock.isActive():
            self._clock.start() if shown else self._clock.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk; Enter calls; F2 changes; Delete cancels; the menu key has the rest."""
        at = self._at()
        if at is None:
            super().keyPressEvent(event)
            return
        item = self._items[at]
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._items[max(0, min(at + step, len(self._items) - 1))].row.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item.row.hasFocus():
            self.called.emit(item.entry)
        elif event.key() == Qt.Key.Key_F2:
            self.changed.emit(item.entry)
        elif event.key() == Qt.Key.Key_Delete:
            self.cancelled.emit(item.entry)
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _at(self) -> int | None:
        focused = self.focusWidget()
        if focused is None or not focused.hasFocus():
            return None
        return next((n for n, one in enumerate(self._items) if one.isAncestorOf(focused)), None)

    def _keep_focus(self, held: str, at: int) -> None:
        """With the customer it was at; where they are gone, with who came in their place, or at the list."""
        same = next((one for one in self._items if one.entry.id == held), None)
        beside = self._items[min(at, len(self._items) - 1)] if self._items else None
        at_last = same or beside
        (at_last.row if at_last is not None else self.add).setFocus()

    def _day(self, entry: LaterEntry, now: datetime) -> str:
        if entry.asks:
            return self.tr("Came due and was not called")
        if entry.is_overdue(now):
            return self.tr("Overdue")
        return day_text(day_of(entry.due), day_of(now), self._look.formats)

    def _show_more(self) -> None:
        self._most = _MANY
        self.refresh()

    def _made(self) -> LaterItem:
        made = LaterItem(self._look, self)
        QWidget.setTabOrder(self._items[-1].last if self._items else self.add, made.row)
        made.called.connect(lambda: self.called.emit(made.entry))
        made.put_off.connect(lambda: self.put_off.emit(made.entry))
        made.cancelled.connect(lambda: self.cancelled.emit(made.entry))
        made.row.customContextMenuRequested.connect(lambda at: self._offer(made, at))
        self._list.addWidget(made)
        return made

    def _offer(self, item: LaterItem, at: QPoint) -> None:
        menu, entry = QMenu(self), item.entry
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Call now (Enter)"), lambda: self.called.emit(entry))
        menu.addAction(self.tr("In 10 minutes"), lambda: self.put_off.emit(entry))
        menu.addAction(self.tr("Another moment… (F2)"), lambda: self.changed.emit(entry))
        if entry.scheduled is None:
            menu.addAction(self.tr("Settled without a call (Del)"), lambda: self.cancelled.emit(entry))
            menu.addAction(self.tr("Show the call"), lambda: self.details_requested.emit(entry.id))
        else:
            menu.addAction(self.tr("Cancel it (Del)"), lambda: self.cancelled.emit(entry))
        menu.popup(item.row.mapToGlobal(at))
