"""The call hub's feed, in the old backend's words: ``ReceiveCallInfo`` and ``ReceiveCallStatus``.

A call is known there by the voice AI's id; before it has one, nothing is told of it.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.web.hubs.protocol import InvocationError, invocation
from sellercall_desktop.web.rest.call_list import DIRECTIONS, from_and_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.web.hubs.protocol import Invocation

REMEMBERED = 500  # calls whose last state is kept, so that the same is not told twice


class CallInfo(msgspec.Struct, frozen=True, rename="camel"):
    """A call as told. `started_at` is when it was asked for, RFC 3339 in UTC; what is not known is null."""

    call_id: str
    caller: str | None = msgspec.field(name="from")
    called: str | None = msgspec.field(name="to")
    direction: str
    started_at: datetime
    is_active: bool
    summary: str | None
    short_summary: str | None


class CallFeed:
    """Tells each change that shows."""

    def __init__(self, engine: Engine, bus: Bus) -> None:
        self._engine, self._bus = engine, bus
        self._broadcast: Callable[[bytes], None] = lambda _data: None
        self._told: BoundedMap[str, CallInfo] = BoundedMap(REMEMBERED)
        self._stop: Callable[[], None] = lambda: None

    def begin(self, broadcast: Callable[[bytes], None]) -> None:
        """Hear of calls."""
        self._broadcast = broadcast
        live = {info.call_id: info for info in map(_info, self._engine.live_calls) if info}
        self._told = BoundedMap(REMEMBERED, live)
        self._stop = self._bus.subscribe(CallChanged, self._on_change)

    def end(self) -> None:
        """Hear of them no more."""
        self._stop()

    def invoke(self, asked: Invocation) -> object:
        """``Join(callId)``: every client hears of every call, so there is nothing more to do.

        Raises:
            InvocationError: another method, or not one text.
        """
        if asked.streams or asked.target.lower() != "join":
            raise InvocationError("Method does not exist.")
        if len(asked.arguments) != 1 or not isinstance(asked.arguments[0], str):
            raise InvocationError("Join takes one text: the callId.")
        return None

    def _on_change(self, change: CallChanged) -> None:
        info = _info(change.call)
        if info is None:
            return
        before, self._told[info.call_id] = self._told.get(info.call_id), info
        if info == before:
            return
        messages = invocation("ReceiveCallInfo", info)
        if before is None or before.is_active != info.is_active:
            messages += invocation("ReceiveCallStatus", info.call_id, info.is_active)
        self._broadcast(messages)


def _info(call: Call) -> CallInfo | None:
    if call.agent_call_id is None:
        return None
    caller, called = from_and_to(call)
    summary = summary_of(call)
    return CallInfo(
        call_id=call.agent_call_id,
        caller=caller,
        called=called,
        direction=DIRECTIONS[call.direction],
        started_at=call.created_at,
        is_active=call.is_live,
        summary=summary.long if summary else None,
        short_summary=summary.short if summary else None,
    )
