"""Contacts out of files: recognised, judged before anything is written, one step, mended, undone."""

import asyncio
import csv
from collections import Counter
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from xlsxwriter import Workbook

from sellercall_desktop.app.building.contact_imports import MappingsFile
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.contacts.contact import NumberUse
from sellercall_desktop.core.contacts.imports.columns import recognised
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.importing import ContactImporting, ImportParts, ImportPlace
from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason, numbers_in_cell
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.core.tasks import Tasks, left_to_the_awaiter
from sellercall_desktop.store import open_store
from sellercall_desktop.tables.opening import FileTables
from sellercall_desktop.words.contact_import import import_words

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class House:
    """A store with what imports into it."""

    def __init__(self, store, folder, tasks):
        self.contacts = store.contacts
        self.do_not_call = DoNotCall(store.do_not_call, Bus(), tasks, lambda: NOON)
        parts = ImportParts(
            store.contacts,
            self.do_not_call,
            FileTables(),
            MappingsFile(folder / "mappings.json"),
            Bus(),
            off_countries=lambda: {"PE"},
        )
        place = ImportPlace("this-desk", "ana", "CO", import_words("es"))
        self.importing = ContactImporting(parts, lambda: NOON, place)

    async def look(self, source):
        file = await self.importing.open(source)
        with closing(file.table):
            return await self.importing.preview(file, file.mapping)

    async def take(self, source, rejected_to=None):
        file = await self.importing.open(source)
        with closing(file.table):
            return await self.importing.write(file, file.mapping, rejected_to)

    async def all(self):
        return {one.name: one for one in (await self.contacts.page(ContactQuery())).contacts}


@asynccontextmanager
async def house_in(tmp_path):
    tasks = Tasks()
    async with open_store(None, tmp_path / "kept" / "a.db", "x") as store:
        yield House(store, tmp_path, tasks)
        await tasks.close()


def rows_in(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def written(path, *rows, encoding="utf-8-sig", separator=";"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


GOOGLE = (
    [
        "First Name",
        "Last Name",
        "Organization Name",
        "Labels",
        "E-mail 1 - Value",
        "Phone 1 - Label",
        "Phone 1 - Value",
    ],
    [
        "Ana",
        "Peña",
        "Café Sol",
        "* myContacts ::: VIP",
        "ana@example.com",
        "Work",
        "+57 601 7654321 ::: 3001234567",
    ],
)
OUTLOOK = (
    [
        "Nombre",
        "Apellidos",
        "Organización",
        "Teléfono del trabajo",
        "Teléfono móvil",
        "Correo electrónico",
        "Notas",
    ],
    ["Ana", "Peña", "Café Sol", "601 7654321", "300 123 4567", "ana@example.com", "llamar en la tarde"],
)
PIPEDRIVE = (
    [
        "Person - Name",
        "Person - Organization",
        "Person - Phone - Work",
        "Person - Phone - Mobile",
        "Person - Email - Work",
    ],
    ["Ana Peña", "Café Sol", "6017654321", "3001234567", "ana@example.com"],
)
CRM = (
    [
        "Record Id",
        "Contact Owner",
        "First Name",
        "Last Name",
        "Account Name",
        "Email",
        "Phone",
        "Mobile",
        "Tag",
    ],
    ["zcrm_1", "luis", "Ana", "Peña", "Café Sol", "ana@example.com", "+576017654321", "+573001234567", "VIP"],
)


@pytest.mark.parametrize(
    ("file", "separator"),
    [(GOOGLE, ","), (OUTLOOK, ";"), (PIPEDRIVE, ","), (CRM, ",")],
    ids=["google", "outlook", "pipedrive", "crm"],
)
async def test_what_other_programs_write_needs_no_correction(tmp_path, file, separator):
    async with house_in(tmp_path) as house:
        await house.take(written(tmp_path / "a.csv", *file, separator=separator))
        (ana,) = (await house.all()).values()
        assert (ana.name, ana.company, ana.emails) == ("Ana Peña", "Café Sol", ("ana@example.com",))
        assert [one.e164 for one in ana.numbers] == ["+576017654321", "+573001234567"]
        assert ana.numbers[0].use in (NumberUse.WORK, NumberUse.OTHER)


async def test_other_columns_are_variables_and_every_word_is_kept(tmp_path):
    async with house_in(tmp_path) as house:
        rows = (
            ["Informe de cartera", "", "", ""],
            ["Nombre completo", "Celular", "Saldo", "Ciudad", "Etiquetas", "Idioma", "Observaciones"],
            ["Ana Peña", "3001234567", "1.500,50", "Cali", "vip, norte", "Español", "=cuidado"],
        )
        await house.take(written(tmp_path / "a.csv", *rows))
        (ana,) = (await house.all()).values()
        assert ana.variables == (("Saldo", "1.500,50"), ("Ciudad", "Cali"))
        assert (ana.tags, ana.language, ana.address, ana.note) == (("vip", "norte"), "es", "Cali", "=cuidado")
        assert (ana.created_at, ana.import_id) == (NOON, (await house.contacts.imports())[0].id)


MIXED = (
    ["Nombre", "Celular", "Correo"],
    ["Ana", "3001234567", "ana@example.com"],
    ["Luis", "3,00E+09", ""],
    ["Eva", "601 7654321 ext 302", ""],
    ["Ana otra vez", "+57 300 123-4567", ""],
    ["Rosa", "no tiene", "rosa@example.com"],
    ["Juan", "3109876543", ""],
    ["Ana", "3019876543", "ana@example.com"],
    ["Sin", "", ""],
    ["Mal", "3157654321", "esto no es"],
)


async def test_a_preview_tells_what_becomes_of_each_row_and_writes_nothing(tmp_path):
    async with house_in(tmp_path) as house:
        await house.do_not_call.add("+573109876543", "asked", "ana")
        await house.take(written(tmp_path / "before.csv", ["Nombre", "Celular"], ["Luz", "3157654321"]))
        preview = await house.look(written(tmp_path / "a.csv", *MIXED))
        V = RowVerdict  # noqa: N806 - short, because the table below is what is to be read
        told = {V.READY: 1, V.LOOK: 1, V.REJECTED: 3, V.KNOWN: 1, V.REPEATED: 2, V.DO_NOT_CALL: 1}
        assert preview.counts == told
        rejected = [(one.row, one.text, one.reasons) for one in preview.shown[V.REJECTED]]
        assert rejected == [
            (3, "3,00E+09", (RowReason.LOST_DIGITS,)),
            (6, "no tiene", (RowReason.NOT_A_NUMBER,)),
            (9, "Sin", (RowReason.NO_NUMBER,)),
        ]
        assert [(one.row, one.reasons) for one in preview.shown[V.LOOK]] == [(4, (RowReason.EXTENSION,))]
        other = [(one.row, one.text) for one in preview.shown[V.KNOWN] + preview.shown[V.REPEATED]]
        assert other == [(10, "esto no es"), (5, "Ana otra vez"), (8, "Ana")]
        assert RowReason.OTHER_NAME in preview.shown[V.KNOWN][0].reasons  # it was Luz
        assert preview.shown[V.REPEATED][0].reasons == (RowReason.OTHER_NAME,)
        assert preview.shown[V.REPEATED][1].reasons == ()
        assert list(await house.all()) == ["Luz"]


async def test_the_same_person_is_one_contact_also_far_apart_in_the_file(tmp_path):
    async with house_in(tmp_path) as house:
        far = [[f"P{n}", f"320{n:07}", ""] for n in range(600)]
        rows = [
            *MIXED[:2],
            *far,
            ["Ana", "3019876543", "ANA@example.com"],
            ["", "0057 301 987 6543", "b@example.com"],
        ]
        done = await house.take(written(tmp_path / "a.csv", *rows))
        ana = (await house.all())["Ana"]
        assert [one.e164 for one in ana.numbers] == ["+573001234567", "+573019876543"]
        assert ana.emails == ("ana@example.com", "ANA@example.com", "b@example.com")
        assert (done.made, done.completed, done.counts[RowVerdict.REPEATED]) == (601, 0, 2)
        assert await house.importing.undo(done.import_id) == 601
        assert await house.all() == {}


async def test_who_is_known_is_completed_never_overwritten_and_undo_gives_back_what_was(tmp_path):
    async with house_in(tmp_path) as house:
        first = ["Nombre", "Celular", "Empresa", "Saldo"]
        await house.take(written(tmp_path / "a.csv", first, ["Ana Peña", "3001234567", "", "10"]))
        before = await house.all()
        rows = [["Anita", "3001234567 / 3109876543", "Café Sol", "25"], ["Nuevo", "3157654321", "", "1"]]
        done = await house.take(written(tmp_path / "b.csv", first, *rows))
        ana = (await house.all())["Ana Peña"]
        assert (ana.company, ana.variables) == ("Café Sol", (("Saldo", "25"),))
        assert [one.e164 for one in ana.numbers] == ["+573001234567", "+573109876543"]
        assert (done.made, done.completed) == (1, 1)
        assert await house.importing.undo(done.import_id) == 2
        assert await house.all() == before


async def test_rejected_rows_mended_and_imported_again_give_exactly_the_rest(tmp_path):
    async with house_in(tmp_path) as house:
        done = await house.take(written(tmp_path / "a.csv", *MIXED), tmp_path / "rejected.csv")
        lines = rows_in(done.rejected_file)
        assert lines[0] == ["Nombre", "Celular", "Correo", "Por qué no se importó"]
        assert [line[0] for line in lines[1:]] == ["Luis", "Rosa", "Sin"]
        assert all(line[3] for line in lines[1:])
        lines[1][1], lines[2][1] = "'3007654321", "300 222 3344"
        mended = written(tmp_path / "mended.csv", *lines)
        again = await house.take(mended, tmp_path / "rejected again.csv")
        assert (again.made, again.counts[RowVerdict.REJECTED]) == (2, 1)
        assert {"Luis", "Rosa"} <= set(await house.all())
        (_, left) = rows_in(again.rejected_file)
        assert left[:3] == ["Sin", "", ""]
        assert [one.variables for one in (await house.all()).values() if one.variables] == []


async def test_a_workbooks_rejected_rows_are_a_csv_that_keeps_what_was_in_the_cells(tmp_path):
    async with house_in(tmp_path) as house:
        with Workbook(tmp_path / "a.xlsx") as book:
            sheet = book.add_worksheet()
            for row, cells in enumerate(
                [["Nombre", "Celular"], ["Ana", 573001234567], ["Luis", 5.73001234567e17]]
            ):
                sheet.write_row(row, 0, cells)
        done = await house.take(tmp_path / "a.xlsx", tmp_path / "rejected.csv")
        assert done.counts == {RowVerdict.READY: 1, RowVerdict.REJECTED: 1}
        assert "rounded" not in (text := done.rejected_file.read_text("utf-8-sig"))
        assert "Luis;'5.73001234567000E+17;Una hoja de cálculo redondeó" in text


@pytest.mark.parametrize(
    ("cell", "numbers", "reason"),
    [
        ("3,00E+09", 0, RowReason.LOST_DIGITS),
        ("5.73001E+11", 0, RowReason.LOST_DIGITS),
        ("573001234567000000", 0, RowReason.LOST_DIGITS),
        ("#¡VALOR!", 0, RowReason.SPREADSHEET_ERROR),
        ("########", 0, RowReason.SPREADSHEET_ERROR),
        ("573001234567.0", 1, None),
        ("3001234567;6017654321", 2, None),
        ("3001234567 / 3109876543", 2, None),
        ("3001234567\n3109876543", 2, None),
        ("3001234567-3109876543", 0, RowReason.SEVERAL),
        ("300 123 4567 (Marta)", 1, RowReason.WORDS_BESIDE),
        ("34612345678", 1, RowReason.ABROAD),
        ("123", 0, RowReason.EMERGENCY),
        ("300123456", 0, RowReason.TOO_SHORT),
    ],
)
def test_a_cell_holds_numbers_or_the_reason_why_not(cell, numbers, reason):
    read = numbers_in_cell(cell, "CO")
    assert (len(read.e164s), read.reason) == (numbers, reason)


def test_a_zero_that_a_spreadsheet_took_is_named_and_not_put_back():
    assert numbers_in_cell("0612345678", "IT").e164s
    assert numbers_in_cell("612345678", "IT") == ((), RowReason.LOST_ZERO)


def test_columns_without_names_are_known_by_what_is_in_them():
    rows = [(n, ["x7", f"Ana {n}", f"300 123 456{n}", f"a{n}@example.com"]) for n in range(1, 6)]
    roles = [use.role for use in recognised(rows, "CO").columns]
    assert roles == [ColumnRole.VARIABLE, ColumnRole.VARIABLE, ColumnRole.PHONE, ColumnRole.EMAIL]


async def test_a_corrected_mapping_is_remembered_for_this_kind_of_file(tmp_path):
    async with house_in(tmp_path) as house:
        first = written(tmp_path / "a.csv", ["Quién", "Línea", "Debe"], ["Ana", "3001234567", "10"])
        file = await house.importing.open(first)
        assert not file.is_remembered
        corrected = file.mapping.with_role(0, ColumnRole.NAME).with_role(2, ColumnRole.VARIABLE, "deuda")
        await house.importing.write(file, corrected)
        file.table.close()
        await house.take(written(tmp_path / "b.csv", ["QUIEN", "Linea", "Debe"], ["Luis", "3109876543", "7"]))
        assert (await house.all())["Luis"].variables == (("deuda", "7"),)


@pytest.mark.parametrize("text", ["{", '{"columns": {"Nada": "name"}}', '{"columns": {"A": "boss"}}', "[]"])
async def test_a_mapping_that_cannot_be_used_says_why(tmp_path, text):
    async with house_in(tmp_path) as house:
        file = await house.importing.open("A\tB\n3001234567\tx\n")
        with pytest.raises(ImportFileError) as refused:
            file.mapping.adapted(text)
        assert refused.value.problem is ImportFileProblem.MAPPING
        assert refused.value.detail


async def test_a_file_without_numbers_is_told_before_anything_is_written(tmp_path):
    async with house_in(tmp_path) as house:
        with pytest.raises(ImportFileError) as refused:
            await house.take(written(tmp_path / "a.csv", ["Nombre", "Ciudad"], ["Ana", "Cali"]))
        assert refused.value.problem is ImportFileProblem.NO_NUMBERS
        assert await house.contacts.imports() == []


async def test_an_import_that_is_cancelled_leaves_nothing(tmp_path):
    async with house_in(tmp_path) as house:
        rows = [["Nombre", "Celular"], *[[f"P{n}", f"320{n:07}"] for n in range(3000)], ["Mal", "x"]]
        file = await house.importing.open(written(tmp_path / "a.csv", *rows))
        heard = []

        def hear(share, count):
            heard.append((share, count))
            if len(heard) == 2:
                task.cancel()

        work = house.importing.write(file, file.mapping, tmp_path / "rejected.csv", hear)
        task = Tasks().spawn(work, "import", left_to_the_awaiter)
        with pytest.raises(asyncio.CancelledError):
            await task
        file.table.close()
        assert heard[0][1] == 500
        assert 0 < heard[0][0] <= 1
        assert await house.all() == {}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "kept"]


async def test_a_contact_that_somebody_changes_meanwhile_keeps_that_change(tmp_path):
    async with house_in(tmp_path) as house:
        await house.take(written(tmp_path / "a.csv", ["Nombre", "Celular"], ["Ana", "3001234567"]))
        real, hindered = house.contacts.add_imported, []

        async def hindering(import_id, changes):
            if not hindered:
                hindered.append(1)
                (ana,) = (await house.all()).values()
                assert await house.contacts.save([replace(ana, company="Café Sol")])
            await real(import_id, changes)

        house.contacts.add_imported = hindering
        done = await house.take("Nombre\tCelular\tNotas\nAna\t3001234567\tnueva\n")
        (ana,) = (await house.all()).values()
        assert (ana.company, ana.note, done.completed) == ("Café Sol", "nueva", 1)


def test_every_row_is_counted_once():
    assert Counter(RowVerdict) == dict.fromkeys(RowVerdict, 1)


async def test_rows_of_a_country_that_its_law_has_off_are_told_apart_from_those_that_are_called(tmp_path):
    async with house_in(tmp_path) as house:
        rows = (
            ("Nombre", "Teléfono"),
            ("Ana", "+573001234567"),
            ("Rosa", "+51912345678"),
            ("Eva", "3001234568"),
        )
        preview = await house.look(written(tmp_path / "list.csv", *rows))
        assert (preview.counts[RowVerdict.READY], preview.off) == (3, 1)
