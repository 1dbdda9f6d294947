"""The do-not-call list as CSV: what goes out comes back, and nothing of what others wrote is lost."""

import csv
import io
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.guard.do_not_call import DoNotCall, DoNotCallEntry
from sellercall_desktop.core.guard.list_as_csv import RefusedRow, list_as_csv
from sellercall_desktop.core.guard.list_transfer import ListTransfer
from sellercall_desktop.core.problems import NumberProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

LUISA = "+573007778899"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVER = NOON - timedelta(days=1), NOON + timedelta(days=1)
MARTA, PEDRO, ANA = "+573001234567", "+573109876543", "+525512345678"


async def desk_on(store):
    known = DoNotCall(store.do_not_call, Bus(), Tasks(), lambda: NOON)
    return known, ListTransfer(known, store.audit, lambda: NOON, "ana")


FILES = {
    "a bare column": (f"{MARTA}\n3109876543\n", "utf-8", {MARTA: "import", PEDRO: "import"}),
    "a spreadsheet's, with its mark": (
        *("Nombre;Teléfono;Motivo\r\nMarta;300 123 4567;no quiere más\r\n", "utf-8-sig"),
        {MARTA: "no quiere más"},
    ),
    "an old spreadsheet's": (
        *("Teléfono;Motivo\r\n300 123 4567;pidió no más\r\n", "cp1252"),
        {MARTA: "pidió no más"},
    ),
    "tabs, as Excel's Unicode text": (
        *("Celular 1\tCelular 2\tNombre\r\n3001234567\t310 987 6543\tMarta\r\n", "utf-16"),
        {MARTA: "import", PEDRO: "import"},
    ),
    "commas, no header, quotes": (
        *('"López, Marta",300 123 4567,"dijo ""no"""\n', "utf-8"),
        {MARTA: 'López, Marta · dijo "no"'},
    ),
    "a quote that nobody closed": (
        *(f'"Marta,{MARTA}\nPedro,{PEDRO}\n', "utf-8"),
        {MARTA: '"Marta', PEDRO: "Pedro"},
    ),
    "its separator named": ("sep=;\nphone;reason\n3001234567;a,b\n", "utf-8", {MARTA: "a,b"}),
    "a code without its plus, where it may be a mobile of home and a digit too many": (
        *("31612345678\n", "utf-8"),
        {"+31612345678": "import"},
    ),
    "older forms, and the same twice": (
        *(f"+5215512345678\n55 1234 5678,{ANA}\n{ANA}\n", "utf-8"),
        {ANA: "import"},
    ),
}


async def test_every_number_of_a_file_is_listed(tmp_path):
    path = tmp_path / "lista.csv"
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known, transfer = await desk_on(store)
        for name, (text, encoding, listed) in FILES.items():
            path.write_bytes(text.encode(encoding))
            done = await transfer.import_from(path, "CO", "import")
            assert {entry.number: entry.reason for entry in await known.all()} == listed, name
            assert done.added == len(listed), name
            act = (await store.audit.between(*EVER))[-1]
            assert (act.kind, act.by, act.subject) == (AuditKind.IMPORT, "ana", "lista.csv")
            for number in listed:
                await known.remove(number, "next", "ana")


async def test_a_row_without_a_number_is_named_with_its_line_and_the_others_count(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text("phone;id\n;3001112233\n12;x\n3001234567;x\n5.73E+11;x\n\nJuan;x\n", encoding="utf-8")
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known, transfer = await desk_on(store)
        await known.add(MARTA, "asked", "luis")
        done = await transfer.import_from(path, "CO", "import")
        assert (done.added, done.known) == (0, 1)
        assert [entry.reason for entry in await known.all()] == ["asked"]
        assert [(row.line, row.text) for row in done.refused] == [
            (2, "3001112233"),  # of a column that is no telephone's: named, not guessed
            (3, "12"),
            (5, "5.73E+11"),
            (7, "Juan"),
        ]
        assert done.refused[2] == RefusedRow(5, "5.73E+11", NumberProblem.LOST_DIGITS)


async def test_what_is_exported_is_safe_and_comes_back_as_it_was(tmp_path):
    path = tmp_path / "lista.csv"
    words = '=HYPERLINK("http://x";"y"), +1, "no"\nnunca'
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known, transfer = await desk_on(store)
        early = DoNotCallEntry(MARTA, NOON - timedelta(days=400), "luis", "'asked'", words, "call-1")
        await known.add_all([early], None)
        await known.add(PEDRO, "-5", "ana")
        await known.add(LUISA, "3/4", "ana")  # a spreadsheet makes a day of it
        assert await transfer.export_to(path, ";") == 3
        act = (await store.audit.between(*EVER))[-1]
        assert (act.kind, act.subject) == (AuditKind.EXPORT, "lista.csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {f"'{MARTA}", f"'{PEDRO}", f"'{LUISA}"}
    assert {row[3] for row in rows[1:]} == {"''asked'", "'-5", "'3/4"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    async with open_store(None, tmp_path / "b.db", "x") as store:
        known, transfer = await desk_on(store)
        await transfer.import_from(path, "CO", "import")
        back = known.listed(MARTA)
        assert (back.since, back.reason, back.sentence, back.by) == (early.since, "'asked'", words, "ana")
        assert (known.listed(PEDRO).reason, known.listed(LUISA).reason) == ("-5", "3/4")


def test_an_empty_list_is_its_header():
    assert list_as_csv([]) == "phone,since,by,reason,sentence,call\r\n"
