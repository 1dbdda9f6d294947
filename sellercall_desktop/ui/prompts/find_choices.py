"""How a search reads its words: letter case, whole words, or as a pattern; each is a switch with a key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sellercall_desktop.ui.parts.look import Look, button
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.window.prompt_keys import CASE_KEYS, PATTERN_KEYS, WORDS_KEYS
from sellercall_desktop.ui.window.shortcuts import bind


class FindChoices(QWidget):
    """Three switches in a row."""

    changed = Signal()

    def __init__(self, look: Look, keyed: QWidget) -> None:
        """Their keys work while the keyboard is in `keyed`."""
        super().__init__(keyed)
        self.case = self._switch(look, keyed, "Aa", self.tr("Upper and lower case differ"), CASE_KEYS)
        self.words = self._switch(look, keyed, "|ab|", self.tr("Whole words only"), WORDS_KEYS)
        self.pattern = self._switch(look, keyed, ".*", self.tr("Regular expression"), PATTERN_KEYS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(SPACE_S) // 2)
        for switch in (self.case, self.words, self.pattern):
            row.addWidget(switch)
            switch.toggled.connect(self.changed)

    @property
    def is_pattern(self) -> bool:
        """Whether the words are a regular expression."""
        return self.pattern.isChecked()

    def _switch(self, look: Look, keyed: QWidget, sign: str, name: str, keys: str) -> QPushButton:
        made = button(look, sign, role="chip")
        made.setProperty("fit", "slim")
        made.setCheckable(True)
        made.setAccessibleName(name)
        bind(keyed, keys, made.toggle)
        made.setToolTip(f"{name} ({keys})")
        return made
