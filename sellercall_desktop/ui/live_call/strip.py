"""The calls side by side, small: one button each, the selected one is shown large below.

A desk may have hundreds: beyond some there is no room anyway, and a button that nobody sees costs as much.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QScrollArea, QWidget

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.ui.parts.look import Look, button, mark
from sellercall_desktop.ui.words.calls import RESULT_SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QWheelEvent

    from sellercall_desktop.core.calls.call import Call

MOST_BUTTONS = 30


def _nothing(_call: Call) -> str:
    return ""


class CallStrip(QWidget):
    """Appears once there is more than one call. What has no room is counted at its end, and listed there."""

    selected = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, QPushButton] = {}
        self._calls: Sequence[Call] = ()
        self._text_of: Callable[[Call], str] = lambda call: call.number
        self._group = QButtonGroup(self)
        self._shown: str | None = None
        self._scroll, self._row = QScrollArea(self), QHBoxLayout()
        self._more = button(look, "", "caret-down", "chip", icon_role="muted")
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._more.clicked.connect(self._list_hidden)
        self._reveal_soon = QTimer(self, singleShot=True, interval=0)  # once the row has its new width
        self._reveal_soon.timeout.connect(self._reveal)
        self._count_soon = QTimer(self, singleShot=True, interval=0)
        self._count_soon.timeout.connect(self._count)
        self._lay_out()
        self.hide()

    @property
    def hidden_calls(self) -> tuple[str, ...]:
        """The ids of the calls whose button is not wholly in sight, or that have none."""
        viewport = self._scroll.viewport()
        room = viewport.rect()
        seen = {
            call_id
            for call_id, chip in self._buttons.items()
            if room.contains(chip.rect().translated(chip.mapTo(viewport, chip.rect().topLeft())))
        }
        return tuple(call.id for call in self._calls if call.id not in seen)

    def show_calls(
        self,
        calls: Sequence[Call],
        selected: str | None,
        text_of: Callable[[Call], str],
        alarm_of: Callable[[Call], str] = _nothing,
    ) -> None:
        """One button a call, with its text, oldest first; of very many, the first and the selected one.

        `alarm_of` gives what somebody has to look at in a call: its button bears a sign for it.
        """
        if len(calls) != len(self._calls):
            self._count_soon.start()
        self._calls, self._text_of = calls, text_of
        shown = calls[:MOST_BUTTONS]
        shown = [*shown, *(call for call in calls[MOST_BUTTONS:] if call.id == selected)]
        for gone in self._buttons.keys() - {call.id for call in shown}:
            old = self._buttons.pop(gone)
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        for call in shown:
            chip, text = self._buttons.get(call.id) or self._add(call.id), text_of(call)
            if chip.text() != text:
                chip.setText(text)
            alarm = alarm_of(call)
            icon, role = ("warning-fill", "warning") if alarm else _sign_of(call)
            if chip.toolTip() != alarm:
                chip.setToolTip(alarm)
                chip.setAccessibleDescription(alarm)
            if chip.property("shows") != icon:
                chip.setProperty("shows", icon)
                chip.setIcon(self._look.icons.icon(icon, role))
            mark(chip, checked=call.id == selected)
        self.setVisible(len(calls) > 1)
        if selected in self._buttons and selected != self._shown:
            self._shown = selected
            self._reveal_soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel goes sideways: there is no other way to go."""
        bar = self._scroll.horizontalScrollBar()
        bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))

    # --- inside -------------------------------------------------------------------------------

    def _reveal(self) -> None:
        if chip := self._buttons.get(self._shown or ""):
            self._scroll.ensureWidgetVisible(chip, self._look.theme.px(32), 0)
        self._count()

    def _on_range(self) -> None:
        """Room or buttons have changed: the selected one stays in sight."""
        self._reveal_soon.start()

    def _on_scrolled(self) -> None:
        self._count_soon.start()

    def _count(self) -> None:
        hidden = len(self.hidden_calls)
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("%n more", "", hidden))
        self._more.setAccessibleName(self.tr("%n call(s) not in sight", "", hidden))

    def _list_hidden(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hidden = set(self.hidden_calls)
        for call in self._calls:
            if call.id in hidden:
                icon, role = _sign_of(call)
                choose = partial(self.selected.emit, call.id)
                menu.addAction(self._look.icons.icon(icon, role), self._text_of(call), choose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add(self, call_id: str) -> QPushButton:
        made = button(self._look, "", "phone-call", "chip")
        made.setCheckable(True)
        made.toggled.connect(lambda on: self.selected.emit(call_id) if on else None)
        self._group.addButton(made)
        self._buttons[call_id] = made
        self._row.insertWidget(self._row.count() - 1, made)
        return made

    def _lay_out(self) -> None:
        px = self._look.theme.px
        inside = QWidget()
        inside.setProperty("role", "scroll")
        inside.setLayout(self._row)
        self._row.setContentsMargins(px(16), px(8), px(16), 0)
        self._row.setSpacing(px(8))
        self._row.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.horizontalScrollBar().rangeChanged.connect(self._on_range)
        scroll.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self._more.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, px(12), 0)
        across.setSpacing(px(4))
        across.addWidget(scroll, 1)
        across.addWidget(self._more, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFixedHeight(px(44))


def _sign_of(call: Call) -> tuple[str, str]:
    """The icon and its colour: who rang whom while it lives, what came of it then."""
    if not call.is_live:
        return RESULT_SIGN[call.result][0] if call.result else "phone-x", "muted"
    return ("phone-incoming", "incoming") if call.direction is Direction.INBOUND else ("phone-call", "call")
