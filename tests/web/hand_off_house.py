"""A web server with a talking customer, hand-offs over a real ledger, and a carrier that does as told."""

from __future__ import annotations

import contextlib
from datetime import timedelta

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import AgentJoined, CallAnswered
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerJoined,
    LegRole,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegPlaced,
    PersonLegRinging,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.hand_off.colleagues import Colleagues
from sellercall_desktop.core.hand_off.hand_offs import HandOffs
from sellercall_desktop.core.hand_off.ports import Attendee, Conference
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings.hand_off_rules import hand_off_policy
from sellercall_desktop.settings.telephones import colleagues
from sellercall_desktop.store.colleagues_used import ColleaguesFile
from tests.web.web_support import NOON, CallsInMemory, EngineToTell, open_house, outgoing_call

MINE, ANAS, PERSON_SID = "+573009876543", "+576017654321", "CA" + "9" * 32
HAND_OFF = {"own_telephone": MINE, "own_name": "Eva", "colleagues": f"Ana: {ANAS}"}


class CallsOfALedger(CallsInMemory):
    async def get(self, call_id):
        return next((call for call in self.calls if call.id == call_id), None)

    async def save(self, call, facts, source, *, durable=False):
        self.calls = [each for each in self.calls if each.id != call.id] + [call]


class EngineOfALedger(EngineToTell):
    async def handle(self, report, source):
        self.asked.append(report)
        call = await self.ledger.find(report.key)
        return await self.ledger.record(call.id, report.facts, source) if call is not None else None


class BridgeToTell:
    """A conference with everybody in it."""

    def __init__(self, customer):
        self.asked, self.attendees = (
            [],
            (Attendee(customer, False, False), Attendee(PERSON_SID, False, False)),
        )

    async def conference(self, name):
        return Conference("CF1", self.attendees)

    async def set_attendee(self, conference_id, carrier_call_id, **wishes):
        self.asked.append((carrier_call_id, wishes))

    async def play(self, conference_id, carrier_call_id, document_url):
        self.asked.append((carrier_call_id, document_url))


class GuardToTell:
    error = None

    async def prepare(self, *, lately=False):
        pass

    def admit_person(self, number, under_way):
        if self.error is not None:
            raise self.error


class TrailInMemory:
    def __init__(self):
        self.entries = []

    async def append(self, entry):
        self.entries.append(entry)

    @property
    def told(self):
        return [(each.kind, each.by, each.text) for each in self.entries if each.kind is not AuditKind.ACT]


class HandOffHouse:
    """What a test may look at and do."""

    def __init__(self, folder, settings_of):
        call = outgoing_call()
        self.call_id, self.agent_id, self.sid = call.id, call.agent_call_id, call.carrier_call_id
        self.calls = CallsOfALedger([advance_all(call, (CallAnswered(NOON), AgentJoined(NOON)))])
        self.ledger = Ledger(self.calls, Bus(), Tasks())
        self.engine, self.bridge, self.guard = EngineOfALedger(), BridgeToTell(self.sid), GuardToTell()
        self.engine.ledger = self.ledger
        self.trail, self.events, self.web = TrailInMemory(), [], None
        self.hand_offs = HandOffs(
            ledger=self.ledger,
            bridge=self.bridge,
            guard=self.guard,
            policy=lambda: hand_off_policy(settings_of()),
            region=lambda: "CO",
            now=utc_now,
            audit=self.trail,
            colleagues=Colleagues(lambda: colleagues(settings_of()), ColleaguesFile(folder / "used.json")),
        )

    async def post(self, path, body=None):
        return await self.web.local("POST", f"/api/llamada/{self.agent_id}{path}", json=body or {})

    async def get(self, path=""):
        return (await self.web.local("GET", f"/api/llamada/{self.agent_id}{path}")).json()

    async def asked(self, to="me", mode="takeover", **more):
        """A hand-off by its id."""
        answer = await self.post("/handoff", {"to": to, "mode": mode, **more})
        assert answer.status_code == 202, answer.text
        return answer.json()["handoffId"]

    async def learn(self, *facts):
        await self.ledger.record(self.call_id, facts, "test")

    async def ring(self, hand_off_id, *, answered=True, number=MINE, role=LegRole.SELLER, leg_id="leg-1"):
        """What the conductor would do."""
        at = utc_now()
        await self.learn(
            PersonLegAsked(at, leg_id, hand_off_id, role, number),
            PersonLegPlaced(at, leg_id, PERSON_SID),
            PersonLegRinging(at, leg_id),
            *([PersonLegAnswered(at + timedelta(seconds=1), leg_id)] if answered else []),
        )

    async def join(self, hand_off_id):
        at = utc_now()
        await self.learn(
            RedirectAsked(at, "r1", RedirectTo.CONFERENCE, hand_off_id),
            RedirectAnswered(at, "r1", RedirectFate.DONE),
            CustomerJoined(at, hand_off_id),
        )


@contextlib.asynccontextmanager
async def open_hand_off_house(folder, **sections):
    sections = {"hand_off": HAND_OFF, **sections}
    house = HandOffHouse(folder, lambda: house.web.settings.value)
    async with open_house(
        folder,
        engine=house.engine,
        calls=house.calls,
        hand_offs=house.hand_offs,
        on_event=house.events.append,
        **sections,
    ) as house.web:
        yield house
