"""The window of a start that failed before the window could be built. It does without whatever is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from sellercall_desktop.ui.parts.theme import Mode, Theme
from sellercall_desktop.ui.window.opening import FailedStart, Trouble
from sellercall_desktop.ui.window.shortcuts import press_by_enter
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.words.language import Choice, Language

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QApplication

_WIDTH_PX, _HEIGHT_PX = 640, 520


class StartWindow(QMainWindow):
    """Shows a `Trouble` until one of its ways is taken, or it is closed."""

    closed = Signal()

    def __init__(self, app: QApplication, failed: FailedStart, language: Choice, mode: Mode) -> None:
        super().__init__()
        self._language = Language(app, Formats())
        self._language.setParent(self)
        self._language.apply(language)
        theme = Theme(app)
        theme.setParent(self)
        try:
            theme.apply(mode)
        except (OSError, ValueError, KeyError):  # a part of the look is what is missing
            app.setStyleSheet("")
        self.setWindowTitle("SellerCall")
        self.trouble = Trouble(failed, theme.px)
        self.setCentralWidget(self.trouble)
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.px(_WIDTH_PX), room.width()), min(theme.px(_HEIGHT_PX), room.height() - theme.px(40))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the focus."""
        if not press_by_enter(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """None of the ways: the program ends."""
        self.closed.emit()
        super().closeEvent(event)
