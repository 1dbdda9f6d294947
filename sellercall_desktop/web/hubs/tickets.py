"""The rights to connect to a hub that negotiations gave out: each good once, for a while, and bounded."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT_UNUSED = 1000


@dataclass(slots=True, eq=False)
class Ticket:
    """The right to connect once."""

    connection_id: str
    token: str
    expires_at: float
    used: bool = False


class Tickets:
    """Those not yet used up. A client shows the token, or (signalrcore) the id."""

    def __init__(self, good_for_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._good_for_s, self._clock = good_for_s, clock
        self._by_key: dict[str, Ticket] = {}
        self._unused: dict[Ticket, None] = {}  # oldest first

    def issue(self) -> Ticket:
        """A new one."""
        now = self._clock()
        while self._unused:
            oldest = next(iter(self._unused))
            if oldest.expires_at >= now and len(self._unused) < KEPT_UNUSED:
                break
            self.take_back(oldest)
        ticket = Ticket(secrets.token_urlsafe(16), secrets.token_urlsafe(24), now + self._good_for_s)
        self._by_key[ticket.connection_id] = self._by_key[ticket.token] = ticket
        self._unused[ticket] = None
        return ticket

    def use(self, offered: str) -> Ticket:
        """The ticket of a connection that begins now; `take_back` it when that ends.

        Raises:
            ProblemError: 404 unknown or expired, 409 a connection has it already.
        """
        ticket = self._by_key.get(offered)
        if ticket is None or (not ticket.used and ticket.expires_at < self._clock()):
            raise ProblemError(404, "unknown_connection")
        if ticket.used:
            raise ProblemError(409, "connection_in_use")
        ticket.used = True
        del self._unused[ticket]
        return ticket

    def take_back(self, ticket: Ticket) -> None:
        """Nobody can use it any more."""
        self._unused.pop(ticket, None)
        for key in (ticket.connection_id, ticket.token):
            self._by_key.pop(key, None)
