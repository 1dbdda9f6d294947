"""To whom a call may be handed on: the list of the settings, whoever was last chosen first."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

_MOST = 50
"""So many choices are remembered."""


class Colleague(NamedTuple):
    """Somebody by name, with the number in E.164."""

    name: str
    number: str


class ColleaguesUsed(Protocol):
    """Which numbers calls were handed on to at this desk, newest first."""

    def read(self) -> Sequence[str]:
        """As they were kept; none where nothing can be read."""

    async def keep(self, numbers: Sequence[str]) -> None:
        """Remember these. Raises OSError."""


class Colleagues:
    """The list, in the order of use."""

    def __init__(self, listed: Callable[[], Sequence[Colleague]], kept: ColleaguesUsed) -> None:
        """`listed` gives the names of the settings in their order."""
        self._listed, self._kept = listed, kept
        self._used: list[str] | None = None

    def all(self) -> tuple[Colleague, ...]:
        """Whoever was last chosen first, then the others in the order of the settings."""
        used = self._numbers()
        places = {number: place for place, number in enumerate(used)}
        return tuple(sorted(self._listed(), key=lambda one: places.get(one.number, len(used))))

    def name_of(self, number: str) -> str:
        """Whose number (E.164) it is; "" for nobody's of the list."""
        return next((one.name for one in self._listed() if one.number == number), "")

    async def used(self, number: str) -> None:
        """A call was handed on to this number. What cannot be kept is known for this run."""
        self._used = [number, *(one for one in self._numbers() if one != number)][:_MOST]
        try:
            await self._kept.keep(tuple(self._used))
        except OSError as error:
            log.warning("colleagues.not_kept", extra={"problem": str(error)})

    def _numbers(self) -> list[str]:
        if self._used is None:
            self._used = list(self._kept.read())
        return self._used
