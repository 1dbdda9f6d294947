"""Faults to order: what the next requests to a provider shall suffer. Their delays are real seconds."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from aiohttp import web

from sellercall_desktop.simulator.twilio.errors import refusal

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from sellercall_desktop.simulator.stage import Stage

_CALL, _ROOM = r".*/Calls/CA\w+\.json", r".*/Conferences/CF\w+"
_ONE_IN_IT = _ROOM + r"/Participants/[^/]+\.json"


class Kind(NamedTuple):
    """Which requests: side, method and path as regular expressions; `about` is found in query or body."""

    side: str
    method: str
    path: str
    about: str = ""


_KINDS: dict[str, tuple[str, ...]] = {
    "twilio": ("twilio", ".*", ".*"),
    "twilio.create": ("twilio", "POST", r".*/Calls\.json"),
    "twilio.list": ("twilio", "GET", r".*/Calls\.json"),
    "twilio.fetch": ("twilio", "GET", _CALL),
    "twilio.update": ("twilio", "POST", _CALL),
    "twilio.redirect": ("twilio", "POST", _CALL, r"\b(Twiml|Url)="),
    "twilio.hang_up": ("twilio", "POST", _CALL, r"\bStatus="),
    "twilio.conferences": ("twilio", "GET", r".*/Conferences\.json"),
    "twilio.conference": ("twilio", "GET", _ROOM + r"\.json"),
    "twilio.conference_update": ("twilio", "POST", _ROOM + r"\.json"),
    "twilio.participants": ("twilio", "GET", _ROOM + r"/Participants\.json"),
    "twilio.participant": ("twilio", "GET", _ONE_IN_IT),
    "twilio.participant_update": ("twilio", "POST", _ONE_IN_IT),
    "twilio.participant_remove": ("twilio", "DELETE", _ONE_IN_IT),
    "twilio.hold": ("twilio", "POST", _ONE_IN_IT, r"\bHold="),
    "twilio.mute": ("twilio", "POST", _ONE_IN_IT, r"\bMuted="),
    "twilio.announce": ("twilio", "POST", r".*/Conferences/.*", r"\bAnnounceUrl="),
    "twilio.numbers": ("twilio", ".*", r".*/IncomingPhoneNumbers.*"),
    "twilio.number_change": ("twilio", "POST", r".*/IncomingPhoneNumbers/PN\w+\.json"),
    "twilio.permissions": ("twilio", "GET", r"/v1/DialingPermissions/.*"),
    "twilio.prices": ("twilio", "GET", r"/v2/Voice/Numbers/.*"),
    "ultravox": ("ultravox", ".*", "/api/.*"),
    "ultravox.create": ("ultravox", "POST", "/api/calls"),
    "ultravox.prior": ("ultravox", "POST", "/api/calls", r"\bpriorCallId="),
    "ultravox.list": ("ultravox", "GET", "/api/calls"),
    "ultravox.fetch": ("ultravox", "GET", "/api/calls/[^/]+"),
    "ultravox.messages": ("ultravox", "GET", "/api/calls/[^/]+/messages"),
    "ultravox.send": ("ultravox", "POST", "/api/calls/[^/]+/send_data_message"),
    "ultravox.join": ("ultravox", "GET", "/calls/.*"),
}
WHERE = {name: Kind(*kind) for name, kind in _KINDS.items()}
"""The requests a fault can strike. ``ultravox.prior``: calls that shall continue another, so that a program
which goes on with the messages instead can be tried."""

EFFECTS = ("drop", "hang", "refuse", "slow", "garbage", "missing")


@dataclass(slots=True)
class Fault:
    """One fault.

    Effects: ``drop`` closes the connection without an answer; ``hang`` never answers; ``refuse`` answers
    `status` (or, at Twilio, error `code`) without doing anything; ``slow`` answers `seconds` later;
    ``garbage`` answers 200/201 with a body that is no JSON; ``missing`` leaves `key` out of the answer.
    All but ``refuse`` carry the request out first, unless `accepted` is false.
    """

    where: str
    effect: str
    number: str | None = None  # only requests about this number (form To, text in a JSON body) or this id
    times: int | None = 1  # None: until `clear`
    after: int = 0  # so many of these requests pass unharmed first
    accepted: bool = True
    seconds: float = 0.0  # real ones
    status: int = 503
    code: int | None = None
    retry_after: str | None = None
    body: str | None = None
    key: str = "joinUrl"
    struck: int = field(default=0, init=False)
    passed: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.where not in WHERE:
            raise ValueError(f"where must be one of {', '.join(WHERE)}")
        if self.effect not in EFFECTS:
            raise ValueError(f"effect must be one of {', '.join(EFFECTS)}")

    def strikes(self, side: str, request: web.Request, body: str) -> bool:
        """Whether it strikes this request; one that passes because it comes too early is counted."""
        if (self.times is not None and self.struck >= self.times) or not self._means(side, request, body):
            return False
        if self.passed < self.after:
            self.passed += 1
            return False
        return True

    def _means(self, side: str, request: web.Request, body: str) -> bool:
        kind = WHERE[self.where]
        return (
            side == kind.side
            and re.fullmatch(kind.method, request.method) is not None
            and re.fullmatch(kind.path, request.path) is not None
            and re.search(kind.about, f"{request.query_string}&{body}") is not None
            and (self.number is None or self.number in request.path + _texts(body))
        )


def _texts(body: str) -> str:
    """The body with form escapes undone, for a look at the numbers in it."""
    return body + " ".join(value for values in parse_qs(body).values() for value in values)


class Faults:
    """The faults now in force; the first that fits strikes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.pending: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Put a fault in force."""
        self.pending.append(fault)
        return fault

    def add_from(self, order: dict[str, Any]) -> Fault:
        """The same from a JSON object with `Fault`'s fields; raises `ValueError` or `TypeError`."""
        return self.add(Fault(**order))

    def clear(self) -> None:
        """All is well again."""
        self.pending.clear()

    @property
    def webhook_copies(self) -> int:
        """How often each webhook is delivered."""
        return self._stage.webhook_copies

    @webhook_copies.setter
    def webhook_copies(self, copies: int) -> None:
        self._stage.webhook_copies = copies

    @property
    def webhook_jitter_s(self) -> float:
        """How much later (at most, real seconds) each webhook leaves; they come out of order."""
        return self._stage.webhook_jitter_s

    @webhook_jitter_s.setter
    def webhook_jitter_s(self, seconds: float) -> None:
        self._stage.webhook_jitter_s = seconds

    async def strike(
        self, side: str, request: web.Request, body: str, handler: Handler
    ) -> web.StreamResponse:
        """Answer the request, with the fault that is due, if any."""
        fault = next((f for f in self.pending if f.strikes(side, request, body)), None)
        if fault is None:
            return await handler(request)
        fault.struck += 1
        self._stage.changes.notify()
        if fault.effect == "refuse":
            return self._refuse(side, fault)
        answer = await handler(request) if fault.accepted else web.Response(status=503)
        return await self._spoil(fault, request, answer)

    @staticmethod
    def _refuse(side: str, fault: Fault) -> web.Response:
        headers = {"Retry-After": fault.retry_after} if fault.retry_after is not None else {}
        if fault.body is not None:
            return web.Response(status=fault.status, text=fault.body, headers=headers)
        if side == "twilio":
            code = fault.code or {429: 20429, 401: 20003, 404: 20404}.get(fault.status, 20500)
            return refusal(code, headers=headers, status=None if fault.code else fault.status)
        detail = {429: "Request was throttled.", 402: "A subscription is required."}
        text = detail.get(fault.status, "Service temporarily unavailable, try again later.")
        return web.json_response({"detail": text}, status=fault.status, headers=headers)

    async def _spoil(
        self, fault: Fault, request: web.Request, answer: web.StreamResponse
    ) -> web.StreamResponse:
        if fault.effect == "hang":
            await self._stage.closing.wait()
        if fault.effect in {"hang", "drop"}:
            if request.transport is not None:
                request.transport.abort()
            return answer
        if fault.effect == "slow":
            await asyncio.sleep(fault.seconds)
            return answer
        if fault.effect == "garbage":
            text = fault.body if fault.body is not None else "<html>Bad gateway"
            return web.Response(status=answer.status, text=text, content_type="application/json")
        if isinstance(answer, web.Response) and isinstance(answer.body, bytes):
            content = json.loads(answer.body)
            content.pop(fault.key, None)
            return web.json_response(content, status=answer.status)
        return answer
