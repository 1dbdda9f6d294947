"""From a leased row to what came of it: light, attempt on disk, dial, outcome. Each attempt dials once.

An attempt is counted before its call is dialed, under the call's id. After whatever end of this program a row
that is out is resolved by that id: no such call, nothing was dialed; else the call tells what came of it.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.mailbox import TAKES_MESSAGES, is_mailbox
from sellercall_desktop.core.calls.ports import PlannedCall
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.campaigns.agreed import AgreedCallbacks, seller_of
from sellercall_desktop.core.campaigns.campaign import (
    BY,
    MACHINE_TOOK_IT,
    AttemptPlan,
    CampaignsChanged,
    ForMachine,
    Pace,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.clocks import is_of_group, zones_in
from sellercall_desktop.core.campaigns.held import leaves_alone
from sellercall_desktop.core.campaigns.next_number import bring_next_number
from sellercall_desktop.core.campaigns.outcomes import (
    Following,
    following,
    outcome_of,
    why_of,
)
from sellercall_desktop.core.campaigns.refused import (
    GONE,
    Obstacle,
    is_still_theirs,
    kept_back,
    of_error,
    of_light,
    of_one_alone,
)
from sellercall_desktop.core.campaigns.told import WaitsForWords, is_told
from sellercall_desktop.core.clock import new_call_id
from sellercall_desktop.core.errors import SellerCallError, StoreError
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zones import clocks_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import tzinfo

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignContact
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.campaigns.wishes import Wishes
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
RENEW_EVERY_S = 30.0
_LATE_FACTS_S = 20.0  # after a call's end, until its row is settled by what is known
_RINGS_ELSEWHERE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Ready:
    """What attempts are made with."""

    store: CampaignStore
    calls: CallStore
    engine: Engine
    lights: Lights
    bus: Bus
    tasks: Tasks
    now: Callable[[], datetime]
    cost_of: Callable[[Call], Decimal]
    leave_message: Callable[[str], Awaitable[object]]  # on the call of this id
    desk: str = ""
    contacts: ContactStore | None = None  # None: whom rows belong to is not looked at
    wishes: Wishes | None = None  # None: nobody hears what the AI alone is told
    has_joined: Callable[[Call], Awaitable[bool]] | None = None
    """Whether the AI was on the line, as its provider tells when asked; raises `errors.OUTSIDE_ERRORS`."""


class Attempts:
    """This desk's attempts of all campaigns."""

    def __init__(self, ready: Ready) -> None:
        self._with = ready
        self._under_way: dict[str, tuple[Campaign, CampaignContact]] = {}
        self.settled = 0
        """How many attempts this desk has written the end of."""
        self._before_her: dict[int, CampaignContact] = {}
        self._dialing: set[str] = set()  # of those under way: their call may not be in the history yet
        self._waits = WaitsForWords(ready.now)
        self._agreed = AgreedCallbacks(ready.store, ready.calls, self._tell)
        ready.bus.subscribe(CallChanged, self._on_change)

    def under_way(self, campaign_id: str = "") -> int:
        """How many of a campaign's attempts this desk has in hand; of all where none is named."""
        return sum(campaign_id in (campaign.id, "") for campaign, _ in self._under_way.values())

    def cost_under_way(self, campaign_id: str) -> Decimal:
        """What those cost up to this moment."""
        calls = {call.id: call for call in self._with.engine.live_calls}
        ids = (one for one, (campaign, _) in self._under_way.items() if campaign.id == campaign_id)
        return sum((self._with.cost_of(calls[one]) for one in ids if one in calls), Decimal(0))

    def hold(self, contact: CampaignContact) -> None:
        """A seller looks at this row: its lease is renewed until it is dialed or let go."""
        self._before_her[contact.row] = contact

    async def let_go(self, contact: CampaignContact, became: Following | None = None) -> bool:
        """She does not call it: as it was, or as `became` says. Raises StoreError."""
        self._before_her.pop(contact.row, None)
        put_back = await self._with.store.put_back(contact, became)
        await bring_next_number(contact, became if put_back else None, self._with)
        self._tell(contact)
        return put_back

    async def objection(self, campaign: Campaign, contact: CampaignContact) -> Obstacle | None:
        """What contacts, light or the campaign's own hours say against a call now. The row is let go then.

        Raises:
            StoreError: the contact or the light cannot be had.
        """
        contacts = self._with.contacts
        if contacts is not None and not await is_still_theirs(contact, contacts):
            await self.let_go(contact, GONE.became)
            return GONE
        if (found := await self._agreed.objection(contact)) is not None:
            await self.let_go(contact, found.became)
            return found
        found = self._outside_own_hours(campaign, zones_in(contact.clock))
        if found is None:
            light = await self._with.lights.light(number_of(contact.number))
            clocks = clocks_of(light.zones) or [UTC]
            found = of_light(light, self._with.now())
            alone = await leaves_alone(light, contact, self._with.calls) if found is None else None
            found = of_error(alone, self._with.now()) if alone is not None else found
            if not is_of_group(light, contact.clock):  # its zone was told since the list was made
                found = found or self._outside_own_hours(campaign, clocks)
                found = of_one_alone(found) if found is not None else None
        if found is None:
            return None
        if found.closes_group is not None:
            await self._with.store.close(campaign.id, contact.clock, found.closes_group, found.closed_for)
        await self.let_go(contact, found.became)
        return found

    async def dial(self, campaign: Campaign, contact: CampaignContact) -> Obstacle | None:
        """Make the attempt; what was in its way, where something was.

        Raises:
            StoreError: nothing was dialed.
        """
        self._before_her.pop(contact.row, None)
        call_id = new_call_id(self._with.now())
        if not await self._with.store.begin(contact, call_id, alone=campaign.pace is Pace.AI_ALONE):
            return Obstacle()
        begun = replace(contact, call_id=call_id, attempts=contact.attempts + 1)
        self._under_way[call_id] = campaign, begun
        self._tell(contact)
        planned = PlannedCall(
            call_id,
            lambda: self._with.store.holds(begun, call_id),
            campaign.prompt_version,
            campaign.caller_number,
            campaign.voice,
            prompt_id=campaign.prompt_id,
            contact_id=contact.contact_id,
            campaign=campaign.name,
            objection=lambda light: leaves_alone(light, begun, self._with.calls),
        )
        self._dialing.add(call_id)
        try:
            call = await self._with.engine.dial(contact.number, BY, planned=planned)
        except SellerCallError as error:
            if error.call_id == call_id:  # the history tells how it ended, or will
                failed = await self._with.calls.get(call_id)
                if failed is not None and is_told(failed):
                    await self._settle(call_id, failed)
                return None
            obstacle = of_error(error, self._with.now())
        else:
            if call.id == call_id:
                return None
            obstacle = Obstacle(
                Following(RowState.AGAIN, RowOutcome.NONE, self._with.now() + _RINGS_ELSEWHERE)
            )
        finally:
            self._dialing.discard(call_id)
        if obstacle.closes_group is not None:
            until, why = obstacle.closes_group, obstacle.closed_for
            await self._with.store.close(campaign.id, contact.clock, until, why)
        if await self._with.store.void(begun, obstacle.became):
            self._under_way.pop(call_id, None)
            await bring_next_number(contact, obstacle.became, self._with)
            self._tell(contact)
        return obstacle

    async def keep(self) -> None:
        """Renew leases, and resolve what dead desks left, until cancelled."""
        while True:
            try:
                await self.look_after()
            except StoreError as error:
                log.warning("campaigns.leases_wait", extra={"problem": str(error)})
            except Exception:  # who lets leases lapse while calls go on has them called again
                log.exception("campaigns.leases_broken")
            await asyncio.sleep(RENEW_EVERY_S)

    async def look_after(self) -> None:
        """Renew this desk's leases, settle what could not be settled, resolve what dead desks left.

        Raises:
            StoreError: some of it is still to be done.
        """
        await self._renew()
        if self._with.wishes is not None:
            await self._with.wishes.catch_up()
        await self._see_to_ended()
        await self._agreed.catch_up()
        await self.resolve()

    async def resolve(self, desk: str = "") -> None:
        """Find out what became of attempts whose lease has lapsed, or that `desk` began in an earlier run.

        Raises:
            StoreError: some are still open.
        """
        for contact in await self._with.store.lapsed(desk):
            if contact.call_id in self._under_way:
                continue
            call = await self._with.calls.get(contact.call_id)
            campaign = await self._with.store.campaign(contact.campaign_id)
            if call is None:
                await self._with.store.void(contact)
                self._tell(contact)
            elif campaign is not None and self._waits.is_at_its_end(call):
                self._under_way[call.id] = campaign, contact
                await self._settle(call.id, call)
            elif campaign is not None and desk:  # it goes on, and this desk follows it
                self._under_way[call.id] = campaign, contact
            elif call.placed is not None:  # its desk died: somebody has to read what was said
                self._with.engine.follow(call)

    # --- inside -------------------------------------------------------------------------------

    def _outside_own_hours(self, campaign: Campaign, zones: list[tzinfo]) -> Obstacle | None:
        now = self._with.now()
        if campaign.hours is None or campaign.hours.allow_all(now, zones):
            return None
        opens = campaign.hours.next_after(now, zones) or now + timedelta(days=1)
        return Obstacle(closes_group=opens)

    async def _renew(self) -> None:
        mine = [*self._before_her.values(), *(contact for _, contact in self._under_way.values())]
        if not mine:
            return
        for row in await self._with.store.renew(mine, LEASE):
            if (lost := self._before_her.pop(row, None)) is not None:
                self._tell(lost)

    async def _see_to_ended(self) -> None:
        """What could not be written down when it ended, or never became a call."""
        for call_id, (_campaign, contact) in tuple(self._under_way.items()):
            if call_id in self._dialing:
                continue
            call = await self._with.calls.get(call_id)
            if call is None:
                voided = await self._with.store.void(contact)
                if voided or await self._with.calls.get(call_id) is None:  # or its row is ours no more
                    self._under_way.pop(call_id, None)
            elif self._waits.is_at_its_end(call):
                await self._settle(call_id, call)

    def _on_change(self, change: CallChanged) -> None:
        call = change.call
        if call.requested.requested_by != BY:
            return
        is_agreed = self._agreed.hear(change)
        if call.id in self._under_way:
            if any(is_mailbox(fact) for fact in change.facts) and call.is_live and call.handed is None:
                self._with.tasks.spawn(self._meet_machine(call), f"machine on {call.id}", _note)
            if is_told(call):
                self._with.tasks.spawn(self._settle(call.id, call), f"settle {call.id}", _note)
            elif not call.is_live:
                self._with.tasks.spawn(self._settle_later(call.id), f"settle {call.id}", _note)
        elif is_agreed:
            self._with.tasks.spawn(self._agreed.follow(call.id), f"agree {call.id}", _note)

    async def _meet_machine(self, call: Call) -> None:
        """A mailbox took the call: it gets what the campaign has for it."""
        campaign, _contact = self._under_way[call.id]
        seen = (call.written or NOTHING).seen
        takes_messages = any(is_mailbox(one) and one.verdict == TAKES_MESSAGES for one in seen)
        if campaign.for_machine is ForMachine.MESSAGE and takes_messages:
            await self._with.leave_message(call.id)
        else:
            await self._with.engine.hang_up(call.id, MACHINE_TOOK_IT)

    async def _settle_later(self, call_id: str) -> None:
        await asyncio.sleep(_LATE_FACTS_S)
        call = await self._with.calls.get(call_id)
        if call is None or call.owes_words:  # it is told by them, or looked after
            return
        is_silent = call.agent is not None and call.agent_ended is None
        if is_silent and self._with.has_joined is not None and await self._with.has_joined(call):
            return  # its words are still to come
        await self._settle(call_id, call)

    async def _settle(self, call_id: str, known: Call | None = None) -> None:
        """Write down what came of it, once; a store that fails is tried again with the lease."""
        call = known or await self._with.calls.get(call_id)
        taken = self._under_way.get(call_id)
        if taken is None or call is None:
            return
        campaign, contact = taken
        if self._with.wishes is not None:
            call = await self._with.wishes.heed(call)
        became = became_of(call, contact, campaign.attempts, seller_of(campaign, call))
        ended_at = call.ended_at or self._with.now()
        await bring_next_number(contact, became, self._with)  # before: else nobody might be left
        await self._with.store.settle(call_id, became, ended_at, self._with.cost_of(call))
        self._under_way.pop(call_id, None)
        self._waits.forget(call_id)
        self.settled += 1
        log.info("campaign.attempt", extra={"call_id": call_id, "outcome": became.outcome.value})
        self._tell(contact)
        await self._agreed.follow(call_id)

    def _tell(self, contact: CampaignContact) -> None:
        self._with.bus.publish(CampaignsChanged(frozenset({contact.campaign_id})))


def became_of(call: Call, contact: CampaignContact, plan: AttemptPlan, seller: str = "") -> Following:
    """What becomes of a row after this call; one that is not over counts as one that nobody could tell of."""
    if (became := kept_back(call)) is not None:
        return became
    outcome = RowOutcome.UNKNOWN if call.is_live else outcome_of(call)
    written = call.written or NOTHING
    zone = next(iter(zones_in(contact.clock)), UTC)
    became = following(
        outcome,
        plan,
        met_before=dict(contact.met),
        ended_at=call.ended_at or call.created_at,
        zone=zone,
        callback=written.callback_due,
        seller=seller,
    )
    return replace(became, why=why_of(call))


def _note(error: BaseException) -> None:
    """The lease lapses, and the row is resolved by its call."""
    log.warning("campaign.not_settled", extra={"problem": str(error)})
