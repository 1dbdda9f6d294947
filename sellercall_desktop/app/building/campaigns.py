"""Campaigns with this desk's light, prices and account."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.call_prompts import build_filling
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import ActKind, AgentJoined, Direction
from sellercall_desktop.core.calls.meter import Pair
from sellercall_desktop.core.calls.tariffs import PriceLearnt
from sellercall_desktop.core.calls.written_facts import OptOutJudged
from sellercall_desktop.core.campaigns.attempts import Ready
from sellercall_desktop.core.campaigns.breaks import Breaks
from sellercall_desktop.core.campaigns.campaign import BY, CampaignsChanged
from sellercall_desktop.core.campaigns.campaigns import Campaigns
from sellercall_desktop.core.campaigns.choices import CampaignChoices
from sellercall_desktop.core.campaigns.minute_costs import MinuteCosts
from sellercall_desktop.core.campaigns.results_counted import CampaignResults
from sellercall_desktop.core.campaigns.version_tests import VersionTests
from sellercall_desktop.core.campaigns.wishes import Wishes
from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
from sellercall_desktop.words.campaigns import ASKED_FOR_IT
from sellercall_desktop.words.terminal import spoken_language

if TYPE_CHECKING:
    from decimal import Decimal

    from sellercall_desktop.app.building.our_numbers import Numbers
    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.accounts import Voice
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.store.stores import Store


def build_campaigns(
    setup: Setup,
    providers: Providers,
    store: Store,
    tasks: Tasks,
    *,
    engine: Engine,
    steering: Steering,
    opting_out: OptingOut,
    lights: Lights,
    tariffs: Tariffs,
    wrap_ups: WrapUps,
    numbers: Numbers,
) -> Campaigns:
    """They are taken up by `recover`, once the calls of the run before are, and kept by `run`."""

    def price(ours: str, theirs: str) -> Decimal | None:
        ours = ours or setup.settings.value.twilio.phone_number
        pair = Pair(Direction.OUTBOUND, ours, theirs) if ours else None
        tariffs.see_to(pair)
        told = tariffs.price_of(pair)
        return told.amount if told is not None else None

    costs = MinuteCosts(store.campaigns, price, lambda: tariffs.rate.minute, setup.now)

    def tell_price(learnt: PriceLearnt) -> None:
        if changed := costs.campaigns_with(learnt.pair.theirs):
            setup.bus.publish(CampaignsChanged(changed))

    async def obey(call: Call) -> Call:
        reason = ASKED_FOR_IT.said(spoken_language(setup.settings.value.general.language, os.environ))
        return await opting_out.heed(call, BY, reason)

    async def has_joined(call: Call) -> bool:
        if call.joined_at is not None or call.agent_call_id is None:
            return call.joined_at is not None
        told = (await providers.agent.fetch(call.agent_call_id)).facts
        return any(isinstance(fact, AgentJoined) for fact in told)

    ready = Ready(
        store.campaigns,
        store.calls,
        engine,
        lights,
        setup.bus,
        tasks,
        setup.now,
        lambda call: tariffs.cost_of(call).known,
        lambda call_id: steering.act(call_id, ActKind.VOICEMAIL, "", BY),
        store.desk,
        store.contacts,
        Wishes(store.unheard, store.calls, obey, bus=setup.bus, tasks=tasks, desk=store.desk),
        has_joined,
    )
    results = CampaignResults(
        store.results, store.campaigns, lambda: tariffs.rate, lambda: wrap_ups.dispositions
    )
    made = Campaigns(
        ready,
        store.contacts,
        providers.plan,
        store.prompts,
        build_filling(setup, store.contacts),
        seller_is_free=lambda: wrap_ups.owed is None,
        minute=costs.of,
        results=results,
        version_tests=VersionTests(
            *(store.version_tests, results, store.campaigns),
            bus=setup.bus,
            now=setup.now,
            desk=store.desk,
        ),
        choices=_choices(setup, store, numbers, wrap_ups),
        breaks=Breaks(store.breaks, setup.bus, setup.now, store.desk),
    )
    setup.bus.subscribe(PriceLearnt, tell_price)

    def on_call(change: CallChanged) -> None:
        if any(isinstance(fact, OptOutJudged) for fact in change.facts):
            made.look_again()
        elif not change.call.is_live:
            made.wake()

    setup.bus.subscribe(CallChanged, on_call)
    setup.bus.subscribe(DoNotCallChanged, lambda _change: made.look_again())
    return made


def _choices(setup: Setup, store: Store, numbers: Numbers, wrap_ups: WrapUps) -> CampaignChoices:
    async def voices() -> tuple[Voice, ...]:
        from sellercall_desktop.app.building.trying import Trying

        return await Trying(setup, store.prompts).voices()

    return CampaignChoices(lambda: wrap_ups.dispositions, numbers.setup.numbers, voices)
