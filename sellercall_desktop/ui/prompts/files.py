"""A prompt to and from a file, so that it can live in git. What is read is never live by itself."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from sellercall_desktop.ui.prompts.file_on_disk import read_from, write_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.prompt_file import PromptFile
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_KINDS = "Markdown (*.md *.markdown *.txt)"


class PromptFiles(QObject):
    """The menu of a button. What a file held that is not known here is kept for the next export."""

    read = cast("TypedSignal[tuple[PromptFile, str]]", Signal(object))
    """What a file holds, and what it is called."""
    written = cast("TypedSignal[str]", Signal(str))
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self,
        opener: QToolButton,
        tasks: Tasks,
        content: Callable[[], PromptContent],
        name: Callable[[], str],
        version: Callable[[], int],
    ) -> None:
        """`content` and `name` are what is exported, `version` the number that it is based on."""
        super().__init__(opener)
        self._opener, self._tasks, self._content, self._name = opener, tasks, content, name
        self._version = version
        self._header = ""
        self.menu = QMenu(opener)
        opener.setMenu(self.menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.addAction(self.tr("Export to a file…"), self._on_export)
        self.menu.addAction(self.tr("Import from a file…"), self._on_import)

    def import_from(self, path: Path) -> None:
        """Read this file."""
        self._tasks.spawn(self._import(path), "prompt.import", self.failed.emit)

    def export_to(self, path: Path) -> None:
        """Write what is in the editors into this file; what else stands in it above the text stays."""
        work = self._export(path, self._content(), self._name(), self._version())
        self._tasks.spawn(work, "prompt.export", self.failed.emit)

    def forget(self) -> None:
        """Another prompt is edited now."""
        self._header = ""

    async def _import(self, path: Path) -> None:
        found = await asyncio.to_thread(read_from, path)
        self._header = found.header
        self.read.emit((found, path.name))

    async def _export(self, path: Path, content: PromptContent, name: str, version: int) -> None:
        await asyncio.to_thread(write_to, path, content, name, self._header, version)
        self.written.emit(path.name)

    def _on_import(self) -> None:
        dialog = self._dialog(self.tr("Import a prompt"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_from(Path(name)))
        dialog.open()

    def _on_export(self) -> None:
        dialog = self._dialog(self.tr("Export the prompt"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.selectFile(f"{self._name() or self.tr('prompt')}.md")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._opener, title, "", _KINDS)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(partial(self._opener.setFocus))
        return dialog
