"""What comes in while one edits, a published version or a file: it is asked about, merged, taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sellercall_desktop.ui.prompts.files import PromptFiles
from sellercall_desktop.ui.prompts.merging import Merging
from sellercall_desktop.ui.prompts.shown import content_shown
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.prompt_file import unknown_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.prompt_file import PromptFile
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.face import PromptFace


class Arriving(QObject):
    """Whichever way it came, the same question is asked and nothing is published."""

    settled = cast("TypedSignal[PromptVersion | None]", Signal(object))
    """The question is answered: the edits are based on this version now; None: on the same as before."""
    told = Signal(str)
    """A short result, for a toast."""
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self,
        face: PromptFace,
        tasks: Tasks,
        base: Callable[[], PromptVersion | None],
        name: Callable[[], str],
    ) -> None:
        """`base` is the version that the edits were begun from, `name` that of the prompt."""
        super().__init__(face)
        self._face, self._base = face, base
        conflict = face.conflict
        self.files = PromptFiles(face.files_button, tasks, lambda: face.content, name, self._number)
        merging = Merging(conflict, face.merge_view, face.editor, tasks, self._sides)
        for part in (merging, self.files):
            part.failed.connect(self.failed)
        merging.merged.connect(self._on_merged)
        self.files.written.connect(self._on_written)
        self.files.read.connect(self._on_file)
        conflict.keep_chosen.connect(self._on_keep)
        conflict.load_chosen.connect(self._on_load)
        conflict.see_chosen.connect(self._on_see)

    def ask_about(self, content: PromptContent, name: str) -> None:
        """A file of this name came in beside what is unsaved: ask how both go together."""
        self._face.review.put_away()
        self._face.conflict.ask_about_file(content, name)

    def _number(self) -> int:
        base = self._base()
        return base.number if base is not None else 0

    def _sides(self) -> tuple[PromptContent | None, PromptContent]:
        """What the edits were begun from, where that is still known, and what is written here."""
        base = self._base()
        if base is None or base == self._face.conflict.version:
            return None, self._face.content
        return content_shown(base), self._face.content

    def _on_keep(self) -> None:
        self.settled.emit(self._face.conflict.version)

    def _on_load(self) -> None:
        if (theirs := self._face.conflict.theirs) is not None:
            self._take(theirs)

    def _take(self, content: PromptContent) -> None:
        self._face.replace_all(content)
        self._on_keep()

    def _on_merged(self, content: PromptContent) -> None:
        self._take(content)
        self.told.emit(self.tr("Both texts are together in the editor; nothing is published yet"))

    def _on_written(self, name: str) -> None:
        said = QCoreApplication.translate("PromptPanel", "Written: {name}")
        self.told.emit(said.format(name=name))

    def _on_see(self) -> None:
        version = self._face.conflict.version
        self._face.versions_button.setChecked(True)
        self._face.versions.choose(version.number if version else 0)

    def _on_file(self, read: tuple[PromptFile, str]) -> None:
        found, name = read
        face, base = self._face, self._base()
        face.problem.clear()
        before = content_shown(base) if base is not None else face.content
        content = replace(before, text=found.content.text) if found.is_text_alone else found.content
        if face.conflict.theirs is not None or face.content != before:
            self.ask_about(content, name)
        else:
            self._take(content)
        if found.unknown:
            face.problem.show_sentence(unknown_sentence(name, found.unknown, window_language()))
