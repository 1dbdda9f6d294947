"""The Conferences resource and its Participants over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from sellercall_desktop.simulator.twilio.announcing import announce
from sellercall_desktop.simulator.twilio.errors import RefusedError
from sellercall_desktop.simulator.twilio.numbers_api import is_address
from sellercall_desktop.simulator.twilio.paging import page_of
from sellercall_desktop.simulator.twilio.resources import API, Source, rfc2822
from sellercall_desktop.simulator.twilio.selection import window, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.simulator.twilio.conferences import Conference, Participant
    from sellercall_desktop.simulator.twilio.exchange import Exchange

STATUSES = frozenset({"init", "in-progress", "completed"})
BASE = API + "/Accounts/{account}/Conferences"
ONE = BASE + "/{conference}/Participants/{participant}.json"


class ConferencesApi:
    """Handlers of ``/Accounts/{sid}/Conferences…``.

    A list without Status holds only rooms in progress, as Twilio does since 2026-09-30. A room that has ended
    has no participants: each of them is unknown (20404). That ending one again, or announcing into it, is
    refused with 16022 is a guess.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [
            web.get(BASE + ".json", self.list),
            web.get(BASE + "/{conference}.json", self.fetch),
            web.post(BASE + "/{conference}.json", self.update),
            web.get(BASE + "/{conference}/Participants.json", self.participants),
            web.get(ONE, self.participant),
            web.post(ONE, self.change),
            web.delete(ONE, self.kick),
        ]

    async def list(self, request: web.Request) -> web.Response:
        """GET Conferences.json with its filters, newest first. Raises `RefusedError`."""
        query = request.query
        status = query.get("Status") or "in-progress"
        if status not in STATUSES:
            raise RefusedError(20001, "Status")
        try:
            created, updated = window(query, "DateCreated"), window(query, "DateUpdated")
        except ValueError as error:
            raise RefusedError(20001, str(error)) from error
        found = [
            self._room_json(room)
            for room in reversed(self._exchange.conferences.rooms.values())
            if room.status == status
            and query.get("FriendlyName") in {None, "", room.name}
            and within(room.created, created)
            and within(room.updated, updated)
        ]
        return web.json_response(page_of(request, "conferences", found))

    async def fetch(self, request: web.Request) -> web.Response:
        """GET Conferences/{Sid}.json."""
        return web.json_response(self._room_json(self._room(request)))

    async def update(self, request: web.Request) -> web.Response:
        """POST Conferences/{Sid}.json: end it, or announce something to all. Raises `RefusedError`."""
        room, form = self._room(request), await _form(request)
        status = form.get("Status", "")
        if status not in {"", "completed"}:
            raise RefusedError(20001, "Status")
        if room.status == "completed":
            raise RefusedError(16022)
        self._announce(room, None, form)
        if status:
            self._exchange.conferences.end(room, "conference-ended-via-api")
        return web.json_response(self._room_json(room))

    async def participants(self, request: web.Request) -> web.Response:
        """GET Participants.json, in the order in which they entered."""
        room, query = self._room(request), request.query
        found = [
            self._participant_json(each)
            for each in room.participants.values()
            if query.get("Muted", _word(each.muted)) == _word(each.muted)
            and query.get("Hold", _word(each.hold)) == _word(each.hold)
            and query.get("Coaching", "false") == "false"
        ]
        return web.json_response(page_of(request, "participants", found, "call_sid"))

    async def participant(self, request: web.Request) -> web.Response:
        """GET Participants/{CallSid}.json."""
        return web.json_response(self._participant_json(self._participant(request)))

    async def change(self, request: web.Request) -> web.Response:
        """POST Participants/{CallSid}.json: mute, hold, announce … Raises `RefusedError`."""
        each, form = self._participant(request), await _form(request)
        rooms = self._exchange.conferences
        hold_url = form.get("HoldUrl", "")
        if hold_url and not is_address(hold_url):
            raise RefusedError(21205, hold_url)
        self._announce(each.room, each, form)
        if "Muted" in form:
            rooms.mute(each, form["Muted"] == "true")
        if "Hold" in form:
            rooms.hold(each, form["Hold"] == "true", hold_url, form.get("HoldMethod", "GET"))
        if "EndConferenceOnExit" in form:
            rooms.end_on_exit(each, form["EndConferenceOnExit"] == "true")
        return web.json_response(self._participant_json(each))

    async def kick(self, request: web.Request) -> web.Response:
        """DELETE Participants/{CallSid}.json: out of the room; the leg goes on with its document."""
        self._exchange.conferences.leave(self._participant(request), "kicked")
        return web.Response(status=204)

    def _announce(self, room: Conference, participant: Participant | None, form: Mapping[str, str]) -> None:
        url = form.get("AnnounceUrl", "")
        if not url:
            return
        if not is_address(url):
            raise RefusedError(21205, url)
        source = Source(url=url, method=form.get("AnnounceMethod", "POST"))
        self._exchange.stage.background.spawn(
            announce(self._exchange, room, participant, source), "announcement"
        )

    def _room(self, request: web.Request) -> Conference:
        room = self._exchange.conferences.rooms.get(request.match_info["conference"])
        if room is None:
            raise RefusedError(20404, request.path)
        return room

    def _participant(self, request: web.Request) -> Participant:
        """By CallSid or label."""
        named = request.match_info["participant"]
        for each in self._room(request).participants.values():
            if named in {each.leg.sid, each.label}:
                return each
        raise RefusedError(20404, request.path)

    def _room_json(self, room: Conference) -> dict[str, Any]:
        account = self._exchange.account.sid
        uri = f"{API}/Accounts/{account}/Conferences/{room.sid}"
        return {
            "account_sid": account,
            "date_created": rfc2822(room.created),
            "date_updated": rfc2822(room.updated),
            "api_version": "2010-04-01",
            "friendly_name": room.name,
            "region": "us1",
            "sid": room.sid,
            "status": room.status,
            "uri": f"{uri}.json",
            "subresource_uris": {
                "participants": f"{uri}/Participants.json",
                "recordings": f"{uri}/Recordings.json",
            },
            "reason_conference_ended": room.reason,
            "call_sid_ending_conference": room.ended_by,
        }

    def _participant_json(self, each: Participant) -> dict[str, Any]:
        account, room = self._exchange.account.sid, each.room.sid
        return {
            "account_sid": account,
            "call_sid": each.leg.sid,
            "label": each.label or None,
            "call_sid_to_coach": None,
            "coaching": False,
            "conference_sid": room,
            "date_created": rfc2822(each.created),
            "date_updated": rfc2822(each.updated),
            "end_conference_on_exit": each.ends,
            "muted": each.muted,
            "hold": each.hold,
            "start_conference_on_enter": each.starts,
            "status": "connected",
            "queue_time": None,
            "uri": f"{API}/Accounts/{account}/Conferences/{room}/Participants/{each.leg.sid}.json",
        }


async def _form(request: web.Request) -> dict[str, str]:
    return {key: str(value) for key, value in (await request.post()).items()}


def _word(value: object) -> str:
    return str(value).lower()
