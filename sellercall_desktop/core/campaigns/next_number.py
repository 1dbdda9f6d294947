"""Where a contact's number is bad itself, their next number in use becomes a row: one number at a time."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.campaigns.filling import entries_of
from sellercall_desktop.core.campaigns.refused import PROMPT_VARIABLES
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.campaigns.outcomes import Following
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.contacts.ports import ContactStore

_BAD_ITSELF = frozenset({RowOutcome.WRONG_NUMBER, RowOutcome.NOT_ALLOWED})


class Stores(Protocol):
    """Campaigns, and the contacts that their rows belong to; None: those are not looked at."""

    @property
    def store(self) -> CampaignStore:
        """Campaigns and their rows."""

    @property
    def contacts(self) -> ContactStore | None:
        """People and their numbers."""


async def bring_next_number(contact: CampaignContact, became: Following | None, stores: Stores) -> None:
    """Where what became of a row says that its number is bad, the one behind it gets a row at the list's end.

    It is a row like any other: light, hours, caps and plan hold for it. Asked twice it is added once.

    Raises:
        StoreError: contact or campaign cannot be read, or the row not be written.
    """
    if became is None or became.outcome not in _BAD_ITSELF or became.why == PROMPT_VARIABLES:
        return
    person = await stores.contacts.get(contact.contact_id) if stores.contacts is not None else None
    campaign = await stores.store.campaign(contact.campaign_id) if person is not None else None
    if person is None or campaign is None:
        return
    same = spellings(contact.number)
    behind = dropwhile(lambda one: one.e164 not in same, person.numbers)
    others = tuple(one for one in behind if one.e164 not in same)
    if following := next(entries_of(replace(person, numbers=others), campaign.pace), None):
        await stores.store.add(campaign.id, [following])
