"""One prepared phrase to be edited: what stands on its button, what the AI is told, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.presets import LONGEST_LABEL, Preset
from sellercall_desktop.core.steering.steering import LONGEST_ACT
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.variable_line import VariableLine
from sellercall_desktop.ui.window.actions import preset_keys, shown_keys
from sellercall_desktop.ui.words.presets import WAYS, way_text

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.variable_line import KnownVariables


class PresetFields(QWidget):
    """Two lines. What is left out of the name and the words is taken from the other."""

    changed = Signal()
    removed = Signal()
    moved_up = Signal()

    def __init__(
        self, look: Look, variables: KnownVariables, preset: Preset, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = label("", "kbd")
        self.name, self._way = QLineEdit(preset.label), ChoiceBox()
        self.words = VariableLine(look, variables, preset.text)
        self.up = icon_button(look, "arrow-up", self.tr("One key further up"), size=14)
        self.remove = icon_button(look, "trash", self.tr("Remove this phrase"), size=14)
        self.name.setMaxLength(LONGEST_LABEL)
        self.words.setMaxLength(LONGEST_ACT)
        self.name.setPlaceholderText(self.tr("On the button"))
        self.words.setPlaceholderText(self.tr("What the AI is told"))
        for way in WAYS:
            self._way.addItem(way_text(*way), way)
        self._way.setCurrentIndex(WAYS.index((preset.kind, preset.urgency)))
        self._way.setMinimumContentsLength(9)
        self._lay_out(look)
        for field in (self.name, self.words):
            field.textChanged.connect(self.changed)
            field.setCursorPosition(0)
        self._way.currentIndexChanged.connect(self.changed)
        self.up.clicked.connect(self.moved_up)
        self.remove.clicked.connect(self.removed)

    @property
    def preset(self) -> Preset | None:
        """What is written here; None where nothing is."""
        name, words = self.name.text().strip(), self.words.text().strip()
        kind, urgency = WAYS[self._way.currentIndex()]
        if not name and not words:
            return None
        return Preset(name or words[:LONGEST_LABEL].strip(), words or name, kind, urgency)

    def number(self, number: int) -> None:
        """The first, second … of them has this key."""
        keys = shown_keys(preset_keys(number))
        self._keys.setText(keys)
        self.up.setEnabled(number > 1)
        self.name.setAccessibleName(self.tr("Name of the phrase at {keys}").format(keys=keys))
        self.words.setAccessibleName(self.tr("Words of the phrase at {keys}").format(keys=keys))
        self._way.setAccessibleName(self.tr("How the AI takes the phrase at {keys}").format(keys=keys))
        self.remove.setAccessibleName(self.tr("Remove the phrase at {keys}").format(keys=keys))

    def _lay_out(self, look: Look) -> None:
        px = look.theme.px
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        for row in (head, below):
            row.setSpacing(px(SPACE_S))
        head.addWidget(self._keys)
        head.addWidget(self.name, 1)
        head.addWidget(self.up)
        head.addWidget(self.remove)
        below.addWidget(self.words, 1)
        below.addWidget(self._way)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, px(SPACE_S))
        box.setSpacing(px(4))
        box.addLayout(head)
        box.addLayout(below)
