"""The filters of Twilio's call list; days and moments, both ends included."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sellercall_desktop.simulator.twilio.resources import Leg


def selected(legs: Iterable[Leg], query: Mapping[str, str]) -> list[Leg]:
    """The legs that fit the query, newest first; `ValueError` for a date that is none.

    A call not yet dialed counts from its creation.
    """
    begun, ended = window(query, "StartTime"), window(query, "EndTime")
    found = [
        leg
        for leg in legs
        if _fits(leg, query) and within(leg.started or leg.created, begun) and within(leg.ended, ended)
    ]
    return sorted(found, key=lambda leg: leg.created, reverse=True)


def _fits(leg: Leg, query: Mapping[str, str]) -> bool:
    wanted = {"To": leg.to, "From": leg.from_, "Status": leg.status, "ParentCallSid": leg.parent_sid}
    return all(query.get(key) in {None, "", value} for key, value in wanted.items())


def window(query: Mapping[str, str], key: str) -> tuple[datetime, datetime] | None:
    """From when to when, None where the query does not say; `ValueError` for a date that is none."""
    exact, until, since = query.get(key), query.get(key + "<"), query.get(key + ">")
    if not (exact or until or since):
        return None
    first = _start(exact or since or "") if exact or since else datetime.min.replace(tzinfo=UTC)
    last = _end(exact or until or "") if exact or until else datetime.max.replace(tzinfo=UTC)
    return first, last


def within(moment: datetime | None, span: tuple[datetime, datetime] | None) -> bool:
    """Whether the moment lies in that time, to the second."""
    return span is None or (moment is not None and span[0] <= moment.replace(microsecond=0) <= span[1])


def _start(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _end(text: str) -> datetime:
    start = _start(text)
    return start + timedelta(days=1, seconds=-1) if len(text) == 10 and start.time() == time.min else start
