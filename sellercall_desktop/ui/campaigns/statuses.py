"""How all campaigns stand, read anew where something changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.campaigns.campaigns import Campaigns, CampaignStatus


async def read_statuses(
    campaigns: Campaigns, known: Mapping[str, CampaignStatus], ids: set[str] | None
) -> dict[str, CampaignStatus]:
    """All, the newest first; of those that are `known` only `ids` (None: all) are read again.

    Raises:
        StoreError: they cannot be read.
    """
    there = await campaigns.all()
    wanted = [one.id for one in there if ids is None or one.id in ids or one.id not in known]
    found = await asyncio.gather(*(_status(campaigns, one) for one in wanted))
    now = {**known, **{one.campaign.id: one for one in found if one is not None}}
    return {one.id: now[one.id] for one in there if one.id in now}


async def _status(campaigns: Campaigns, campaign_id: str) -> CampaignStatus | None:
    try:
        return await campaigns.status(campaign_id)
    except CampaignError as error:
        if error.problem is not CampaignProblem.NOT_FOUND:
            raise
        return None
