"""Now, and ids that sort by it."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import UTC, datetime, timedelta

_NOBODY_CALLED_BEFORE = datetime(2010, 1, 1, tzinfo=UTC)  # by either provider
_CLOCKS_DIFFER = timedelta(days=1)  # ours from a provider's, at most
_ORDER_SLIPS = timedelta(hours=1)  # between what one provider noted on different machines


def utc_now() -> datetime:
    """The present, aware, in UTC."""
    return datetime.now(UTC)


def plausible(at: datetime, now: datetime, after: datetime | None = None) -> datetime:
    """The time that a provider reported, if it is plausible; else `now`, when the report arrived.

    Facts keep the earliest reported time, so one of the year 1 would stay for ever.

    Args:
        at: aware, as a provider told it.
        now: by our clock.
        after: what cannot have come later, such as the call's creation.
    """
    earliest = after - _ORDER_SLIPS if after is not None else _NOBODY_CALLED_BEFORE
    return at if earliest <= at <= now + _CLOCKS_DIFFER else now


def new_call_id(at: datetime) -> str:
    """A UUID version 7 (RFC 9562): its text order is time order, to the millisecond."""
    return _uuid7(at, secrets.token_bytes(10))


def imported_call_id(at: datetime, remote_id: str) -> str:
    """The id of a call that only a provider knew: the same one each time it is brought in."""
    return _uuid7(at, hashlib.sha256(remote_id.encode()).digest()[:10])


def _uuid7(at: datetime, tail: bytes) -> str:
    milliseconds = int(at.timestamp() * 1000)
    octets = bytearray(milliseconds.to_bytes(6, "big") + tail)
    octets[6] = octets[6] & 0x0F | 0x70
    octets[8] = octets[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(octets)))
