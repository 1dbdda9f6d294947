"""The life of legs: dialed, ringing, answered, ended; every step announced to whoever asked.

A leg that Status=completed ends before the answer becomes ``canceled``: it never was completed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.customers import DEFAULT, Line
from sellercall_desktop.simulator.hearing import GONE, NOBODY
from sellercall_desktop.simulator.twilio.conferences import Conferences
from sellercall_desktop.simulator.twilio.resources import PRICE_PER_MINUTE

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Behaviour
    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.twilio.resources import Account, Detection, Leg
    from sellercall_desktop.simulator.twilio.webhooks import Webhooks
    from sellercall_desktop.simulator.ultravox.voice import VoiceServer

SETUP_S = 0.8  # from the request to the first ring
PRICE_AFTER_S = 3.0
MESSAGE_S = 5.0  # a machine's message, to its beep
ENDINGS = {
    Line.BUSY: ("busy", 486),
    Line.REJECTS: ("busy", 603),
    Line.FAILS: ("failed", 404),
}


class Exchange:
    """All legs, and the one place where a leg's status changes."""

    def __init__(self, stage: Stage, account: Account, webhooks: Webhooks, voice: VoiceServer) -> None:
        self.stage = stage
        self.account = account
        self.webhooks = webhooks
        self.voice = voice
        self.legs: dict[str, Leg] = {}
        self.conferences = Conferences(stage, account, webhooks)

    def add(self, leg: Leg) -> Leg:
        """Know the leg from now on."""
        self.legs[leg.sid] = leg
        self.stage.changes.notify()
        return leg

    async def reach(self, leg: Leg, *, rings: bool = True) -> None:
        """Find the way to the other side; it rings there."""
        leg.started = leg.updated = now()
        self.webhooks.announce(leg, "initiated")
        await self.stage.clock.sleep(SETUP_S)
        if rings:
            self._become(leg, "ringing")
            self.webhooks.announce(leg, "ringing")

    async def ring(self, leg: Leg) -> bool:
        """Ring the customer's telephone; whether it was answered. Otherwise the leg has ended."""
        clock = self.stage.clock
        behaviour = leg.customer.behaviour if leg.customer is not None else DEFAULT
        line, ring_s = behaviour.line, behaviour.ring_s
        await self.reach(leg, rings=line is not Line.BUSY)
        if line is Line.NO_ANSWER or ring_s > leg.timeout_s:
            await clock.sleep(leg.timeout_s)
            self.finish(leg, "no-answer", 487)
            return False
        await clock.sleep(ring_s)
        if line in ENDINGS:
            self.finish(leg, *ENDINGS[line])
            return False
        self.answer(leg)
        if leg.detection is not None:
            detecting = self.stage.background.spawn(self._detect(leg, leg.detection, behaviour), "detection")
            if not leg.detection.in_background:
                await asyncio.wait([detecting])
        return True

    def answer(self, leg: Leg) -> None:
        """Somebody, or for an incoming call the document, took the call."""
        if leg.answered is None and not leg.over:
            leg.answered = now()
            if leg.customer is not None:
                leg.customer.hears(NOBODY)
            self._become(leg, "in-progress")
            self.webhooks.announce(leg, "answered")

    def finish(self, leg: Leg, status: str, sip_code: int | None = None) -> None:
        """End the leg; nothing happens to one that has ended."""
        if leg.over:
            return
        leg.ended = now()
        leg.sip_code = sip_code if sip_code is not None else (200 if status == "completed" else 487)
        self._become(leg, status)
        if leg.customer is not None:
            leg.customer.hears(GONE)
        if leg.task is not None and leg.task is not asyncio.current_task():
            leg.task.cancel()
        self.webhooks.announce(leg, "completed")
        self.stage.background.spawn(self._charge(leg), "price of a leg")

    def hang_up(self, leg: Leg) -> None:
        """The API's Status=completed."""
        self.finish(leg, "completed" if leg.answered is not None else "canceled")

    async def _detect(self, leg: Leg, detection: Detection, behaviour: Behaviour) -> None:
        """Find out who has answered, unless the leg ends before."""
        verdict, length_s = behaviour.answered_by, behaviour.detected_after_s
        if detection.to_its_end and verdict == "machine_start":
            verdict, length_s = "machine_end_beep", length_s + MESSAGE_S
        await self.stage.clock.sleep(length_s)
        if leg.over:
            return
        leg.answered_by = verdict
        leg.updated = now()
        self.stage.changes.notify()
        if detection.callback_url and detection.in_background:
            told = {"CallSid": leg.sid, "AccountSid": self.account.sid, "AnsweredBy": verdict}
            told["MachineDetectionDuration"] = str(round(length_s * 1000))
            self.webhooks.send_later(detection.callback_method, detection.callback_url, told)

    async def _charge(self, leg: Leg) -> None:
        await self.stage.clock.sleep(PRICE_AFTER_S)
        minutes = -(-leg.duration_s // 60)
        leg.price = f"{-PRICE_PER_MINUTE * minutes:.5f}" if minutes else "0.00000"
        leg.updated = now()
        self.stage.changes.notify()

    def _become(self, leg: Leg, status: str) -> None:
        leg.status = status
        leg.updated = now()
        self.stage.changes.notify()
