"""Who is to be called again: overdue ones on top, then by time. Enter or a click calls."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.wrap_up.moment import here_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.callbacks import Callback, Callbacks
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.words.formats import Formats

_MOST = 12
_TICK_MS = 30_000


class CallbackItem(QPushButton):
    """One customer: who, when, and what the note begins with."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._look = look
        self.callback: Callback
        self._who, self._when, self._note = Elided(), Elided("muted"), Elided("muted")
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(look.theme.px(8), look.theme.px(4), look.theme.px(8), look.theme.px(4))
        box.setSpacing(0)
        for part in (self._who, self._when, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(part)
        self.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed
        )  # the column is not wider for it
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_callback(self, callback: Callback, now: datetime) -> None:
        """Show this."""
        self.callback = callback
        formats = self._look.formats
        who = callback.name or formats.who(callback.call.number)
        theirs = "" if callback.is_ours else self.tr("another desk")
        overdue = self.tr("overdue") if callback.due <= now else ""
        self._who.show_text("  ·  ".join(part for part in (who, theirs, overdue) if part))
        self._when.show_text(when_text(callback, formats, now))
        set_role(self._when, "error" if overdue else "muted")
        self._note.show_text(callback.note)
        self._note.setVisible(bool(callback.note))
        spoken = (self._who.text(), self._when.text(), callback.note)
        self.setAccessibleName(self.tr("Call back {who}").format(who=". ".join(filter(None, spoken))))
        self.setToolTip(self.tr("Call {number} now").format(number=formats.number(callback.call.number)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A button's own would be that of one line."""
        return self._box.minimumSize()


class CallbackList(QWidget):
    """The open callbacks on the desk."""

    dial_requested = Signal(str)
    details_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        callbacks: Callbacks,
        tasks: Tasks,
        bridge: Bridge,
        *,
        author: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._callbacks, self._tasks, self._author = look, callbacks, tasks, author
        self._items: list[CallbackItem] = []
        self._title, self._more = label(self.tr("Callbacks"), "caption"), label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.theme.px(2))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(4))
        box.addWidget(self._title)
        box.addLayout(self._list)
        box.addWidget(self._more)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._show)
        bridge.callbacks_changed.connect(self._on_change)
        bridge.callbacks_due.connect(self._on_change)
        bridge.contact_names_changed.connect(self._on_change)
        self._show()

    def _on_change(self, _change: object) -> None:
        self._show()

    @property
    def items(self) -> Sequence[CallbackItem]:
        """What is shown, from the top."""
        return self._items

    def focus_first(self) -> bool:
        """Give the topmost the keyboard; False where there is none."""
        if not self._items:
            return False
        self._items[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk; Enter calls; Delete settles without a call."""
        at = next((place for place, one in enumerate(self._items) if one.hasFocus()), None)
        if at is None:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._items[max(0, min(at + step, len(self._items) - 1))].setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._items[at].click()
        elif event.key() == Qt.Key.Key_Delete:
            self._settle(self._items[at])
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        shown, now = self._callbacks.open[:_MOST], utc_now()
        while len(self._items) < len(shown):
            self._items.append(self._made())
        for one in self._items[len(shown) :]:
            one.hide()
            one.deleteLater()
        del self._items[len(shown) :]
        for item, callback in zip(self._items, shown, strict=True):
            item.show_callback(callback, now)
        left = len(self._callbacks.open) - len(shown)
        self._more.setText(self.tr("%n more in the history", "", left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(shown))
        if shown and not self._clock.isActive():
            self._clock.start()
        elif not shown:
            self._clock.stop()

    def _made(self) -> CallbackItem:
        made = CallbackItem(self._look, self)
        if self._items:
            QWidget.setTabOrder(self._items[-1], made)
        made.clicked.connect(lambda: self.dial_requested.emit(made.callback.call.number))
        made.customContextMenuRequested.connect(lambda at: self._offer(made, at))
        self._list.addWidget(made)
        return made

    def _offer(self, item: CallbackItem, at: object) -> None:
        from PySide6.QtCore import QPoint

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        call = item.callback.call
        menu.addAction(self.tr("Call now (Enter)"), item.click)
        menu.addAction(self.tr("In 10 minutes"), partial(self._put_off, item))
        menu.addAction(self.tr("Settled without a call (Del)"), partial(self._settle, item))
        menu.addAction(self.tr("Show the call"), lambda: self.details_requested.emit(call.id))
        menu.popup(item.mapToGlobal(at if isinstance(at, QPoint) else item.rect().center()))

    def _put_off(self, item: CallbackItem) -> None:
        work = self._callbacks.put_off(item.callback.call.id, self._author)
        self._tasks.spawn(work, "callbacks.put_off")

    def _settle(self, item: CallbackItem) -> None:
        work = self._callbacks.settle(item.callback.call.id, self._author)
        self._tasks.spawn(work, "callbacks.settle")


def when_text(callback: Callback, formats: Formats, now: datetime) -> str:
    """Day and time by the customer's clock, and by ours where it shows another."""
    clock = next(iter(clocks_of((callback.zone,) if callback.zone else ())), None)
    there = callback.due.astimezone(clock)
    days = (there.date() - now.astimezone(clock).date()) // timedelta(days=1)
    time = formats.clock(there)
    if days == 0:
        said = time
    elif days == 1:
        said = QCoreApplication.translate("WrapUp", "tomorrow {time}").format(time=time)
    else:
        day = QDate(there.year, there.month, there.day)
        said = f"{formats.locale.toString(day, 'ddd d MMM')}, {time}"
    ours = here_text(callback.due, there.tzinfo, formats) if there.tzinfo is not None else ""
    return f"{said} {ours}".strip()
