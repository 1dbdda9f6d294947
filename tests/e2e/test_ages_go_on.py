"""What is said to be "just now" is not said to be so two hours later, wherever in the window it stands."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget

from sellercall_desktop.core import clock
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.ui.contacts.consents import ConsentRecord
from sellercall_desktop.ui.contacts.time_line import ContactTimeLine
from sellercall_desktop.ui.live_call.banner import IncomingBanner
from sellercall_desktop.ui.parts import ages
from sellercall_desktop.ui.prompts.versions import VersionsPane
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.waiting import until

NUMBER = "+573001234500"


def said(part):
    """Every text of it, seen or not, in and with its tooltips."""
    for one in part.findChildren(QLabel) + part.findChildren(QAbstractButton):
        yield from (one.text(), one.toolTip())
    for listed in part.findChildren(QListWidget):
        yield from (listed.item(row).text() for row in range(listed.count()))
    for combo in part.findChildren(QComboBox):
        yield from (combo.itemText(at) for at in range(combo.count()))


def fresh(part):
    return [text for text in said(part) if "just now" in text or "min ago" in text]


async def test_two_hours_later_nothing_in_the_window_is_just_now(tmp_path, qapp, qtbot, qloop, monkeypatch):
    monkeypatch.setattr(ages, "EVERY_MS", 20)
    async with open_test_world(tmp_path, speed=200) as world:
        await world.desk.engine.publish_prompt("One.", "ana", "", ())
        agreed = Consent(ConsentKind.SPOKEN, utc_now(), "call of today", "ana")
        marta = Contact("c-1", "Marta", (ContactNumber(NUMBER),), consents=(agreed,))
        await world.desk.contact_book.contacts.add(marta, "ana")
        async with shown(world, qapp) as window:
            call = await world.desk.engine.dial(NUMBER)
            await world.call_when(lambda one: one.id == call.id and not one.is_live)
            window.commands.show_section(WindowSection.CONTACTS)
            page = window.workspace.contacts.page
            await until(lambda: page.finder.model.rowCount() == 1)
            page.finder.search.setFocus()
            qtbot.keyClick(page.finder.search, Qt.Key.Key_Return)
            window.commands.show_section(WindowSection.PROMPTS)
            panel = window.workspace.desk.prompts
            await until(lambda: panel.published is not None)
            panel.versions_button.toggle()
            await world.simulator.call_in(NUMBER)
            for kind in (IncomingBanner, ContactTimeLine, ConsentRecord, VersionsPane):
                await until(lambda kind=kind: any(fresh(part) for part in window.findChildren(kind)))
            later = lambda: utc_now() + timedelta(hours=2)  # noqa: E731 - asked each time
            monkeypatch.setattr(clock, "utc_now", later)
            await until(lambda: not fresh(window))
            await until(lambda: not world.desk.engine.live_calls)
