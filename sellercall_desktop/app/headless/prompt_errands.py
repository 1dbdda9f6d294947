"""The errands that bring a prompt into a file and out of one, so that prompts can live in git.

Where a program works with this history already, it carries them out and answers: nobody has to close it.
"""

from __future__ import annotations

import asyncio
import base64
import getpass
import json
import os
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.building.prompt_desk import DraftsOnDisk, ImportTold, PromptDesk, PromptWish
from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.app.headless.prompt_answers import EXPORT, IMPORT
from sellercall_desktop.app.single_window.errand_door import ADDRESS_FILE, ask_running
from sellercall_desktop.core.errors import AlreadyRunningError
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt_file import read_prompt_file, write_prompt_file
from sellercall_desktop.ui.prompts.file_on_disk import read_from, write_to
from sellercall_desktop.words.prompt_file import LINES, outcome_line, unknown_sentence
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.prompt_file import PromptFile
    from sellercall_desktop.options import Options


@dataclass(frozen=True, slots=True)
class PromptErrand:
    """What the command line asked of an import. `why` is what is published with it; empty: do not publish."""

    file: Path
    name: str = ""
    why: str = ""
    dry_run: bool = False


class RefusedElsewhereError(Exception):
    """The program that is open says in a line for the terminal why it did not do it."""

    def __init__(self, line: str, *, misused: bool) -> None:
        super().__init__(line)
        self.line, self.misused = line, misused


def run_export_prompt(options: Options, name: str, version: int | None, output: Path | None) -> int:
    """Write a prompt, or one version of it, into a file or to stdout.

    Raises:
        PromptError: there is no such prompt or version.
        PromptFileError: the file cannot be written.
        RefusedElsewhereError: either of them, as the program says that is open.
        AlreadyRunningError: another program works with this history, and does not answer.
        SellerCallError: as any start.
    """
    with open_setup(options, console=False) as setup:
        held = asyncio.run(_exported(setup, name, version))
    if output is None:
        sys.stdout.buffer.write(held)
    else:
        found = read_prompt_file(held)
        write_to(output, found.content, found.name, version=found.version)
    return 0


def run_import_prompt(options: Options, errand: PromptErrand) -> int:
    """Bring the file's prompt in, and say what became of it.

    Raises:
        PromptFileError: the file cannot be used, or something unsaved would be lost.
        PromptConflictError: another version was published since the one that the file is made from.
        PromptError, PromptSettingError: it cannot be published so.
        RefusedElsewhereError: any of them, as the program says that is open.
        AlreadyRunningError: another program works with this history, and does not answer.
        SellerCallError: as any start; nothing was changed.
    """
    file = read_from(errand.file)
    with open_setup(options, console=False) as setup:
        language = _language(setup)
        told = asyncio.run(_brought_in(setup, errand, file))
    if file.version and told.outcome in {"published", "created"} and not errand.dry_run:
        # A file that says from which version it is made says so of the new one: the next change rests on it.
        write_to(errand.file, file.content, file.name, file.header, told.version)
    if options.json:
        sys.stdout.write(f"{json.dumps(_as_data(told, errand, file), ensure_ascii=False)}\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(told, errand, file, language))
    return 0


def _language(setup: Setup) -> str:
    return spoken_language(setup.settings.value.general.language, os.environ)


@asynccontextmanager
async def _desk(setup: Setup) -> AsyncIterator[PromptDesk]:
    """Raises `AlreadyRunningError`: another program works with this history."""
    with await asyncio.to_thread(hold_folder, setup.paths.data):
        async with open_history(setup) as store:

            async def publish(
                prompt: Prompt, content: PromptContent, wish: PromptWish, base: int
            ) -> tuple[PromptVersion, tuple[str, ...]]:
                version = await store.prompts.publish(
                    *(content.text, wish.author, wish.why, content.presets),
                    settings=content.settings,
                    prompt_id=prompt.id,
                    based_on=base,
                )
                return version, ()

            keeper = PromptKeeper(store.prompts, setup.bus)
            yield PromptDesk(store.prompts, keeper, DraftsOnDisk(setup.paths.data), publish)


async def _elsewhere(setup: Setup, running: AlreadyRunningError, question: dict[str, Any]) -> dict[str, Any]:
    asked = {**question, "language": _language(setup)}
    answer = await ask_running(setup.paths.data / ADDRESS_FILE, asked)
    if answer is None:
        raise running
    if "problem" in answer:
        raise RefusedElsewhereError(str(answer["problem"]), misused=answer.get("misused") is True)
    return answer


async def _exported(setup: Setup, name: str, number: int | None) -> bytes:
    try:
        async with _desk(setup) as desk:
            prompt, found = await desk.find(name, number)
            return write_prompt_file(found.content, prompt.name, version=found.number)
    except AlreadyRunningError as error:
        answer = await _elsewhere(setup, error, {"act": EXPORT, "name": name, "version": number})
        return base64.b64decode(answer["file"])


async def _brought_in(setup: Setup, errand: PromptErrand, file: PromptFile) -> ImportTold:
    author = await asyncio.to_thread(getpass.getuser)
    wish = PromptWish(author, errand.name, errand.why, errand.dry_run, errand.file.name)
    try:
        async with _desk(setup) as desk:
            return await desk.bring_in(file, wish)
    except AlreadyRunningError as error:
        held = await asyncio.to_thread(errand.file.read_bytes)
        question = {
            "act": IMPORT,
            "file": base64.b64encode(held).decode(),
            "author": wish.author,
            "name": wish.name,
            "why": wish.why,
            "dryRun": wish.dry_run,
            "called": wish.called,
        }
        answer = await _elsewhere(setup, error, question)
        failing = tuple(answer["failing"])
        return ImportTold(answer["outcome"], answer["name"], answer["version"], failing)


def _as_data(told: ImportTold, errand: PromptErrand, file: PromptFile) -> dict[str, object]:
    return {
        "file": errand.file.name,
        "prompt": told.name,
        "outcome": told.outcome,
        "version": told.version or None,
        "dryRun": errand.dry_run,
        "unknown": [{"key": one.key, "line": one.line} for one in file.unknown],
        "failedScenarios": list(told.failing),
    }


def _lines(told: ImportTold, errand: PromptErrand, file: PromptFile, language: str) -> Iterator[str]:
    yield outcome_line(told.outcome, told.name, told.version, language)
    if told.failing:
        yield LINES["failing"].said(language, names=", ".join(told.failing))
    if file.unknown:
        yield unknown_sentence(errand.file.name, file.unknown, language).plain
    if errand.dry_run:
        yield LINES["dry"].said(language)
