"""Results as files: a sheet a grouping, or one CSV file; in both languages, and codes for programs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from sellercall_desktop.core.calls.exported import ExportWords
from sellercall_desktop.core.campaigns.results import (
    BY_HAND,
    Figures,
    Grouping,
    Results,
    ResultsGroup,
    ResultsQuery,
)
from sellercall_desktop.export.export import ExportFormat
from sellercall_desktop.export.results_file import write_results
from sellercall_desktop.words.results import results_words

SOME = Figures(
    attempts=10,
    contacts=9,
    reached=5,
    answered=5,
    talks=4,
    sales=1,
    dispositions={"sold": 1, "gone": 3},
    minutes=7.5,
    person_minutes=1.5,
    cost=Decimal("1.25"),
    unpriced=2,
)
KEYS = {
    Grouping.HOUR: (9, None),
    Grouping.WEEKDAY: (1,),
    Grouping.CITY: ("=Cali",),
    Grouping.PROMPT_VERSION: (3,),
    Grouping.VERSION_DAY: ("v3 2026-11-30",),
    Grouping.VERSION_WEEK: ("v3 2026-11-30",),
    Grouping.SELLER: ("ana",),
    Grouping.CAMPAIGN: ("c1", BY_HAND),
    Grouping.DISPOSITION: ("sold",),
}


class Told:
    """Results that were counted elsewhere."""

    async def results(self, query, grouping):
        groups = tuple(ResultsGroup(key, SOME) for key in KEYS[grouping])
        names = {"c1": "Renovación", "sold": "Vendido"}
        return Results(query, grouping, groups, SOME, "COP", names)


async def test_a_workbook_has_a_sheet_for_each_grouping(tmp_path):
    path = tmp_path / "r.xlsx"
    await write_results(Told(), ResultsQuery(), path, ExportFormat.XLSX, results_words("es"))
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == [
        "Hora del cliente",
        "Día de la semana",
        "Ciudad o zona",
        "Versión del prompt",
        "Versión del prompt por día",
        "Versión del prompt por semana",
        "Vendedor",
        "Campaña",
        "Tipificación",
    ]
    titles, first, unknown, total = book.get_sheet_by_name("Hora del cliente").to_python()
    assert (titles[0], titles[1], first[0], unknown[0], total[0]) == (
        "Hora del cliente",
        "Intentos",
        "9–10 h",
        "no se sabe",
        "todo",
    )
    cells = dict(zip(titles, first, strict=True))
    assert (cells["Tasa de respuesta"], cells["Costo"], cells["Moneda"]) == (0.5, 1.25, "COP")
    assert cells["Intentos que faltan para saberlo"] == 371
    assert (cells["Costo provisional"], cells["Minutos, IA"]) == ("sí", 6.0)
    assert cells["Tipificaciones"] == "gone: 3; Vendido: 1"
    names = [row[0] for row in book.get_sheet_by_name("Campaña").to_python()[1:]]
    assert names == ["Renovación", "A mano", "todo"]
    assert [each.name for each in tmp_path.iterdir()] == ["r.xlsx"]


@pytest.mark.parametrize("words", [ExportWords(), results_words("en", separator=";", decimal_point=",")])
async def test_a_csv_file_has_them_all_with_their_grouping(tmp_path, words):
    path = tmp_path / "r.csv"
    await write_results(Told(), ResultsQuery("c1"), path, ExportFormat.CSV, words)
    text = path.read_text(encoding="utf-8-sig")
    titles, *rows = csv.reader(io.StringIO(text), delimiter=words.separator)
    groupings = list(dict.fromkeys(row[0] for row in rows))
    assert len(groupings) == len(Grouping) - 1  # it is one campaign
    cells = [dict(zip(titles, row, strict=True)) for row in rows]
    if words.titles:
        assert (groupings[0], titles[:2]) == ("Hour of the customer", ["Grouped by", "Group"])
        assert (cells[0]["Group"], cells[0]["Answer rate"]) == ("9–10 h", "0,5")
    else:
        assert (groupings[0], titles[:2]) == ("hour", ["results.grouping", "results.group"])
        assert [row[1] for row in rows[:3]] == ["9", "unknown", "total"]
        assert cells[0]["results.answer_rate"] == "0.5"
    assert "'=Cali" in text


async def test_what_cannot_be_counted_leaves_the_old_file(tmp_path):
    class Broken:
        async def results(self, *_asked):
            raise OSError("no")

    path = tmp_path / "r.csv"
    path.write_text("old")
    with pytest.raises(OSError, match="no"):
        await write_results(Broken(), ResultsQuery(), path, ExportFormat.CSV, ExportWords())
    assert path.read_text() == "old"
