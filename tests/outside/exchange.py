"""The telephone exchange: what becomes of a leg, from the queue to its end."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex
from xml.etree import ElementTree as ET

from tests.outside.book import Book, Customer, HangUp, Leg, Place
from tests.outside.postman import Postman
from tests.outside.voice_ai import VoiceAi
from tests.outside.world_clock import Agenda

JOIN_S = 0.15  # from the answer to the open stream
LINE_FALLS_S = 0.2  # from one side's end to the other's
PRICE_AFTER_S = 2.0
OVER = {"completed", "busy", "no-answer", "canceled", "failed"}


class Exchange:
    """Places legs, lets them ring, joins them with the voice AI, ends them."""

    def __init__(self, agenda: Agenda, book: Book, postman: Postman, voice_ai: VoiceAi) -> None:
        self._agenda, self._book, self._postman, self._voice_ai = agenda, book, postman, voice_ai
        self.customers: dict[str, Customer] = {}
        self.anybody = Customer()
        self.calls_per_second = 0.0  # of the account; 0: none is ever queued
        self.ended_while_ringing = "completed"
        self.voice_url = ""
        self.number_status_url = ""
        self._free_at: datetime | None = None
        voice_ai.on_end = self._place_is_over

    def customer(self, number: str) -> Customer:
        return self.customers.get(number, self.anybody)

    # --- outgoing ------------------------------------------------------------------------------

    def place(self, leg: Leg) -> Leg:
        """Take a call; it goes out when its turn comes."""
        now = self._agenda.now()
        turn = now
        if self.calls_per_second:
            turn = max(now, self._free_at or now)
            self._free_at = turn + timedelta(seconds=1 / self.calls_per_second)
        leg.queue_ms = int((turn - now).total_seconds() * 1000)
        leg.place = self._place_of(leg.twiml)
        self._book.legs[leg.sid] = leg
        leg.updated_at = now
        self._agenda.at(turn, lambda at: self._goes_out(leg, at))
        return leg

    def _goes_out(self, leg: Leg, at: datetime) -> None:
        if not leg.alive:
            return
        self._postman.tell_status(leg, "initiated", at)
        who = self.customer(leg.to)
        if who.answers == "unreachable":
            self._agenda.after(at, who.dial_s, lambda when: self.over(leg, "failed", "carrier", when))
        else:
            self._agenda.after(at, who.dial_s, lambda when: self._rings(leg, when))

    def _rings(self, leg: Leg, at: datetime) -> None:
        if not leg.alive:
            return
        leg.status, leg.rang_at, leg.updated_at = "ringing", at, at
        self._postman.tell_status(leg, "ringing", at)
        who = self.customer(leg.to)
        if who.answers == "busy":
            self._agenda.after(at, who.ring_s, lambda when: self.over(leg, "busy", "customer", when))
        elif who.answers == "no" or who.ring_s >= leg.ring_timeout_s:
            self._agenda.after(
                at, leg.ring_timeout_s, lambda when: self.over(leg, "no-answer", "customer", when)
            )
        else:
            self._agenda.after(at, who.ring_s, lambda when: self._answered(leg, when))

    def _answered(self, leg: Leg, at: datetime) -> None:
        if not leg.alive:
            return
        leg.status, leg.answered_at, leg.updated_at = "in-progress", at, at
        self._postman.tell_status(leg, "answered", at)
        self.run(leg, leg.twiml, at)

    # --- incoming ------------------------------------------------------------------------------

    def comes_in(self, number: str, to: str, voice_url: str) -> Leg:
        """A customer rings our number, whose voice URL says what becomes of it."""
        now = self._agenda.now()
        leg = Leg(new_sid(), to, number, "inbound", "caller", now, status="ringing", rang_at=now)
        leg.callback, leg.callback_events = self.number_status_url, ("completed",)
        leg.updated_at = now
        self._book.legs[leg.sid] = leg

        async def ask() -> None:
            document = await self._postman.fetch_twiml(voice_url, leg)
            at = self._agenda.now()
            if leg.alive:
                leg.status, leg.answered_at, leg.updated_at = "in-progress", at, at
                leg.place = self._place_of(document or "")
                self.run(leg, document or "<Response><Hangup/></Response>", at)

        self._postman.send(ask())
        return leg

    # --- TwiML ---------------------------------------------------------------------------------

    def run(self, leg: Leg, document: str, at: datetime) -> None:
        """Do what it says. Whatever follows a joined AI is not waited for: the end is the end."""
        address = _join_address(document)
        if address is None:  # words and music for a moment, then the end
            who = self.customer(leg.to if leg.direction != "inbound" else leg.from_)
            spoken_s = who.talk_s if "<Say" in document or "<Play" in document else 0.1
            self._agenda.after(at, spoken_s, lambda when: self.over(leg, "completed", "customer", when))
            return
        self._agenda.after(at, JOIN_S, lambda when: self._joins(leg, address, when))

    def _joins(self, leg: Leg, address: str, at: datetime) -> None:
        if not leg.alive:
            return
        place = self._voice_ai.join(address, at)
        if place is None:  # the stream cannot be opened; the document ends, and so does the call
            self.over(leg, "completed", "carrier", at)
            return
        leg.place = place.id
        if address.startswith("sip"):
            child = Leg(new_sid(), address, leg.from_, "outbound-dial", leg.asked_by, at, parent=leg.sid)
            child.status, child.rang_at, child.answered_at, child.updated_at = "in-progress", at, at, at
            child.place = place.id
            self._book.legs[child.sid] = child
        who = self.customer(leg.to if leg.direction != "inbound" else leg.from_)

        def talk_ends(when: datetime) -> None:
            if who.ended_by == "agent":
                self._voice_ai.end(place, "agent_hangup", when)
            else:
                self.over(leg, "completed", "customer", when)

        self._agenda.after(at, who.talk_s, talk_ends)

    def _place_is_over(self, place: Place, at: datetime) -> None:
        for leg in [each for each in self._book.legs.values() if each.place == place.id]:
            if leg.answered_at is not None and place.joined_at is not None:
                self._agenda.after(
                    at, LINE_FALLS_S, lambda when, leg=leg: self.over(leg, "completed", "agent", when)
                )

    # --- the end -------------------------------------------------------------------------------

    def hang_up(self, leg: Leg, by: str, canceled: bool) -> bool:
        """Somebody asks over the API; False where the leg is in no state for it (21220)."""
        now = self._agenda.now()
        did = leg.alive and not (canceled and leg.status == "in-progress")
        leg.hang_ups.append(HangUp(now, by, did))
        if did:
            ringing = self.ended_while_ringing if leg.status == "ringing" else "canceled"
            status = "canceled" if canceled else ("completed" if leg.status == "in-progress" else ringing)
            self.over(leg, status, f"api:{by}", now)
        return did

    def over(self, leg: Leg, status: str, by: str, at: datetime) -> None:
        """The leg ends, and with it what it was joined to."""
        if not leg.alive:
            return
        leg.status, leg.over_at, leg.over_by, leg.updated_at = status, at, by, at
        if status == "completed":
            leg.duration_s = round((at - leg.answered_at).total_seconds()) if leg.answered_at else 0
            self._agenda.after(at, PRICE_AFTER_S, lambda _at: self._is_priced(leg))
        self._postman.tell_status(leg, "completed", at)
        place = self._book.places.get(leg.place or "")
        if place is not None and place.joined_at is not None and leg.answered_at is not None:
            self._agenda.after(at, LINE_FALLS_S, lambda when: self._voice_ai.end(place, "hangup", when))
        for child in [each for each in self._book.legs.values() if each.parent == leg.sid]:
            self.over(child, "completed", by, at)

    def _is_priced(self, leg: Leg) -> None:
        leg.price = f"-{0.014 * max(1, -(-(leg.duration_s or 0) // 60)):.4f}"

    def _place_of(self, document: str) -> str | None:
        address = _join_address(document)
        return next((p.id for p in self._book.places.values() if p.join_url == address), None)


def new_sid() -> str:
    return f"CA{token_hex(16)}"


def _join_address(document: str) -> str | None:
    """Where the document connects the call to: a stream's address, or a SIP address."""
    try:
        tree = ET.fromstring(document)
    except ET.ParseError:
        return None
    stream = tree.find("./Connect/Stream")
    if stream is not None:
        return stream.get("url")
    sip = tree.find("./Dial/Sip")
    return sip.text if sip is not None else None
