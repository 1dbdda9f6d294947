"""A window with hand-made parts behind it: an engine that remembers what it was asked, a short history."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta

import shiboken6
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.windowed.wiring import WindowWiring
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.attention import Attention
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    LegAsked,
    Speaker,
    TurnSpoken,
    Urgency,
)
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import OthersCallError
from sellercall_desktop.core.hand_off.policy import HandOffPolicy
from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.steering.sentences import words_for
from sellercall_desktop.core.steering.verdicts import NO_VERDICTS, Verdicts, WatchesChanged
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.callbacks import Callbacks
from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.wrap_up import dispositions
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.hand_off.door import HandOffDoor
from sellercall_desktop.ui.live_call.pinned_prompts import PinnedPrompts
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.demo_menu import DemoNumber
from sellercall_desktop.ui.window.main_window import WindowBase

NOW = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
REQUESTED = CallRequested(NOW, Direction.OUTBOUND, "+573001234567", "+14155550100", 3, "window")


def live_call(*facts, call_id="call-1", number="+573001234567", by="window"):
    requested = CallRequested(NOW, Direction.OUTBOUND, number, "+14155550100", 3, by)
    base = (AgentCreated(NOW, f"agent-{call_id}", 600), CallPlaced(NOW, f"CA-{call_id}"))
    return advance_all(start_call(call_id, requested), (*base, *facts))


def talk(*texts, final=True):
    """Ringing, answered, joined, and these turns in turn by AI and customer."""
    speakers = (Speaker.AI, Speaker.CUSTOMER)
    turns = [
        TurnSpoken(
            NOW + timedelta(seconds=10 + n), n, speakers[n % 2], text, float(n), final or n < len(texts) - 1
        )
        for n, text in enumerate(texts)
    ]
    return (CallRinging(NOW), CallAnswered(NOW), AgentJoined(NOW), *turns)


ENDED = (
    CarrierEnded(NOW + timedelta(seconds=90), CarrierOutcome.COMPLETED, 67),
    AgentEnded(NOW + timedelta(seconds=90), AgentOutcome.AI_HUNG_UP),
)


class RememberingEngine:
    """Does nothing; `gate` holds a dial back, `refusal` is what it fails with."""

    def __init__(self):
        self.dialed, self.hung_up, self.warmed, self.prepared = [], [], 0, 0
        self.live_calls, self.refusal, self.objections = (), None, {}
        self.others = set()  # calls that another desk has made
        self.attention = Attention()
        self.in_spite_of = []  # reasons
        self.gate = asyncio.Event()
        self.gate.set()

    async def warm(self):
        self.warmed += 1

    async def prepare(self):
        self.prepared += 1

    def objection_to(self, e164):
        return self.objections.get(e164)

    async def dial(self, number, requested_by="window", *, in_spite_of="", planned=None):
        self.dialed.append(number)
        if in_spite_of:
            self.in_spite_of.append(in_spite_of)
        await self.gate.wait()
        if self.refusal:
            raise self.refusal
        call_id = planned.call_id if planned is not None else f"call-{number}"
        return live_call(LegAsked(NOW), number=number, call_id=call_id, by=requested_by)

    async def hang_up(self, call_id, requested_by="window", *, also_others=False):
        if call_id in self.others and not also_others:
            raise OthersCallError(call_id)
        self.hung_up.append(call_id)
        if self.refusal:
            raise self.refusal

    async def publish_prompt(self, text, author):
        raise AssertionError("not asked for here")


class RememberingSteering:
    """Does nothing; `gate` holds an act back, `refusal` is what it fails with, `told` what was asked."""

    def __init__(self):
        self.told, self.refusal = [], None
        self.others = set()  # calls that another desk has made
        self.gate = asyncio.Event()
        self.gate.set()

    async def act(self, call_id, kind, text, by, *, urgency=Urgency.SOON, also_others=False, prompt=None):
        if call_id in self.others and not also_others:
            raise OthersCallError(call_id)
        self.told.append((call_id, kind, text, by, urgency))
        await self.gate.wait()
        if self.refusal:
            raise self.refusal


class RememberingWatches:
    """What the watches say is set by the test; a decision is remembered, `refusal` is what it fails with."""

    def __init__(self):
        self.verdicts, self.decided, self.refusal = {}, [], None
        self.opting_out, self.within_s = self, 30.0

    def of(self, call_id):
        return self.verdicts.get(call_id, NO_VERDICTS)

    def sentence(self, occasion, _call):
        return words_for(occasion, "es")

    def disclosure_s(self):
        return self.within_s

    async def accept(self, call_id, wish, by, reason):
        await self._decide("accepted", call_id, wish.turn, by, reason)

    async def dismiss(self, call_id, wish, by, why):
        await self._decide("dismissed", call_id, wish.turn, by, why)

    async def _decide(self, *what):
        if self.refusal:
            raise self.refusal
        self.decided.append(what)


class RememberingHandOffs:
    """Does nothing; `gate` holds a wish back, `refusal` is what it fails with, `told` what was wished."""

    def __init__(self):
        self.told, self.refusal, self.used_numbers = [], None, []
        self.others = set()  # calls that another desk has made
        self.people = [("Luis Gómez", "+573007654321"), ("Marta Ruiz", "+573105550000")]
        self.settings = HandOffPolicy("es", "+573009876543", "Ana Pérez")
        self.gate = asyncio.Event()
        self.gate.set()
        self.door = HandOffDoor(self, lambda: self.settings, self, lambda: "CO")

    def all(self):
        return self.people

    async def used(self, number):
        self.used_numbers.append(number)

    async def take_over(self, call_id, by, *, also_others=False):
        await self._wish("take_over", call_id, by, also_others=also_others)

    async def hand_on(self, call_id, kind, number, name, by, *, also_others=False):
        await self._wish("hand_on", call_id, kind.value, number, name, by, also_others=also_others)

    async def confirm(self, call_id, by):
        await self._wish("confirm", call_id, by)

    async def cancel(self, call_id, by, hand_off_id=None):
        await self._wish("cancel", call_id, by, hand_off_id)

    async def give_back(self, call_id, by, note=""):
        await self._wish("give_back", call_id, by, note)

    async def hold(self, call_id, by, *, on):
        await self._wish("hold", call_id, by, on)

    async def mute(self, call_id, by, *, on):
        await self._wish("mute", call_id, by, on)

    async def press(self, call_id, keys):
        await self._wish("press", call_id, keys)

    async def _wish(self, what, call_id, *given, also_others=True):
        if call_id in self.others and not also_others:
            raise OthersCallError(call_id)
        self.told.append((what, call_id, *given))
        await self.gate.wait()
        if self.refusal:
            raise self.refusal


class KnownHealth:
    def __init__(self):
        self.known = (HealthChanged("twilio", HealthState.OK),)

    async def check(self, name):
        return HealthChanged(name, HealthState.OK)


class OneDemoCustomer:
    numbers = (DemoNumber("+573001234500", "buys", "answers and buys"),)

    def __init__(self):
        self.called_in = []

    async def call_in(self, from_number):
        self.called_in.append(from_number)


class OpenDoor:
    """A door that asks for no token."""

    is_strict = token_is_given = False

    async def token(self):
        return "token"

    async def rotate_token(self):
        raise AssertionError("nobody asked for it")


class Given:
    """Everything a window is given, and the pieces a test looks at."""

    def __init__(self, folder, store, *, demo=None, connected=True):
        self.bus, self.tasks, self.engine = Bus(), Tasks(), RememberingEngine()
        self.steering, self.watches = RememberingSteering(), RememberingWatches()
        self.hand_offs = RememberingHandOffs()
        self.bridge = Bridge(self.bus)
        paths = paths_under(folder)
        self.settings = SettingsFile(paths.settings_file, {}, self.bus.publish, {"general": {}})
        self.settings.update({"general": {"language": "en", "theme": "light"}})
        known = {Secret.ULTRAVOX_API_KEY: "key", Secret.TWILIO_ACCOUNT_SID: "AC"} if connected else {}
        self.secrets = LayeredSecrets({}, SessionSecrets(known))
        self.base = WindowBase(self.settings, self.bridge, paths, demo is not None)
        self.store, self.calls, self.prompts = store, store.calls, store.prompts
        explained = lambda: self.settings.value.ultravox.explain_suggestions  # noqa: E731 - asked each time
        self.pinned = PinnedPrompts(store.prompts, self.tasks, explained)
        ledger = Ledger(store.calls, self.bus, self.tasks)
        self.callbacks = Callbacks(
            calls=store.calls, ledger=ledger, bus=self.bus, tasks=self.tasks, now=utc_now, desk=store.desk
        )
        self.wrap_ups = WrapUps(
            ledger=ledger,
            calls=store.calls,
            bus=self.bus,
            tasks=self.tasks,
            now=utc_now,
            dispositions=lambda: dispositions(self.settings.value.wrap_up, "en"),
            required=lambda: self.settings.value.wrap_up.required,
            desk=store.desk,
        )
        self.wiring = WindowWiring(
            engine=self.engine,
            steering=self.steering,
            wrap_ups=self.wrap_ups,
            callbacks=self.callbacks,
            calls=store.calls,
            prompts=store.prompts,
            keeper=PromptKeeper(store.prompts, self.bus),
            settings=self.settings,
            secrets=self.secrets,
            bridge=self.bridge,
            tasks=self.tasks,
            logbook=Logbook(),
            paths=paths,
            local_url=lambda: "http://127.0.0.1:5000",
            health=KnownHealth(),
            door=OpenDoor(),
            author="ana",
            demo=demo,
            watches=self.watches,
            hand_off=self.hand_offs.door,
        )

    async def idle(self):
        """Let what is under way end by itself: reads, a dial held back."""
        self.engine.gate.set()
        self.steering.gate.set()
        self.hand_offs.gate.set()
        if self.tasks._running:
            await asyncio.wait(self.tasks._running, timeout=2)

    def attach(self, live):
        """Let these panels show the calls."""
        live.attach(self.engine, self.steering, self.tasks, self.bridge, author="ana", pinned=self.pinned)

    def change(self, call, *facts):
        self.bus.publish(CallChanged(call, facts))

    def judge(self, call_id="call-1", **verdicts):
        """The watches have come to these verdicts."""
        self.watches.verdicts[call_id] = Verdicts(**verdicts)
        self.bus.publish(WatchesChanged(call_id, self.watches.verdicts[call_id]))


@asynccontextmanager
async def open_given(folder, *, demo=None, connected=True):
    """All of it over an empty store, closed in order."""
    async with open_store(None, folder / "calls.db", "Prompt") as store:
        given = Given(folder, store, demo=demo, connected=connected)
        try:
            yield given
        finally:
            await given.idle()
            await given.tasks.close()
            given.bridge.close()


@contextmanager
def shown_widget(widget):
    """Show a top-level widget and destroy it here, in Qt's own thread.

    Left to the garbage collector it may be destroyed in a thread of the store, its timers still running.
    """
    QApplication.setQuitOnLastWindowClosed(False)  # as in the program: it would end the loop
    widget.show()
    try:
        yield widget
    finally:
        widget.close()
        shiboken6.delete(widget)
