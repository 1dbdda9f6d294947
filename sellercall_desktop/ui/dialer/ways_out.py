"""What a person can do where the light is red: have it called when it may be, or say why it is called now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.ui.dialer.light_words import their_moment
from sellercall_desktop.ui.parts.look import Look, button, label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.law.light import Light

LONGEST_REASON = 500


class WaysOut(QWidget):
    """Hidden unless the light is red. What was written as a reason stays until the call went out.

    It is asked for anew unless a call was tried with it: else Enter twice would call in spite of the light.
    """

    schedule_wanted = Signal(object)
    """datetime: the next moment at which it may be called."""
    another_time_wanted = Signal()
    override_wanted = Signal(str)
    """With the reason, which is not empty."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.can_schedule = False
        self._reasons: dict[str, str] = {}  # E.164 to what was written
        self._tried: set[str] = set()  # E.164 that were to be called for what was written
        self._e164 = ""
        self._next: datetime | None = None
        self.moment = label("", wrap=True)
        self.schedule = button(look, self.tr("Schedule for then"), "clock", "primary", icon_role="on_call")
        self.another = button(look, self.tr("Another moment…"), "calendar")
        self.override = button(look, self.tr("Call all the same…"), "phone", "danger-quiet")
        self.reason, self.go = QLineEdit(), button(look, self.tr("Call"), "phone", "danger-quiet")
        self._hint = label(self.tr("Write why: it is kept with the call."), "muted", wrap=True)
        self._build()
        self.schedule.clicked.connect(self._on_schedule)
        self.another.clicked.connect(self.another_time_wanted)
        self.override.clicked.connect(self._on_override)
        self.reason.returnPressed.connect(self._on_go)
        self.reason.textEdited.connect(self._on_edited)
        self.go.clicked.connect(self._on_go)

    def show_light(self, light: Light) -> None:
        """Offer what this one leaves."""
        e164 = light.number.e164
        self._next = light.next_allowed
        red = light.verdict is LightVerdict.RED
        waits = self.can_schedule and self._next is not None
        self.setVisible(red and (waits or light.may_override))
        formats = self._look.formats
        moment = their_moment(self._next, light.zones, formats) if self._next is not None else ""
        self.moment.setText(self.tr("Next allowed moment: {moment}").format(moment=moment))
        self.schedule.setAccessibleName(
            self.tr("Schedule for the next allowed moment ({moment})").format(moment=moment)
        )
        for part in (self.moment, self.schedule, self.another):
            part.setVisible(waits)
        if e164 != self._e164:
            self._e164 = e164
            self.reason.setText(self._reasons.get(e164, ""))
            self._ask_reason(asked=e164 in self._tried)
        if not light.may_override:
            self._ask_reason(asked=False)
        self.override.setVisible(light.may_override and self._line.isHidden())

    def forget_reason(self, e164: str) -> None:
        """The call went out."""
        self._reasons.pop(e164, None)
        self._tried.discard(e164)
        self._e164 = ""

    def leave(self, *, given_up: bool) -> None:
        """They are out of sight: the person went on, or wants none of them any more."""
        if given_up:
            self._tried.discard(self._e164)
        self._e164 = ""

    def take_focus(self) -> bool:
        """Give the first way the keyboard; False where there is none."""
        if self.isHidden():
            return False
        ways = (self.reason, self.schedule, self.another, self.override)
        first = next((way for way in ways if way.isVisible()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrows walk from one way to the next."""
        from PySide6.QtCore import Qt

        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._look.theme.px
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(self.tr("Why it is called all the same"))
        self.reason.setAccessibleName(self.tr("Why it is called all the same"))
        self.go.setAccessibleName(self.tr("Call for this reason"))
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self.reason, 1)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        ways: tuple[QWidget | QPushButton, ...] = (self.moment, self.schedule, self.another, self.override)
        for part in (*ways, self._line, self._hint):
            box.addWidget(part)
        self._ask_reason(asked=False)

    def _ask_reason(self, *, asked: bool) -> None:
        for part in (self._line, self._hint):
            part.setVisible(asked)
        self.override.setVisible(not asked)
        self._mark(missing=False)

    def _on_schedule(self) -> None:
        if self._next is not None:
            self.schedule_wanted.emit(self._next)

    def _on_override(self) -> None:
        self._ask_reason(asked=True)
        self.reason.setFocus()

    def _on_edited(self, text: str) -> None:
        self._reasons[self._e164] = text
        self._mark(missing=False)

    def _on_go(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._tried.add(self._e164)
            self.override_wanted.emit(reason)
        else:
            self._mark(missing=True)
            self.reason.setFocus()

    def _mark(self, *, missing: bool) -> None:
        from sellercall_desktop.ui.parts.theme import set_role

        set_role(self._hint, "error" if missing else "muted")
