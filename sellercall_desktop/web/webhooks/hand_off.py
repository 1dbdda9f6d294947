"""What the carrier tells of a hand-off, sooner than polls: legs of persons, keys, conferences. Signed."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from sellercall_desktop.core.calls.facts import CallAnswered, CallKey, CallPlaced, FactReport
from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.partners import hand_off_named, holder, person_legs
from sellercall_desktop.core.calls.parts import facts_of_leg
from sellercall_desktop.core.calls.receipts import receipt_key
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import HandOffError
from sellercall_desktop.core.hand_off.entering import Entering, entering
from sellercall_desktop.core.hand_off.policy import BY_TELEPHONE
from sellercall_desktop.core.hand_off.ports import PersonOrder
from sellercall_desktop.providers.twilio import meeting
from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.settings import webhook_paths as paths
from sellercall_desktop.web.edge import LAST_WORD
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import KEYS, Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import PersonLeg
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.hand_off.hand_offs import HandOffs
    from sellercall_desktop.web.webhooks.endpoints import Webhooks

log = logging.getLogger(__name__)
YES = "1"
"""The key by which a person says that they are there."""


class HandOffWebhooks:
    """The same facts as polls bring, sooner."""

    def __init__(
        self,
        webhooks: Webhooks,
        *,
        hand_offs: HandOffs,
        calls: CallStore,
        on_conference_event: Callable[[str], None],
        public_url: Callable[[], str],
    ) -> None:
        """`on_conference_event` is given the id of the call whose conference has changed."""
        self._public_url = public_url
        self._webhooks, self._hand_offs, self._calls = webhooks, hand_offs, calls
        self._on_conference_event = on_conference_event

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them."""
        return (
            Endpoint("POST", paths.PERSON_STATUS, self.person_status),
            Endpoint("POST", paths.PERSON_KEY, self.key_pressed),
            Endpoint("POST", paths.CONFERENCE_EVENTS, self.conference_event),
            Endpoint("GET", paths.TONES + KEYS, self.tones),
        )

    async def person_status(self, request: web.Request) -> web.Response:
        """How a person's leg is, or who has answered it."""
        form = await self._webhooks.twilio_form(request)
        told = twilio.person_leg(form)
        call, leg = await self._leg_of(request, told.remote_id)
        placed = CallPlaced(told.created_at, told.remote_id)
        report = FactReport(CallKey(carrier_call_id=told.remote_id), told.facts)
        if call is not None and leg is not None:  # also makes up for a lost answer to the ringing
            facts = facts_of_leg(leg, (placed, *told.facts), told.answerer)
            report = FactReport(CallKey(call_id=call.id), facts)
        token = request.headers.get(twilio.IDEMPOTENCY_HEADER)
        await self._webhooks.take(report, twilio.receipt_keys(form, request.query.get("leg_id"), token))
        return web.Response(status=204)

    async def key_pressed(self, request: web.Request) -> web.Response:
        """A person has pressed a key, or none: they wait in the conference; the window may say it, too."""
        form = await self._webhooks.twilio_form(request)
        call_id = request.query.get("call_id", "")
        request[LAST_WORD] = lambda: _xml(meeting.person_waits(self._waiting(call_id, None, None)))
        pressed = twilio.keys_pressed(form)
        call, leg = await self._leg_of(request, pressed.carrier_call_id)
        if call is not None and leg is not None and pressed.keys:
            now = utc_now()
            facts = facts_of_leg(leg, (CallPlaced(now, pressed.carrier_call_id), CallAnswered(now)))
            key = receipt_key("twilio", "key", leg.leg_id, pressed.carrier_call_id, pressed.keys)
            await self._webhooks.take(FactReport(CallKey(call_id=call.id), facts), (key,))
        if pressed.keys == YES:
            await self._confirm(call, leg)
        return _xml(meeting.person_waits(self._waiting(call_id, call, leg)))

    async def conference_event(self, request: web.Request) -> web.Response:
        """Somebody came or went. Who is there now is asked, never believed from an event that may be late."""
        form = await self._webhooks.twilio_form(request)
        if (name := twilio.conference_name(form)) is not None:
            self._on_conference_event(name)
        return web.Response(status=204)

    async def tones(self, request: web.Request) -> web.Response:
        """A document that presses the keys in its own address.

        Raises:
            ProblemError: 404, these are no keys.
        """
        await self._webhooks.twilio_form(request)
        keys = request.match_info[KEYS[1:-1]]
        if not re.fullmatch(r"[0-9*#wW]{1,32}", keys):
            raise ProblemError(404, "not_found")
        return _xml(meeting.tones(keys))

    def _events_url(self, call_id: str) -> str | None:
        public = self._public_url().rstrip("/")
        return f"{public}{paths.CONFERENCE_EVENTS}?{urlencode({'call_id': call_id})}" if public else None

    async def _leg_of(self, request: web.Request, sid: str) -> tuple[Call | None, PersonLeg | None]:
        """The call of this address, and which of its persons' legs the callback is about."""
        call_id, leg_id = request.query.get("call_id"), request.query.get("leg_id")
        call = await self._calls.find(CallKey(call_id=call_id)) if call_id else None
        legs = person_legs(call) if call is not None else ()
        for leg in legs:
            placed = leg.placed.carrier_call_id if leg.placed is not None else None
            if placed == sid or (placed is None and leg.leg_id == leg_id):
                return call, leg
        return call, None

    def _waiting(self, call_id: str, call: Call | None, leg: PersonLeg | None) -> PersonOrder:
        """How the person is in the conference, by the rule with which they were rung."""
        asked = leg.asked if leg is not None else None
        one = hand_off_named(call, asked.hand_off_id) if call is not None and asked is not None else None
        enters = Entering()
        if call is not None and asked is not None and one is not None and one.asked is not None:
            enters = entering(one.asked.kind, asked.role, to_others=holder(call) is not None)
        return PersonOrder(
            leg_id=leg.leg_id if leg is not None else "",
            to="",
            conference=call_id,
            words="",
            language="",
            **enters._asdict(),
            events_url=self._events_url(call_id),
        )

    async def _confirm(self, call: Call | None, leg: PersonLeg | None) -> None:
        """Of a take-over alone: a colleague is spoken with first, and says so at no telephone."""
        asked = leg.asked if leg is not None else None
        one = hand_off_named(call, asked.hand_off_id) if call is not None and asked is not None else None
        if call is None or one is None or one.asked is None or one.asked.kind is not HandOffKind.TAKE_OVER:
            log.warning("hand_off.key_of_nobody", extra={} if call is None else call.key.log_fields)
            return
        try:
            await self._hand_offs.confirm(call.id, BY_TELEPHONE, one.hand_off_id)
        except HandOffError as error:  # it was cancelled, or is over
            log.info("hand_off.key_too_late", extra={"call_id": call.id, "problem": str(error)})


def _xml(document: str) -> web.Response:
    return web.Response(text=document, content_type="text/xml", charset="utf-8")
