"""Has a text checked while it is written: variables at once, the rest on a thread when there is a pause."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.settings import USUAL
from sellercall_desktop.core.prompts.variables import known_keys
from sellercall_desktop.ui.parts.look import icon_button
from sellercall_desktop.ui.prompts.completion import InEditor, VariableCompletion
from sellercall_desktop.ui.prompts.giving_way import giving_way
from sellercall_desktop.ui.prompts.lint_pane import LintPane
from sellercall_desktop.ui.prompts.text_marks import TextMarks
from sellercall_desktop.ui.prompts.units import span_of
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import window_language

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QLineEdit

    from sellercall_desktop.core.prompts.linting.checked import Installation
    from sellercall_desktop.core.prompts.linting.finding import LintFinding
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.face import PromptFace

    At = Callable[[], Awaitable[Installation]]

log = logging.getLogger(__name__)
_REST_MS, _LONG_REST_MS = 500, 1500
_LONG = 50_000
"""Characters from which on a check takes long enough to wait for a longer pause."""


class PromptChecks(QObject):
    """Works on one panel. A text that is written on meanwhile is checked anew, and no stale fix is made."""

    def __init__(self, face: PromptFace, look: Look, tasks: Tasks, installation: At) -> None:
        """`installation` tells what the text is held to; it may raise StoreError."""
        super().__init__(face)
        self._editor, self._look, self._tasks, self._at = face.editor, look, tasks, installation
        self._face = face
        self._checked: str | None = None
        self._settings_checked = USUAL
        self._changes = 0
        self._busy = False
        self.marks = TextMarks(face.editor.document(), look.theme)
        self.completion = VariableCompletion(InEditor(face.editor), window_language())
        face.editor.textChanged.connect(self.completion.on_typed)
        face.editor.cursorPositionChanged.connect(self.completion.on_moved)
        face.editor.keys_taken = self.completion.takes
        self.pane = LintPane(look, face)
        self.button = icon_button(look, "check-circle", self.tr("Check of the text"))
        self.button.setToolTip(f"{self.button.toolTip()} (Ctrl+E)")
        face.add_pane(self.button, self.pane, only_wide=True)
        bind(face, "Ctrl+E", self.button.toggle)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.check)
        self._editor.textChanged.connect(self._on_changed)
        face.settings.changed.connect(self._on_changed)
        self.pane.place_chosen.connect(self._on_place)
        self.pane.fix_chosen.connect(self._on_fix)
        face.installEventFilter(self)
        self._on_changed()

    def check(self) -> None:
        """Check the text as it stands now, behind the window."""
        if not self._busy and self._face.isVisible():
            self._busy = True
            self._tasks.spawn(self._check(), "prompt.check", self._on_failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What nobody sees is not checked before it is shown."""
        if event.type() is QEvent.Type.Show:
            self._rest.start()
        return super().eventFilter(watched, event)

    async def _check(self) -> None:
        try:
            at, settings = await self._at(), self._face.content.settings
            at = replace(at, tools_on=at.tools_on | frozenset(settings.tools))
            self.marks.set_known(known_keys(at.contacts_have))
            self.completion.set_own(at.contacts_have)
            for pane in (self._face.settings, self._face.presets):
                pane.variables.know(at.contacts_have)
            text, changes = self._editor.toPlainText(), self._changes
            findings = await asyncio.to_thread(_lint, text, at, settings, lambda: changes == self._changes)
        finally:
            self._busy = False
        if changes == self._changes:
            self._settings_checked = settings
            self._show(text, findings)
        else:
            self._on_changed()

    def _show(self, text: str, findings: Sequence[LintFinding]) -> None:
        self._checked = text
        self.pane.show_findings(text, findings)

    def _on_changed(self) -> None:
        self._changes += 1
        self._rest.start(_LONG_REST_MS if self._editor.document().characterCount() > _LONG else _REST_MS)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, StoreError):
            log.warning("prompt.not_checked", extra={"problem": str(error)})
        else:
            log.error("prompt.check_failed", exc_info=error)

    def _is_of_now(self) -> bool:
        """Where it was written on since, the places are looked for anew."""
        if (
            self._editor.toPlainText() == self._checked
            and self._settings_checked == self._face.content.settings
        ):
            return True
        self.check()
        return False

    def _on_place(self, finding: LintFinding) -> None:
        if not self._is_of_now() or self._checked is None:
            return
        if (line := self._select_in_setting(finding, finding.start, finding.end)) is not None:
            self._face.settings_button.setChecked(True)
            line.setFocus()
        elif not finding.where:
            self._editor.select(span_of(self._checked, finding.start, finding.end))
            self._editor.setFocus()

    def _on_fix(self, finding: LintFinding) -> None:
        fix = finding.fix
        if fix is None or not self._is_of_now() or self._checked is None:
            return
        if (line := self._select_in_setting(finding, fix.start, fix.end)) is not None:
            line.insert(fix.text)  # one step of the line's own undo
        elif not finding.where:
            self._editor.put(span_of(self._checked, fix.start, fix.end), fix.text)
        self.check()

    def _select_in_setting(self, finding: LintFinding, start: int, end: int) -> QLineEdit | None:
        """The line that these words are written in, with them chosen; None for what is in the text."""
        line = self._face.settings.spoken_line(finding.where, finding.at) if finding.where else None
        if line is not None:
            written = line.text()
            first, last = span_of(written.strip(), start, end)
            line.setSelection(first + len(written) - len(written.lstrip()), last - first)
        return line


def _lint(
    text: str, at: Installation, settings: PromptSettings, is_wanted: Callable[[], bool]
) -> tuple[LintFinding, ...]:
    """On a thread: it ends soon after the next key."""
    from sellercall_desktop.core.prompts.linting.linter import lint

    with giving_way():
        return lint(text, at, settings, is_wanted=is_wanted)
