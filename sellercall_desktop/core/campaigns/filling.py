"""The contacts that a campaign's query finds become its rows, some at a time: the first number of each."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.campaign import CampaignEntry, Pace
from sellercall_desktop.core.campaigns.clocks import clock_of
from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone.reading import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.campaigns.ports import CampaignStore, EntriesAdded
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore

AT_ONCE = 200
_BETWEEN_BREATHS = 40  # where a number is takes a while to work out


async def fill(campaign: Campaign, store: CampaignStore, contacts: ContactStore) -> EntriesAdded:
    """What became of them all. Done anew it adds who is missing, and nobody twice. Raises StoreError."""
    added = await store.add(campaign.id, ())
    cursor: str | None = None
    while True:
        page = await contacts.page(campaign.list_of, cursor, AT_ONCE)
        entries: list[CampaignEntry] = []
        for at, contact in enumerate(page.contacts):
            entries += islice(entries_of(contact, campaign.pace), 1)
            if at % _BETWEEN_BREATHS == 0:
                await asyncio.sleep(0)
        added = added.plus(await store.add(campaign.id, entries))
        if (cursor := page.next) is None:
            return added


def entries_of(contact: Contact, pace: Pace) -> Iterator[CampaignEntry]:
    """The numbers of a contact that are in use, the first to be called first.

    The AI alone calls whoever's they are.
    """
    for number in contact.numbers:
        if not number.retired:
            try:
                clock = clock_of(number_of(number.e164), number.zone)
            except InvalidNumberError:
                continue
            seller = "" if pace is Pace.AI_ALONE else contact.owner
            yield CampaignEntry(contact.id, number.e164, clock, seller)
