"""The phrases that belong to the prompt: each gets a key and a button in the calls that follow it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.presets import MOST_PRESETS, Preset
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.preset_fields import PresetFields
from sellercall_desktop.ui.prompts.variable_line import KnownVariables
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_BLANK = Preset("", "")


class PresetsPane(SidePane):
    """Edits them. They are published with the text; what is removed or replaced can be brought back."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.variables = KnownVariables(self)
        self._rows: list[PresetFields] = []
        self._before: list[tuple[Preset, ...]] = []  # what undo brings back, last in first out
        self.hint: QLabel = label(
            self.tr("One key each while a call is live; published with the text."), "muted", wrap=True
        )
        self.add = button(look, self.tr("Add a phrase"), "plus")
        self.undo_button = icon_button(look, "arrow-counter-clockwise", self.tr("Bring back what was here"))
        self._list = QVBoxLayout()
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.undo_button.clicked.connect(self.undo)
        bind(self, QKeySequence(QKeySequence.StandardKey.Undo).toString(), self.undo)
        self._show_state()

    @property
    def presets(self) -> tuple[Preset, ...]:
        """What is written here; rows with nothing in them are none."""
        return tuple(preset for row in self._rows if (preset := row.preset) is not None)

    def replace_all(self, presets: tuple[Preset, ...]) -> None:
        """Put others in place of all; `undo` brings these back."""
        before = self.presets
        if presets != before:
            self._before += [before] if before else []
            self._fill(presets)

    def begin(self, presets: tuple[Preset, ...]) -> None:
        """Those of another prompt: nothing before them can be brought back."""
        self._before.clear()
        self._fill(presets)

    def undo(self) -> None:
        """Bring back what was removed or replaced last."""
        if self._before:
            self._fill(self._before.pop())

    def take_focus(self) -> None:
        """The keyboard goes to the first phrase."""
        (self._rows[0].name if self._rows else self.add).setFocus()

    # --- inside -------------------------------------------------------------------------------

    def _fill(self, presets: tuple[Preset, ...]) -> None:
        while self._rows:
            self._drop(self._rows[-1])
        for preset in presets:
            self._append(preset)
        self._tell()

    def _append(self, preset: Preset) -> PresetFields:
        made = PresetFields(self._look, self.variables, preset)
        made.changed.connect(self._tell)
        made.removed.connect(partial(self._on_removed, made))
        made.moved_up.connect(partial(self._on_moved_up, made))
        self._rows.append(made)
        self._list.insertWidget(len(self._rows) - 1, made)
        return made

    def _drop(self, row: PresetFields) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        if len(self._rows) < MOST_PRESETS:
            made = self._append(_BLANK)
            self._show_state()
            made.name.setFocus()

    def _on_removed(self, row: PresetFields) -> None:
        at = self._rows.index(row)
        if row.preset is not None:
            self._before.append(self.presets)
        self._drop(row)
        self._tell()
        after = self._rows[min(at, len(self._rows) - 1)].remove if self._rows else self.add
        after.setFocus()

    def _on_moved_up(self, row: PresetFields) -> None:
        at = self._rows.index(row)
        self._rows[at - 1 : at + 1] = row, self._rows[at - 1]
        self._list.insertWidget(at - 1, row)
        self._tell()
        (row.up if at > 1 else row.name).setFocus()

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.number(number)
        self.add.setEnabled(len(self._rows) < MOST_PRESETS)
        self.undo_button.setVisible(bool(self._before))

    def _lay_out(self) -> None:
        px, foot = self._look.theme.px, QHBoxLayout()
        inside, scroll = QWidget(), QScrollArea()
        inside.setProperty("role", "scroll")
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, px(SPACE_S), 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(px(72))
        foot.addWidget(self.add)
        foot.addStretch(1)
        box = self._lay_out_head(self.tr("Prepared phrases"), self.tr("Close the phrases"), self.undo_button)
        box.addWidget(self.hint)
        box.addWidget(scroll, 1)
        box.addLayout(foot)
