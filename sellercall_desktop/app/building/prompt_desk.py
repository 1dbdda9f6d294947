"""Brings a prompt's file into the library and out of it, whether the program is open or not.

By the window's rules: what comes in is unsaved unless it is to be published, and overwrites nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.errors import PromptConflictError, PromptError, PromptProblem
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from sellercall_desktop.core.prompts.prompt_file import PromptFileError, PromptFileProblem
from sellercall_desktop.ui.prompts.draft import FIRST_DRAFT, Draft, DraftFile, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.core.prompts.library import PromptKeeper
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import (
        Prompt,
        PromptContent,
        PromptLibrary,
        PromptVersion,
    )
    from sellercall_desktop.core.prompts.prompt_file import PromptFile

ASKED, DRAFTED, PUBLISHED, CREATED, UNCHANGED = "asked", "drafted", "published", "created", "unchanged"
"""What came of it: keys of `words.prompt_file.LINES`."""


@dataclass(frozen=True, slots=True)
class PromptWish:
    """`name` of the prompt, else as the file says; `why` it is published, empty: leave it unsaved."""

    author: str
    name: str = ""
    why: str = ""
    dry_run: bool = False
    called: str = ""  # what the file is called


class ImportTold(NamedTuple):
    """What came of it, or would. `failing`: names of scenarios that fail with what was published."""

    outcome: str
    name: str
    version: int
    failing: tuple[str, ...] = ()


class Drafts(Protocol):
    """Where what is unsaved lies."""

    async def put(self, prompt_id: str, draft: Draft, called: str, *, dry_run: bool) -> str:
        """`DRAFTED`, or `ASKED`: the window asks how both go together. A dry run only says what would come.

        Raises:
            PromptFileError: something unsaved would be lost.
            OSError: it cannot be written.
        """


class DraftsOnDisk:
    """Those of a program that has no window."""

    def __init__(self, data: Path) -> None:
        self._first = data / FIRST_DRAFT

    async def put(self, prompt_id: str, draft: Draft, _called: str, *, dry_run: bool) -> str:
        """See `Drafts`."""
        place = DraftFile(place_of(self._first, prompt_id))
        if await place.read() not in {None, draft}:
            raise PromptFileError(PromptFileProblem.DRAFT_OPEN, 0)
        if not dry_run:
            await place.keep(draft)
        return DRAFTED


class FilePublish(Protocol):
    """How a version is made of it."""

    async def __call__(
        self, prompt: Prompt, content: PromptContent, wish: PromptWish, base: int
    ) -> tuple[PromptVersion, tuple[str, ...]]:
        """On top of version `base`; the version, and which scenarios fail with it.

        Raises:
            PromptConflictError, PromptError, PromptSettingError, StoreError: nothing was published.
        """


class PromptDesk:
    """What the command line does with prompts."""

    def __init__(
        self, prompts: PromptStore, keeper: PromptKeeper, drafts: Drafts, publish: FilePublish
    ) -> None:
        self._prompts, self._keeper, self._drafts, self._publish = prompts, keeper, drafts, publish

    async def find(self, name: str, number: int | None) -> tuple[Prompt, PromptVersion]:
        """A prompt by its name or id, none is the first one; its version in force, or this one.

        Raises:
            PromptError: there is no such prompt or version.
            StoreError: it cannot be read.
        """
        library = await self._prompts.library()
        version = await self._prompts.get(number) if number is not None else None
        if number is not None and version is None:
            raise PromptError(PromptProblem.NOT_FOUND)
        by_name = _called(library, name) if name or version is None else library.get(version.prompt_id)
        if by_name is None or (version is not None and version.prompt_id != by_name.id):
            raise PromptError(PromptProblem.NOT_FOUND)
        return by_name, version or await self._prompts.current(by_name.id)

    async def bring_in(self, file: PromptFile, wish: PromptWish) -> ImportTold:
        """FilePublish what the file holds, or leave it as unsaved.

        Raises:
            PromptFileError: something unsaved would be lost.
            PromptConflictError: another version was published since the one that the file is made from.
            PromptError, PromptSettingError, StoreError: it cannot be so; nothing was changed.
            OSError: the draft cannot be written.
        """
        library, name = await self._prompts.library(), wish.name or file.name
        prompt = _called(library, name)
        if prompt is None:
            return await self._create(wish, replace(file, name=name))
        current = await self._prompts.current(prompt.id)
        text = file.content.text.replace("\r\n", "\n")  # git may have turned them, the window knows one kind
        content = replace(current.content if file.is_text_alone else file.content, text=text)
        check_settings(content.settings)
        if content == current.content:
            return ImportTold(UNCHANGED, prompt.name, current.number)
        own = library.prompt_of.get(file.version) == prompt.id
        base = file.version if own else current.number
        if not wish.why:
            return await self._draft(prompt, content, wish, base)
        if base != current.number:
            raise PromptConflictError(current, base)
        if wish.dry_run:
            return ImportTold(PUBLISHED, prompt.name, current.number + 1)
        version, failing = await self._publish(prompt, content, wish, base)
        return ImportTold(PUBLISHED, prompt.name, version.number, failing)

    async def _create(self, wish: PromptWish, file: PromptFile) -> ImportTold:
        """Nothing to be unsaved beside: only where it is to be published."""
        if not wish.why:
            raise PromptError(PromptProblem.NOT_FOUND)
        if wish.dry_run:
            return ImportTold(CREATED, file.name, 0)
        made = await self._keeper.create(file.name, file.content, wish.author)
        return ImportTold(CREATED, file.name, made.number)

    async def _draft(self, prompt: Prompt, content: PromptContent, wish: PromptWish, base: int) -> ImportTold:
        """Where it is not based on the newest version, the window asks and can merge."""
        if prompt.archived:
            raise PromptError(PromptProblem.IS_ARCHIVED)
        draft = Draft(base, content.text, content.presets, content.settings)
        outcome = await self._drafts.put(prompt.id, draft, wish.called, dry_run=wish.dry_run)
        return ImportTold(outcome, prompt.name, base)


def _called(library: PromptLibrary, name: str) -> Prompt | None:
    """By its name or id; no name is the first one."""
    wanted = " ".join(name.split()).casefold()
    named = (one for one in library.prompts if wanted and one.name.casefold() == wanted)
    return next(named, None) or library.get(name or DEFAULT_PROMPT)
