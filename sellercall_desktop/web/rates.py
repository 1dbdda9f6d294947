"""How often something may happen: so many at once, then so many a second."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
WARN_AGAIN_S = 60.0
REMEMBERED = 1000  # peers; where there are more, whoever was last quiet longest is forgotten


class Bucket:
    """Holds `burst` tokens, refilled with `per_s` each second; each happening takes one."""

    def __init__(self, burst: float, per_s: float, now: float) -> None:
        self._burst, self._per_s = burst, per_s
        self._tokens, self._at = burst, now
        self._warned_at: float | None = None

    def empty(self, now: float) -> bool:
        """Whether it may not happen now."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_s)
        self._at = now
        return self._tokens < 1

    def take(self, now: float) -> bool:
        """Whether it may happen now; then it counts."""
        if self.empty(now):
            return False
        self._tokens -= 1
        return True

    def warns(self, now: float) -> bool:
        """Whether a refusal is worth a word now: a flood must not flood the log."""
        if self._warned_at is not None and now - self._warned_at < WARN_AGAIN_S:
            return False
        self._warned_at = now
        return True


class PeerRates:
    """A bucket for each peer."""

    def __init__(
        self, burst: float, per_s: float, clock: Callable[[], float] = time.monotonic, kept: int = REMEMBERED
    ) -> None:
        self._burst, self._per_s, self._clock = burst, per_s, clock
        self._buckets: BoundedMap[str, Bucket] = BoundedMap(kept)

    def take(self, peer: str) -> bool:
        """Whether this peer may do it now."""
        now = self._clock()
        bucket = self._buckets.get(peer) or Bucket(self._burst, self._per_s, now)
        self._buckets[peer] = bucket
        allowed = bucket.take(now)
        if not allowed and bucket.warns(now):
            log.warning("http.too_many_requests", extra={"peer": peer})
        return allowed
