"""Listener B, loopback: the old backend's REST API, for programs on this computer.

A loopback port is within reach of every web page: names and origins are checked, and a token
is asked for where the settings say so or the address is not loopback.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.edge import STREAM
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.call_list import CallList
from sellercall_desktop.web.routing import Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

REQUESTED_BY = "rest"
PAGE = 100  # calls read at once: some 2 ms of the loop


class RestApi:
    """The old backend's endpoints, behind `rule`."""

    def __init__(
        self,
        *,
        engine: Engine,
        calls: CallStore,
        prompts: PromptStore,
        rule: TokenRule,
        limits: Limits,
    ) -> None:
        self._engine, self._calls, self._prompts = engine, calls, prompts
        self._rule, self._limits = rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("POST", "/api/llamada/callto", self._rule.guarded(self.call_to)),
            Endpoint("GET", "/api/llamada/listcalls", self._rule.guarded(self.list_calls)),
            Endpoint("GET", "/api/llamada/active", self._rule.guarded(self.list_active)),
        )

    async def call_to(self, request: web.Request) -> web.Response:
        """Ring a number: ``{"Phone": "+57…"}`` -> 200 ``{"callId": …, "callSid": …}``, both known.

        ``"inSpiteOf"`` beside it: why a person calls although a rule that may be overridden says no.

        Where it is not known (yet) whether the customer is rung, or the providers take longer than a caller
        waits: 202 ``{"id": …, "status": …}`` and those of the two ids there are. `id` is ours, `status` a
        `CallStatus` (``unknown``: the provider is being asked). It goes on here; while it does, the same
        number sent again gives the same call.

        Raises:
            ProblemError: 409 ``call_not_placed`` for one that ended before it rang.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        if document.get("phone") is None:
            raise ProblemError(400, "empty")
        reason = text_field(document, "inSpiteOf") if document.get("inspiteof") is not None else ""
        return dialed(await self._dial(text_field(document, "Phone"), reason))

    async def _dial(self, number: str, in_spite_of: str) -> Call:
        while True:
            try:
                async with asyncio.timeout(self._limits.dial_s) as patience:
                    return await self._engine.dial(number, REQUESTED_BY, in_spite_of=in_spite_of)
            except TimeoutError:
                if not patience.expired():
                    raise
            if (call := self._engine.under_way(number)) is not None:  # it is carried through without us
                return call

    async def list_calls(self, request: web.Request) -> web.StreamResponse:
        """Every call, newest first, or the newest ``?limit=``; sent page by page as it is read."""
        left = _limit(request.query.get("limit"))
        calls = CallList(self._prompts)
        page = await self._calls.page(CallQuery(), None, min(PAGE, left))  # a failure here can still be told
        response = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
        request[STREAM] = response
        await response.prepare(request)
        opening = b"["
        while page.calls:
            encoded = opening + await calls.encoded(page.calls)
            async with asyncio.timeout(self._limits.send_s):  # who asks and does not read is cut off
                await response.write(encoded)
            opening, left = b",", left - len(page.calls)
            if page.next is None or left <= 0:
                break
            await asyncio.sleep(0)  # to a quick reader a write never waits: the window must have its turn
            page = await self._calls.page(CallQuery(), page.next, min(PAGE, left))
        await response.write_eof(b"]" if opening == b"," else b"[]")
        return response

    async def list_active(self, _request: web.Request) -> web.Response:
        """The voice AI's ids of the calls that are live now, oldest first."""
        live = self._engine.live_calls
        return web.json_response([call.agent_call_id for call in live if call.agent_call_id])


def dialed(call: Call) -> web.Response:
    """What `RestApi.call_to` answers of a call. Raises `ProblemError` as it does."""
    both = call.agent_call_id is not None and call.carrier_call_id is not None
    if both:
        return web.json_response({"callId": call.agent_call_id, "callSid": call.carrier_call_id})
    if not call.is_live and not call.may_ring:
        raise ProblemError(409, "call_not_placed", members={"id": call.id})
    told = {"callId": call.agent_call_id, "callSid": call.carrier_call_id}
    known = {name: value for name, value in told.items() if value is not None}
    return web.json_response({"id": call.id, "status": call.status.value, **known}, status=202)


def _limit(text: str | None) -> int:
    if text is None:
        return 2**62
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
        raise ProblemError(400, "invalid_limit")
    return int(text)
