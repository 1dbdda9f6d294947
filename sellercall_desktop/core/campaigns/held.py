"""Whom a campaign leaves alone for now although the law allows a call.

Who may want no more calls waits, in every campaign, until a person has judged it; who talked today waits for
tomorrow.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.talks import talked_today
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.law.light import Light

HELD = GuardReason.OPT_OUT_UNJUDGED.value
"""Why a row waits whose customer may want no more calls, as the row has it."""
_LOOKED_AT_AGAIN = timedelta(days=1)  # the judgement itself lets it go on at once: this is for what it misses


def is_held(light: Light) -> bool:
    """Whether a wish of this number's customer is still to be judged."""
    return any(reason.code is LightCode.OPT_OUT_UNJUDGED for reason in light.reasons)


async def leaves_alone(light: Light, contact: CampaignContact, calls: CallStore) -> GuardError | None:
    """Why this contact is not called now, beside what the light forbids.

    Raises:
        StoreError: the history cannot be read.
    """
    if not is_held(light):
        return await talked_today(light, contact, calls)
    return GuardError(
        GuardReason.OPT_OUT_UNJUDGED,
        region=light.number.region,
        again_at=light.at + _LOOKED_AT_AGAIN,
        again_in_s=_LOOKED_AT_AGAIN.total_seconds(),
    )
