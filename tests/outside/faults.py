"""What goes wrong on the way between a client and a provider, by order of whoever tries."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

REFUSED_STATUS = {"twilio": 400, "ultravox": 400}


@dataclass
class Fault:
    """Strikes the next `times` requests of an operation ("create", "fetch", "list", "update", …, or "*").

    kind: "drop" (no answer), "hang" (no answer, and the line stays open), "status" (an answer of that
    status), "slow" (the right answer, late).
    taken: whether the request is done all the same. `wait_s`: before anything is done when not taken or
    slow and `late` is "before", else between doing and answering.
    """

    operation: str
    kind: str
    provider: str = "twilio"
    taken: bool = True
    status: int = 503
    wait_s: float = 0.0
    late: str = "after"
    times: int = 1
    by: str = ""  # only requests of this API user
    struck: int = 0
    retry_after: str = ""

    @property
    def is_done_all_the_same(self) -> bool:
        return self.taken or self.kind == "slow"

    def fits(self, provider: str, operation: str, by: str) -> bool:
        return (
            self.struck < self.times
            and self.provider == provider
            and self.operation in {"*", operation}
            and self.by in {"", by}
        )


class Faults:
    """Those that are armed, oldest first."""

    def __init__(self) -> None:
        self.armed: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.armed.append(fault)

    def clear(self) -> None:
        self.armed.clear()

    def strike(self, provider: str, operation: str, by: str) -> Fault | None:
        for fault in self.armed:
            if fault.fits(provider, operation, by):
                fault.struck += 1
                return fault
        return None


async def suffer(fault: Fault, request: web.Request, do, refuse) -> web.StreamResponse:
    """The request under this fault. `do` does it and answers; `refuse(status)` is the provider's error."""
    if fault.late == "before":
        await asyncio.sleep(fault.wait_s)
    answer = await do() if fault.is_done_all_the_same else None
    if fault.late == "after":
        await asyncio.sleep(fault.wait_s)
    if fault.kind == "slow":
        return answer
    if fault.kind == "hang":
        await asyncio.sleep(3600)
    if fault.kind in {"drop", "hang"}:
        cut(request)
        raise web.HTTPServiceUnavailable  # nobody hears it: the line is cut
    return refuse(fault.status, fault.retry_after)


def cut(request: web.Request) -> None:
    """Reset the connection."""
    if request.transport is not None:
        request.transport.abort()
