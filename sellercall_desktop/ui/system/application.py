"""The application object. It tells of the links that macOS hands over as events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from sellercall_desktop.ui.parts.theme import IS_STYLED, STYLE


class Application(QApplication):
    """Knows the links that came before anybody listened."""

    link_opened = Signal(str)
    """A link that the system wants opened."""

    def __init__(self, arguments: list[str]) -> None:
        # As an argument: setStyle() answers with a QStyle, whose enums take 30 ms of every start to make.
        super().__init__([*arguments, "-style", STYLE])
        self.setProperty(IS_STYLED, True)
        self.early_links: list[str] = []

    def event(self, event: QEvent) -> bool:
        """Take `QFileOpenEvent`; everything else is Qt's. Only what is sent to the application comes here."""
        if isinstance(event, QFileOpenEvent) and (link := self._link_of(event)):
            self.early_links.append(link)
            self.link_opened.emit(link)
            return True
        return super().event(event)

    @staticmethod
    def _link_of(event: QFileOpenEvent) -> str:
        from sellercall_desktop.ui.system.links import link_of  # most starts have no link

        return link_of(event)

    def take_links(self) -> list[str]:
        """The links that nobody has taken yet; they are the caller's now."""
        taken, self.early_links = self.early_links, []
        return taken
