"""The errand that puts a register's answer on the do-not-call list: the register counts as consulted."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.guard.list_transfer import ListTransfer
from sellercall_desktop.core.guard.registers import Registers, registers_in
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.paths import resources
from sellercall_desktop.words.light import register_name
from sellercall_desktop.words.registers import LINES
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.guard.list_transfer import Imported
    from sellercall_desktop.core.guard.registers import Consulted, PublicRegister
    from sellercall_desktop.options import Options

EXIT_UNKNOWN = 2
_MOST_ROWS = 20  # without a number, that a terminal shows


class _Told(NamedTuple):
    """What came of it."""

    register: PublicRegister
    consulted: Consulted
    imported: Imported


def run_import_register(options: Options, file: Path, key: str) -> int:
    """Put the file's numbers on the list; 0 also where rows had none, 2 where no rules know the register.

    Raises:
        ImportFileError: the file cannot be read.
        AlreadyRunningError: another program works with this history.
        SellerCallError: as any start; the register does not count as consulted.
    """
    with open_setup(options, console=False) as setup:
        language = spoken_language(setup.settings.value.general.language, os.environ)
        packs = load_packs(resources() / "rules", setup.paths.data / "rules")
        known = registers_in(packs.by_country.values())
        told = asyncio.run(_do(setup, file, key, known))
    if told is None:
        names = ", ".join(one.key for one in known)
        sys.stderr.write(f"{LINES['unknown'].said(language, key=key, known=names)}\n")
        return EXIT_UNKNOWN
    lines = [json.dumps(_as_data(told), ensure_ascii=False)] if options.json else _lines(told, language)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _do(setup: Setup, file: Path, key: str, known: tuple[PublicRegister, ...]) -> _Told | None:
    with await asyncio.to_thread(hold_folder, setup.paths.data):
        async with open_history(setup) as store:
            registers = Registers(store.audit, utc_now, store.desk, known=known)
            if (register := registers.named(key)) is None:
                return None
            tasks, by = Tasks(), await asyncio.to_thread(getpass.getuser)
            listed = DoNotCall(store.do_not_call, setup.bus, tasks, utc_now, store.desk)
            try:
                transfer = ListTransfer(listed, store.audit, utc_now, by)
                imported = await registers.consult(register, file, transfer, by)
            except FileNotFoundError as error:
                raise ImportFileError(ImportFileProblem.MISSING, file.name) from error
            except OSError as error:
                problem = ImportFileProblem.UNREADABLE
                raise ImportFileError(problem, file.name, error.strerror or str(error)) from error
            finally:
                await tasks.close()
            return _Told(register, (await registers.consulted())[register.key], imported)


def _as_data(told: _Told) -> dict[str, object]:
    register, consulted, imported = told
    return {
        "register": register.key,
        "country": register.region,
        "consultedAt": consulted.at.isoformat(),
        "file": consulted.file,
        "sha256": consulted.digest,
        "added": imported.added,
        "known": imported.known,
        "refused": len(imported.refused),
        "refusedRows": [
            {"line": row.line, "text": row.text, "problem": row.problem.value} for row in imported.refused
        ],
    }


def _lines(told: _Told, language: str) -> Iterator[str]:
    register, consulted, imported = told
    counts = {"added": imported.added, "known": imported.known, "refused": len(imported.refused)}
    yield LINES["done"].said(language, **counts)
    for row in imported.refused[:_MOST_ROWS]:
        yield LINES["row"].said(language, line=row.line, text=row.text)
    if len(imported.refused) > _MOST_ROWS:
        yield LINES["more"].said(language, count=len(imported.refused) - _MOST_ROWS)
    yield LINES["consulted"].said(
        language,
        at=consulted.at.astimezone().strftime("%Y-%m-%d %H:%M"),
        register=register_name(register.key, language),
        key=register.key,
        file=consulted.file,
        digest=consulted.digest,
    )
