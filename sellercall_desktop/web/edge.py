"""What surrounds every request: the access log, safe headers, and an answer whatever happens inside."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable  # noqa: TC003 - evaluated with the keys below
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.web.lingering import hold_back
from sellercall_desktop.web.problems import ProblemError, problem_of, problem_response
from sellercall_desktop.web.recording import GENUINE
from sellercall_desktop.web.routing import path_of
from sellercall_desktop.web.token import BEARING, Bearing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.web.rates import PeerRates
    from sellercall_desktop.web.token import TokenRule

log = logging.getLogger(__name__)

LAST_WORD: web.RequestKey[Callable[[], web.Response]] = web.RequestKey("LAST_WORD")
"""Set by a handler once the request is known to be genuine: makes the answer if anything fails after."""
STREAM: web.RequestKey[web.StreamResponse] = web.RequestKey("STREAM")
"""Set by a handler whose answer has begun: a failure can then only cut it off."""

TOO_MANY = 429  # told once by `rates`: a flood must not flood the log
CLIENT_LEFT = 499  # as other servers write it down; it is never sent

_ID = re.compile("[0-9A-Za-z-]{30,40}")  # a UUID, a SID
_HTTP_PROBLEMS = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large", 415: "wrong_media_type"}


@web.middleware
async def write_access_log(request: web.Request, handler: Handler) -> web.StreamResponse:
    """One event a request. Only the declared path is written: queries may hold secrets."""
    begun = time.perf_counter()
    status = CLIENT_LEFT
    try:
        response = await handler(request)
        status = response.status
        return response
    finally:
        fields = {
            "method": request.method[:16],
            "route": path_of(request),
            "status": status,
            "duration_ms": round((time.perf_counter() - begun) * 1000, 1),
            **_call_of(request),
        }
        log.log(logging.DEBUG if status == TOO_MANY else logging.INFO, "http.request", extra=fields)


def _call_of(request: web.Request) -> dict[str, str]:
    """Which call a webhook is about; of others, and of what looks like no id, nothing is believed."""
    genuine = request.get(GENUINE)
    ids = genuine.key.log_fields if genuine is not None and genuine.key is not None else {}
    return {name: value for name, value in ids.items() if _ID.fullmatch(value)}


@web.middleware
async def answer_failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every failure into an answer that tells no more than it should."""
    try:
        return await handler(request)
    except Exception as error:  # noqa: BLE001 - the top hook of the web server
        transport = request.transport
        if isinstance(error, ConnectionError) and (transport is None or transport.is_closing()):
            return web.Response(status=CLIENT_LEFT)  # nobody reads it, and there is nothing to report
        return _answer(request, error)


def _answer(request: web.Request, error: Exception) -> web.StreamResponse:
    if LAST_WORD in request:
        log.error("http.failed", extra={"route": path_of(request)}, exc_info=error)
        return request[LAST_WORD]()
    if STREAM in request:
        log.error("http.cut_off", extra={"route": path_of(request)}, exc_info=error)
        if request.transport is not None:
            request.transport.abort()  # an incomplete list must not look complete
        return request[STREAM]
    if isinstance(error, web.HTTPException) and error.status < 500:
        allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
        code = _HTTP_PROBLEMS.get(error.status, "bad_request")
        return problem_response(ProblemError(error.status, code, headers=allow), request)
    if isinstance(error, ProblemError):
        return problem_response(error, request)
    if isinstance(error, SellerCallError) and (problem := problem_of(error)) is not None:
        log.warning("http.refused", extra={"route": path_of(request), "code": problem.code})
        return problem_response(problem, request)
    error_id = uuid.uuid4().hex[:12]
    log.error("http.failed", extra={"route": path_of(request), "error_id": error_id}, exc_info=error)
    return problem_response(ProblemError(500, "internal", members={"errorId": error_id}), request)


def limit_rate(rates: Mapping[Bearing, PeerRates], rule: TokenRule, wait_s: float) -> Middleware:
    """The middleware that refuses an address which asks too often (429); guesses after `wait_s`.

    Who bears the token, who bears none and who guesses at it are counted apart: on this computer all have one
    address, and a flood of guesses must not use up what the rightful may ask.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        request[BEARING] = bearing = await rule.bearing(request)
        if not rates[bearing].take(request.remote or ""):
            if bearing is Bearing.WRONG:
                await hold_back(request, wait_s)
            raise ProblemError(TOO_MANY, "too_many_requests", headers={"Retry-After": "5"})
        return await handler(request)

    return check


async def set_safe_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """For the application's `on_response_prepare`."""
    add_safe_headers(response)


def add_safe_headers(response: web.StreamResponse) -> None:
    """Sent with every answer: data for programs, never sniffed, stored, framed or shown as a page."""
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"  # allowed pages ask with CORS
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Server"] = "SellerCall"
