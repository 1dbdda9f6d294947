"""The errand that brings contacts out of a file into the history, or says what would become of its rows."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.app.building.contact_imports import build_importing
from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.words.contact_import import LINES, REASONS, REJECTED, VERDICTS
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.contacts.imports.importing import (
        ContactFile,
        ImportDone,
        ImportPreview,
    )
    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping
    from sellercall_desktop.options import Options

_MOST_ROWS = 20  # rejected ones that a terminal shows
_JSON_NAMES = {RowVerdict.DO_NOT_CALL: "doNotCall"}


class ContactErrand(NamedTuple):
    """What the command line asked."""

    file: Path
    mapping: Path | None = None
    dry_run: bool = False


class Told(NamedTuple):
    """What came of it. `done` is None for a dry run, `preview` otherwise."""

    file: ContactFile
    preview: ImportPreview | None = None
    done: ImportDone | None = None

    @property
    def counts(self) -> Counter[RowVerdict]:
        """What became, or would become, of the rows."""
        known = self.preview or self.done
        return known.counts if known is not None else Counter()


def run_import_contacts(options: Options, errand: ContactErrand) -> int:
    """Import the file, and say what became of its rows; 0 also where some were rejected.

    Raises:
        ImportFileError: the file or the mapping cannot be used.
        AlreadyRunningError: another program works with this history.
        SellerCallError: as any start; nothing was imported.
    """
    with open_setup(options, console=False) as setup:
        language = spoken_language(setup.settings.value.general.language, os.environ)
        told = asyncio.run(_do(setup, errand, language))
    lines = [json.dumps(_as_data(told), ensure_ascii=False)] if options.json else _lines(told, language)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _do(setup: Setup, errand: ContactErrand, language: str) -> Told:
    with await asyncio.to_thread(hold_folder, setup.paths.data):
        async with open_history(setup) as store:
            tasks = Tasks()
            do_not_call = DoNotCall(store.do_not_call, setup.bus, tasks, utc_now, store.desk)
            importing = build_importing(setup, store, do_not_call, await asyncio.to_thread(getpass.getuser))
            file = await importing.open(errand.file)
            try:
                mapping = await asyncio.to_thread(_mapping, file.mapping, errand.mapping)
                if errand.dry_run:
                    return Told(file, preview=await importing.preview(file, mapping))
                place = await asyncio.to_thread(_rejected_place, errand.file, language, setup.paths.data)
                return Told(file, done=await importing.write(file, mapping, place))
            finally:
                await asyncio.to_thread(file.table.close)
                await tasks.close()


def _mapping(found: ColumnMapping, path: Path | None) -> ColumnMapping:
    if path is None:
        return found
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ImportFileError(ImportFileProblem.MAPPING, path.name, str(error)) from error
    return found.adapted(text)


def _rejected_place(file: Path, language: str, data: Path) -> Path:
    """A name that no file has, beside the source where one may write there."""
    folder = file.parent if os.access(file.parent, os.W_OK) else data
    stem = f"{file.stem}.{REJECTED.said(language)}"
    names = (f"{stem}.csv" if n == 1 else f"{stem}-{n}.csv" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def _as_data(told: Told) -> dict[str, object]:
    done, preview, counts = told.done, told.preview, told.counts
    return {
        "file": told.file.table.about.name,
        "sheet": told.file.table.about.sheet or None,
        "rows": counts.total(),
        **{_JSON_NAMES.get(verdict, verdict.value): counts[verdict] for verdict in RowVerdict},
        "dryRun": done is None,
        "made": done.made if done else 0,
        "completed": done.completed if done else 0,
        "listed": done.listed if done else 0,
        "import": done.import_id if done else None,
        "rejectedFile": str(done.rejected_file) if done and done.rejected_file else None,
        "rejectedRows": [
            {"row": row.row, "text": row.text, "reasons": [reason.value for reason in row.reasons]}
            for row in (preview.shown.get(RowVerdict.REJECTED, []) if preview else [])
        ],
    }


def _lines(told: Told, language: str) -> Iterator[str]:
    counts = told.counts
    yield LINES["rows"].said(language, name=told.file.table.about.name, rows=counts.total())
    for verdict in RowVerdict:
        if counts[verdict]:
            yield f"  {counts[verdict]:>7}  {VERDICTS[verdict].said(language)}"
    if told.preview is not None:
        rejected = told.preview.shown.get(RowVerdict.REJECTED, [])
        for row in rejected[:_MOST_ROWS]:
            why = " ".join(REASONS[reason].said(language) for reason in row.reasons)
            yield LINES["row"].said(language, row=row.row, text=row.text, why=why)
        if counts[RowVerdict.REJECTED] > _MOST_ROWS:
            yield LINES["more"].said(language, count=counts[RowVerdict.REJECTED] - _MOST_ROWS)
        yield LINES["dry"].said(language)
    if told.done is not None:
        yield LINES["done"].said(language, made=told.done.made, completed=told.done.completed)
        if told.done.listed:
            yield LINES["listed"].said(language, count=told.done.listed)
        if told.done.rejected_file is not None:
            yield LINES["rejected"].said(language, file=told.done.rejected_file)
