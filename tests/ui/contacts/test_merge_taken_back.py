"""A merge is taken back long after it was made, from the line that tells of it in what happened."""

from __future__ import annotations

from dataclasses import replace

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.ports import ContactQuery
from tests.ui.contacts.test_contacts_page import LUIS, MARTA, NOW, names, open_contacts, same_as
from tests.waiting import until

TWIN = same_as(MARTA, 1, "Marta P.")


async def merged_in(page, given):
    """They became one, which is shown; long ago as far as the window knows."""
    desk = page.acts._desk
    stored = (await given.contacts.page(ContactQuery("marta"))).contacts
    done = await desk.contacts.merge(stored, "ana")
    await until(lambda: done.after.title in names(page) and len(names(page)) == 2)
    page.finder.table.select(done.after.id)
    await until(lambda: page.details.time_line.ways_back)
    return done


async def test_a_merge_is_taken_back_from_the_time_line_and_says_what_stays(qloop, qapp, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS, TWIN) as (window, page, given):
        done = await merged_in(page, given)
        now = await given.contacts.get(done.after.id)
        await page.acts._desk.contacts.change(replace(now, company="Luna"), "ana")
        await until(lambda: page.shown.company == "Luna" and page.details.time_line.ways_back)
        (back,) = page.details.time_line.ways_back
        back.click()
        await until(lambda: sorted(names(page)) == ["Luis Ruiz", "Marta P.", "Marta Peñalosa"])
        assert "parted again" in window.toasts.text
        assert "What was edited since stays: Company" in window.toasts.text
        await until(lambda: not page.details.time_line.ways_back)
        assert (await given.contacts.get(done.after.id)).company == "Luna"


async def test_where_somebody_was_quicker_it_says_that_they_cannot_be_parted(qloop, qapp, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS, TWIN) as (window, page, given):
        done = await merged_in(page, given)
        (back,) = page.details.time_line.ways_back
        elsewhere = Contacts(given.contacts, Bus(), given.tasks, lambda: NOW)  # not told of here yet
        assert await elsewhere.undo_merge(done, "luis")
        back.click()
        await until(lambda: "cannot be parted" in window.toasts.text)
