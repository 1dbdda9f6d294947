"""Sheets of workbooks, each cell as a person reads it."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.tables.opening import FileTables


def workbook(path, **sheets):
    with Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name.startswith("hidden") and len(sheets) > 1:
                sheet.hide()
            elapsed = book.add_format({"num_format": "[h]:mm:ss"})
            for row, cells in rows.items():
                for column, cell in enumerate(cells):
                    if isinstance(cell, timedelta):
                        sheet.write_datetime(row - 1, column, cell, elapsed)
                    else:
                        sheet.write(row - 1, column, cell)
    return path


def read(path, sheet=""):
    table = FileTables().open(path, sheet)
    try:
        return table.about, list(table.rows())
    finally:
        table.close()


def test_a_number_has_its_digits_and_a_row_the_number_that_it_has_in_the_sheet(tmp_path):
    rows = {3: ["Celular", "Saldo"], 6: [573001234567, 12.5], 7: [3001234567, 0.1 + 0.2], 8: [5.73e17, -3]}
    _, found = read(workbook(tmp_path / "a.xlsx", uno=rows))
    assert found[:3] == [(3, ["Celular", "Saldo"]), (6, ["573001234567", "12.5"]), (7, ["3001234567", "0.3"])]
    assert found[3] == (8, ["5.73000000000000E+17", "-3"])  # nobody takes it for a telephone


def test_dates_times_durations_and_truths_are_texts(tmp_path):
    cells = [datetime(2026, 7, 9, 15, 30), date(2026, 7, 9), time(8, 15), timedelta(hours=30), True]
    _, found = read(workbook(tmp_path / "a.xlsx", uno={1: cells}))
    assert found[0][1] == ["2026-07-09 15:30:00", "2026-07-09", "08:15", "30:00", "TRUE"]


def test_the_sheet_with_the_telephones_is_read_or_the_one_that_is_asked_for(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        notes={1: ["Resumen", "2026"]},
        people={1: ["Celular"], 2: ["3001234567"]},
        hidden={n: ["3001234567"] for n in range(1, 9)},
    )
    about, _ = read(path)
    assert (about.sheet, about.sheets) == ("people", ("notes", "people", "hidden"))
    assert read(path, "notes")[1] == [(1, ["Resumen", "2026"])]
    assert len(read(path, "hidden")[1]) == 8
    with pytest.raises(ImportFileError) as refused:
        read(path, "otra")
    assert refused.value.problem is ImportFileProblem.NO_SHEET


@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_told(tmp_path_factory, changes):
    path = tmp_path_factory.getbasetemp() / "whole.xlsx"
    if not path.exists():
        workbook(path, uno={1: ["Celular"], 2: ["3001234567"]})
    data = bytearray(path.read_bytes())
    for place, other in changes:
        at = place % len(data)
        data[at : at + 1] = other
    damaged = path.with_name("damaged.xlsx")
    damaged.write_bytes(data)
    with suppress(ImportFileError):  # nothing else
        read(damaged)


def test_a_workbook_is_known_by_what_is_in_it(tmp_path):
    path = workbook(tmp_path / "a.xlsx", uno={1: ["Celular"], 2: ["3001234567"]}).rename(tmp_path / "a.csv")
    assert read(path)[1] == [(1, ["Celular"]), (2, ["3001234567"])]
