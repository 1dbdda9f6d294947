"""Builds everything that runs, in order, and closes it in reverse.

A start is always a recovery: lock -> open and migrate the store -> give back a number -> take up
calls left open -> listen -> tunnel -> watch. There is no other path.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.call_prompts import RunningPrompts, build_filling
from sellercall_desktop.app.building.campaigns import build_campaigns
from sellercall_desktop.app.building.contacts import build_contact_book
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.building.guarding import build_guard
from sellercall_desktop.app.building.hand_offs import build_handing_off
from sellercall_desktop.app.building.our_numbers import build_numbers
from sellercall_desktop.app.building.policies import call_policy
from sellercall_desktop.app.building.providers import open_providers
from sellercall_desktop.app.building.scheduled import build_scheduled
from sellercall_desktop.app.building.steering import build_steering
from sellercall_desktop.app.building.watches import build_watches
from sellercall_desktop.app.building.workbench import build_workbench
from sellercall_desktop.app.building.wrap_ups import build_callbacks, build_wrap_ups
from sellercall_desktop.core.calls.engine import Engine
from sellercall_desktop.core.calls.follow import Follower, PollPace
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.placement import Looking, Placement
from sellercall_desktop.core.calls.reconcile import CaughtUp, Reconciler
from sellercall_desktop.core.calls.tariffs import Tariffs
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.clock_check import CLOCK
from sellercall_desktop.core.errors import (
    NotConfiguredError,
    ProviderError,
    SecretsUnavailableError,
    StoreError,
)
from sellercall_desktop.core.exchanges.cleaning import Cleaner
from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.health import HealthWatch
from sellercall_desktop.core.steering.opting_out import OptingOut
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.call_fields import FieldJudging
from sellercall_desktop.paths import resources
from sellercall_desktop.settings.agent_rate import agent_rate
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.store import open_store
from sellercall_desktop.tunnel.supervisor import TunnelSupervisor
from sellercall_desktop.web.server import WebServer
from sellercall_desktop.web.token import ensure_token
from sellercall_desktop.words.carrier_codes import load_codes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from sellercall_desktop.app.building.contacts import ContactBook
    from sellercall_desktop.app.building.hand_offs import HandingOff
    from sellercall_desktop.app.building.our_numbers import Numbers
    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.app.building.watches import Watches
    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.campaigns.listing import CampaignListing
    from sellercall_desktop.core.exchanges.exchange import ExchangeStore
    from sellercall_desktop.core.guard.lights import DeskLights
    from sellercall_desktop.core.guard.refusals_kept import RefusalsKept
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.store.stores import Store

log = logging.getLogger(__name__)

FIRST_IMPORT = timedelta(days=30)  # how far back calls of the providers are brought in
IMPORT_AGAIN_S = 3600.0
IMPORT_YOUNG_S = 120.0


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that is open while the program runs."""

    engine: Engine
    steering: Steering
    wrap_ups: WrapUps
    callbacks: Callbacks
    scheduled: ScheduledCalls
    fields: FieldJudging
    calls: CallStore
    prompts: PromptStore
    health: HealthWatch
    tasks: Tasks
    web: WebServer
    tunnel: TunnelSupervisor
    carrier: Carrier
    agent: VoiceAgent
    exchanges: ExchangeStore
    recorder: ExchangeRecorder
    numbers: Numbers
    watches: Watches
    do_not_call: DoNotCall
    audit: AuditTrail
    tariffs: Tariffs
    handing_off: HandingOff
    lights: DeskLights
    contact_book: ContactBook
    campaigns: Campaigns
    campaign_rows: CampaignListing
    workbench: Workbench


@asynccontextmanager
async def open_desk(setup: Setup, shown: asyncio.Event | None = None) -> AsyncIterator[Desk]:
    """Open everything; close it in reverse.

    Args:
        setup: this start's settings, secrets and log.
        shown: set once the window works; before, nothing is asked of a provider that nobody waits for. It
            would load Twilio's SDK, which keeps the window from being ready for a fifth of its time.

    Raises:
        FolderError, AlreadyRunningError, StoreError, AddressInUseError, SettingsError: nothing is left open.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(await asyncio.to_thread(hold_folder, setup.paths.data))
        store = await stack.enter_async_context(open_history(setup))
        recorder = _recorder(setup, store)
        stack.push_async_callback(recorder.flush)
        providers = await open_providers(stack, setup, recorder.note)
        tasks = Tasks()
        stack.push_async_callback(tasks.close)
        ledger = Ledger(store.calls, setup.bus, tasks)
        do_not_call = DoNotCall(store.do_not_call, setup.bus, tasks, utc_now, store.desk)
        tariffs = _tariffs(setup, providers, tasks)
        wrap_ups = await build_wrap_ups(setup, ledger, tasks, store)
        callbacks = build_callbacks(setup, ledger, tasks, store, do_not_call)
        guard, lights = await build_guard(
            setup,
            providers,
            store,
            ledger=ledger,
            do_not_call=do_not_call,
            tariffs=tariffs,
            tasks=tasks,
            owes_wrap_up=lambda: wrap_ups.owed is not None,
        )
        engine, steering, reconciler, watches, handing_off = _build_engine(
            setup, providers, tasks, store, ledger=ledger, guard=guard, do_not_call=do_not_call
        )
        scheduled = build_scheduled(setup, store, tasks, engine, wrap_ups=wrap_ups, lights=lights)
        contact_book = build_contact_book(setup, tasks, store, ledger)
        numbers = build_numbers(setup, providers, store.holds, tasks)
        campaigns = build_campaigns(
            *(setup, providers, store, tasks),
            engine=engine,
            steering=steering,
            opting_out=watches.opting_out,
            lights=lights,
            tariffs=tariffs,
            wrap_ups=wrap_ups,
            numbers=numbers,
        )
        await numbers.keeper.recover()
        await reconciler.resume()
        await steering.take_up(engine.live_calls)
        await campaigns.recover()
        watches.take_up(engine.live_calls)
        tariffs.take_up(engine.live_calls)
        handing_off.conductor.take_up(ledger.kept)
        await _ensure_own_secrets(setup.secrets)
        workbench = build_workbench(setup, providers, store, tasks, engine)
        web = WebServer(
            *(engine, store.calls, store.prompts, setup.settings, setup.secrets),
            steering=steering,
            opting_out=watches.opting_out,
            do_not_call=do_not_call,
            wrap_ups=wrap_ups,
            scheduled=scheduled,
            bus=setup.bus,
            logbook=setup.logbook,
            receipts=store.receipts,
            audit=store.audit,
            contacts=store.contacts,
            persons=contact_book.habeas_data,
            campaigns=campaigns,
            workbench=workbench,
            recorder=recorder,
            cost_of=tariffs.cost_of,
            hand_offs=handing_off.hand_offs,
            lights=lights,
            on_conference_event=handing_off.conductor.wake,
        )
        await stack.enter_async_context(web)
        tunnel = await stack.enter_async_context(_supervise_tunnel(setup, tasks, web))
        await stack.enter_async_context(numbers.keeper)
        carrier, agent = providers.carrier, providers.agent
        health = HealthWatch({"twilio": carrier, "ultravox": agent, CLOCK: providers.clock}, setup.bus)
        for notice in store.notices:
            health.tell("store", notice)
        tasks.spawn(recorder.run(), "exchanges")
        tasks.spawn(do_not_call.run(), "do not call")
        tasks.spawn(_once(shown, callbacks.run), "callbacks")
        tasks.spawn(_once(shown, scheduled.run), "scheduled")
        tasks.spawn(_once(shown, campaigns.run), "campaigns")
        tasks.spawn(_once(shown, health.run), "health")
        tasks.spawn(_once(shown, lambda: asyncio.to_thread(load_codes)), "codes")
        tasks.spawn(_once(shown, lambda: _keep_in_step(reconciler, store.calls, setup)), "import")
        yield Desk(
            engine=engine,
            steering=steering,
            wrap_ups=wrap_ups,
            callbacks=callbacks,
            scheduled=scheduled,
            fields=FieldJudging(ledger, utc_now),
            calls=store.calls,
            prompts=store.prompts,
            health=health,
            tasks=tasks,
            web=web,
            tunnel=tunnel,
            carrier=carrier,
            agent=agent,
            exchanges=store.exchanges,
            recorder=recorder,
            numbers=numbers,
            watches=watches,
            do_not_call=do_not_call,
            audit=store.audit,
            tariffs=tariffs,
            handing_off=handing_off,
            lights=lights,
            contact_book=contact_book,
            campaigns=campaigns,
            campaign_rows=store.campaign_rows,
            workbench=workbench,
        )


async def _once(shown: asyncio.Event | None, work: Callable[[], Coroutine[object, object, None]]) -> None:
    if shown is not None:
        await shown.wait()
    await work()


def _supervise_tunnel(setup: Setup, tasks: Tasks, web: WebServer) -> TunnelSupervisor:
    """The chosen way in, if any. Its proven address is the public one for this run."""

    def hold(url: str | None) -> None:
        if url is None:
            setup.settings.release("web", "public_url")
        else:
            setup.settings.override("web", "public_url", url)

    return TunnelSupervisor(
        setup.settings,
        setup.secrets,
        setup.bus,
        tasks,
        listener_url=lambda: web.public_url,
        issue_nonce=web.nonces.issue,
        on_url=hold,
    )


@asynccontextmanager
async def open_history(setup: Setup) -> AsyncIterator[Store]:
    """The store of this start; the shipped prompt is version 1 of a new one. Raises as `open_store`."""
    shipped = resources() / "default_prompt.es.txt"
    prompt = await asyncio.to_thread(shipped.read_text, encoding="utf-8")
    async with open_store(setup.settings.value.store.database_url, setup.paths.database, prompt) as store:
        yield store


async def _ensure_own_secrets(secrets: Secrets) -> None:
    """Make the secrets that are ours to make. Without a keyring the program runs, and the log says so."""
    try:
        await ensure_token(secrets)
        if not await secrets.get(Secret.ULTRAVOX_WEBHOOK_SECRET):
            await secrets.set(Secret.ULTRAVOX_WEBHOOK_SECRET, token_urlsafe(32))
    except SecretsUnavailableError as error:
        log.warning("secrets.unavailable", extra={"problem": str(error)})


def _tariffs(setup: Setup, providers: Providers, tasks: Tasks) -> Tariffs:
    rate = lambda: agent_rate(setup.settings.value.ultravox)  # noqa: E731 - it is asked each time
    return Tariffs(providers.prices, rate, bus=setup.bus, tasks=tasks, now=utc_now)


def _recorder(setup: Setup, store: Store) -> ExchangeRecorder:
    cleaner = Cleaner(setup.redactor)
    keep_days = lambda: setup.settings.value.log.exchanges_days  # noqa: E731 - it is asked each time
    return ExchangeRecorder(store.exchanges, store.calls, setup.bus, cleaner=cleaner, keep_days=keep_days)


def _build_engine(
    setup: Setup,
    providers: Providers,
    tasks: Tasks,
    store: Store,
    *,
    ledger: Ledger,
    guard: RefusalsKept,
    do_not_call: DoNotCall,
) -> tuple[Engine, Steering, Reconciler, Watches, HandingOff]:
    carrier, agent, filling = providers.carrier, providers.agent, build_filling(setup, store.contacts)
    running = RunningPrompts(store.prompts, filling, store.campaigns)
    pace, policy = setup.pace or PollPace(), lambda: call_policy(setup.settings, store.desk)
    placement = Placement(carrier, agent, ledger, utc_now, setup.looking or Looking())
    follower = Follower(carrier, agent, ledger, pace)
    engine = Engine(
        carrier=carrier,
        agent=agent,
        ledger=ledger,
        placement=placement,
        follower=follower,
        guard=guard,
        prompts=store.prompts,
        filling=filling,
        bus=setup.bus,
        tasks=tasks,
        policy=policy,
        desk=store.desk,
    )
    reconciler = Reconciler(
        engine=engine,
        placement=placement,
        ledger=ledger,
        calls=store.calls,
        carrier=carrier,
        agent=agent,
        tasks=tasks,
        now=utc_now,
        desk=store.desk,
    )
    steering = build_steering(setup, store, carrier, agent, prompts=running, ledger=ledger, tasks=tasks)
    opting_out = OptingOut(
        ledger=ledger, numbers=do_not_call, audit=store.audit, now=utc_now, desk=store.desk
    )
    watches = build_watches(
        setup, engine, opting_out, store, running.languages, ledger=ledger, follower=follower, tasks=tasks
    )
    handing_off = build_handing_off(
        setup,
        providers,
        ledger=ledger,
        follower=follower,
        pace=pace,
        steering=steering,
        guard=guard,
        prompts=running,
        call_policy=policy,
        audit=store.audit,
        tasks=tasks,
        desk=store.desk,
    )
    return engine, steering, reconciler, watches, handing_off


async def _keep_in_step(reconciler: Reconciler, calls: CallStore, setup: Setup) -> None:
    """Prune what is too old, then bring in what only the providers know: now, and every hour."""
    reach = FIRST_IMPORT
    while True:
        try:
            if days := setup.settings.value.store.keep_days:
                await calls.prune(timedelta(days=days))
                reach = min(reach, timedelta(days=days))  # what is pruned is not brought in again
            imported = await reconciler.import_since(utc_now() - reach)
            reach = min(reach, timedelta(days=1))
            setup.bus.publish(CaughtUp(imported, reconciler.left_out))
            if imported:
                log.info("calls.imported", extra={"count": imported})
        except (NotConfiguredError, SecretsUnavailableError) as error:
            log.debug("calls.import_waits", extra={"reason": str(error)})
        except (ProviderError, StoreError) as error:
            log.warning("calls.import_failed", extra={"problem": str(error)})
        # What was too young to be told apart is looked at again soon: it may be a colleague's live call.
        await asyncio.sleep(IMPORT_YOUNG_S if reconciler.left_out else IMPORT_AGAIN_S)
