"""The page of contacts in the real window over a real store: by keyboard, and with another desk at work."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from sellercall_desktop.core.contacts.contact import ConsentKind, Contact, ContactNumber, NumberUse
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.habeas_data import HabeasData
from sellercall_desktop.core.contacts.imports.importing import ContactImporting, ImportParts, ImportPlace
from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.core.contacts.names import ContactNames
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.files import written_beside
from sellercall_desktop.tables.opening import FileTables
from sellercall_desktop.ui.contacts.desk import ContactDesk, ImportDoor
from sellercall_desktop.ui.contacts.draft import ContactDraft, NumberLine, draft_of, laid_over
from sellercall_desktop.ui.window.main_window import MainWindow
from sellercall_desktop.ui.window.rail import WindowSection
from sellercall_desktop.words.contact_import import import_words
from tests.ui.window_world import ENDED, live_call, open_given, shown_widget, talk
from tests.waiting import until

NOW = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
MARTA = Contact(
    "c-marta",
    "Marta Peñalosa",
    (ContactNumber("+573001234567", NumberUse.MOBILE), ContactNumber("+576012345678", NumberUse.WORK)),
    company="Ferretería Sol",
    tags=("bogotá",),
    variables=(("plan", "Hogar 200"),),
    created_at=NOW,
    changed_at=NOW,
)
LUIS = Contact("c-luis", "Luis Ruiz", (ContactNumber("+573105550000"),), created_at=NOW, changed_at=NOW)


@asynccontextmanager
async def open_contacts(qapp, folder, *contacts, language="en"):
    """The window on this page, with these contacts stored."""
    async with open_given(folder) as given:
        given.settings.update({"general": {"language": language}})
        given.contacts = given.store.contacts
        if contacts:
            assert await given.contacts.save(contacts)
        acts = Contacts(given.contacts, given.bus, given.tasks, lambda: NOW)
        later = lambda: NOW + timedelta(days=30)  # noqa: E731 - calls have got all they are owed
        person = HabeasData(
            given.store.habeas_data, given.bus, given.tasks, later, write_beside=written_beside
        )
        imports = _imports(given, folder)
        names = ContactNames(given.contacts, given.bus, given.tasks)
        desk = ContactDesk(
            acts,
            "ana",
            now=lambda: NOW,
            imports=imports,
            person=person,
            name_of=names.name,
        )
        given.wiring = replace(given.wiring, contacts=desk)
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                given.wiring.attach(window)
                window.activateWindow()
                window.commands.show_section(WindowSection.CONTACTS)
                page = window.workspace.contacts.page
                await until(lambda: page.finder.model.rowCount() == len(contacts))
                yield window, page, given
                await given.idle()
                await window.finish()
        finally:
            qapp.setStyleSheet("")


def _imports(given, folder):
    """The door to real imports, their columns kept in memory."""
    no_calls = DoNotCall(given.store.do_not_call, given.bus, given.tasks, lambda: NOW)
    parts = ImportParts(given.contacts, no_calls, FileTables(), KeptMappings(), given.bus)

    def importing(language):
        return ContactImporting(parts, lambda: NOW, ImportPlace("desk", "ana", "CO", import_words(language)))

    return ImportDoor(importing, folder / "rejected.csv")


class KeptMappings(dict):
    of = dict.get
    keep = dict.__setitem__


def names(page):
    model = page.finder.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def reads(page):
    return page.side.currentWidget() is page.details


def edits(page):
    return page.side.currentWidget() is page.editor


async def test_somebody_is_found_read_called_and_seen_in_the_history(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (window, page, given):
        await given.calls.save(live_call(*talk("Hola", "Sí"), *ENDED), (), "test")
        assert names(page) == ["Luis Ruiz", "Marta Peñalosa"]
        assert page.finder.search.hasFocus()
        qtbot.keyClicks(page.finder.search, "penalosa 300123")
        qtbot.keyClick(page.finder.search, Qt.Key.Key_Return)
        await until(lambda: names(page) == ["Marta Peñalosa"] and reads(page))
        assert page.details.numbers.calls["+573001234567"].hasFocus()
        await until(lambda: page.details.time_line.rows)
        page.details.time_line.rows[0].click()
        assert window.workspace.section is WindowSection.HISTORY
        window.commands.show_section(WindowSection.CONTACTS)
        dialer = window.workspace.desk.dialer
        dialer.take("300 123 4567")
        await until(lambda: dialer._under._reading._place.text().startswith("Marta Peñalosa · Colombia"))
        table = window.workspace.history.table
        await until(lambda: table.model().index(0, 1).data() == "Marta Peñalosa  ·  300 123 4567")
        page.details.numbers.calls["+576012345678"].click()
        await until(lambda: given.engine.dialed == ["+576012345678"])
        assert window.workspace.section is WindowSection.DESK


async def test_a_contact_is_written_by_keyboard_and_a_number_that_is_none_is_told(
    qloop, qapp, qtbot, tmp_path
):
    async with open_contacts(qapp, tmp_path) as (_window, page, given):
        await until(page.finder.beginning.isVisible)
        assert not page.nobody.text.isVisible()  # there is nobody to choose
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert edits(page)
        qtbot.keyClick(page.editor.lines["name"], Qt.Key.Key_Return)
        assert page.editor.missing.isVisible()
        page.editor.lines["name"].setText("Ñoño Álvarez")
        row = page.editor.numbers.rows[0]
        qtbot.keyClicks(row.number, "300 12")
        qtbot.keyClick(row.number, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert row.problem.isVisible()
        assert edits(page)
        qtbot.keyClicks(row.number, "3 4567")
        page.editor.texts["variables"].setPlainText("plan: oro\nvence: hoy: tarde")
        qtbot.keyClick(row.number, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: names(page) == ["Ñoño Álvarez"] and reads(page))
        stored = await given.contacts.get(page.shown.id)
        assert [number.e164 for number in stored.numbers] == ["+573001234567"]
        assert stored.variables == (("plan", "oro"), ("vence", "hoy: tarde"))
        assert stored.created_at == NOW


async def test_what_is_written_survives_going_away_and_cancelling(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (window, page, given):
        page.finder.table.select("c-marta")
        qtbot.keyClick(page.finder.table, Qt.Key.Key_F2)
        qtbot.keyClicks(page.editor.lines["owner"], "ana")
        page.finder.table.select("c-luis")
        assert reads(page)
        window.toasts._action.click()
        assert edits(page)
        page.finder.table.select("c-marta")
        page.finder.table.select("c-luis")
        given.settings.update({"general": {"language": "es"}})
        await until(
            lambda: window.workspace.contacts is not None and window.workspace.contacts.page is not page
        )
        again = window.workspace.contacts.page
        await until(lambda: again.finder.model.rowCount() == 2)
        again.finder.table.select("c-marta")
        assert again.editor.lines["owner"].text() == "ana"
        qtbot.keyClick(again.editor.lines["owner"], Qt.Key.Key_Escape)
        assert reads(again)
        window.toasts._action.click()
        assert edits(again)
        assert again.editor.lines["owner"].text() == "ana"


async def test_nothing_is_lost_when_another_desk_changed_the_contact_or_the_disk_fails(
    qloop, qapp, qtbot, tmp_path
):
    async with open_contacts(qapp, tmp_path, MARTA) as (_window, page, given):
        page.finder.table.select("c-marta")
        qtbot.keyClick(page.finder.table, Qt.Key.Key_F2)
        page.editor.lines["name"].setText("Marta P. de Ruiz")
        stored = await given.contacts.get("c-marta")
        assert await given.contacts.save([replace(stored, note="Ya compró", name="Marta Peñaloza")])
        page.editor.save.click()
        await until(page.editor.conflict.isVisible)
        assert page.editor.lines["name"].text() == "Marta P. de Ruiz"
        change, page._desk.contacts.change = page._desk.contacts.change, failing
        page.editor.conflict.keep.click()
        await until(page.editor.problem.isVisible)
        assert edits(page)
        page._desk.contacts.change = change
        page.editor.save.click()
        await until(lambda: reads(page))
        kept = await given.contacts.get("c-marta")
        assert (kept.name, kept.note) == ("Marta P. de Ruiz", "Ya compró")


async def failing(*_given):
    raise StoreError("the disk is full", StoreProblem.FULL)


async def test_a_contact_is_deleted_by_key_and_comes_back(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (window, page, given):
        page.finder.table.select("c-marta")
        qtbot.keyClick(page.finder.table, Qt.Key.Key_Delete)
        await until(lambda: names(page) == ["Luis Ruiz"])
        assert await given.contacts.get("c-marta") is None
        window.toasts._action.click()
        await until(lambda: names(page) == ["Luis Ruiz", "Marta Peñalosa"])
        (back,) = (await given.contacts.page(ContactQuery("marta"))).contacts
        assert back.variables == MARTA.variables


async def test_consent_is_written_down_with_its_proof_and_withdrawn(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA) as (_window, page, given):
        page.finder.table.select("c-marta")
        record = page.details.consents
        record.add.click()
        assert not record.form.agree.isEnabled()
        qtbot.keyClicks(record.form.proof, "form 2041")
        qtbot.keyClick(record.form.proof, Qt.Key.Key_Return)
        await until(lambda: page.shown.consents)
        (given_one,) = (await given.contacts.get("c-marta")).consents
        assert (given_one.kind, given_one.proof, given_one.by) == (ConsentKind.WRITTEN, "form 2041", "ana")
        record.withdraw.click()
        await until(lambda: page.shown.consents[0].withdrawn_at == NOW)


def test_a_draft_keeps_what_the_form_does_not_show_and_lays_only_what_changed_over_theirs():
    draft = draft_of(MARTA)
    assert not draft.is_changed
    assert draft.contact("CO") == MARTA
    mine = replace(draft, tags="vip, bogotá; vip", numbers=(*draft.numbers, NumberLine("310 555 0000")))
    assert mine.is_changed
    theirs = replace(MARTA, name="Marta Peñaloza", tags=(), revision=4)
    merged = laid_over(mine.contact("CO"), MARTA, theirs)
    assert (merged.name, merged.tags, merged.revision) == ("Marta Peñaloza", ("vip", "bogotá"), 4)
    assert [number.e164 for number in merged.numbers][2] == "+573105550000"
    assert ContactDraft(MARTA, (NumberLine("12"),)).problems("CO").keys() == {0}


async def test_a_hundred_thousand_rows_are_held_in_few_pages(qloop, tmp_path):
    from PySide6.QtTest import QAbstractItemModelTester

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store import open_store
    from sellercall_desktop.ui.contacts.model import ContactTableModel
    from sellercall_desktop.ui.words.formats import Formats

    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.contacts.save([replace(LUIS, id=f"c{n:04}", name=f"Luis {n:04}") for n in range(1000)])
        model = ContactTableModel(store.contacts, Tasks(), Formats(), kept_pages=2)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.refresh()
        await until(lambda: model.rowCount() == 200)
        while model.rowCount() < 1000:
            before = model.rowCount()
            model.on_rows_shown(before - 20, before - 1)
            await until(lambda before=before: model.rowCount() > before)
        assert model.contact_at(0) is None  # dropped: memory is bounded
        model.on_rows_shown(0, 20)
        await until(lambda: model.contact_at(0) is not None)
        assert model.contact_at(0).name == "Luis 0000"


def shown_rows(page):
    model = page.importing.look_over.counts.table.listed
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def stops_after(widget, count):
    """Where Tab goes on, of what can be seen."""
    found = []
    while len(found) < count:
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
    return found


async def import_what_was_mended(wizard, qtbot, file):
    """Nothing of the list before is said of it, the keyboard goes as it stands, Ctrl+Enter imports."""
    wizard.source.chosen.emit(file)
    over = wizard.look_over
    await until(lambda: over.agree.isEnabled() and over.counts.nothing.isVisible())
    assert not over.counts.said.isVisible()
    assert over.agree.text() == "Import 1 row"
    assert stops_after(over.columns.choices[-1], 2) == [over.agree, over.other]
    qtbot.keyClick(over.columns.choices[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: wizard.steps.currentWidget() is wizard.result)
    assert not wizard.result.more.isVisible()


async def test_a_list_is_looked_over_corrected_imported_mended_and_taken_back(qloop, qapp, qtbot, tmp_path):
    list_file = tmp_path / "clientes.csv"
    list_file.write_text(
        "Nombre;Tel. 1;Plan\nLuis Ruiz;310 555 0000;oro\nZoé Díaz;3001112233;plata\n"
        "Ana;1,23E+11;oro\nBeto;;plata\n",
        encoding="utf-8",
    )
    async with open_contacts(qapp, tmp_path, LUIS) as (window, page, given):
        page.finder.bring.click()
        wizard = page.importing
        assert wizard.source.choose.hasFocus()
        for section in (WindowSection.DESK, WindowSection.CONTACTS):  # and back to where one was
            window.commands.show_section(section)
        assert wizard.source.choose.hasFocus()
        wizard.source.chosen.emit(list_file)
        await until(wizard.look_over.agree.isEnabled)
        counts = wizard.look_over.counts
        assert [chip.text() for chip in counts.chips.values() if chip.isVisible()] == [
            "2 cannot be a number",
            "1 already known",
        ]
        assert counts.ready.text() == "1 will be called"
        assert shown_rows(page) == [("4", "1,23E+11"), ("5", "Beto")]
        counts.search.setText("rounded")
        assert shown_rows(page) == [("4", "1,23E+11")]
        plan = wizard.look_over.columns.choices[2]
        plan.setCurrentIndex(plan.findData(ColumnRole.TAGS))
        plan.activated.emit(plan.currentIndex())
        await until(wizard.look_over.agree.isEnabled)
        wizard.look_over.agree.click()
        await until(lambda: wizard.steps.currentWidget() is wizard.result)
        assert wizard.result.save.isVisible()
        wizard.keep_rejected(tmp_path / "to mend.csv")
        await until((tmp_path / "to mend.csv").exists)
        mended = (tmp_path / "to mend.csv").read_text("utf-8-sig").splitlines()
        ana = mended[1].replace("'1,23E+11", "310 555 0001")
        (tmp_path / "mended.csv").write_text("\n".join((mended[0], ana)), "utf-8")
        wizard.result.again.click()
        await import_what_was_mended(wizard, qtbot, tmp_path / "mended.csv")
        wizard.result.show_them.click()
        await until(lambda: names(page) == ["Ana", "Luis Ruiz", "Zoé Díaz"])
        (zoe,) = (await given.contacts.page(ContactQuery("zoe"))).contacts
        assert zoe.tags == ("plata",)
        page.finder.bring.click()
        await until(wizard.source._earlier.count)
        wizard.source.undo_wanted.emit(zoe.import_id)
        await until(lambda: names(page) == ["Ana", "Luis Ruiz"])
        assert (await given.contacts.get("c-luis")).tags == ()


async def test_cells_are_pasted_and_what_cannot_be_read_says_why(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, LUIS) as (_window, page, _given):
        page._open_import(paste=True)
        wizard = page.importing
        assert wizard.source.paste.hasFocus()
        wizard.source.chosen.emit(tmp_path / "missing.xlsx")
        await until(wizard.problem.isVisible)
        wizard.source.paste.setPlainText("Marta\t300 123 4567\nBeto\t310 555 1111")
        qtbot.keyClick(wizard.source.paste, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(wizard.look_over.agree.isEnabled)
        assert not wizard.problem.isVisible()
        wizard.look_over.agree.click()
        await until(lambda: wizard.steps.currentWidget() is wizard.result)
        qtbot.keyClick(wizard.result.show_them, Qt.Key.Key_Escape)
        await until(lambda: names(page) == ["Beto", "Luis Ruiz", "Marta"])
        card = "BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nTEL;TYPE=CELL:3001234560\nEND:VCARD\n"
        (tmp_path / "eva.vcf").write_text(card, "utf-8")
        page.finder.bring.click()
        wizard.source.chosen.emit(tmp_path / "eva.vcf")
        await until(wizard.look_over.agree.isEnabled)
        listed = [one for one in wizard.look_over.columns.choices if one.isVisible()]
        assert [one.accessibleName() for one in listed] == ["What Name says", "What Mobile phone says"]
        wizard.look_over.agree.click()
        await until(lambda: wizard.steps.currentWidget() is wizard.result)


async def test_two_that_are_one_person_are_merged_by_choice_and_parted_again(qloop, qapp, tmp_path):
    same = MARTA.numbers[:1]
    twin = replace(MARTA, id="c-twin", name="Marta P.", numbers=same, tags=("vip",), company="Sol")
    async with open_contacts(qapp, tmp_path, MARTA, LUIS, twin) as (window, page, given):
        await until(page.finder.doubles.isVisible)
        assert page.finder.doubles.text() == "1 possible duplicate"
        page.finder.doubles.click()
        pair = page.duplicates
        await until(lambda: pair.table.contacts)
        assert pair.why.text() == "The same number: 300 123 4567"
        pair.others.click()
        await until(lambda: pair.steps.currentIndex() == 1)
        window.toasts._action.click()
        await until(lambda: pair.steps.currentIndex() == 0)
        choices = {one.accessibleName(): one for one in pair.table.findChildren(QRadioButton)}
        choices["Name: Marta P."].click()
        choices["Company: Ferretería Sol"].click()
        pair.merge.click()
        await until(lambda: pair.steps.currentIndex() == 1)
        (one,) = (await given.contacts.page(ContactQuery("marta"))).contacts
        assert (one.name, one.company) == ("Marta P.", "Ferretería Sol")
        assert set(one.tags) == {"vip", "bogotá"}
        window.toasts._action.click()
        await until(lambda: pair.steps.currentIndex() == 0)
        pair.close_it.click()
        await until(lambda: names(page) == ["Luis Ruiz", "Marta P.", "Marta Peñalosa"])


async def test_one_persons_data_are_exported_and_erased_after_it_was_named_what_goes(
    qloop, qapp, qtbot, tmp_path
):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (_window, page, given):
        await given.calls.save(live_call(*talk("Hola", "Sí"), *ENDED), (), "test")
        page.finder.table.select("c-marta")
        person = page.details.person
        person.export_to(tmp_path / "marta.json")
        await until((tmp_path / "marta.json").exists)
        assert "Peñalosa" in (tmp_path / "marta.json").read_text("utf-8")
        person.erase.trigger()
        await until(person.form.isVisible)
        assert "calls, with what was said, notes and callbacks: 1" in person.form.goes.text()
        assert not person.form.erase.isEnabled()
        qtbot.keyClicks(person.form.why, "asked in writing")
        person.form.erase.click()
        await until(lambda: names(page) == ["Luis Ruiz"] and page.shown is None)
        assert await given.calls.get("call-1") is None


def same_as(contact, number, name):
    return replace(contact, id=f"c-{number}", name=name, numbers=contact.numbers[:1], changed_at=NOW)


async def test_duplicates_are_worked_through_by_keyboard_and_no_key_does_what_was_not_meant(
    qloop, qapp, qtbot, tmp_path
):
    twins = [same_as(MARTA, 1, "Marta P."), same_as(LUIS, 2, "Luis R.")]
    async with open_contacts(qapp, tmp_path, MARTA, LUIS, *twins) as (window, page, _given):
        await until(page.finder.doubles.isVisible)
        pair = page.duplicates

        def press(key=Qt.Key.Key_Return):
            assert window.isAncestorOf(qapp.focusWidget())
            qtbot.keyClick(qapp.focusWidget(), key)

        page.finder.doubles.setFocus()
        press(Qt.Key.Key_Space)
        assert pair.isAncestorOf(qapp.focusWidget())  # before anything is read: Esc leaves
        await until(lambda: pair.place.text() == "1 of 2" and pair.merge.hasFocus())
        first = pair.why.text()
        pair.skip.setFocus()
        press(Qt.Key.Key_Space)
        assert (pair.place.text(), pair.skip.hasFocus()) == ("2 of 2", True)
        press(Qt.Key.Key_Space)
        assert (pair.why.text(), pair.skip.hasFocus()) == (first, True)
        pair.merge.setFocus()
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Space)  # once too often: neither another one, nor that they are told apart
        assert pair.merge.hasFocus()
        await until(lambda: pair.place.text() == "1 of 1")
        assert pair.merge.hasFocus()
        undo = window.toasts._action
        undo.setFocus()
        press(Qt.Key.Key_Space)
        await until(lambda: pair.place.text() == "1 of 2" and pair.merge.hasFocus())
        for _ in range(2):
            pair.others.setFocus()
            press(Qt.Key.Key_Space)
            left = pair.place.text()
            await until(lambda left=left: pair.place.text() != left)
        assert (pair.steps.currentIndex(), pair.nobody.button.hasFocus()) == (1, True)
        press(Qt.Key.Key_Escape)
        await until(lambda: page.pages.currentWidget() is page.splitter)
        assert page.finder.isAncestorOf(qapp.focusWidget())
        undo.click()  # from elsewhere it takes the keyboard away from nobody
        await until(page.finder.doubles.isVisible)
        assert page.finder.isAncestorOf(qapp.focusWidget())


async def test_where_merging_fails_the_keyboard_stays_where_it_was(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, same_as(MARTA, 1, "Marta P.")) as (_window, page, given):
        await until(page.finder.doubles.isVisible)
        page.finder.doubles.click()
        pair = page.duplicates
        await until(pair.merge.hasFocus)

        async def failing(*_args):
            raise StoreError("disk full", problem=StoreProblem.FULL)

        given.contacts.merge = failing
        qtbot.keyClick(pair.merge, Qt.Key.Key_Space)
        await until(pair.problem.isVisible)
        assert pair.merge.hasFocus()
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
        assert page.pages.currentWidget() is page.splitter
