"""Exports, the shift sheet and copied conversations, from the history panel as a person uses it."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale
from PySide6.QtGui import QGuiApplication, QPageSize

from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.exported import COLUMNS, row_of
from sellercall_desktop.core.calls.history import JournalEntry
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.core.calls.shift import shift_of
from sellercall_desktop.core.calls.written_facts import CallbackSet, DispositionSet, NoteWritten
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.export.export import ExportFormat
from sellercall_desktop.ui.history.shift_pdf import page_size, write_shift_sheet
from sellercall_desktop.ui.history.timeline import moments
from sellercall_desktop.ui.words.exported import export_words
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.words.language import Language
from sellercall_desktop.words.export import TITLES
from tests.store.sample_calls import talked
from tests.ui.history.history_world import NOON, fill, history_store
from tests.ui.history.test_history_panel import opened
from tests.waiting import until

DAY = date(2026, 11, 20)
LISTED = 120


class Trail:
    """What was written down, and refusals of the guard."""

    def __init__(self):
        self.entries = []

    async def append(self, entry):
        self.entries.append(entry)

    async def between(self, first, last):
        assert first <= NOON < last
        return [
            AuditEntry(NOON, "rule", AuditKind.GUARD_REFUSED, "+573001234567", fate="outside_calling_hours")
        ]


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """The file that the person names; None closes the dialog."""
    where = {"path": tmp_path / "calls.csv", "names": []}

    async def choose(_parent, _title, name, _kind):
        where["names"].append(name)
        return where["path"]

    monkeypatch.setattr("sellercall_desktop.ui.history.exporting.choose_new_file", choose)
    return where


async def ended(exporting):
    await until(lambda: exporting._running is not None and exporting._running.done())


def rows_of(path, separator=","):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=separator))


async def test_what_is_filtered_is_written_in_the_lists_order_and_the_audit_trail_told(
    tmp_path, qapp, qtbot, qloop, chosen
):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel, trail = world.panel, Trail()
        panel.exporting._audit = SignedTrail(trail, "ana")
        panel.filters.text.setText("propuesta")
        await until(lambda: panel.model.query.text == "propuesta" and 0 < panel.model.rowCount() < 30)
        panel.exporting.begin("csv")
        await ended(panel.exporting)
        assert [row["SellerCall ID"] for row in rows_of(chosen["path"])] == [call.id for call in world.rows()]
        assert panel.exporting.strip.text.text() == f"calls.csv is written. Calls: {panel.model.rowCount()}"
        (entry,) = trail.entries
        assert (entry.by, entry.kind, entry.subject) == ("ana", AuditKind.EXPORT, "calls.csv")
        assert entry.text == "text: propuesta"


async def test_only_the_chosen_rows_are_written_once_several_are_chosen(tmp_path, qapp, qtbot, qloop, chosen):
    async with opened(tmp_path, qapp, qtbot) as world:
        table, exporting = world.panel.table, world.panel.exporting
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in (2, 5):
            table.selectionModel().select(world.panel.model.index(row, 1), flags)
        exporting.menu.aboutToShow.emit()
        exporting.export(ExportFormat.CSV)
        await ended(exporting)
        assert [row["SellerCall ID"] for row in rows_of(chosen["path"])] == [
            world.rows()[row].id for row in (2, 5)
        ]


async def test_an_export_that_is_cancelled_or_fails_says_so_and_leaves_no_file(
    tmp_path, qapp, qtbot, qloop, chosen
):
    async with opened(tmp_path, qapp, qtbot) as world:
        exporting, real = world.panel.exporting, world.store.page
        going = asyncio.Event()

        async def slow(query, cursor=None, limit=200, *, spoken=False):
            going.set()
            await asyncio.sleep(30)

        world.store.page = slow
        exporting.begin("xlsx")
        await going.wait()
        assert exporting.strip.cancel.isVisible()
        exporting.strip.cancel.click()
        await ended(exporting)
        assert not exporting.strip.isVisible()

        async def broken(query, cursor=None, limit=200, *, spoken=False):
            raise StoreError("disk gone")

        world.store.page = broken
        exporting.begin("csv")
        await ended(exporting)
        await until(lambda: exporting.strip.text.text().startswith("The call history could not be read"))
        world.store.page = real
        chosen["path"] = tmp_path / "nowhere" / "calls.csv"
        exporting.begin("csv")
        await ended(exporting)
        told = "The file could not be written: No such file or directory"
        await until(lambda: exporting.strip.text.text() == told)
        assert not list(tmp_path.glob("*.csv"))
        assert not list(tmp_path.glob(".sellercall*"))


async def test_calls_with_a_remark_are_found_by_its_chip(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        wanted = world.calls[7]
        await world.change(wanted, NoteWritten(NOON, "ana", "vuelve en marzo"))
        world.panel.filters.remark._remarks[Remark.NOTE].click()
        await until(lambda: [call.id for call in world.rows()] == [wanted.id])
        assert world.panel.filters.remark.text().strip() == "With a note"
        world.panel.filters.clear()
        await until(lambda: len(world.rows()) == 30)


async def test_a_conversation_is_copied_whole(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        row = next(n for n, call in enumerate(world.rows()) if call.summary is not None)
        await world.choose(row)
        world.panel.details.copy.click()
        await until(lambda: "copied" in world.panel.details.copy.toolTip())
        head, _, *said = QGuiApplication.clipboard().text().splitlines()
        assert "Talked" in head
        assert len(said) == 6
        assert said[1].partition("] ")[2] == "Customer: Sí, dígame, ¿de qué se trata?"


async def test_a_shift_sheet_counts_the_day_and_is_a_pdf(tmp_path, qapp, qtbot, qloop, chosen):
    async with opened(tmp_path, qapp, qtbot) as world:
        facts = (
            DispositionSet(NOON, "ana", "sale", "Venta"),
            CallbackSet(NOON, "ana", NOON),
            NoteWritten(NOON, "ana", "<b>oficina</b>"),
        )
        await world.change(world.calls[0], *facts)
        sheet = await shift_of(DAY, world.store, SignedTrail(Trail()))
        assert sheet.count == sum(sheet.results.values()) == 30
        assert sheet.dispositions == {"Venta": 1, "": 29}
        assert [call.id for call in sheet.due] == [world.calls[0].id]
        assert sheet.talk_s == sum(call.duration_s or 0 for call in world.calls)
        assert sheet.costs == {"USD": sum(cost.amount for call in world.calls for cost in call.costs)}
        assert [entry.subject for entry in sheet.refusals] == ["+573001234567"]
        chosen["path"] = tmp_path / "sheet.pdf"
        world.panel.filters.date.choose(world.panel.filters.date.span.RANGE, DAY, DAY)
        world.panel.exporting.begin("pdf")
        await ended(world.panel.exporting)
        assert chosen["names"] == ["shift-2026-11-20.pdf"]
        assert chosen["path"].read_bytes().startswith(b"%PDF")


async def test_a_sheet_of_many_calls_has_several_pages_of_either_paper(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.shift.MOST_LISTED", LISTED)
    async with history_store(tmp_path) as store:
        await fill(store, 3)
        sheet = await shift_of(DAY, store, SignedTrail())
    for _ in range(LISTED):
        sheet.add(sheet.calls[0])
    assert (len(sheet.calls), sheet.count) == (LISTED, LISTED + 3)
    for paper in (QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A4):
        await asyncio.to_thread(write_shift_sheet, sheet, Formats("es"), tmp_path / "s.pdf", QPageSize(paper))
        pages = (tmp_path / "s.pdf").read_bytes().count(b"/Type /Page\n")
        assert pages >= LISTED // 60 + 1
    assert not list(tmp_path.glob(".sellercall*"))
    for territory, paper in ((QLocale.Country.Colombia, "Letter"), (QLocale.Country.Peru, "A4")):
        assert page_size(QLocale(QLocale.Language.Spanish, territory)).id().name == paper


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_column_has_a_title_and_every_code_a_word(qapp, language):
    words = export_words(Formats(language))
    assert {text.said(language) for text in TITLES.values()} == set(words.titles.values())
    assert words.word("result", "talked") != "talked"
    assert (words.separator, words.decimal_point) in ((";", ","), (",", "."))


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("es", "El proveedor no lo acepta así «text too long». Escríbalo más corto o de otra forma"),
        ("en", "The provider does not take it like this «text too long». Write it shorter or otherwise"),
    ],
)
def test_why_an_act_was_refused_and_what_to_do_is_in_the_export_and_in_the_timeline(qapp, language, why):
    refused = f.ActAnswered(NOON, "a1", f.ActFate.REFUSED, "text too long", None, 400)
    call, facts = talked("c1", "hola")
    asked = f.ActAsked(NOON, "a1", f.ActKind.SUGGEST, "ofrezca 10 %", "ana")
    call = advance_all(call, (asked, refused))
    row = dict(
        zip([one.key for one in COLUMNS], row_of(call, COLUMNS, export_words(Formats(language))), strict=True)
    )
    assert why in row["acts"]
    entries = [JournalEntry(NOON, "x", fact) for fact in (*facts, asked, refused)]
    speaks = Language(qapp, Formats("en"))
    speaks.apply(language)
    try:
        told = moments(call, entries, Formats(language))
    finally:
        speaks.apply("en")
    assert any(why in moment.text for moment in told)
