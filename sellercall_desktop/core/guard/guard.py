"""May this number be called, now, by us? Silence, or a `GuardError` with the reason.

Every way to dial comes through `Engine.dial` and so through here, before anything is sent or written.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.by_light import heed
from sellercall_desktop.core.guard.dear_numbers import risk_of
from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.core.law.passing import Passing, passing_of
from sellercall_desktop.core.local_days import HERE, day_begins, day_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.guard.hours import CallingHours
    from sellercall_desktop.core.guard.spending import Spending
    from sellercall_desktop.core.law.light import Light, LightReason
    from sellercall_desktop.core.phone.reading import PhoneNumber

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class GuardRules:
    """What the settings allow at this moment. A limit of 0 is none; costs are in the account's currency."""

    regions: frozenset[str] = frozenset({"CO"})
    calls_per_minute: int = 0
    live_calls: int = 0
    daily_cost: int = 0
    hours: CallingHours | None = None  # None: at any time


class Guard:
    """The rules, and what has been used up of them. Asking costs no request and no disk."""

    def __init__(
        self,
        rules: Callable[[], GuardRules],
        spending: Spending,
        now: Callable[[], datetime],
        do_not_call: DoNotCall | None = None,
        *,
        owes_wrap_up: Callable[[], bool] = lambda: False,
    ) -> None:
        """`owes_wrap_up`: whether this desk must first write down what came of a call."""
        self._owes_wrap_up = owes_wrap_up
        self._rules, self._spending, self._now = rules, spending, now
        self._do_not_call = do_not_call
        self._dialed: deque[datetime] = deque()
        self._remembers = False

    def objection_to(self, number: PhoneNumber) -> GuardError | None:
        """Why this number is never called from here, whenever it is tried."""
        if self._do_not_call is not None and (entry := self._do_not_call.listed(number.e164)) is not None:
            words = entry.sentence or entry.reason
            return GuardError(GuardReason.DO_NOT_CALL, region=number.region, since=entry.since, words=words)
        return objection_by_plan(number, self._rules())

    async def prepare(self, *, lately: bool = False) -> None:
        """Know the do-not-call list, whoever changed it, and what today's calls have used up.

        `lately`: also what other desks have used up since.

        Raises:
            StoreError: list or history cannot be read.
        """
        if self._do_not_call is not None:
            await self._do_not_call.prepare()
        if not (self._spending.is_fresh if lately else self._spending.is_known):
            await self._spending.read()

    def admit_person(self, number: PhoneNumber, under_way: Collection[str]) -> None:
        """Let a seller or colleague be rung for a hand-off. Hours and wrap-up are for customers.

        Raises:
            GuardError: it may not.
        """
        if (objection := self.objection_to(number)) is not None:
            raise objection
        rules, now = self._rules(), self._now()
        self._check_caps(rules, under_way, now)

    def admit(
        self,
        number: PhoneNumber,
        under_way: Collection[str],
        light: Light | None = None,
        in_spite_of: str = "",
    ) -> tuple[LightReason, ...]:
        """Let this call go out, and count it. Nothing waits here: of many at once, each sees the one before.

        Args:
            number: the number to call.
            under_way: the numbers with which an outgoing call lives or is being made, this one aside.
            light: what law and carrier say of it now.
            in_spite_of: why a person calls although that is red.

        Returns:
            The rules that are overridden with it.

        Raises:
            GuardError: it may not.
        """
        if (objection := self.objection_to(number)) is not None:
            raise objection
        overridden = heed(light, in_spite_of) if light is not None else ()
        self._check_wrap_up()
        rules, now = self._rules(), self._now()
        if rules.hours is not None:
            _check_hours(rules.hours, number, now)
        self._check_caps(rules, under_way, now)
        self._count(rules.calls_per_minute, now)
        return overridden

    def heed(self, number: PhoneNumber, light: Light, in_spite_of: str) -> tuple[LightReason, ...]:
        """What a call that was just let out is held to once more, by a newer light. As `admit`; not counted.

        Raises:
            GuardError: it may not go out any more.
        """
        if (objection := self.objection_to(number)) is not None:
            raise objection
        return heed(light, in_spite_of)

    def check_hours(self, number: PhoneNumber, light: Light, in_spite_of: str) -> None:
        """Whether a call that was let out a while ago is still within the hours of law and desk.

        Raises:
            GuardError: it is not any more.
        """
        red = (reason for reason in light.reasons if reason.verdict is LightVerdict.RED)
        hours = tuple(reason for reason in red if passing_of(reason) is Passing.WITH_HOURS)
        heed(replace(light, reasons=hours), in_spite_of)
        if (own := self._rules().hours) is not None:
            _check_hours(own, number, self._now())

    def objections(
        self, number: PhoneNumber, at: datetime, under_way: Collection[str] | None = None
    ) -> list[GuardError]:
        """Everything of this desk's own that stands in the way of a call at `at`; nothing is counted.

        `under_way`: as for `admit`; None where `at` is later, and what passes by itself says nothing of it.
        """
        if (objection := self.objection_to(number)) is not None:
            return [objection]
        rules = self._rules()
        checks: list[Callable[[], None]] = []
        if (hours := rules.hours) is not None:
            checks.append(lambda: _check_hours(hours, number, at))
        if under_way is not None:
            numbers = under_way
            checks.append(self._check_wrap_up)
            checks.append(lambda: self._check_caps(rules, numbers, at))
            checks.append(lambda: self._check_minute(rules.calls_per_minute, at))
        found = []
        for check in checks:
            try:
                check()
            except GuardError as error:
                found.append(error)
        return found

    def next_hour(self, number: PhoneNumber, at: datetime) -> datetime | None:
        """The first moment from `at` on within this desk's own hours; None where there never is one."""
        hours, zones = self._rules().hours, clocks_of(number.zones) or [HERE]
        return at if hours is None or hours.allow_all(at, zones) else hours.next_after(at, zones)

    def _check_wrap_up(self) -> None:
        if self._owes_wrap_up():
            raise GuardError(GuardReason.WRAP_UP)

    def _check_caps(self, rules: GuardRules, under_way: Collection[str], now: datetime) -> None:
        if rules.live_calls and len(under_way) >= rules.live_calls:
            raise GuardError(GuardReason.LIVE_CALLS, limit=rules.live_calls)
        if rules.daily_cost and self._spending.total() >= rules.daily_cost:
            raise GuardError(GuardReason.DAILY_COST, limit=rules.daily_cost, again_in_s=_until_midnight(now))

    def _count(self, limit: int, now: datetime) -> None:
        self._check_minute(limit, now)
        self._dialed.append(now)

    def _check_minute(self, limit: int, now: datetime) -> None:
        if not self._remembers:  # calls of the run before this one count too
            self._dialed.extend(sorted(self._spending.dialed_since(now - _MINUTE)))
            self._remembers = True
        # Those of the future go too: the clock was set back.
        while self._dialed and not now - _MINUTE < self._dialed[0] <= now:
            self._dialed.popleft()
        if limit and len(self._dialed) >= limit:
            wait = self._dialed[-limit] + _MINUTE - now
            raise GuardError(
                GuardReason.CALLS_PER_MINUTE, limit=limit, again_in_s=max(1.0, wait.total_seconds())
            )


def objection_by_plan(number: PhoneNumber, rules: GuardRules) -> GuardError | None:
    """Why a number of its kind or country is never called."""
    if (risk := risk_of(number.e164)) is not None:
        return GuardError(risk, region=number.region)
    if number.region not in rules.regions:
        return GuardError(GuardReason.COUNTRY, region=number.region)
    return None


def _check_hours(hours: CallingHours, number: PhoneNumber, now: datetime) -> None:
    """In every zone the number may be in; where none is known, this computer's counts."""
    zones = clocks_of(number.zones) or [HERE]
    if hours.allow_all(now, zones):
        return
    again = hours.next_after(now, zones)
    wait = (again - now).total_seconds() if again is not None else None
    raise GuardError(GuardReason.HOURS, region=number.region, again_in_s=wait, again_at=again)


def _until_midnight(now: datetime) -> float:
    return (day_begins(day_of(now) + timedelta(days=1)) - now).total_seconds()
