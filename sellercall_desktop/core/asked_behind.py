"""What a provider tells and nobody waits for: asked behind people's backs, kept for a while, by key.

What could not be had is "not known", and is asked for again later.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.errors import OUTSIDE_ERRORS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable
    from datetime import datetime, timedelta

    from sellercall_desktop.core.tasks import Tasks


log = logging.getLogger(__name__)
K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class _KeptAnswer(NamedTuple, Generic[V]):
    told: V | None
    at: datetime


class AskedBehind(Generic[K, V]):
    """Answers from memory, and the asking."""

    def __init__(
        self,
        ask: Callable[[K], Awaitable[V | None]],
        good_for: Callable[[V | None], timedelta],
        *,
        what: str,
        most: int,
        tasks: Tasks,
        now: Callable[[], datetime],
        on_news: Callable[[K], None] = lambda _key: None,
        keeps_old: bool = True,
    ) -> None:
        """`what` names it in the log; `on_news` hears of each key whose answer is another than before.

        `keeps_old`: where it cannot be had again, what was told last still counts.
        """
        self._keeps_old = keeps_old
        self._ask_for, self._good_for, self._on_news = ask, good_for, on_news
        self._what, self._tasks, self._now = what, tasks, now
        self._kept: BoundedMap[K, _KeptAnswer[V]] = BoundedMap(most)
        self._asking: set[K] = set()

    def told(self, key: K) -> V | None:
        """As it was told last; None: not known (yet)."""
        kept = self._kept.get(key)
        return kept.told if kept is not None else None

    def is_fresh(self, key: K) -> bool:
        """Whether it need not be asked for again yet."""
        kept = self._kept.get(key)
        return kept is not None and self._now() - kept.at < self._good_for(kept.told)

    def see_to(self, key: K) -> None:
        """Ask, unless it is known well enough or being asked."""
        if key not in self._asking and not self.is_fresh(key):
            self._asking.add(key)
            self._tasks.spawn(self._ask(key), self._what)

    async def _ask(self, key: K) -> None:
        before = self.told(key)
        told = before if self._keeps_old else None
        try:
            told = await self._ask_for(key)
        except OUTSIDE_ERRORS as error:
            log.info("asked.not_known", extra={"what": self._what, "problem": str(error)})
        finally:
            self._asking.discard(key)
            self._kept[key] = _KeptAnswer(told, self._now())
        if told != before:
            self._on_news(key)
