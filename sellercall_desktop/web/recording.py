"""Takes note of webhooks that proved genuine. Others are counted only: anybody can send them without end."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.exchanges.exchange import RawExchange, Way
from sellercall_desktop.web.routing import path_of

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.core.calls.facts import CallKey
    from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder

REPLAY_HEADER = "X-SellerCall-Replay"
FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Genuine:
    """Whose request it is, of which call if it says so, and its body as it was signed."""

    peer: str
    key: CallKey | None
    body: bytes


GENUINE: web.RequestKey[Genuine] = web.RequestKey("GENUINE", Genuine)
"""Set by a webhook's handler once the signature has been verified, and never before."""


def record_exchanges(recorder: ExchangeRecorder) -> Middleware:
    """The middleware that notes what the handlers found genuine, with the answer as it is sent."""

    @web.middleware
    async def record(request: web.Request, handler: Handler) -> web.StreamResponse:
        at, begun = utc_now(), time.perf_counter()
        response = await handler(request)
        genuine = request.get(GENUINE)
        if genuine is not None:
            replayed = request.headers.get(REPLAY_HEADER)
            recorder.note(
                RawExchange(
                    at=at,
                    way=Way.IN,
                    peer=genuine.peer,
                    method=request.method,
                    route=path_of(request),
                    url=request.raw_path,
                    duration_s=time.perf_counter() - begun,
                    status=response.status,
                    request_headers=tuple(request.headers.items()),
                    request_body=genuine.body,
                    answer_headers=tuple(response.headers.items()),
                    answer_body=_body_of(response),
                    key=genuine.key,
                    replay_of=recorder.claim_replay(replayed) if replayed else None,
                )
            )
        elif response.status == FORBIDDEN:  # so a webhook is answered that was not signed by a provider
            recorder.note_refused()
        return response

    return record


def _body_of(response: web.StreamResponse) -> bytes:
    body = response.body if isinstance(response, web.Response) else None
    return bytes(body) if isinstance(body, (bytes, bytearray)) else b""
