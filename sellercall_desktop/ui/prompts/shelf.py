"""Carries out what is wanted of the library, and knows which prompt is shown and where its draft lies."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.prompts.presets import SHIPPED
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, PromptContent, PromptLibrary
from sellercall_desktop.paths import resources
from sellercall_desktop.ui.prompts.draft import DraftFile, place_of
from sellercall_desktop.ui.prompts.library_bar import Naming
from sellercall_desktop.ui.words.prompts import names_by_version, prompt_title

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from sellercall_desktop.core.prompts.library import PromptKeeper
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.library_bar import LibraryBar
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.words.formats import Formats


class Shelf(QObject):
    """One prompt is taken out at a time."""

    switched = Signal()
    """Another prompt is shown from now on."""
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self,
        bar: LibraryBar,
        prompts: PromptStore,
        keeper: PromptKeeper,
        bridge: Bridge,
        tasks: Tasks,
        *,
        author: str,
        draft_file: Path,
        content: Callable[[], PromptContent],
        formats: Formats,
    ) -> None:
        """`draft_file` is that of the first prompt; `content` what the editors hold, for a duplicate.

        `formats` learns what the prompts of all versions are called.
        """
        super().__init__(bar)
        self._bar, self._prompts, self._keeper, self._tasks = bar, prompts, keeper, tasks
        self._author, self._file, self._content = author, draft_file, content
        self._archived: str | None = None
        self._formats = formats
        self._drafts: dict[str, DraftFile] = {}
        self.prompt_id = DEFAULT_PROMPT
        self.library = PromptLibrary(())
        bar.chosen.connect(self.show_prompt)
        bar.named.connect(self._on_named)
        bar.archive_wanted.connect(self._on_archive)
        bar.undo_wanted.connect(self._on_undo)
        bar.incoming_wanted.connect(lambda: self._on_default(Direction.INBOUND))
        bar.outgoing_wanted.connect(lambda: self._on_default(Direction.OUTBOUND))
        bridge.prompt_library_changed.connect(self._on_changed)
        bridge.prompt_published.connect(self._on_changed)

    @property
    def draft(self) -> DraftFile:
        """Where unsaved text of the prompt that is shown outlives the program."""
        return self._drafts.setdefault(self.prompt_id, DraftFile(place_of(self._file, self.prompt_id)))

    @property
    def name(self) -> str:
        """What the prompt that is shown was called by somebody."""
        shown = self.library.get(self.prompt_id)
        return shown.name if shown is not None else ""

    @property
    def is_archived(self) -> bool:
        """Whether the prompt that is shown is put away: nothing is published to it."""
        shown = self.library.get(self.prompt_id)
        return shown is not None and shown.archived

    async def read(self) -> None:
        """Read what there is. Raises `StoreError`."""
        library = await self._prompts.library()
        if not self.library.prompts:
            self.prompt_id = library.outgoing
        self.library = library
        self._formats.prompt_names = names_by_version(library)
        self._bar.show_library(self.library, self.prompt_id)

    def show_prompt(self, prompt_id: str) -> None:
        """Take this one out."""
        if prompt_id != self.prompt_id:
            self.prompt_id = prompt_id
            self._bar.tell("")
            self._bar.put_away()
            self.switched.emit()
        self._bar.show_library(self.library, self.prompt_id)
        if self.is_archived:
            self._archived = prompt_id
            title = self._title(prompt_id)
            self._bar.tell(self.tr("“{name}” is archived.").format(name=title), undo=True)

    def show_version(self, number: int | None) -> None:
        """Take out the prompt that this version is of."""
        owner = self.library.of_version(number) if number is not None else None
        if owner is not None:
            self.show_prompt(owner.id)

    # --- inside -------------------------------------------------------------------------------

    def _on_changed(self, _event: object) -> None:
        self._do(self.read())

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "prompt.library", self.failed.emit)

    def _on_named(self, wanted: tuple[Naming, str]) -> None:
        naming, name = wanted
        self._do(self._rename(name) if naming is Naming.RENAME else self._make(naming, name))

    async def _make(self, naming: Naming, name: str) -> None:
        """A new one begins with what the program brings: a blank one could not be published."""
        content = self._content()
        if naming is Naming.NEW:
            shipped = resources() / "default_prompt.es.txt"
            content = PromptContent(await asyncio.to_thread(shipped.read_text, "utf-8"), SHIPPED)
        made = await self._keeper.create(name, content, self._author)
        await self.read()
        self.show_prompt(made.prompt_id)

    async def _rename(self, name: str) -> None:
        await self._keeper.rename(self.prompt_id, name)
        self._bar.put_away()

    def _on_archive(self) -> None:
        self._do(self._archive(self.prompt_id))

    async def _archive(self, prompt_id: str) -> None:
        title = self._title(prompt_id)
        ended_test = await self._keeper.archive(prompt_id, self._author)
        await self.read()
        self.show_prompt(self.library.outgoing)
        self._archived = prompt_id
        said = (
            self.tr("“{name}” is archived, and its versions are no longer compared.")
            if ended_test
            else self.tr("“{name}” is archived.")
        )
        self._bar.tell(said.format(name=title), undo=True)

    def _on_undo(self) -> None:
        if self._archived is not None:
            self._do(self._bring_back(self._archived))

    async def _bring_back(self, prompt_id: str) -> None:
        await self._keeper.archive(prompt_id, archived=False)
        self._bar.tell("")
        await self.read()
        self.show_prompt(prompt_id)

    def _on_default(self, direction: Direction) -> None:
        self._do(self._make_default(self.prompt_id, direction))

    async def _make_default(self, prompt_id: str, direction: Direction) -> None:
        await self._keeper.make_default(prompt_id, direction)
        said = (
            self.tr("Incoming calls follow “{name}” from the next one on.")
            if direction is Direction.INBOUND
            else self.tr("Outgoing calls follow “{name}” from the next one on.")
        )
        self._bar.tell(said.format(name=self._title(prompt_id)))

    def _title(self, prompt_id: str) -> str:
        prompt = self.library.get(prompt_id)
        return prompt_title(prompt) if prompt is not None else ""
