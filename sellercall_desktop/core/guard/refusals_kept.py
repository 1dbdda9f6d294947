"""What the guard refused, kept in the audit trail: a number that was not called leaves no call behind."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.errors import GuardError, OthersCallError
from sellercall_desktop.core.law.light import Light

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.guard.guard import Guard
    from sellercall_desktop.core.law.light import LightReason
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

ONCE_IN = timedelta(minutes=1)
"""A number that is tried again and again is written down once in so long, for each reason."""
OTHERS_CALL = "others_call"
"""The fate of a number that another desk talks with, or dials. REST answers with the same code."""
_REMEMBERED = 1_000
_A_PERSON = "window"  # who asked, where somebody who sits at this desk did


class RefusalsKept:
    """The guard, which also writes down whom it did not let out and why, and which rules were overridden."""

    def __init__(
        self,
        guard: Guard,
        trail: SignedTrail,
        tasks: Tasks,
        now: Callable[[], datetime],
        look: Callable[[PhoneNumber], Awaitable[Light]] | None = None,
        *,
        person: Callable[[], str] = lambda: _A_PERSON,
    ) -> None:
        """`look`: what law and carrier say of calling a number now; without it they are not asked.

        `person`: who sits at this desk, as in the audit trail. Blocking.
        """
        self._look, self._person = look, person
        self._guard, self._trail, self._tasks, self._now = guard, trail, tasks, now
        self.objection_to, self.prepare = guard.objection_to, guard.prepare
        self._told: BoundedMap[tuple[str, str], datetime] = BoundedMap(_REMEMBERED)

    async def look(self, number: PhoneNumber) -> Light:
        """What law and carrier say of calling it now. Raises StoreError."""
        return await self._look(number) if self._look is not None else Light(number, self._now())

    def admit(
        self,
        number: PhoneNumber,
        under_way: Collection[str],
        light: Light | None = None,
        in_spite_of: str = "",
    ) -> tuple[LightReason, ...]:
        """See `Guard.admit`; nobody waits for what is written."""
        with self.noting(number):
            return self._guard.admit(number, under_way, light, in_spite_of)

    def heed(self, number: PhoneNumber, light: Light, in_spite_of: str) -> tuple[LightReason, ...]:
        """See `Guard.heed`."""
        with self.noting(number):
            return self._guard.heed(number, light, in_spite_of)

    def check_hours(self, number: PhoneNumber, light: Light, in_spite_of: str) -> None:
        """See `Guard.check_hours`."""
        with self.noting(number):
            self._guard.check_hours(number, light, in_spite_of)

    async def note_override(
        self, number: PhoneNumber, overridden: Sequence[LightReason], in_spite_of: str, by: str
    ) -> None:
        """Which rules a person overrode and why, durable; one at the window signs by name.

        Raises:
            StoreError: it is not written.
        """
        if by == _A_PERSON:
            by = await asyncio.to_thread(self._person)
        rules = " ".join(reason.rule or reason.code.value for reason in overridden)
        trail = replace(self._trail, by=by)
        await trail.note(AuditKind.OVERRIDE, number.e164, in_spite_of.strip(), rules)
        log.warning("guard.overridden", extra={"number": number.e164, "rules": rules, "by": by})

    def admit_person(self, number: PhoneNumber, under_way: Collection[str]) -> None:
        """See `Guard.admit_person`."""
        with self.noting(number):
            self._guard.admit_person(number, under_way)

    @contextmanager
    def noting(self, number: PhoneNumber) -> Iterator[None]:
        """Write down what is refused within; nobody waits for it."""
        try:
            yield
        except (GuardError, OthersCallError) as error:
            reason = error.reason.value if isinstance(error, GuardError) else OTHERS_CALL
            key, now = (number.e164, reason), self._now()
            if key not in self._told or not self._told[key] <= now < self._told[key] + ONCE_IN:
                self._told[key] = now
                noted = self._trail.note(AuditKind.GUARD_REFUSED, number.e164, fate=reason)
                self._tasks.spawn(noted, "guard.refusal")
            raise
