"""The calls of Ultravox over HTTP: create, list, read, messages, events, data messages."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sellercall_desktop.simulator.customers import behaviour_of
from sellercall_desktop.simulator.ultravox.continuing import taken_over
from sellercall_desktop.simulator.ultravox.data_messages import (
    DATA_MESSAGES,
    LEAVE_VOICEMAIL,
    sent_of,
    tool_call_of,
)
from sellercall_desktop.simulator.ultravox.paging import page_of
from sellercall_desktop.simulator.ultravox.refusals import RefusedError, json_of
from sellercall_desktop.simulator.ultravox.resources import VoiceCall, call_json, message_json
from sellercall_desktop.simulator.ultravox.selection import selected
from sellercall_desktop.simulator.ultravox.validation import complaints, is_uuid

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Behaviour
    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.voice import VoiceServer

SEVERITIES = ("debug", "info", "warning", "error")
E164 = re.compile(r"\+[1-9]\d{7,14}")
RETRY_AFTER_S = 1


class CallsApi:
    """Handlers of ``/api/calls…``.

    Ultravox does not see telephone numbers. A behaviour that concerns it (down, slow, limited) therefore
    strikes here only if the metadata names the customer's number, or if a customer with that behaviour has
    just rung in; otherwise it strikes when the customer is connected (`VoiceServer.admit`).
    """

    def __init__(self, stage: Stage, voice: VoiceServer) -> None:
        self._stage = stage
        self._voice = voice
        self._created_at: deque[float] = deque(maxlen=1000)
        self.expected: deque[Behaviour] = deque()  # of those who just rang in

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        one = "/api/calls/{call_id}"
        return [
            web.post("/api/calls", self.create),
            web.get("/api/calls", self.list),
            web.get(one, self.fetch),
            web.delete(one, self.delete),
            web.get(one + "/messages", self.messages),
            web.get(one + "/events", self.events),
            web.post(one + "/send_data_message", self.send_data_message),
        ]

    async def create(self, request: web.Request) -> web.Response:
        """POST /api/calls: 201 and the call with its join URL. Raises `RefusedError`."""
        body = await json_of(request)
        if found := complaints(body):
            raise RefusedError(400, found)
        greets = request.query.get("enableGreetingPrompt", "true").lower()
        if greets not in {"true", "false"}:
            raise RefusedError(400, {"enableGreetingPrompt": ["Must be a valid boolean."]})
        if prior_id := request.query.get("priorCallId"):
            body = self._continuing(prior_id, body)
        self._limit()
        behaviour = self._behaviour(body)
        if behaviour is not None:
            if behaviour.agent_status == 429:
                raise RefusedError(429, {"detail": "Request was throttled."}, RETRY_AFTER_S)
            if behaviour.agent_status is not None:
                raise RefusedError(behaviour.agent_status, {"detail": "Service temporarily unavailable."})
            await self._stage.clock.sleep(behaviour.agent_delay_s)
        call = self._voice.create(body, greets=greets == "true")
        call.customer_known = behaviour is not None
        return web.json_response(call_json(call), status=201)

    def _continuing(self, prior_id: str, body: dict[str, Any]) -> dict[str, Any]:
        if not is_uuid(prior_id):
            raise RefusedError(400, {"priorCallId": ["Must be a valid UUID."]})
        if "initialMessages" in body:
            raise RefusedError(400, {"initialMessages": ["May not be set together with priorCallId."]})
        prior = self._voice.calls.get(prior_id)
        if prior is None:
            raise RefusedError(404, {"detail": "No Call matches the given query."})
        return taken_over(prior, body)

    def _behaviour(self, body: dict[str, Any]) -> Behaviour | None:
        numbers = [value for value in (body.get("metadata") or {}).values() if E164.fullmatch(value)]
        told = next(
            (each for each in map(behaviour_of, numbers) if each.agent_status or each.agent_delay_s), None
        )
        return told or (self.expected.popleft() if self.expected else None)

    def _limit(self) -> None:
        """Concurrency and creation rates; a call that nobody joined yet counts too."""
        limits, moment = self._stage.limits, asyncio.get_running_loop().time()
        active = sum(call.ended is None for call in self._voice.calls.values())
        in_second = sum(moment - each < 1 for each in self._created_at)
        in_minute = sum(moment - each < 60 for each in self._created_at)
        for allowed, used, what in (
            (limits.concurrent_calls, active, "Concurrent call limit reached."),
            (limits.creations_per_second, in_second, "Request was throttled."),
            (limits.creations_per_minute, in_minute, "Request was throttled."),
        ):
            if allowed is not None and used >= allowed:
                raise RefusedError(429, {"detail": what}, RETRY_AFTER_S)
        self._created_at.append(moment)

    async def list(self, request: web.Request) -> web.Response:
        """GET /api/calls with its filters."""
        calls = selected(self._voice.calls.values(), request.query)
        return web.json_response(page_of(request, [call_json(call) for call in calls], "callId"))

    async def fetch(self, request: web.Request) -> web.Response:
        """GET /api/calls/{id}."""
        return web.json_response(call_json(self._known(request)))

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE /api/calls/{id}: deletes its data; that is not hanging up. Raises `RefusedError`."""
        call = self._known(request)
        if call.ended is None:
            raise RefusedError(400, {"detail": "The call has not ended."})
        del self._voice.calls[call.id]
        return web.Response(status=204)

    async def messages(self, request: web.Request) -> web.Response:
        """GET /messages, oldest first; `in_call` leaves the initial messages out. Raises `RefusedError`."""
        call = self._known(request)
        mode = request.query.get("mode", "last_stage")
        if mode not in {"last_stage", "in_call"}:
            raise RefusedError(400, {"mode": [f'"{mode}" is not a valid choice.']})
        spoken = [message_json(call, index, message) for index, message in enumerate(call.messages)]
        given = call.request.get("initialMessages", []) if mode == "last_stage" else []
        return web.json_response(page_of(request, [*given, *spoken]))

    async def events(self, request: web.Request) -> web.Response:
        """GET /events from the severity asked for on, oldest first. Raises `RefusedError`."""
        call = self._known(request)
        least = request.query.get("minimum_severity", "info")
        if least not in SEVERITIES:
            raise RefusedError(400, {"minimum_severity": [f'"{least}" is not a valid choice.']})
        wanted = SEVERITIES[SEVERITIES.index(least) :]
        kind = request.query.get("type")
        found = [each for each in call.events if each["severity"] in wanted and kind in {None, each["type"]}]
        return web.json_response(page_of(request, found))

    async def send_data_message(self, request: web.Request) -> web.Response:
        """POST /send_data_message: 204. Raises `RefusedError`: 422 when nobody is on the line."""
        call, body = self._known(request), await json_of(request)
        kind = body.get("type") if isinstance(body, dict) else None
        if kind not in DATA_MESSAGES:
            raise RefusedError(400, {"type": [f"Must be one of {', '.join(DATA_MESSAGES)}."]})
        if not call.active:
            raise RefusedError(422, {"detail": "Call is not active."})
        if kind == "hang_up":
            self._voice.say_goodbye(call, str(body.get("message", "")))
        elif body.get("toolCalls"):
            self._leave_message(call, body["toolCalls"])
        else:
            sent = sent_of(kind, body)
            call.inbox.append(sent)
            if sent.urgency == "immediate":
                call.urgent.set()
        return web.Response(status=204)

    def _leave_message(self, call: VoiceCall, tool_calls: Any) -> None:  # noqa: ANN401 - JSON from outside
        name, arguments = tool_call_of(tool_calls)
        selected = {tool.get("toolName") for tool in call.request.get("selectedTools", [])}
        if name not in selected:
            raise RefusedError(400, {"toolCalls": [f"The call has no tool {name!r}."]})
        if name != LEAVE_VOICEMAIL:
            raise RefusedError(400, {"toolCalls": [f"{name} is not simulated."]})
        self._voice.leave_message(call, name, json.dumps(arguments), str(arguments.get("message", "")))

    def _known(self, request: web.Request) -> VoiceCall:
        call_id = request.match_info["call_id"]
        call = self._voice.calls.get(call_id) if is_uuid(call_id) else None
        if call is None:
            raise RefusedError(404, {"detail": "No Call matches the given query."})
        return call
