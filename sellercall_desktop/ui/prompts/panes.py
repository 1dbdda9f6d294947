"""What can be opened beside the prompt's text: its versions, its phrases, how it is sent. One at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.lint_pane import LintPane
    from sellercall_desktop.ui.prompts.presets_pane import PresetsPane
    from sellercall_desktop.ui.prompts.preview import PreviewPane
    from sellercall_desktop.ui.prompts.settings_pane import SettingsPane
    from sellercall_desktop.ui.prompts.trying.rehearsal_pane import RehearsalPane
    from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane
    from sellercall_desktop.ui.prompts.versions import VersionsPane

    Pane = LintPane | PresetsPane | PreviewPane | RehearsalPane | ScenariosPane | SettingsPane | VersionsPane


class SidePanes(QObject):
    """Each pane has a button that opens and closes it."""

    opened = cast("TypedSignal[QWidget]", Signal(object))
    left = Signal()
    """One was closed while the keyboard was in it."""

    def __init__(self, panes: Sequence[tuple[QAbstractButton, Pane]], parent: QWidget) -> None:
        super().__init__(parent)
        self._panes: list[tuple[QAbstractButton, Pane]] = []
        for opener, pane in panes:
            self.add(opener, pane)

    def add(self, opener: QAbstractButton, pane: Pane) -> None:
        """One more."""
        self._panes.append((opener, pane))
        opener.setCheckable(True)
        opener.toggled.connect(partial(self._on_toggled, opener, pane))
        pane.closed.connect(partial(opener.setChecked, False))

    def close_opened(self) -> bool:
        """Put away what is open; False where nothing is."""
        opened = [opener for opener, _pane in self._panes if opener.isChecked()]
        for opener in opened:
            opener.setChecked(False)
        return bool(opened)

    def _on_toggled(self, opener: QAbstractButton, pane: Pane, opened: bool) -> None:
        leaves = holds_focus(pane) or holds_focus(opener)
        pane.setVisible(opened)
        if opened:
            for other, _pane in self._panes:
                other.setChecked(other is opener)
            self.opened.emit(pane)
            pane.take_focus()
        elif leaves:
            self.left.emit()
