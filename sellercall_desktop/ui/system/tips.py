"""A tooltip takes no click: what lies under it can be pressed while it is still there.

Qt's tooltip is a window of its own, and stays for a third of a second after the pointer has left its button:
a quick click on what it covers was the tooltip's, which does nothing with it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow

_NO_INPUT = Qt.WindowType.WindowTransparentForInput


class ClicksThroughTips(QObject):
    """Watches the windows that have had the keyboard: the pointer leaves them where it meets a tooltip."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            self._on_window(app.focusWindow())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The pointer may have gone onto a tooltip: let it through."""
        if event.type() is QEvent.Type.Leave:
            for window in QGuiApplication.topLevelWindows():
                if window.type() is Qt.WindowType.ToolTip and not window.flags() & _NO_INPUT:
                    window.setFlag(_NO_INPUT)
        return False

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing
