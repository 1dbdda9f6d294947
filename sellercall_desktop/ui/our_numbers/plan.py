"""Before a number is changed: what it points to now, what it will point to, and the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.ui.our_numbers.words import address, takes_calls
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import SmallPrint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.our_numbers.number import AccountNumber, VoiceRouting
    from sellercall_desktop.ui.parts.look import Look


class PlanCard(QFrame):
    """Shows one `VoiceRouting` beside another.

    Signals:
        agreed: the person wants it so.
        cancelled: nothing shall be changed.
        fallback_toggled: whether the TwiML Bin shall answer while this computer does not.
    """

    agreed = Signal()
    cancelled = Signal()
    fallback_toggled = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        px = look.theme.px
        self._title, self._warning = label("", "section", wrap=True), label("", "warning", wrap=True)
        self._values: list[tuple[SmallPrint, SmallPrint]] = []
        self.fallback = QCheckBox(self.tr("While this computer is off, the TwiML Bin answers"))
        self.fallback.setChecked(True)
        self.fallback.toggled.connect(self.fallback_toggled)
        self.agree = button(look, self.tr("Point it here"), "check", "primary", icon_role="on_call")
        self.cancel = button(look, self.tr("Leave it as it is"))
        self.agree.clicked.connect(self.agreed)
        self.cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.agree)
        foot.addWidget(self.cancel)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(14))
        box.setSpacing(px(10))
        box.addWidget(self._title)
        box.addLayout(self._grid(px(12), px(4)))
        promise = self.tr(
            "What it points to now is kept on this computer first, and can be given back at any time. "
            "Messages (SMS) are not touched."
        )
        for part in (self._warning, self.fallback, label(promise, "caption", wrap=True)):
            box.addWidget(part)
        box.addLayout(foot)

    def show_plan(
        self, number: AccountNumber, shown: str, planned: VoiceRouting, *, fallback: bool, here: str
    ) -> None:
        """Ask about this number. `shown` is it as people write it; `fallback`: there is a TwiML Bin."""
        self._title.setText(self.tr("Point {number} to this computer?").format(number=shown))
        now = number.routing
        rows = (
            (takes_calls(now) if now.trunk or now.application else _voice(now), _voice(planned)),
            (
                address(now.fallback_url, now.fallback_method),
                address(planned.fallback_url, planned.fallback_method),
            ),
            (address(now.status_url, now.status_method), address(planned.status_url, planned.status_method)),
        )
        for (before, after), (then, soon) in zip(self._values, rows, strict=True):
            before.show_text(then)
            after.show_text(self.tr("as now") if then == soon else soon)
        self.fallback.setVisible(fallback)
        other = DOORS.public_url_of(now)
        self._warning.setVisible(bool(other) and other != here)
        self._warning.setText(
            self.tr(
                "It points to a SellerCall now, perhaps on another computer, which would get no more calls."
            )
        )
        self.setAccessibleName(
            " ".join((self._title.text(), *(f"{before} → {after}." for before, after in rows)))
        )

    def _grid(self, across: int, down: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(across)
        grid.setVerticalSpacing(down)
        grid.setColumnStretch(2, 1)
        names = (self.tr("Calls go to"), self.tr("If that fails"), self.tr("Reports go to"))
        for place, name in enumerate(names):
            grid.addWidget(label(name, "section"), 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            pair = (SmallPrint(), SmallPrint())
            for line, (when, value) in enumerate(zip((self.tr("now"), self.tr("then")), pair, strict=True)):
                grid.addWidget(label(when, "muted"), 2 * place + line, 1)
                value.setProperty("role", "mono")
                value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                grid.addWidget(value, 2 * place + line, 2)
            self._values.append(pair)
        return grid


def _voice(routing: VoiceRouting) -> str:
    return address(routing.voice_url, routing.voice_method)
