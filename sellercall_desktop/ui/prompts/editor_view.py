"""How the prompt's text is shown, by keys: letters larger or smaller, long lines wrapped, lines numbered.

It is kept with the settings, a moment after the last key.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.settings.editor import LARGEST_LETTERS, SMALLEST_LETTERS
from sellercall_desktop.ui.window.prompt_keys import WRAP_KEYS
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.prompts.face import PromptFace
    from sellercall_desktop.ui.window.bridge import Bridge

log = logging.getLogger(__name__)
_STEP, _USUAL = 10, 100
_REST_MS = 400


class EditorView(QObject):
    """Works on one panel's editor."""

    def __init__(self, face: PromptFace, settings: SettingsFile, bridge: Bridge, tasks: Tasks) -> None:
        super().__init__(face)
        self._editor, self._settings, self._tasks = face.editor, settings, tasks
        self._changed: dict[str, int | bool] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        bridge.settings_changed.connect(self._apply)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            bind(face, keys, partial(self.resize_letters, steps))
        bind(face, WRAP_KEYS, self.toggle_wrap)
        self._apply()

    def resize_letters(self, steps: int) -> None:
        """Larger or smaller letters by so many steps; 0: the usual size."""
        wished = self._now("letters") + _STEP * steps if steps else _USUAL
        self._change("letters", min(max(wished, SMALLEST_LETTERS), LARGEST_LETTERS))

    def toggle_wrap(self) -> None:
        """Wrap long lines, or no longer."""
        self._change("wrap", not self._now("wrap"))

    def toggle_line_numbers(self) -> None:
        """Show line numbers, or no longer."""
        self._change("line_numbers", not self._now("line_numbers"))

    def toggle_spelling(self) -> None:
        """Look words up, or no longer."""
        self._change("spelling", not self._now("spelling"))

    def _now(self, name: str) -> int | bool:
        found: int | bool = self._changed.get(name, getattr(self._settings.value.editor, name))
        return found

    def _change(self, name: str, value: int | bool) -> None:
        self._changed[name] = value
        self._apply()
        self._rest.start()

    def _apply(self) -> None:
        self._editor.lay_out(
            letters=self._now("letters") / _USUAL,
            wrap=bool(self._now("wrap")),
            numbered=bool(self._now("line_numbers")),
        )

    def _on_rested(self) -> None:
        self._tasks.spawn(self._keep(), "editor.view", self._on_failed)

    async def _keep(self) -> None:
        await asyncio.to_thread(self._settings.load_writer)
        kept = dict(self._changed)
        self._settings.update({"editor": kept})
        self._changed = {name: value for name, value in self._changed.items() if kept.get(name) != value}

    def _on_failed(self, error: BaseException) -> None:
        """It holds for this run all the same."""
        if isinstance(error, SettingsError | OSError):
            log.warning("editor.view_not_kept", extra={"problem": str(error)})
        else:
            log.error("editor.view_failed", exc_info=error)
