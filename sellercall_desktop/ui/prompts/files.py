"""A prompt to and from a file, so that it can live in git. What is read is never live by itself."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from sellercall_desktop.core.prompts.prompt_file import (
    PromptFileError,
    PromptFileProblem,
    read_prompt_file,
    write_prompt_file,
)
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.prompt_file import PromptFile
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_KINDS = "Markdown (*.md *.markdown *.txt)"
_LARGEST = 4_000_000
"""Bytes."""


class PromptFiles(QObject):
    """The menu of a button. What a file held that is not known here is kept for the next export."""

    read = cast("TypedSignal[tuple[PromptFile, str]]", Signal(object))
    """What a file holds, and what it is called."""
    written = cast("TypedSignal[str]", Signal(str))
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self, opener: QToolButton, tasks: Tasks, content: Callable[[], PromptContent], name: Callable[[], str]
    ) -> None:
        """`content` and `name` are what is exported."""
        super().__init__(opener)
        self._opener, self._tasks, self._content, self._name = opener, tasks, content, name
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
        work = self._export(path, self._content(), self._name())
        self._tasks.spawn(work, "prompt.export", self.failed.emit)

    def forget(self) -> None:
        """Another prompt is edited now."""
        self._header = ""

    async def _import(self, path: Path) -> None:
        found = await asyncio.to_thread(_read, path)
        self._header = found.header
        self.read.emit((found, path.name))

    async def _export(self, path: Path, content: PromptContent, name: str) -> None:
        await asyncio.to_thread(_write, path, content, name, self._header)
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


def _read(path: Path) -> PromptFile:
    try:
        if path.stat().st_size > _LARGEST:
            raise PromptFileError(PromptFileProblem.TOO_LARGE, 0)
        return read_prompt_file(path.read_bytes())
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise PromptFileError(PromptFileProblem.UNREADABLE, 0, said) from error


def _write(path: Path, content: PromptContent, name: str, header: str) -> None:
    """Over a file that is there, with what is above its text. One that is none of ours is replaced."""
    try:
        before = _read(path)
    except PromptFileError:
        pass
    else:
        header, name = before.header or header, name or before.name
    try:
        write_whole(path, write_prompt_file(content, name, header).decode(), as_is=True)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise PromptFileError(PromptFileProblem.UNWRITABLE, 0, said) from error
