"""From the light before a call to what the customer said, and judged there by keys, in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sellercall_desktop.core.calls.remarks import NO_OPT_OUT, OPT_OUT, UNJUDGED, opt_out_of
from sellercall_desktop.core.campaigns.campaign import Campaign, Pace
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.dialer.light_part import LightPart
from sellercall_desktop.ui.history.wish_bar import WishBar
from tests.desk import SOON_OVER, open_test_world
from tests.e2e.real_window import Reader, shown
from tests.e2e.test_campaigns_in_the_window import page_of, rows
from tests.waiting import until

SHIFT = Qt.KeyboardModifier.ShiftModifier


async def heard(world, customer="refuses"):
    await world.desk.engine.dial(EXAMPLES[customer], "rest")
    return await world.call_when(lambda call: call.is_settled and opt_out_of(call) == UNJUDGED)


def asking(window):
    return next((bar for bar in window.workspace.findChildren(WishBar) if bar.asks), None)


async def test_the_light_leads_to_the_call_and_f4_lists_the_number(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        call = await heard(world)
        async with shown(world, qapp) as window:
            window.activateWindow()
            await until(lambda: qapp.activeWindow() is window)
            qtbot.keyClicks(QApplication.focusWidget(), call.number)
            reader = Reader(window)
            await reader.says("This customer may want no more calls")
            await until(window.findChild(LightPart).open)  # not while it is being asked anew
            see = await found(window, "See that call")
            assert see.isVisible()
            see.click()
            await until(lambda: asking(window) is not None)
            assert asking(window).details.call.id == call.id
            qtbot.keyClick(window, Qt.Key.Key_F4)
            await until(lambda: asking(window) is None)
            await reader.says("Wants no more calls: ana")
        assert opt_out_of(await world.desk.calls.get(call.id)) == OPT_OUT
        (entry,) = await world.desk.do_not_call.all()
        assert (entry.number, entry.by, entry.call_id) == (call.number, "ana", call.id)


async def test_shift_f4_asks_why_it_is_none_and_esc_takes_that_back(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        call = await heard(world)
        async with shown(world, qapp) as window:
            window.activateWindow()
            await until(lambda: qapp.activeWindow() is window)
            window.workspace.show_call(call.id)
            await until(lambda: asking(window) is not None)
            bar = asking(window)
            qtbot.keyClick(window, Qt.Key.Key_F4, SHIFT)
            assert bar.why.hasFocus()
            qtbot.keyClick(bar.why, Qt.Key.Key_Escape)
            assert bar.why.isHidden()
            assert asking(window) is bar  # the details are still there
            qtbot.keyClick(window, Qt.Key.Key_F4, SHIFT)
            qtbot.keyClicks(bar.why, "a joke")
            qtbot.keyClick(bar.why, Qt.Key.Key_Return)
            await Reader(window).says("Not an opt-out: ana")
        call = await world.desk.calls.get(call.id)
        assert (opt_out_of(call), call.written.opt_out.why) == (NO_OPT_OUT, "a joke")


async def test_a_campaigns_row_says_that_it_is_held_and_the_check_counts_it_apart(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        call = await heard(world)
        one = Contact("contact-1", "Marta", (ContactNumber(call.number),))
        await world.desk.contact_book.contacts.add(one, "ana")
        made, _added = await world.desk.campaigns.create(Campaign("", "Renewals", pace=Pace.AI_ALONE), "ana")
        async with shown(world, qapp) as window:
            page = await page_of(window)
            await until(lambda: page.overview.list.count() == 1)
            page.overview.select(made.id)
            await until(lambda: len(rows(page)) == 1)
            held = "Held back: may want no more calls. Look at that call in the history."
            assert rows(page) == [["Marta", "Not called yet", held]]
            page.view.controls.check.click()
            await until(page.view.check.isVisible)
            assert page.view.check.counts.text().startswith("0 can be called now")
            assert (
                "held back until somebody has judged whether they want calls: 1"
                in page.view.check.counts.text()
            )
            assert "may want no more calls: nobody has judged it yet" in page.view.check.reasons.text()


async def found(window, words):
    """The button of these words, once it is there."""

    def look():
        return next((one for one in window.findChildren(QPushButton) if one.text() == words), None)

    await until(lambda: look() is not None)
    return look()
