"""Texts with columns, as spreadsheets, address books and telephones write them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.table import TableKind
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.tables.opening import FileTables

ROWS = [
    ["Nombre", "Teléfono", "Saldo"],
    ["José Núñez", "300 123 4567", "12,5"],
    ["Ángela", "3001234567", "1"],
]


def text_of(rows, separator, end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return text.getvalue()


def rows_in(path):
    table = FileTables().open(path)
    try:
        return list(table.rows())
    finally:
        table.close()


def read(tmp_path, data, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return rows_in(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"],
)
def test_any_separator_in_any_encoding_that_spreadsheets_write(tmp_path, separator, encoding):
    found = read(tmp_path, text_of(ROWS, separator).encode(encoding))
    assert found == list(enumerate(ROWS, 1))


def test_a_row_is_counted_as_a_spreadsheet_counts_it(tmp_path):
    data = b'sep=;\r\na;b\r\n\r\n"two\r\nlines";x\r\nlast;y\r\n'
    assert read(tmp_path, data) == [(1, ["a", "b"]), (3, ["two\r\nlines", "x"]), (4, ["last", "y"])]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Celular\r\n300 123 4567\r\n3001112233\r\n", [["Celular"], ["300 123 4567"], ["3001112233"]]),
        ("Saldo\n12,5\n3,5\n", [["Saldo"], ["12,5"], ["3,5"]]),
        ("3001234567", [["3001234567"]]),
        ("a;b\n1,5;2,5\n3,5;4,5\n", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]),
    ],
)
def test_one_column_and_decimal_commas_are_not_cut(tmp_path, text, rows):
    assert [cells for _, cells in read(tmp_path, text.encode())] == rows


def test_a_quote_that_is_never_closed_costs_its_line_alone(tmp_path):
    lines = ["a,b", '1,"2', *[f"{n},x" for n in range(2000)], '5,"6"', "7,8"]
    found = read(tmp_path, "\n".join(lines).encode())
    assert found[1] == (2, ["1", "2"])
    assert found[-2:] == [(2003, ["5", "6"]), (2004, ["7", "8"])]


def test_one_wrong_byte_does_not_make_utf_8_something_else(tmp_path):
    text = text_of([["Nombre", "Celular"], *[["Peña Núñez", "3001234567"]] * 200], ",").encode()
    assert read(tmp_path, text + b"x\xff,1\r\n")[5][1][0] == "Peña Núñez"


def test_a_paste_from_a_spreadsheet_is_a_table():
    table = FileTables().open('Nombre\tCelular\n"Ana\nMaría"\t3001234567\n')
    assert table.about.kind is TableKind.PASTE
    assert [cells for _, cells in table.rows()] == [["Nombre", "Celular"], ["Ana\nMaría", "3001234567"]]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", ImportFileProblem.EMPTY),
        (b"\r\n \r\n", ImportFileProblem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", ImportFileProblem.NOT_A_TABLE),
        (b"%PDF-1.7\n1 0 obj", ImportFileProblem.NOT_A_TABLE),
        (b"<html><table><tr><td>3001234567", ImportFileProblem.WEB_PAGE),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook>', ImportFileProblem.WEB_PAGE),
        (b"PK\x03\x04 no archive", ImportFileProblem.DAMAGED),
    ],
)
def test_what_is_no_table_is_told(tmp_path, data, problem):
    with pytest.raises(ImportFileError) as refused:
        read(tmp_path, data, "list.xls")
    assert (refused.value.problem, refused.value.name) == (problem, "list.xls")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ImportFileError) as refused:
        FileTables().open(tmp_path / "list.csv")
    assert refused.value.problem is ImportFileProblem.MISSING


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from('",;\n\té ñ'), max_size=12
)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_written_is_read_back(rows, separator, end):
    header = ("Nombre", "Celular")
    table = FileTables().open(text_of([header, *rows], separator, end))
    filled = [list(row) for row in (header, *rows) if any(row)]
    assert [cells for _, cells in table.rows()] == filled
