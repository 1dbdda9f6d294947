"""Before a campaign starts: how many can be called now, today, later, not at all and why; time and cost.

Of long lists some rows from all over are held to the light, and the counts are those of the whole list.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.campaign import Pace, RowOutcome, RowState
from sellercall_desktop.core.campaigns.clocks import zones_in
from sellercall_desktop.core.campaigns.held import leaves_alone
from sellercall_desktop.core.campaigns.refused import COLLEAGUE_TALKS, PROMPT_VARIABLES, has_number
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.local_days import day_begins, day_of
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.prompts.filling import Customer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sellercall_desktop.core.campaigns.attempts import Ready
    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignContact
    from sellercall_desktop.core.campaigns.ports import CampaignProgress
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.law.light import Light

LOOKED_AT = 1_000
_BETWEEN_BREATHS = 20
ATTEMPTS_EACH, TALK_S = 1.8, 75.0
"""What is assumed of a list of which little is known: attempts for each number, seconds for each attempt."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is still to come, in seconds of work (nights not counted) and the account's currency."""

    attempts: int
    seconds: float
    cost: Decimal | None  # None: no cost of a minute is known


@dataclass(frozen=True, slots=True)
class StartCheck:
    """What stands between a list and its calls. `looked_at` of `waiting` rows were held to the light."""

    waiting: int
    looked_at: int
    now: int
    today: int
    later: int
    held: int = 0  # may want no more calls: until somebody has judged it
    never: Mapping[str, int] = field(default_factory=dict)  # by `LightCode`, "removed", "prompt_variables"
    to_be_known: Mapping[str, int] = field(default_factory=dict)  # amber, by `LightCode`
    opens_at: datetime | None = None  # the first moment for somebody, where nobody can be called now


async def check_before_start(
    campaign: Campaign,
    ready: Ready,
    contacts: ContactStore,
    *,
    is_fillable: Callable[[Customer], bool] = lambda _customer: True,
) -> StartCheck:
    """Hold the list to what a run holds it to.

    `is_fillable`: whether the prompt has a value for all that it says.

    Raises:
        StoreError: list, contacts or light cannot be read.
    """
    store, now = ready.store, ready.now()
    progress = await store.progress(campaign.id)
    waiting = sum(count for state, count in progress.rows.items() if state.is_waiting)
    rows = await store.some_waiting(campaign.id, LOOKED_AT)
    found: Counter[str] = Counter()
    never: Counter[str] = Counter()
    amber: Counter[str] = Counter()
    opens: list[datetime] = []
    for at, row in enumerate(rows):
        if at % _BETWEEN_BREATHS == 0:
            await asyncio.sleep(0)
        person = await contacts.get(row.contact_id)
        if not has_number(person, row.number):
            never[RowOutcome.REMOVED.value] += 1
            continue
        if not is_fillable(Customer(row.number, person, campaign=campaign.name)):
            never[PROMPT_VARIABLES] += 1
            continue
        light = await ready.lights.light(number_of(row.number))
        amber.update({one.code.value for one in light.reasons if one.verdict is LightVerdict.AMBER})
        alone = await leaves_alone(light, row, ready.calls)
        if alone is not None and alone.reason is GuardReason.OPT_OUT_UNJUDGED:
            if _moment(campaign, row, light, now) is None:
                never[_why(light)] += 1
            else:
                found["held"] += 1
            continue
        not_before = alone.again_at if alone is not None else None
        if any(one.code is LightCode.COLLEAGUE for one in light.reasons):
            not_before = max(not_before or now, now + COLLEAGUE_TALKS)
        moment = _moment(campaign, row, light, max(not_before or now, now))
        if moment is None:
            never[_why(light)] += 1
            continue
        found["now" if moment <= now else "today" if _is_today(moment, row, now) else "later"] += 1
        opens.append(moment)
    scale = waiting / len(rows) if rows else 0.0
    counts = {name: round(found[name] * scale) for name in ("now", "today", "later", "held")}
    return StartCheck(
        waiting,
        len(rows),
        **counts,
        never={code: round(count * scale) for code, count in never.items()},
        to_be_known={code: round(count * scale) for code, count in amber.items()},
        opens_at=min(opens) if opens and min(opens) > now else None,
    )


def forecast(campaign: Campaign, progress: CampaignProgress, minute: Decimal | None) -> Forecast:
    """What is to come, by what has been, else by what is assumed. `minute`: what a minute of a call costs."""
    rows = progress.rows
    waiting = sum(count for state, count in rows.items() if state.is_waiting)
    done = rows.get(RowState.DONE, 0)
    each = progress.attempts / done if done >= LOOKED_AT // 50 else ATTEMPTS_EACH
    attempts = round(waiting * max(1.0, each))
    at_once = campaign.at_once if campaign.pace is Pace.AI_ALONE else 1
    seconds = attempts * TALK_S / max(1, at_once)
    if progress.attempts >= LOOKED_AT // 50 and progress.cost:
        return Forecast(attempts, seconds, progress.cost / progress.attempts * attempts)
    cost = minute * attempts * Decimal(TALK_S) / 60 if minute is not None else None
    return Forecast(attempts, seconds, cost)


def _moment(campaign: Campaign, row: CampaignContact, light: Light, since: datetime) -> datetime | None:
    """When this row may be called first, not before `since`; None where nobody knows of such a moment."""
    moment = max(since, row.due or since)
    if light.verdict is LightVerdict.RED:
        if light.next_allowed is None:
            return None
        moment = max(moment, light.next_allowed)
    zones = clocks_of(light.zones) or zones_in(row.clock)
    if campaign.hours is not None and not campaign.hours.allow_all(moment, zones):
        return campaign.hours.next_after(moment, zones)
    return moment


def _is_today(moment: datetime, row: CampaignContact, now: datetime) -> bool:
    zone = zones_in(row.clock)[0]
    return moment < day_begins(day_of(now, zone) + timedelta(days=1), zone)


def _why(light: Light) -> str:
    red = [reason for reason in light.reasons if reason.verdict is LightVerdict.RED]
    return red[0].code.value if red else "campaign_hours"
