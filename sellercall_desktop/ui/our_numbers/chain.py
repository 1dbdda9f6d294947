"""Check inbound: every link of an incoming call's way, one line each, with what to do about a broken one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.core.our_numbers.inbound_check import LinkState
from sellercall_desktop.doctor.checks import finding_of
from sellercall_desktop.ui.parts.look import button, label

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.our_numbers.inbound_check import LinkResult
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look

_SIGNS = {
    LinkState.SOUND: ("check-circle", "call"),
    LinkState.BROKEN: ("x-circle", "hang_up"),
    LinkState.UNKNOWN: ("circle", "muted"),
}


class InboundCheck(QWidget):
    """A button that is its own progress, and the links below it. The doctor's words serve here too."""

    def __init__(
        self,
        check: Callable[[], Awaitable[tuple[LinkResult, ...]]],
        tasks: Tasks,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check, self._tasks, self._look = check, tasks, look
        self.results: tuple[LinkResult, ...] = ()
        self.button = button(look, self.tr("Check inbound"), "phone-incoming", icon_role="muted")
        self.button.clicked.connect(self.start)
        look.theme.changed.connect(self._show)
        self.verdict = label("", "section", wrap=True)
        self._lines = QWidget()
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(8))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.verdict)
        box.addWidget(self._lines)
        self.verdict.hide()

    def start(self) -> None:
        """Try every link now."""
        self.button.setEnabled(False)
        self.button.setText(self.tr("Checking…"))
        self._tasks.spawn(self._run(), "numbers.check")

    async def _run(self) -> None:
        try:
            self.results = await self._check()
        finally:
            self.button.setEnabled(True)
            self.button.setText(self.tr("Check inbound"))
        broken = sum(result.state is LinkState.BROKEN for result in self.results)
        words = (
            self.tr("%n link(s) are broken.", "", broken) if broken else self.tr("A customer can call in.")
        )
        self.verdict.setText(words)
        self.verdict.show()
        self._show()

    def _show(self) -> None:
        px = self._look.theme.px
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        language = self._look.formats.language
        row = 0
        for result in self.results:
            icon, role = _SIGNS[result.state]
            what, remedy = finding_of(result).words(language)
            sign = QLabel()
            sign.setPixmap(self._look.icons.pixmap(icon, role, 16, self.devicePixelRatioF()))
            sign.setAccessibleName(self._state_text(result.state))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            quiet = result.state is LinkState.UNKNOWN
            grid.addWidget(label(what, "muted" if quiet else "", wrap=True), row, 1)
            row += 1
            if remedy and not quiet:
                grid.addWidget(label("→ " + remedy, "muted", wrap=True), row, 1)
                row += 1
        self._box.replaceWidget(self._lines, lines)
        self._lines.deleteLater()
        self._lines = lines

    def _state_text(self, state: LinkState) -> str:
        if state is LinkState.SOUND:
            return self.tr("in order")
        return self.tr("broken") if state is LinkState.BROKEN else self.tr("not tried")
