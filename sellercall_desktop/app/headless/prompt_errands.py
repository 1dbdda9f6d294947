"""The errands that bring a prompt into a file and out of one, so that prompts can live in git.

By the window's rules: what comes in is unsaved there unless it is to be published, and overwrites nothing.
"""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.errors import PromptConflictError, PromptError, PromptProblem
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from sellercall_desktop.core.prompts.prompt_file import (
    PromptFileError,
    PromptFileProblem,
    write_prompt_file,
)
from sellercall_desktop.ui.prompts.draft import FIRST_DRAFT, Draft, DraftFile, place_of
from sellercall_desktop.ui.prompts.file_on_disk import read_from, write_to
from sellercall_desktop.words.prompt_file import LINES, outcome_line, unknown_sentence
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import (
        Prompt,
        PromptContent,
        PromptLibrary,
        PromptVersion,
    )
    from sellercall_desktop.core.prompts.prompt_file import PromptFile
    from sellercall_desktop.options import Options


@dataclass(frozen=True, slots=True)
class PromptErrand:
    """What the command line asked of an import. `why` is what is published with it; empty: do not publish."""

    file: Path
    name: str = ""
    why: str = ""
    dry_run: bool = False


class ImportTold(NamedTuple):
    """What came of it, or would. `outcome` is a key of `words.prompt_file.LINES`."""

    outcome: str
    name: str
    version: int
    file: PromptFile


def run_export_prompt(options: Options, name: str, version: int | None, output: Path | None) -> int:
    """Write a prompt, or one version of it, into a file or to stdout.

    Raises:
        PromptError: there is no such prompt or version.
        PromptFileError: the file cannot be written.
        AlreadyRunningError: another program works with this history.
        SellerCallError: as any start.
    """
    with open_setup(options, console=False) as setup:
        prompt, found = asyncio.run(_find(setup, name, version))
        if output is None:
            held = write_prompt_file(found.content, prompt.name, version=found.number)
            sys.stdout.buffer.write(held)
        else:
            write_to(output, found.content, prompt.name, version=found.number)
    return 0


def run_import_prompt(options: Options, errand: PromptErrand) -> int:
    """Bring the file's prompt in, and say what became of it.

    Raises:
        PromptFileError: the file cannot be used, or something unsaved would be lost.
        PromptConflictError: another version was published since the one that the file is made from.
        PromptError, PromptSettingError: it cannot be published so.
        AlreadyRunningError: another program works with this history.
        SellerCallError: as any start; nothing was changed.
    """
    file = read_from(errand.file)
    with open_setup(options, console=False) as setup:
        language = spoken_language(setup.settings.value.general.language, os.environ)
        told = asyncio.run(_bring_in(setup, errand, file))
    if options.json:
        sys.stdout.write(f"{json.dumps(_as_data(told, errand), ensure_ascii=False)}\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(told, errand, language))
    return 0


@asynccontextmanager
async def _prompts(setup: Setup) -> AsyncIterator[PromptStore]:
    with await asyncio.to_thread(hold_folder, setup.paths.data):
        async with open_history(setup) as store:
            yield store.prompts


async def _find(setup: Setup, name: str, number: int | None) -> tuple[Prompt, PromptVersion]:
    async with _prompts(setup) as prompts:
        library = await prompts.library()
        version = await prompts.get(number) if number is not None else None
        if number is not None and version is None:
            raise PromptError(PromptProblem.NOT_FOUND)
        by_name = _called(library, name) if name or version is None else library.get(version.prompt_id)
        if by_name is None or (version is not None and version.prompt_id != by_name.id):
            raise PromptError(PromptProblem.NOT_FOUND)
        return by_name, version or await prompts.current(by_name.id)


def _called(library: PromptLibrary, name: str) -> Prompt | None:
    """By its name or id; no name is the first one."""
    wanted = " ".join(name.split()).casefold()
    named = (one for one in library.prompts if wanted and one.name.casefold() == wanted)
    return next(named, None) or library.get(name or DEFAULT_PROMPT)


async def _bring_in(setup: Setup, errand: PromptErrand, file: PromptFile) -> ImportTold:
    async with _prompts(setup) as prompts:
        library, name = await prompts.library(), errand.name or file.name
        prompt = _called(library, name)
        if prompt is None:
            return await _create(setup, prompts, errand, replace(file, name=name))
        current = await prompts.current(prompt.id)
        text = file.content.text.replace("\r\n", "\n")  # git may have turned them, the window knows one kind
        content = replace(current.content if file.is_text_alone else file.content, text=text)
        check_settings(content.settings)
        if content == current.content:
            return ImportTold("unchanged", prompt.name, current.number, file)
        own = library.prompt_of.get(file.version) == prompt.id
        base = file.version if own else current.number
        if not errand.why:
            return await _draft(setup, prompt, content, file, base=base, dry_run=errand.dry_run)
        if base != current.number:
            raise PromptConflictError(current, base)
        if errand.dry_run:
            return ImportTold("published", prompt.name, current.number + 1, file)
        published = await prompts.publish(
            content.text,
            await asyncio.to_thread(getpass.getuser),
            errand.why,
            content.presets,
            settings=content.settings,
            prompt_id=prompt.id,
            based_on=base,
        )
        await _number_anew(errand, file, published.number)
        return ImportTold("published", prompt.name, published.number, file)


async def _create(setup: Setup, prompts: PromptStore, errand: PromptErrand, file: PromptFile) -> ImportTold:
    """Nothing to be unsaved beside: only where it is to be published."""
    if not errand.why:
        raise PromptError(PromptProblem.NOT_FOUND)
    if errand.dry_run:
        return ImportTold("created", file.name, 0, file)
    author = await asyncio.to_thread(getpass.getuser)
    made = await PromptKeeper(prompts, setup.bus).create(file.name, file.content, author)
    await _number_anew(errand, file, made.number)
    return ImportTold("created", file.name, made.number, file)


async def _draft(
    setup: Setup, prompt: Prompt, content: PromptContent, file: PromptFile, *, base: int, dry_run: bool
) -> ImportTold:
    """Leave it where the window finds it as unsaved; there it is a conflict if `base` is not the newest."""
    if prompt.archived:
        raise PromptError(PromptProblem.IS_ARCHIVED)
    place = DraftFile(place_of(setup.paths.data / FIRST_DRAFT, prompt.id))
    wanted = Draft(base, content.text, content.presets, content.settings)
    if await place.read() not in {None, wanted}:
        raise PromptFileError(PromptFileProblem.DRAFT_OPEN, 0)
    if not dry_run:
        await place.keep(wanted)
    return ImportTold("drafted", prompt.name, base, file)


async def _number_anew(errand: PromptErrand, file: PromptFile, version: int) -> None:
    """A file that says from which version it is made says so of the new one: the next change rests on it."""
    if file.version:
        await asyncio.to_thread(write_to, errand.file, file.content, file.name, file.header, version)


def _as_data(told: ImportTold, errand: PromptErrand) -> dict[str, object]:
    return {
        "file": errand.file.name,
        "prompt": told.name,
        "outcome": told.outcome,
        "version": told.version or None,
        "dryRun": errand.dry_run,
        "unknown": [{"key": one.key, "line": one.line} for one in told.file.unknown],
    }


def _lines(told: ImportTold, errand: PromptErrand, language: str) -> Iterator[str]:
    yield outcome_line(told.outcome, told.name, told.version, language)
    if told.file.unknown:
        yield unknown_sentence(errand.file.name, told.file.unknown, language).plain
    if errand.dry_run:
        yield LINES["dry"].said(language)
