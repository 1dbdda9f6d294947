"""Exports: every call of the query, in the list's order, each number intact, whole or not at all."""

from __future__ import annotations

import asyncio
import csv
import io
import random
import zipfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.exported import COLUMNS, ExportWords
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.calls.written_facts import (
    CallbackSet,
    DispositionSet,
    FieldJudged,
    FieldState,
    NoteWritten,
    OptOutJudged,
    OptOutJudgement,
)
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.spreadsheets import harmless
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.export.export import PACKING, CallExport, ExportFormat
from sellercall_desktop.export.whole_file import WholeFile
from sellercall_desktop.export.xlsx_file import LONGEST_TEXT
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, every, talked

CALLS = 230  # more than a page
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTE = "=1+1; «de acuerdo»\nvolver a llamar"


def written(call):
    acts = (
        f.ActAsked(NOON + timedelta(seconds=1), "a1", f.ActKind.SUGGEST, "ofrezca 10 %", "ana"),
        f.ActAnswered(NOON + timedelta(seconds=2), "a1", f.ActFate.DELIVERED),
    )
    return advance_all(
        call,
        (
            *acts,
            f.CostKnown(NOON, f.Party.CARRIER, Decimal("0.01340"), "USD"),
            f.CostKnown(NOON, f.Party.AGENT, Decimal("0.15"), "USD"),
            DispositionSet(NOON, "ana", "sale", "Venta"),
            NoteWritten(NOON, "ana", NOTE),
            CallbackSet(NOON, "ana", NOON + timedelta(days=1)),
            FieldJudged(NOON, "ana", "document", FieldState.CONFIRMED, "0012345678"),
            OptOutJudged(NOON, "ana", OptOutJudgement.NO_OPT_OUT),
        ),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A history of some calls, the newest with everything written on it."""
    made = tmp_path_factory.mktemp("history")

    async def fill():
        async with open_store(None, made / "a.db", "x") as store:
            await asyncio.gather(*(save(store, n) for n in range(CALLS)))

    async def save(store, n):
        at = NOON + timedelta(seconds=n)
        call, facts = talked(f"c{n}", "hola", "=2+2", at=at, number=f"+57300{n:07}", seconds=n / 8)
        await store.calls.save(written(call) if n == CALLS - 1 else call, facts, "import")

    asyncio.run(fill())
    return made


def read_csv(data, separator=","):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def read_xlsx(path):
    """Rows of (type, style's number format, value) by title, of the first sheet."""
    with zipfile.ZipFile(path) as book:
        sheet = ET.parse(book.open("xl/worksheets/sheet1.xml"))
        styles = ET.parse(book.open("xl/styles.xml"))
    formats = [int(each.get("numFmtId", 0)) for each in styles.find(f"{MAIN}cellXfs")]
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells = {}
        for cell in row:
            value = "".join(part.text or "" for part in cell.iter() if part.tag in (f"{MAIN}t", f"{MAIN}v"))
            cells[cell.get("r").rstrip("0123456789")] = (
                cell.get("t", "n"),
                formats[int(cell.get("s", 0))],
                value,
            )
        rows.append(cells)
    titles = {place: value for place, (_, _, value) in rows[0].items()}
    return [{titles[place]: cell for place, cell in row.items()} for row in rows[1:]]


async def test_a_csv_holds_the_lists_rows_in_its_order_with_each_text_harmless_and_whole(folder, tmp_path):
    query = CallQuery(text="30000", sort=SortKey.DURATION)
    words = ExportWords(words={"result.talked": "Conversada"}, separator=";", decimal_point=",")
    async with open_store(None, folder / "a.db", "x") as store:
        shown = [call.id for call in await every(store, query)]
        told = []
        done = await CallExport(ExportFormat.CSV, words, spoken=True).write(
            store.calls, query, tmp_path / "out.csv", told.append
        )
    rows = read_csv((tmp_path / "out.csv").read_bytes(), ";")
    assert [row["id"] for row in rows] == shown
    assert done.calls == len(shown) == told[-2]
    newest = rows[0]
    assert list(newest)[:-1] == [column.key for column in COLUMNS]
    assert newest["phone"] == f"'+57300{CALLS - 1:07}"
    assert newest["note"] == f"'{NOTE}"
    assert (newest["cost"], newest["carrier_cost"], newest["duration_s"]) == ("0,1634", "0,0134", "28,625")
    assert (newest["result"], newest["opt_out"]) == ("Conversada", "no_opt_out")
    assert newest["callback"] == "2026-03-11T17:00:00Z"
    assert newest["fields"] == "document: 0012345678"
    assert "ofrezca 10 %" in newest["acts"]
    said = newest["conversation"].splitlines()
    assert [line.partition("] ")[2] for line in said] == [
        "suggest: «ofrezca 10 %» (delivered, ana)",
        "ai: hola",
        "customer: =2+2",
    ]


async def test_a_workbook_keeps_numbers_as_text_times_as_times_and_amounts_as_numbers(folder, tmp_path):
    async with open_store(None, folder / "a.db", "x") as store:
        await CallExport(ExportFormat.XLSX, ExportWords(here=True)).write(
            store.calls, CallQuery(), tmp_path / "out.xlsx"
        )
    rows = read_xlsx(tmp_path / "out.xlsx")
    assert len(rows) == CALLS
    newest = rows[0]
    assert newest["phone"] == ("inlineStr", 49, f"+57300{CALLS - 1:07}")  # 49 is Excel's own "text"
    assert newest["note"] == ("inlineStr", 49, NOTE)
    kind, _, days = newest["started"]
    begun = datetime(1899, 12, 30) + timedelta(days=float(days))
    at = (NOON + timedelta(seconds=CALLS - 1)).astimezone().replace(tzinfo=None)
    assert kind == "n"
    assert abs(begun - at) < timedelta(milliseconds=10)
    assert (newest["cost"][0], float(newest["cost"][2])) == ("n", 0.1634)
    assert {row["phone"][2] for row in rows} == {f"+57300{n:07}" for n in range(CALLS)}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=HYPERLINK(1)", False),
        ("+57 300", False),
        ("-5", False),
        ("@SUM(A1)", False),
        ("\t=1", False),
        ("  =1", False),
        ("＝1", False),
        ("0991234567", False),
        ("3/4", False),
        ("1.234,50", False),
        ("1e5", False),
        ("10 %", False),
        ("'tis", False),
        ("hola", True),
        ("3 meses", True),
        ("", True),
        ("c4ca4238-a0b9", True),
        ("dijo: =1", True),
    ],
)
def test_a_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe_and_nothing_else(text, kept):
    assert harmless(text) == (text if kept else f"'{text}")


async def test_odd_texts_break_no_workbook_and_what_no_cell_can_hold_is_counted(tmp_path):
    odd = ["<r>a</r>", "\x00\x07\ufffe\ud800", "_x0041_", " blanks ", "\U0001f600" * LONGEST_TEXT]
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for n, text in enumerate(odd):
            call, facts = talked(f"c{n}", at=NOON + timedelta(seconds=n))
            call = advance_all(call, (NoteWritten(NOON, "ana", text.replace("\ud800", "?")),))
            await store.calls.save(call, facts, "import")
        export = CallExport(ExportFormat.XLSX, ExportWords())
        done = await export.write(store.calls, CallQuery(descending=False), tmp_path / "out.xlsx")
    notes = [row["note"][2] for row in read_xlsx(tmp_path / "out.xlsx")]
    assert notes[0].strip() == "<r>a</r>"
    assert notes[3] == " blanks "
    assert notes[4].endswith("\U0001f600 […]")
    assert len(notes[4].encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert done.cut == 1


@pytest.mark.parametrize(("begun", "then"), [*product([0, 1, 5], ["ends", "goes on", "was in the middle"])])
def test_an_archive_whose_file_was_left_ends_without_a_word(tmp_path, begun, then):
    """As XlsxWriter leaves one that was broken off: Python ends it whenever it is collected."""
    file = WholeFile(tmp_path / "whole", lambda: False)
    archive = zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED)
    for n in range(begun):
        archive.writestr(f"{n}.xml", random.Random(n).randbytes(10_000))
    member = archive.open("middle.xml", "w") if then == "was in the middle" else None
    if member is not None:
        member.write(random.Random(7).randbytes(10_000))
    file.leave()
    size = (tmp_path / "whole").stat().st_size
    if member is not None:
        member.close()
    if then == "goes on":
        archive.writestr("late.xml", b"late" * 1_000)
    archive.close()
    assert (tmp_path / "whole").stat().st_size == size


@pytest.mark.parametrize(("form", "when"), [*product(ExportFormat, (200,)), (ExportFormat.XLSX, PACKING)])
async def test_one_that_is_cancelled_or_fails_leaves_what_was_there(folder, tmp_path, form, when):
    path = tmp_path / f"out.{form.value}"
    path.write_text("before")
    async with open_store(None, folder / "a.db", "x") as store:
        half = asyncio.Event()
        export = CallExport(form, ExportWords())
        running = Tasks().spawn(
            export.write(store.calls, CallQuery(), path, lambda done: done == when and half.set()), "export"
        )
        await half.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

        class Broken:
            async def page(self, query, cursor, limit, *, spoken):
                if cursor is not None:
                    raise StoreError("gone")
                return await store.calls.page(query, cursor, limit, spoken=spoken)

        with pytest.raises(StoreError):
            await CallExport(form, ExportWords()).write(Broken(), CallQuery(), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


async def test_a_folder_that_cannot_be_written_is_told(folder, tmp_path):
    async with open_store(None, folder / "a.db", "x") as store:
        export = CallExport(ExportFormat.CSV, ExportWords())
        with pytest.raises(OSError, match="nowhere"):
            await export.write(store.calls, CallQuery(), tmp_path / "nowhere" / "out.csv")


async def test_the_pieces_of_a_stream_make_the_same_file(folder, tmp_path):
    chance = random.Random(1)
    query = CallQuery(descending=chance.random() < 0.5)
    async with open_store(None, folder / "a.db", "x") as store:
        export = CallExport(ExportFormat.CSV, ExportWords())
        await export.write(store.calls, query, tmp_path / "out.csv")
        pieces = [piece async for piece in export.chunks(store.calls, query)]
    assert len(pieces) > CALLS // 200
    assert b"".join(pieces) == (tmp_path / "out.csv").read_bytes()
    assert datetime.fromisoformat(read_csv(b"".join(pieces))[0]["started"]).tzinfo == UTC
