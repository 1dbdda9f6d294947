"""The budget for full refusals: when it is used up, requests without a signature get 429, unread.

Behind a tunnel all the world has one address: a limit for each peer would let a stranger's flood keep the
providers out. So only refusals are counted, and what bears a signature is always looked at.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.web.edge import TOO_MANY
from sellercall_desktop.web.lingering import hold_back
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rates import Bucket
from sellercall_desktop.web.routing import path_of
from sellercall_desktop.web.token import BEARING, Bearing

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiohttp.typedefs import Handler, Middleware

log = logging.getLogger(__name__)


class SignatureRefusedError(ProblemError):
    """403: not signed, or not by a key of ours. `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(403, "signature_refused")
        self.reason = reason


def budget_refusals(
    burst: float,
    per_s: float,
    signature_headers: Collection[str] | None,
    wait_s: float = 0.0,
) -> Middleware:
    """The middleware that counts 4xx: `burst` at once, then `per_s` each second; then 429 and the end.

    Args:
        burst: so many refusals at once.
        per_s: so many more each second.
        signature_headers: where given, a POST without any of them is not even read once too much was
            refused; one that has them always is, and verified.
        wait_s: how long a refusal past them waits before it is told.
    """
    budget = Bucket(burst, per_s, time.monotonic())

    async def cut_short(request: web.Request) -> ProblemError:
        if budget.warns(time.monotonic()):
            log.warning("http.too_many_refusals")
        await hold_back(request, wait_s)
        return ProblemError(TOO_MANY, "too_many_requests", headers={"Retry-After": "5"})

    def unsigned_work(request: web.Request) -> bool:
        if signature_headers is None or request.method != "POST":
            return False
        return not any(header in request.headers for header in signature_headers)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if unsigned_work(request) and budget.empty(time.monotonic()):
            raise await cut_short(request)
        try:
            return await handler(request)
        except (ProblemError, web.HTTPException) as refusal:
            if _counts(request, refusal) and not budget.take(time.monotonic()):
                raise await cut_short(request) from refusal
            if isinstance(refusal, SignatureRefusedError):
                told = {"route": path_of(request), "reason": refusal.reason}
                log.warning("webhook.signature_refused", extra=told)
            raise

    return check


def _counts(request: web.Request, refusal: ProblemError | web.HTTPException) -> bool:
    """Whether a refusal is of the kind that floods; one who bears the token is told the truth always."""
    return refusal.status < 500 and refusal.status != TOO_MANY and request.get(BEARING) is not Bearing.TOKEN
