"""Health nonces: a probe sent out to our public address must come back to us with one we issued."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 64
GOOD_FOR_S = 120.0


class Nonces:
    """The newest issued nonces, bounded in number and age."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._issued: BoundedMap[str, float] = BoundedMap(KEPT)

    def issue(self) -> str:
        """A new one, to be sent to our own public address as ``/healthz?nonce=…``."""
        nonce = secrets.token_urlsafe(16)
        self._issued[nonce] = self._clock()
        return nonce

    def known(self, nonce: str) -> bool:
        """Whether we issued it lately."""
        issued_at = self._issued.get(nonce)
        return issued_at is not None and self._clock() - issued_at <= GOOD_FOR_S
