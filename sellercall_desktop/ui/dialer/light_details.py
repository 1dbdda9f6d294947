"""In the keypad's place: what a light rests on, and the ways out where it is red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.ui.dialer.light_words import ICONS, clocks_there, said_of
from sellercall_desktop.ui.dialer.ways_out import WaysOut
from sellercall_desktop.ui.parts.look import Look, Picture, button, label
from sellercall_desktop.ui.window.rail import SEE_CALL
from sellercall_desktop.ui.window.shortcuts import is_second_enter
from sellercall_desktop.ui.words.errors import action_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.law.light import Light, LightReason


class LightDetails(QScrollArea):
    """As high as what it takes the place of. The arrows scroll it."""

    call_wanted = Signal()
    action_chosen = Signal(str)
    """What a reason offers to do: ``"guard"``, ``"do_not_call"`` …"""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._light: Light | None = None
        self.ways_out = WaysOut(look)
        self._place, self._rows = label("", "muted", wrap=True), QVBoxLayout()
        self._rows.setSpacing(look.theme.px(8))
        inside = QWidget()
        inside.setProperty("role", "scroll")
        box = QVBoxLayout(inside)
        px = look.theme.px
        box.setContentsMargins(px(2), 0, px(6), 0)
        box.setSpacing(px(8))
        for part in (self.ways_out, self._place):
            box.addWidget(part)
        box.addLayout(self._rows)
        box.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What the light rests on"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_light(self, light: Light) -> None:
        """Show this one; what is the same stays as it is, and what is being typed stays."""
        known = self._light
        self._light = light
        self.ways_out.show_light(light)
        self._place.setText(clocks_there(light, self._look.formats))
        if known is not None and known.reasons == light.reasons:
            return
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for reason in light.reasons:
            self._rows.addWidget(_ReasonRow(self._look, reason, self.action_chosen.emit))

    def take_focus(self) -> None:
        """Let the keyboard choose a way out; where there is none, read."""
        if not self.ways_out.take_focus():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Who reads here has the number before them: Enter calls it, as in its field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            is_second_enter(event)
            self.call_wanted.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See the class."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See the class."""
        return QSize(0, 0)


class _ReasonRow(QWidget):
    """One reason: its shape, its sentence, and in small print its rule with the source."""

    def __init__(self, look: Look, reason: LightReason, act: Callable[[str], object]) -> None:
        super().__init__()
        name, color = ICONS[reason.verdict]
        icon, side = look.icons.icon(name, color), look.theme.px(14)
        sign = Picture(look)
        sign.show_drawn(lambda: icon.pixmap(QSize(side, side)), name)
        said = said_of(reason, look.formats.language)
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, role in (
            (said.what, ""),
            (" ".join(filter(None, (said.why, said.what_to_do))), "muted"),
            (said.detail, "caption"),
        ):
            if text:
                words.addWidget(label(text, role, wrap=True))
        if (action := said.action) is not None and action != "retry":  # that is what Call is for
            offer = button(look, action_text(action), role="link")
            offer.clicked.connect(lambda: act(action))
            words.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        if call_id := reason.values.get("call"):
            see = button(look, QCoreApplication.translate("Light", "See that call"), role="link")
            see.clicked.connect(lambda: act(f"{SEE_CALL}{call_id}"))
            words.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(6))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(said.text)
