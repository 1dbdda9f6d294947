"""Twilio's Call resource, as its SDK gives it, in our words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.calls.facts import CallQueued, Direction
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.clock import plausible
from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.providers.twilio.vocabulary import (
    DIRECTION_OF,
    PROVIDER,
    Leg,
    answerer_of,
    leg_facts,
    parse_duration,
    parse_seconds,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import Fact

SHORT_QUEUE_S = 1.5  # a shorter wait in Twilio's queue is nothing to speak of


def leg_of(call: Any) -> Leg:  # noqa: ANN401 - the SDK is untyped
    """The leg in a Call of the SDK. Raises `ProviderAmbiguousError` where it names none."""
    if not isinstance(call.sid, str) or not call.sid:
        raise ProviderAmbiguousError(PROVIDER, "the answer names no call")
    seen_at = datetime.now(UTC)
    created_at = plausible(call.date_created, seen_at) if call.date_created is not None else None
    return Leg(
        sid=call.sid,
        status=str(call.status),
        seen_at=seen_at,
        created_at=created_at,
        ended_at=_believed(call.end_time, seen_at, created_at),
        updated_at=call.date_updated if created_at else _believed(call.date_updated, seen_at, None),
        duration_s=parse_duration(call.duration),
        price=call.price,
        currency=call.price_unit,
    )


def _believed(at: datetime | None, seen_at: datetime, created_at: datetime | None) -> datetime | None:
    """A time that may be; else as if none were told, so that the next best one is taken."""
    return at if at is not None and plausible(at, seen_at, created_at) == at else None


def queued(call: Any) -> tuple[Fact, ...]:  # noqa: ANN401
    """How long Twilio says the new call will wait: calls begin at the account's rate, the rest queue."""
    waits_s = (parse_seconds(call.queue_time) or 0.0) / 1000  # it is told in milliseconds, as text
    if waits_s < SHORT_QUEUE_S:
        return ()
    now = datetime.now(UTC)
    return (CallQueued(now, now + timedelta(seconds=waits_s)),)


def remote_of(call: Any) -> RemoteCall:  # noqa: ANN401
    """The leg as a provider's call. Raises as `leg_of`."""
    leg = leg_of(call)
    direction = DIRECTION_OF.get(str(call.direction))
    ours, theirs = (call._from, call.to) if direction is not Direction.INBOUND else (call.to, call._from)  # noqa: SLF001
    return RemoteCall(
        remote_id=leg.sid,
        created_at=leg.created_at or leg.seen_at,
        facts=leg_facts(leg),
        direction=direction if call.parent_call_sid is None else None,
        number=theirs,
        our_number=ours,
        answerer=answerer_of(call.answered_by),
    )
