"""`TwilioBridge`: telephones of persons, and conferences in which they meet customers.

A conference is asked for by its name, among those in progress; its sid is remembered, so that the looks after
the first are one request each. Both lists are read without the SDK, which takes many times as long.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import msgspec

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.facts import CallKey
from sellercall_desktop.core.errors import CallGoneError, ProviderAmbiguousError, ProviderRefusedError
from sellercall_desktop.core.hand_off.ports import Attendee, Conference
from sellercall_desktop.providers.http import about
from sellercall_desktop.providers.reading import Item, Oddities, items_of, read_json
from sellercall_desktop.providers.twilio import meeting
from sellercall_desktop.providers.twilio.client import status_callback
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.core.calls.ports import RemoteCall
    from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.providers.twilio.client import TwilioCarrier

LIST_SIZE = 50
"""Of both lists, whose first page is all that is read: one conference has the name, few persons are in it."""
_REMEMBERED = 500  # more conferences than go on at once
_GONE = 404


class _Listed(msgspec.Struct):
    sid: str
    friendly_name: object = None
    status: object = None


class _Participant(msgspec.Struct):
    call_sid: str
    hold: object = None
    muted: object = None
    status: object = None  # whoever stands in the list is there, unless it says otherwise


class TwilioBridge:
    """Implements `core.hand_off.ports.ConferenceBridge`, with the carrier's account."""

    def __init__(self, http: HttpPool, carrier: TwilioCarrier) -> None:
        self._http, self._carrier = http, carrier
        self._sids: BoundedMap[str, str] = BoundedMap(_REMEMBERED)
        self._oddities = Oddities(PROVIDER)

    async def ring(self, order: PersonOrder) -> tuple[Fact, ...]:
        """Ring a person. Where it is to be found out who answers, they hear the document meanwhile."""
        asked: dict[str, object] = {"timeout": order.ring_timeout_s, **status_callback(order.status_url)}
        if order.detects_machine:
            asked |= {"machine_detection": "Enable", "async_amd": "true"}
            if order.status_url:
                asked["async_amd_status_callback"] = order.status_url
        with about(CallKey(call_id=order.conference)):
            return await self._carrier.create(order.to, meeting.person(order), asked)

    async def look(self, carrier_call_id: str) -> RemoteCall:
        """What Twilio knows of a leg now."""
        return await self._carrier.look(carrier_call_id)

    async def rung(self, number: str, since_s: float) -> list[RemoteCall]:
        """Our outgoing legs to this number of the last `since_s` seconds of Twilio's time, oldest first."""
        if self._carrier.now() is None:
            await self._carrier.check()  # any answer of theirs tells the time
        now = self._carrier.now() or datetime.now(UTC)
        return await self._carrier.find(number, now - timedelta(seconds=since_s))

    async def lead_to_conference(self, carrier_call_id: str, order: CustomerOrder) -> None:
        """Take the leg from whatever it does, and lead it into the conference. Once."""
        await self._carrier.redirect(carrier_call_id, meeting.customer(order))

    async def lead_to_agent(
        self, carrier_call_id: str, join_url: str, after_dial: tuple[str, ...] = ()
    ) -> None:
        """Take the leg from whatever it does, and join it with the voice AI. Once."""
        await self._carrier.redirect(carrier_call_id, self._carrier.joining(join_url, after_dial))

    async def hang_up(self, carrier_call_id: str) -> tuple[Fact, ...]:
        """End the leg in whatever state it is."""
        return await self._carrier.hang_up(carrier_call_id)

    async def conference(self, name: str) -> Conference | None:
        """The conference of that name that is in progress.

        Before two are in it Twilio calls it not begun: whoever waits alone is in none.
        """
        with about(CallKey(call_id=name)):
            if (sid := self._sids.get(name)) is not None:
                attendees = await self._attendees(sid)
                if attendees:
                    return Conference(sid, attendees)
                self._sids.pop(name, None)  # it is over: another of its name may have begun
            sid = await self._sid_of(name)
            attendees = await self._attendees(sid) if sid is not None else None
            if sid is None or attendees is None:
                return None
            self._sids[name] = sid
            return Conference(sid, attendees)

    async def set_attendee(
        self,
        conference_id: str,
        carrier_call_id: str,
        *,
        muted: bool | None = None,
        on_hold: bool | None = None,
        ends_it: bool | None = None,
    ) -> None:
        """Change how a leg is in the conference. Twice is as good as once."""
        wishes = {"Muted": muted, "Hold": on_hold, "EndConferenceOnExit": ends_it}
        form = {name: str(wish).lower() for name, wish in wishes.items() if wish is not None}
        await self._change(conference_id, carrier_call_id, form, repeatable=True)

    async def play(self, conference_id: str, carrier_call_id: str, document_url: str) -> None:
        """Have one leg hear a document of ours. Once."""
        form = {"AnnounceUrl": document_url, "AnnounceMethod": "GET"}
        await self._change(conference_id, carrier_call_id, form, repeatable=False)

    async def _change(
        self, conference_id: str, carrier_call_id: str, form: dict[str, str], *, repeatable: bool
    ) -> None:
        account = await self._carrier.account()
        room, leg = quote(conference_id, safe=""), quote(carrier_call_id, safe="")
        path, label = f"/Conferences/{room}/Participants/{leg}.json", "/Conferences/CF…/Participants/CA….json"
        request = account.request("POST", path, label, repeatable=repeatable, form=form)
        try:
            with about(CallKey(carrier_call_id=carrier_call_id)):
                await self._http.send(request)
        except ProviderRefusedError as error:
            if error.status != _GONE:
                raise
            raise CallGoneError(PROVIDER, error.message, status=error.status, code=error.code) from error

    async def _sid_of(self, name: str) -> str | None:
        query = urlencode({"FriendlyName": name, "Status": "in-progress", "PageSize": LIST_SIZE})
        content = await self._read(f"/Conferences.json?{query}", "/Conferences.json")
        listed = self._items(content, "conferences", _Listed)
        # A server that ignored the filters would list strangers. The newest stands first.
        return next(
            (one.sid for one in listed if (one.friendly_name, one.status) == (name, "in-progress")), None
        )

    async def _attendees(self, sid: str) -> tuple[Attendee, ...] | None:
        """Who is in it; None: there is no such conference any more."""
        path = f"/Conferences/{quote(sid, safe='')}/Participants.json?PageSize={LIST_SIZE}"
        try:
            content = await self._read(path, "/Conferences/CF…/Participants.json")
        except ProviderRefusedError as error:
            if error.status != _GONE:
                raise
            return None
        there = self._items(content, "participants", _Participant)
        return tuple(
            Attendee(one.call_sid, one.hold is True, one.muted is True)
            for one in there
            if not isinstance(one.status, str) or one.status == "connected"
        )

    async def _read(self, path: str, label: str) -> bytes:
        account = await self._carrier.account()
        return (await self._http.send(account.request("GET", path, label, repeatable=True))).content

    def _items(self, content: bytes, name: str, kind: type[Item]) -> list[Item]:
        """Raises `ProviderAmbiguousError`: it is no such page, or nothing in it can be read."""
        try:
            document = read_json(content)
            found = list(items_of(document, name, kind, self._oddities))
        except ValueError as error:
            raise ProviderAmbiguousError(PROVIDER, "the answer is no list of a conference") from error
        if (
            not found and isinstance(document, dict) and document[name]
        ):  # that nobody is there would be a guess
            raise ProviderAmbiguousError(PROVIDER, "the list of a conference cannot be read")
        return found
