"""What fills the window: the workspace of the present language, or one page in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.window.workspace import Workspace


class Front(QStackedWidget):
    """In front may stand the welcome page, the assistant, or why a start failed: the workspace goes on."""

    renewed = Signal()
    """Another workspace, empty still, is about to take the place of the old one."""

    def __init__(self, build: Callable[[QWidget], Workspace]) -> None:
        super().__init__()
        self._build = build
        self._end_page: Callable[[], None]  # of the page in front
        self.workspace: Workspace  # there is one after the first `renew`

    def renew(self) -> Workspace:
        """Put an empty workspace of the present language in the place of the old one, if there is one."""
        old = self.workspace if self.count() else None
        shown = self.currentIndex()
        self.workspace = self._build(self)
        self.insertWidget(0, self.workspace)
        if shown <= 0:
            self.setCurrentIndex(0)
        if old is not None:
            self.renewed.emit()
            self.removeWidget(old)
        return self.workspace

    def show_workspace(self) -> None:
        """Leave the page in front, if there is one."""
        self.setCurrentIndex(0)

    def show_page(self, page: QWidget, end: Callable[[], None] | None = None) -> None:
        """Put this page in front; the one that was there goes. `end` takes this one down if it has work."""
        while self.count() > 1:
            if (old := self.widget(1)) is not None:
                self.removeWidget(old)
                self._end_page()
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._end_page = end or page.deleteLater
