"""A column that says in which country somebody is decides where their number rings."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.contacts.imports.columns import recognised
from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason
from sellercall_desktop.core.contacts.imports.rows import RowReader

TITLES = ["País", "PAIS", "Código de país", "Cod. país", "Country", "Country Code", "Country/Region", "DDI"]
HOME, MEXICO = "+573221234567", "+523221234567"


def read(title, said, phone="322 123 4567", role=None):
    rows = [(1, ["Nombre", title, "Teléfono"]), (2, ["Ana", said, phone])]
    mapping = recognised(rows, "CO")
    row = RowReader(mapping if role is None else mapping.with_role(1, role)).read(rows[1])
    return [number.e164 for number in row.said.numbers], [reason for _, reason in row.reasons]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "said", ["México", "mexico", "MX", "MEX", "52", "+52", "0052", "52.0", "\U0001f1f2\U0001f1fd"]
)
def test_a_number_without_a_code_is_of_the_rows_country_and_that_is_told(title, said):
    assert read(title, said) == ([MEXICO], [RowReason.ABROAD])


@pytest.mark.parametrize("said", ["Colombia", "CO", "57", "", "Marte", "n/a"])
def test_home_and_what_names_no_country_leave_it_at_home(said):
    assert read("País", said) == ([HOME], [])


def test_a_number_with_its_own_code_keeps_it():
    assert read("País", "México", "+57 322 123 4567") == ([HOME], [])


def test_a_number_that_is_none_there_is_not_rung_at_home():
    numbers, reasons = read("País", "España", "322 123 4567")
    assert numbers == []
    assert reasons


@pytest.mark.parametrize(
    "title", ["País de nacimiento", "País de origen", "Country of birth", "País destino"]
)
def test_a_country_of_something_else_says_nothing(title):
    assert read(title, "México") == ([HOME], [])


def test_a_person_can_leave_the_column_out():
    assert read("País", "México", role=ColumnRole.IGNORE) == ([HOME], [])
