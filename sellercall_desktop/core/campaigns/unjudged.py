"""Who may have asked for no more calls is called by no campaign before a person has judged the words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.remarks import UNJUDGED, Remark, opt_out_of
from sellercall_desktop.core.campaigns.campaign import RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.refused import Obstacle
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import CampaignContact

WISH_UNJUDGED = "wish_unjudged"
"""Why such a row waits."""
_LOOKED_AT_AGAIN = timedelta(hours=1)


async def wish_in_question(contact: CampaignContact, calls: CallStore, now: datetime) -> Obstacle | None:
    """What stands against a call to somebody whose words wait for a person; a callback was agreed with them.

    Raises:
        StoreError: the history cannot be read.
    """
    if contact.outcome is RowOutcome.CALLBACK:
        return None
    theirs = await calls.remarked(spellings(contact.number), Remark.OPT_OUT)
    if not any(opt_out_of(call) == UNJUDGED for call in theirs):
        return None
    return Obstacle(Following(RowState.AGAIN, RowOutcome.NONE, now + _LOOKED_AT_AGAIN, why=WISH_UNJUDGED))
