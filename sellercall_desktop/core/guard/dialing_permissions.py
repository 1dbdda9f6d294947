"""Which countries the carrier's account may call: asked for behind the light's back, good for an hour.

The account is only read; who wants a country opened does so at the carrier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.asked_behind import AskedBehind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.tasks import Tasks

GOOD_FOR = timedelta(hours=1)
CLOSED_GOOD_FOR = timedelta(minutes=1)  # somebody may be opening it right now
ASK_AGAIN = timedelta(minutes=10)  # where it could not be had
MOST = 300


@dataclass(frozen=True, slots=True)
class DialingPermission:
    """What the account may call of a country. Prefixes begin with +."""

    ordinary: bool  # numbers that cost what the country usually costs
    closed_prefixes: tuple[str, ...] = ()  # dear ranges of it that are not open


class PermissionBook(Protocol):
    """The carrier's account. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def dialing_permission(self, region: str) -> DialingPermission | None:
        """Of a country (ISO 3166); None: the carrier does not know it."""


@dataclass(frozen=True, slots=True)
class PermissionLearnt:
    """Event: whether the account may call this country is known now, or is another than before."""

    region: str


class DialingPermissions:
    """Answers from memory."""

    def __init__(self, book: PermissionBook, *, bus: Bus, tasks: Tasks, now: Callable[[], datetime]) -> None:
        self._asked = AskedBehind(
            book.dialing_permission,
            _good_for,
            what="dialing permission",
            most=MOST,
            tasks=tasks,
            now=now,
            on_news=lambda region: bus.publish(PermissionLearnt(region)),
            keeps_old=False,
        )

    def of(self, number: PhoneNumber) -> DialingPermission | None:
        """What is known of its country. What is past its time counts no more: the carrier itself will say."""
        return self._asked.told(number.region) if self._asked.is_fresh(number.region) else None

    def see_to(self, number: PhoneNumber) -> None:
        """Know it before long; `PermissionLearnt` tells of it. Numbers of no country have none."""
        if number.region.isalpha():
            self._asked.see_to(number.region)


def _good_for(known: DialingPermission | None) -> timedelta:
    if known is None:
        return ASK_AGAIN
    return GOOD_FOR if known.ordinary else CLOSED_GOOD_FOR
