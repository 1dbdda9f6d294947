"""The light before a call, put together from what is known here: this desk's rules, the law, the carrier.

What comes from a provider is asked for behind the light's back; `LightsChanged` tells when it says more.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.meter import Pair
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.remarks import unjudged_wish
from sellercall_desktop.core.law.light import Light, LightCode, LightReason, LightVerdict, Tried
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.open_wishes import OpenWishes
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.clock_check import ClockCheck
    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.guard.by_law import ByLaw, Known
    from sellercall_desktop.core.guard.dialing_permissions import DialingPermissions
    from sellercall_desktop.core.guard.guard import Guard
    from sellercall_desktop.core.guard.registers import Registers
    from sellercall_desktop.core.phone.reading import PhoneNumber

JUST_NOW = timedelta(minutes=15)
"""So long a colleague's conversation is worth a word."""
_LOOKED_AT = 5  # of the newest attempts
_STEPS = 12  # from one moment that a rule allows to the next
_RED, _AMBER, _GREEN = LightVerdict.RED, LightVerdict.AMBER, LightVerdict.GREEN


class DeskLights:
    """Implements `core.law.light.Lights`."""

    def __init__(
        self,
        *,
        guard: Guard,
        by_law: ByLaw,
        permissions: DialingPermissions,
        tariffs: Tariffs,
        calls: CallStore,
        our_number: Callable[[], str | None],
        under_way: Callable[[], Collection[str]],
        registers: Registers,
        now: Callable[[], datetime],
        clock: ClockCheck,
        wishes: OpenWishes,
        desk: str = "",
    ) -> None:
        """`under_way`: the numbers with which an outgoing call of this desk lives or is being made."""
        self._guard, self._by_law, self._permissions, self._tariffs = guard, by_law, permissions, tariffs
        self._calls, self._our_number, self._under_way = calls, our_number, under_way
        self._now, self._clock, self._desk, self._wishes = now, clock, desk, wishes
        self.registers, self.off_countries = registers, by_law.off_countries

    async def look(self, number: PhoneNumber) -> Light:
        """What law and carrier say of calling it now: all that a dial asks beside the guard.

        Raises:
            StoreError: the history or the contacts cannot be read.
        """
        now = self._now()
        known = await self._by_law.know(number, now, now)
        law = known.ask(now)
        unjudged = await self._unjudged(number)
        reasons = _gravest_first((*unjudged, *self._of_clock(), *law.reasons, *self._of_carrier(number)))
        again = law.next_allowed
        if any(reason.verdict is _RED for reason in reasons):
            again = self._next_allowed(known, now, reasons)
        return Light(number, now, reasons, law.zones, again, _tried(known))

    async def light(self, number: PhoneNumber, at: datetime | None = None) -> Light:
        """As the port says; what a provider tells of the number is asked for behind its back."""
        now = self._now()
        moment = at if at is not None else now
        known, unjudged, _ = await asyncio.gather(
            self._by_law.know(number, moment, now), self._unjudged(number), self._guard.prepare()
        )
        self._permissions.see_to(number)
        if (pair := self._pair(number)) is not None:
            self._tariffs.see_to(pair)
        law = known.ask(moment)
        colleague = await self._colleague(known, now) if at is None else None
        reasons = _gravest_first(
            (
                *self._of_desk(number, moment, at),
                *unjudged,  # of all that is amber it weighs most
                *(self._of_clock() if at is None else ()),
                *law.reasons,
                *self._of_carrier(number),
                *self._of_price(number),
                *([colleague] if colleague is not None else []),
            )
        )
        again = self._next_allowed(known, moment, reasons)
        return Light(number, moment, reasons, law.zones, again, _tried(known))

    def _of_desk(self, number: PhoneNumber, moment: datetime, at: datetime | None) -> Iterator[LightReason]:
        under_way = {*self._under_way()} - {number.e164} if at is None else None
        objections = self._guard.objections(number, moment, under_way)
        for error in objections:
            yield _of_guard(error, moment)
        if not any(error.reason is GuardReason.DO_NOT_CALL for error in objections):
            yield LightReason(_GREEN, LightCode.NOT_LISTED, "desk.do_not_call")

    def _of_clock(self) -> Iterator[LightReason]:
        if (error := self._clock.error) is not None:
            yield LightReason(_AMBER, LightCode.CLOCK_WRONG, "desk.clock", values={"amount": error.amount})

    def _of_carrier(self, number: PhoneNumber) -> Iterator[LightReason]:
        permission = self._permissions.of(number)
        if permission is None:
            return
        values = {"country": number.region}
        if not permission.ordinary:
            yield LightReason(_RED, LightCode.CLOSED_AT_CARRIER, "carrier.countries", values=values)
        elif number.e164.startswith(permission.closed_prefixes):
            yield LightReason(_AMBER, LightCode.RISKY_AT_CARRIER, "carrier.countries", values=values)
        else:
            yield LightReason(_GREEN, LightCode.COUNTRY_OPEN, "carrier.countries", values=values)

    def _of_price(self, number: PhoneNumber) -> Iterator[LightReason]:
        if (price := self._tariffs.price_of(self._pair(number))) is not None:
            values = {"price": f"{price.currency} {price.amount + self._tariffs.rate.minute}"}
            yield LightReason(_GREEN, LightCode.PRICE, "carrier.price", values=values)

    def _pair(self, number: PhoneNumber) -> Pair | None:
        ours = self._our_number()
        return Pair(Direction.OUTBOUND, ours, number.e164) if ours else None

    async def _unjudged(self, number: PhoneNumber) -> list[LightReason]:
        """That somebody there may want no more calls, and in which call they said so."""
        call_id = await self._wishes.call_of(number.e164)
        call = await self._calls.get(call_id) if call_id is not None else None
        said = unjudged_wish(call) if call is not None else None
        if call_id is None or (call is not None and said is None):  # judged in this very moment
            return []
        values = {"call": call_id}
        if said is not None:
            values |= {"words": said.words, "since": said.at.isoformat()}
        return [LightReason(_AMBER, LightCode.OPT_OUT_UNJUDGED, "desk.opt_out", values=values)]

    async def _colleague(self, known: Known, now: datetime) -> LightReason | None:
        """Another desk that talks with this number, or has just done so."""
        for tried in known.tried[:_LOOKED_AT]:
            if not tried.live and not (tried.talked and now - tried.at < JUST_NOW):
                continue
            call = await self._calls.get(tried.call_id)
            if call is not None and not placed_here(call, self._desk):
                values = {"name": call.requested.desk, "since": tried.at.isoformat()}
                return LightReason(_AMBER, LightCode.COLLEAGUE, "desk.team", values=values)
        return None

    def _next_allowed(self, known: Known, at: datetime, reasons: tuple[LightReason, ...]) -> datetime | None:
        """The first moment that law and this desk both allow; None where something red does not pass."""
        own = [one for one in reasons if one.verdict is _RED and one.rule.startswith(("desk.", "carrier."))]
        moment = at
        for reason in own:
            if reason.until is None:
                return None
            moment = max(moment, reason.until)
        for _ in range(_STEPS):
            by_law = known.ask(moment).next_allowed
            further = self._guard.next_hour(known.number, by_law) if by_law is not None else None
            if further is None or further == moment:
                return further
            moment = further
        return None


def _of_guard(error: GuardError, at: datetime) -> LightReason:
    """This desk's own rule as a reason. Moments in its values are ISO 8601."""
    if error.reason is GuardReason.DO_NOT_CALL:
        since = error.since.date().isoformat() if error.since is not None else ""
        values = {"words": error.words, "since": since}
        return LightReason(_RED, LightCode.DO_NOT_CALL, "desk.do_not_call", values=values)
    until = error.again_at
    if until is None and error.again_in_s is not None:
        until = at + timedelta(seconds=error.again_in_s)
    if error.reason is GuardReason.HOURS:
        return LightReason(_RED, LightCode.OUTSIDE_HOURS, "desk.hours", until=until)
    values = {
        "reason": error.reason.value,
        "country": error.region,
        "limit": str(error.limit),
        "seconds": str(error.again_in_s or ""),
    }
    return LightReason(_RED, LightCode.GUARD, "desk.limits", until=until, values=values)


def _tried(known: Known) -> tuple[Tried, ...]:
    return tuple(Tried(one.call_id, one.at, one.talked) for one in known.tried)


def _gravest_first(reasons: tuple[LightReason, ...]) -> tuple[LightReason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -reason.verdict))
