"""Nobody is called by a campaign on the day on which somebody talked with them, unless that was agreed."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.campaigns.outcomes import outcome_of
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.local_days import day_begins, day_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.law.light import Light


async def talked_today(light: Light, contact: CampaignContact, calls: CallStore) -> GuardError | None:
    """Why this contact waits for tomorrow: a talk today by any of its clocks, whoever had it.

    A mailbox that the AI took for a person is no talk.

    Raises:
        StoreError: the history cannot be read.
    """
    if contact.outcome is RowOutcome.CALLBACK:
        return None
    clocks, again = clocks_of(light.zones) or [UTC], None
    for one in light.tried or ():
        days = [zone for zone in clocks if one.talked and day_of(one.at, zone) == day_of(light.at, zone)]
        if not days:
            continue
        call = await calls.get(one.call_id)
        if call is None or call.is_live or outcome_of(call) is not RowOutcome.VOICEMAIL:
            again = max(day_begins(day_of(light.at, zone) + timedelta(days=1), zone) for zone in days)
            break
    if again is None:
        return None
    wait_s = max(1.0, (again - light.at).total_seconds())
    return GuardError(GuardReason.TALKED_TODAY, region=light.number.region, again_at=again, again_in_s=wait_s)
