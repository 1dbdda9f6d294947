"""Campaigns by keyboard in the real window: made, checked, started, watched, paused; calls are simulated."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState, Pace, RowState
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.ui.campaigns.card import WorkCard
from sellercall_desktop.ui.campaigns.page import CampaignsPage
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import SOON_OVER, open_test_world
from tests.e2e.real_window import shown
from tests.waiting import PATIENCE_S, until

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


async def add_contacts(world, *digits):
    for n, two in enumerate(digits):
        number = ContactNumber(f"+573001{n:03d}4{two}")
        one = Contact(f"contact-{n}", f"Customer {n}", (number,), company="Sol", tags=("renew",))
        await world.desk.contact_book.contacts.add(one, "ana")


async def page_of(window):
    window.commands.show_section(WindowSection.CAMPAIGNS)
    page = window.workspace.findChild(CampaignsPage)
    await until(page.overview.add.isVisible)
    return page


def rows(page):
    model = page.view.rows
    return [[model.index(row, column).data() for column in (0, 2, 5)] for row in range(model.rowCount())]


async def test_a_campaign_is_made_checked_started_and_worked_down_by_keyboard(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await add_contacts(world, "00", "02", "07")
        page = await page_of(window)
        await until(page.overview.beginning.isVisible)
        assert not page.nothing.text.isVisible()  # there is none to choose
        qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
        assert page.form.name.hasFocus()
        qtbot.keyClick(page.form.name, Qt.Key.Key_S, CTRL)
        assert page.form.missing.isVisible()
        qtbot.keyClicks(page.form.name, "Renewals")
        qtbot.keyClicks(page.form.people.tag, "renew")
        page.form.pace.setCurrentIndex(list(Pace).index(Pace.AI_ALONE))
        await until(lambda: "3" in page.form.people.count.text())
        qtbot.keyClick(page.form.name, ENTER)
        await until(lambda: len(rows(page)) == 3)
        assert rows(page)[0] == ["Customer 0", "Not called yet", ""]
        assert not page.view.controls.start.isEnabled()
        qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
        await until(page.view.check.isVisible)
        assert page.view.check.counts.text().startswith("3 can be called now")
        await until(page.view.controls.start.isEnabled)
        qtbot.keyClick(page.view.controls.start, ENTER, CTRL)
        await until(lambda: page.shown.progress.attempts == 3)
        await until(lambda: "busy" in {row[2] for row in rows(page)})
        assert page.shown.campaign.state is CampaignState.RUNNING
        await until(lambda: "is to be tried again later. It goes on" in page.view.standing.text())
        page.view.controls.pause.click()
        await until(lambda: page.shown.campaign.state is CampaignState.PAUSED)
        assert page.view.standing.text() == "A person has paused it."
        assert not page.view.check.isVisible(), "it told of the list as it was before the start"
        page.overview.list.setFocus()
        qtbot.keyClick(page.overview.list, ENTER)  # goes there, and starts nothing
        await until(page.view.controls.start.hasFocus)
        page.overview.list.setFocus()
        qtbot.keyClick(page.overview.list, Qt.Key.Key_F2)
        await until(page.form.name.hasFocus)
        qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
        await until(page.view.isVisible)
        assert page.shown.campaign.state is CampaignState.PAUSED
        page.view.filter.chips["done"].click()
        await until(lambda: {row[1] for row in rows(page)} == {"Done"})
        page.view.controls.stop.click()
        page.view.controls.ask.agree.click()
        await until(lambda: page.shown.campaign.state is CampaignState.STOPPED)
        assert page.shown.progress.rows[RowState.AGAIN] == 1


async def test_what_is_typed_outlives_leaving_and_another_desks_changes_are_seen(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        await add_contacts(world, "00")
        page = await page_of(window)
        page.add()
        qtbot.keyClicks(page.form.name, "Half writ")
        made, _added = await world.desk.campaigns.create(page.form.campaign, "luis")
        await until(lambda: page.overview.list.count() == 1)
        assert page.form.name.text() == "Half writ"
        page.overview.select(made.id)
        assert page.view.name.text() == "Half writ"
        world.setup.settings.update({"general": {"language": "es"}})
        await until(lambda: window.workspace.findChild(CampaignsPage) not in {None, page})
        page = window.workspace.findChild(CampaignsPage)
        page.add()
        assert page.form.name.text() == "Half writ"
        qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
        window.toasts._action.click()
        assert page.form.name.text() == "Half writ"


async def test_a_campaigns_own_number_voice_and_dispositions_are_chosen_in_the_form(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        world.simulator.add_number("+12025550199", "Renewals")
        page = await page_of(window)
        page.add()
        part = page.form.calls
        await until(lambda: part.number.count() > 1 and part.voice.count() > 1)
        assert not any(box.isVisible() for box in part.dispositions.boxes.values())
        part.number.setCurrentIndex(part.number.findData("+12025550199"))
        part.voice.setCurrentIndex(1)
        part.dispositions.some.setFocus()
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert part.dispositions.boxes["sold"].hasFocus()
        typed = page.form.campaign
        assert (typed.caller_number, typed.dispositions) == ("+12025550199", ("sold",))
        assert typed.voice == part.voice.itemData(1)
        page.form.show_campaign(typed)
        await until(lambda: part.number.count() > 1)
        assert page.form.campaign == typed
        assert part.dispositions.boxes["sold"].isChecked()
        qtbot.keyClick(part.dispositions.some, Qt.Key.Key_Space)
        assert page.form.campaign.dispositions == ()


async def test_a_seller_sees_whom_she_calls_skips_one_takes_a_break_and_goes_on_by_keys(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await add_contacts(world, "02", "02", "00")
        qtbot.keyClick(window, Qt.Key.Key_F11)
        assert window.toasts.text == "No campaign is worked on at this desk"
        window.toasts._action.click()
        made, _added = await world.desk.campaigns.create(Campaign("", "Renewals"), "ana")
        await world.desk.campaigns.start(made.id, "ana", "ana")
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.title.text() == "Customer 0")
        assert card.number.text() == "300 100 0402"
        assert "Sol" in card.lines.text()
        assert card.left.text().startswith("0 of 3 · about ")
        assert not world.simulator.calls_placed
        card.skip_wanted.emit("tomorrow")
        await until(lambda: card.title.text() == "Customer 1")
        assert not card.isVisible()  # the page of the campaigns is seen
        qtbot.keyClick(window, Qt.Key.Key_F10)
        assert card.isVisible()
        assert not world.simulator.calls_placed
        qtbot.keyClick(window, Qt.Key.Key_F10)
        await until(lambda: card.title.text() == "Customer 2")
        assert [call.number for call in await calls_of(world)] == ["+573001001402"]
        card.break_wanted.emit("lunch")
        await until(lambda: card.standing.text() == "Paused: Lunch")
        async with asyncio.timeout(PATIENCE_S):
            while await out_of(world, made):  # noqa: ASYNC110 - read anew each time
                await asyncio.sleep(0.01)
        qtbot.keyClick(window, Qt.Key.Key_F10)
        await until(lambda: card.title.text() == "Customer 2")
        await world.desk.campaigns.pause(made.id, "ana")
        await until(card.isHidden)


async def out_of(world, made):
    return (await world.desk.campaigns.status(made.id)).progress.rows.get(RowState.OUT, 0)


async def calls_of(world):
    return (await world.desk.calls.page(CallQuery(), None, 9)).calls


async def test_enter_pressed_twice_makes_one_campaign(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path) as world, shown(world, qapp) as window:
        await add_contacts(world, "00")
        page = await page_of(window)
        qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
        qtbot.keyClicks(page.form.name, "Renewals")
        qtbot.keyClick(page.form.name, ENTER)
        qtbot.keyClick(page.form.name, ENTER)
        await until(lambda: len(rows(page)) == 1)
        assert [one.name for one in await world.desk.campaigns.all()] == ["Renewals"]


async def test_a_campaign_that_never_started_is_deleted_and_one_that_has_is_kept(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await add_contacts(world, "00")
        campaigns = world.desk.campaigns
        rules = Campaign("", "Mistake", ContactQuery(), pace=Pace.PREVIEW)
        kept, _ = await campaigns.create(replace(rules, name="Kept"), "ana")
        made, _ = await campaigns.create(rules, "ana")
        page = await page_of(window)
        await until(lambda: page.shown is not None and page.shown.campaign.id == made.id)
        controls = page.view.controls
        controls.discard.setFocus()
        qtbot.keyClick(controls.discard, Qt.Key.Key_Space)
        assert controls.ask_discard.isVisible()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert controls.discard.hasFocus()
        qtbot.keyClick(controls.discard, Qt.Key.Key_Space)
        controls.ask_discard.agree.click()
        await until(lambda: page.shown is not None and page.shown.campaign.id == kept.id)
        assert [one.id for one in await campaigns.all()] == [kept.id]
        again, added = await campaigns.create(rules, "ana")  # nothing of the old list is in the new one's way
        assert added.rows == 1  # and the contact is there
        await campaigns.start(again.id, "ana", "ana")
        await until(lambda: page.overview.select(again.id))
        await until(lambda: page.shown is not None and page.shown.campaign.state is CampaignState.RUNNING)
        assert not controls.discard.isVisible()
        async with httpx.AsyncClient(base_url=f"{world.desk.web.local_url}/api/campaigns/") as client:
            refused = await client.delete(again.id)
            assert (refused.status_code, refused.json()["code"]) == (409, "campaign_has_started")
            assert (await client.delete(kept.id)).status_code == 204
            assert (await client.delete(kept.id)).status_code == 404
        await until(lambda: page.overview.list.count() == 1)
        acts = await world.desk.audit.between(utc_now() - timedelta(minutes=5), utc_now())
        deleted = [(act.subject, act.text) for act in acts if act.fate == "deleted"]
        assert sorted(deleted) == sorted([(made.id, "Mistake"), (kept.id, "Kept")])
