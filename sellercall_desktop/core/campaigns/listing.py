"""The rows of a campaign to be looked at, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sellercall_desktop.core.campaigns.campaign import CampaignContact, RowState


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Some rows in the order of the list. `next` continues behind the last; None: that was the end."""

    rows: tuple[CampaignContact, ...]
    next: int | None = None


class CampaignListing(Protocol):
    """What a list of a campaign's rows is read from."""

    async def page(
        self, campaign_id: str, states: AbstractSet[RowState], after: int = 0, limit: int = 100
    ) -> RowsPage:
        """Those in one of these states (none named: all), from behind row `after` on. Raises StoreError."""
