"""Typed publish/subscribe by class, in one thread: publishing calls the handlers at once, in order."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

E = TypeVar("E")
log = logging.getLogger(__name__)


class Bus:
    """Hands an event to everyone who subscribed to exactly its class.

    A failing handler is logged and does not keep the others from hearing.
    """

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)

    def subscribe(self, event: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call `handler` for each event of this class; returns the function that ends it."""
        self._handlers[event].append(handler)
        return lambda: self._handlers[event].remove(handler)

    def publish(self, event: object) -> None:
        """Hand the event to its subscribers before returning."""
        for handler in tuple(self._handlers[type(event)]):
            try:
                handler(event)
            except Exception:  # one of the two top-level hooks: a listener must not stop a call
                log.exception("bus.handler_failed", extra={"event_class": type(event).__name__})
