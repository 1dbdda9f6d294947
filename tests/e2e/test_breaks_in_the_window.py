"""A break in campaign work is on record, seen where the campaign is, and in force after a restart."""

from datetime import timedelta

import httpx
from PySide6.QtCore import Qt

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.campaigns.campaign import Campaign
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.ui.campaigns.card import WorkCard
from tests.desk import SOON_OVER, open_test_world
from tests.e2e.real_window import shown
from tests.e2e.test_campaigns_in_the_window import page_of
from tests.waiting import until


async def acts(world):
    found = await world.desk.audit.of_kind(AuditKind.BREAK, utc_now() - timedelta(hours=1))
    return [(act.by, act.subject, act.text, act.fate, act.desk) for act in found]


async def test_a_break_is_on_record_seen_and_in_force_after_a_restart(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        one = Contact("c-1", "Ana", (ContactNumber("+573001000402"),))
        await world.desk.contact_book.contacts.add(one, "ana")
        made, _added = await world.desk.campaigns.create(Campaign("", "Renewals"), "ana")
        await world.desk.campaigns.start(made.id, "ana", "ana")
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.title.text() == "Ana")
        card.break_wanted.emit("lunch")
        await until(lambda: card.standing.text() == "Paused: Lunch")
        ((by, *began),) = await acts(world)
        desk = world.desk.campaigns.ready.desk
        assert began == [made.id, "lunch", "began", desk]
        page = await page_of(window)
        await until(lambda: page.view.breaks.text().startswith(f"{by}: paused (Lunch) since "))
        async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
            told = (await client.get(f"{world.desk.web.local_url}/api/campaigns/{made.id}")).json()
            assert [(each["seller"], each["why"]) for each in told["breaks"]] == [(by, "lunch")]
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await world.desk.campaigns.start(made.id, by, by)
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.standing.text() == "Paused: Lunch")
        assert not card.title.text()
        page = await page_of(window)
        await until(lambda: "Lunch" in page.view.breaks.text())
        qtbot.keyClick(window, Qt.Key.Key_F10)  # to the desk
        qtbot.keyClick(window, Qt.Key.Key_F10)
        await until(lambda: card.title.text() == "Ana")
        assert [act[3] for act in await acts(world)] == ["began", "ended"]
        await until(lambda: not page.view.breaks.text())
