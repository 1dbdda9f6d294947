"""The slim rail at the left: what fills the space."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import mark

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look


SEE_CALL = "call:"
"""What somebody wants to be done begins so where it is to see a call: its id follows."""


class WindowSection(StrEnum):
    """A place of the window."""

    DESK = "desk"
    HISTORY = "history"
    PROMPTS = "prompts"
    LOG = "log"
    CONTACTS = "contacts"
    CAMPAIGNS = "campaigns"
    SETTINGS = "settings"


_ICONS = {
    WindowSection.DESK: "phone",
    WindowSection.HISTORY: "clock-counter-clockwise",
    WindowSection.PROMPTS: "note-pencil",
    WindowSection.LOG: "terminal-window",
    WindowSection.CONTACTS: "users",
    WindowSection.CAMPAIGNS: "megaphone",
    WindowSection.SETTINGS: "gear-six",
}


class Rail(QFrame):
    """One button a section, and help."""

    chosen = Signal(str)
    help_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._look = look
        px = look.theme.px
        self._group = QButtonGroup(self)
        self._buttons: dict[WindowSection, QToolButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(12), px(8), px(12))
        box.setSpacing(px(6))
        names = {
            WindowSection.DESK: (self.tr("Desk"), "Ctrl+1"),
            WindowSection.HISTORY: (self.tr("History"), "Ctrl+2"),
            WindowSection.PROMPTS: (self.tr("Prompt"), "Ctrl+3"),
            WindowSection.LOG: (self.tr("Log"), "Ctrl+4"),
            WindowSection.CONTACTS: (self.tr("Contacts"), "Ctrl+5"),
            WindowSection.CAMPAIGNS: (self.tr("Campaigns"), "Ctrl+6"),
            WindowSection.SETTINGS: (self.tr("Settings"), "Ctrl+,"),
        }
        for section, (name, keys) in names.items():
            if section is WindowSection.SETTINGS:
                box.addStretch(1)
                box.addWidget(self._help())
            box.addWidget(self._section(section, name, keys))
        self.show_section(WindowSection.DESK)

    def show_section(self, section: WindowSection) -> None:
        """Mark where the person is."""
        for each, made in self._buttons.items():
            made.setIcon(self._look.icons.icon(_ICONS[each], "call" if each is section else "muted", 22))
            mark(made, checked=each is section)

    def _section(self, section: WindowSection, name: str, keys: str) -> QToolButton:
        made = self._button(_ICONS[section], name, keys)
        made.setCheckable(True)
        made.toggled.connect(lambda on: self.chosen.emit(section) if on else None)
        self._group.addButton(made)
        self._buttons[section] = made
        return made

    def _help(self) -> QToolButton:
        made = self._button("question", self.tr("Keys"), "F1")
        made.clicked.connect(self.help_requested)
        return made

    def _button(self, icon: str, name: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setIcon(self._look.icons.icon(icon, "muted", 22))
        made.setIconSize(QSize(self._look.theme.px(22), self._look.theme.px(22)))
        made.setToolTip(f"{name}  ({keys})")
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made
