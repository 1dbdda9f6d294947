"""In the window: a list that says who wants no calls is counted so, and what stays after an undo is said."""

from tests.ui.contacts.test_contacts_page import LUIS, open_contacts
from tests.waiting import until


async def listed(given):
    """Whose numbers are on the list, as it is on disk."""
    kept = [entry for _, entry in await given.store.do_not_call.changes(0, 100)]
    return [(entry.number, entry.reason) for entry in kept if entry.removed_at is None]


async def test_who_wants_no_calls_is_counted_before_and_stays_on_the_list_after_the_undo(
    qloop, qapp, qtbot, tmp_path
):
    list_file = tmp_path / "clientes.csv"
    list_file.write_text(
        "Titular;Celular;No llamar;Zona horaria\n"
        "Ana Peña;3001234567;x;America/Lima\n"
        "Eva Gil;3109876543;no;\n",
        encoding="utf-8",
    )
    async with open_contacts(qapp, tmp_path, LUIS) as (_window, page, given):
        page.finder.bring.click()
        wizard = page.importing
        wizard.source.chosen.emit(list_file)
        await until(wizard.look_over.agree.isEnabled)
        said = [choice.currentText() for choice in wizard.look_over.columns.choices]
        assert said == ["Name", "Mobile number", "Do not call", "Time zone"]
        counts = wizard.look_over.counts
        chips = [chip.text() for chip in counts.chips.values() if chip.isVisible()]
        assert (counts.ready.text(), chips) == ("1 will be called", ["1 do not call"])
        wizard.look_over.agree.click()
        await until(lambda: wizard.steps.currentWidget() is wizard.result)
        assert wizard.result.more.text() == (
            "Numbers put on the do-not-call list: 1. They stay there if the import is undone."
        )
        assert await listed(given) == [("+573001234567", "clientes.csv, row 2")]
        wizard.result.undo.click()
        await until(lambda: wizard.steps.currentWidget() is not wizard.result)
        assert await listed(given) == [("+573001234567", "clientes.csv, row 2")]
