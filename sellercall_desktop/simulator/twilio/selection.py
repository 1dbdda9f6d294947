"""The filters of Twilio's call list; days and moments, both ends included."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sellercall_desktop.simulator.twilio.resources import Leg


def selected(legs: Iterable[Leg], query: Mapping[str, str]) -> list[Leg]:
    """The legs that fit the query, newest first. A call not yet dialed counts from its creation."""
    found = [leg for leg in legs if _fits(leg, query)]
    return sorted(found, key=lambda leg: leg.created, reverse=True)


def _fits(leg: Leg, query: Mapping[str, str]) -> bool:
    wanted = {"To": leg.to, "From": leg.from_, "Status": leg.status, "ParentCallSid": leg.parent_sid}
    if any(query.get(key) not in {None, "", value} for key, value in wanted.items()):
        return False
    moments = {"StartTime": leg.started or leg.created, "EndTime": leg.ended}
    return all(_in_time(query, key, moment) for key, moment in moments.items())


def _in_time(query: Mapping[str, str], key: str, moment: datetime | None) -> bool:
    exact, until, since = query.get(key), query.get(key + "<"), query.get(key + ">")
    if not (exact or until or since):
        return True
    if moment is None:
        return False
    moment = moment.replace(microsecond=0)
    return (
        (not exact or _start(exact) <= moment <= _end(exact))
        and (not until or moment <= _end(until))
        and (not since or moment >= _start(since))
    )


def _start(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _end(text: str) -> datetime:
    start = _start(text)
    return start + timedelta(days=1, seconds=-1) if len(text) == 10 and start.time() == time.min else start
