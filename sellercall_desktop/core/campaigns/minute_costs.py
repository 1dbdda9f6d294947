"""What a minute of a campaign's calls costs: the carrier's price by where its numbers are, the AI's rate."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.phone.reading import region_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.campaigns.ports import CampaignStore

LOOKED_AT = 40
GOOD_FOR = timedelta(minutes=10)
_MOST = 100
Regions = tuple[tuple[str, int], ...]
"""A number of each country, with how many of those looked at are there."""


@dataclass(slots=True)
class MinuteCosts:
    """Asked whenever a forecast is made: the list's countries are looked at anew every ten minutes.

    Attributes:
        store: whose waiting rows are looked at.
        price: what the carrier takes for a minute from a number of ours (empty: the usual one) to this
            number, as far as it was told; it is asked for, and known later.
        rate: what the AI takes for a minute; 0 where nobody has said.
        now: aware.
    """

    store: CampaignStore
    price: Callable[[str, str], Decimal | None]
    rate: Callable[[], Decimal]
    now: Callable[[], datetime]
    _looked: BoundedMap[str, tuple[datetime, Regions]] = field(default_factory=lambda: BoundedMap(_MOST))

    async def of(self, campaign: Campaign) -> Decimal | None:
        """In the account's currency; None: neither is known. Raises StoreError."""
        priced = [
            (price, count)
            for number, count in await self._regions(campaign.id)
            if (price := self.price(campaign.caller_number, number)) is not None
        ]
        known, rate = sum(count for _price, count in priced), self.rate()
        carrier = sum((price * count for price, count in priced), Decimal(0)) / known if known else Decimal(0)
        return carrier + rate or None

    def campaigns_with(self, number: str) -> frozenset[str]:
        """The ids of those whose cost goes by the price to this number."""
        looked = self._looked.items()
        return frozenset(one for one, (_at, found) in looked if any(number == each for each, _n in found))

    async def _regions(self, campaign_id: str) -> Regions:
        looked = self._looked.get(campaign_id)
        if looked is not None and self.now() - looked[0] < GOOD_FOR:
            return looked[1]
        numbers = [row.number for row in await self.store.some_waiting(campaign_id, LOOKED_AT)]
        first: dict[str, str] = {}
        for number in numbers:
            first.setdefault(region_of(number) or "", number)
        counts = Counter(region_of(number) or "" for number in numbers)
        found = tuple((number, counts[region]) for region, number in first.items())
        if found:  # what is empty now may be filled in a moment
            self._looked[campaign_id] = self.now(), found
        return found
