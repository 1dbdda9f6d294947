"""One call for later is dialed: claimed on disk, then the light, then the engine. Never twice.

The claim is durable before anything leaves, and holds the id that its call will have. So after whatever end
of a run the history tells whether it became one; and a call whose claim is gone by then rings nobody.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core import errors
from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.ports import PlannedCall
from sellercall_desktop.core.clock import new_call_id
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.law.passing import PASSES, Passing, code_of, passing_of, refusal_of
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import ScheduledProblem
from sellercall_desktop.core.prompts.errors import PromptVariablesError
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.core.scheduled.scheduled_call import (
    ScheduledCallRefused,
    ScheduledFate,
    ScheduledState,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.law.light import Light, LightReason, Lights
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.scheduled.agenda import Agenda
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall

log = logging.getLogger(__name__)

REQUESTED_BY = "scheduled"
"""Who asked for such a call; its id follows after a colon."""
CLAIM_HOLDS = timedelta(seconds=60)
"""A claim that is older when the engine is to be asked was slept over."""
CLAIM_LOST = timedelta(minutes=10)
"""After that another desk finds out what became of a claim whose desk says nothing more."""


class ClaimedDialing:
    """Claims and dials, for the clock and for a person alike."""

    def __init__(
        self,
        *,
        agenda: Agenda,
        engine: Engine,
        calls: CallStore,
        bus: Bus,
        now: Callable[[], datetime],
        desk: str,
        lights: Lights | None = None,
    ) -> None:
        """`desk` names this desktop among those that share the calls for later."""
        self._agenda, self._engine, self._calls = agenda, engine, calls
        self._bus, self._now, self._desk, self._lights = bus, now, desk, lights
        self._under_way: set[str] = set()

    def is_left_over(self, call: ScheduledCall) -> bool:
        """Whether it is claimed, and nobody is dialing it any more."""
        if call.state is not ScheduledState.CLAIMED or call.id in self._under_way:
            return False
        if call.claimed_by == self._desk or call.claimed_at is None:
            return True
        return not timedelta(0) <= self._now() - call.claimed_at <= CLAIM_LOST

    async def dial(self, call: ScheduledCall, by: str = "", override: str = "") -> Call:
        """Dial it as it was read.

        Args:
            call: as it was read; somebody else's change since then keeps it from being dialed.
            by: the person who wants it now; then a refusal leaves it as it was. Empty: its moment has come.
            override: why that person calls although the light is red, where the rule allows that.

        Raises:
            ScheduledCallError: it was changed or claimed meanwhile, the light is red, or the number is in
                a call.
            StoreError: it could not be claimed. Nothing was dialed.
            SellerCallError: as `Engine.dial`.
        """
        acts = AuditEntry(self._now(), by, AuditKind.SCHEDULE_DIALED, call.number, override, desk=self._desk)
        claim = replace(
            call,
            state=ScheduledState.CLAIMED,
            claimed_at=self._now(),
            claimed_by=self._desk,
            fate="",
            call_id=new_call_id(self._now()),
        )
        self._under_way.add(call.id)
        try:
            claimed = await self._agenda.write(claim, acts if by else None)
            if claimed is None:
                raise ScheduledCallError(ScheduledProblem.CHANGED)
            try:
                made = await self._dial_claimed(claimed, by, override)
            except errors.SellerCallError as error:
                made_of = await self._call_of(error)
                if made_of is not None and _is_open(made_of):
                    raise  # it stays claimed, and is found out
                saved = await self._settle(_after(error, call, claimed, made_of, by))
                if saved is not None and saved.state is ScheduledState.REFUSED and not by:
                    self._tell(saved, error)
                raise
            if not _is_open(made):
                await self._settle(_as_made(claimed, made))
            return made
        finally:
            self._under_way.discard(call.id)

    async def find_out(self, call: ScheduledCall) -> None:
        """A claim was left over by an earlier run, or by a desk that is gone: what became of it?

        Raises:
            StoreError: it stays claimed.
        """
        made = await self._calls.get(call.call_id)
        if made is None:  # taken over, so that its desk writes down no call from now on; did it before?
            taken = await self._agenda.write(
                replace(call, claimed_by=self._desk, claimed_at=self._now()), tell=False
            )
            if taken is None:
                return
            call, made = taken, await self._calls.get(call.call_id)
        if made is not None and _is_open(made):
            return
        if made is None and call.due > self._now():  # a person had wanted it before its moment
            found = replace(call, state=ScheduledState.WAITING, call_id="")
        elif made is None:
            fate = ScheduledFate.INTERRUPTED.value
            found = replace(call, state=ScheduledState.MISSED, fate=fate, call_id="")
        else:
            found = _as_made(call, made)
        log.info("scheduled.found_out", extra={"scheduled": call.id, "state": found.state.value})
        await self._agenda.write(found)

    async def zone_of(self, number: PhoneNumber) -> str:
        """The customer's clock (IANA) as the light has it: a contact's word wins. Raises StoreError."""
        light = await self._lights.light(number) if self._lights is not None else None
        return _zone(light, number)

    async def heed_for_good(self, number: PhoneNumber, due: datetime) -> str:
        """Whether the law lets anybody call it at all, at whatever moment; the clock, as `zone_of`.

        Raises:
            ScheduledCallError: it does not, nor may a person call all the same.
            StoreError: what the light needs cannot be read.
        """
        if self._lights is None:
            return _zone(None, number)
        light = await self._lights.light(number, due)
        for reason in light.reasons:
            never = reason.verdict is LightVerdict.RED and reason.code is LightCode.COUNTRY_OFF
            if never and not light.may_override:
                raise _red(light, reason)
        return _zone(light, number)

    # --- inside -------------------------------------------------------------------------------

    async def _dial_claimed(self, claimed: ScheduledCall, by: str, override: str) -> Call:
        number = number_of(claimed.number)
        light = await self._lights.light(number) if self._lights is not None else None
        if light is not None and not (override and light.may_override):
            _heed(light)
        if claimed.claimed_at is None or self._now() - claimed.claimed_at > CLAIM_HOLDS:
            raise ScheduledCallError(ScheduledProblem.CHANGED)
        holds = lambda: self._agenda.holds(claimed)  # noqa: E731 - a word
        planned = PlannedCall(claimed.call_id, holds, contact_id=claimed.contact_id, by=by)
        asked_by = f"{REQUESTED_BY}:{claimed.id}"
        made = await self._engine.dial(claimed.number, asked_by, in_spite_of=override, planned=planned)
        if made.id != claimed.call_id:  # it was on the line already, and was not rung again
            raise ScheduledCallError(ScheduledProblem.IN_A_CALL)
        return made

    async def _call_of(self, error: errors.SellerCallError) -> Call | None:
        """The call in the history that failed with it, where it was ours."""
        if error.call_id is None or isinstance(error, errors.OthersCallError):
            return None
        try:
            return await self._calls.get(error.call_id)
        except errors.StoreError:
            return None

    async def _settle(self, call: ScheduledCall) -> ScheduledCall | None:
        """Write what became of a claim. Where that fails it stays claimed, and is found out later."""
        try:
            return await self._agenda.write(call)
        except errors.StoreError as failure:
            log.warning("scheduled.unwritten", extra={"scheduled": call.id, "problem": str(failure)})
            return None

    def _tell(self, refused: ScheduledCall, error: errors.SellerCallError) -> None:
        facts = {"scheduled": refused.id, "number": refused.number, "reason": refused.fate}
        log.warning("scheduled.refused", extra=facts)
        self._bus.publish(ScheduledCallRefused(refused, _again_at(error, self._now())))


def is_passing(error: errors.SellerCallError) -> bool:
    """Whether it may be tried again within minutes."""
    if isinstance(error, errors.GuardError):
        return PASSES[error.reason] is Passing.SOON
    if isinstance(error, ScheduledCallError):
        return error.problem in {ScheduledProblem.IN_A_CALL, ScheduledProblem.CHANGED}
    return isinstance(error, errors.OthersCallError)


def fate_of(error: errors.SellerCallError) -> str:
    """What `ScheduledCall.fate` says after it."""
    if isinstance(error, ScheduledCallError):
        return error.code or error.problem.value
    if isinstance(error, errors.GuardError):
        return error.reason.value
    if isinstance(error, errors.InvalidNumberError):
        return error.problem.value
    fits = (fate for kind, fate in _FATES if isinstance(error, kind))
    return next(fits, ScheduledFate.PROVIDER).value


_FATES = (
    (errors.OthersCallError, ScheduledFate.IN_A_CALL),
    (errors.NotConfiguredError, ScheduledFate.NOT_CONFIGURED),
    (errors.SecretsUnavailableError, ScheduledFate.SECRETS),
    (PromptVariablesError, ScheduledFate.PROMPT),
    (errors.StoreError, ScheduledFate.STORE),
)


def _after(
    error: errors.SellerCallError, before: ScheduledCall, claimed: ScheduledCall, made: Call | None, by: str
) -> ScheduledCall:
    """What it is after it could not be dialed; `made`: the call that failed with the error."""
    if made is not None:
        return _as_made(claimed, made)
    if by:
        return replace(before, revision=claimed.revision)
    fate = fate_of(error)
    if is_passing(error):
        return replace(claimed, state=ScheduledState.WAITING, fate=fate, call_id="")
    refused = isinstance(error, ScheduledCallError | errors.GuardError | errors.InvalidNumberError)
    state = ScheduledState.REFUSED if refused else ScheduledState.MISSED
    return replace(claimed, state=state, fate=fate, call_id="")


def _zone(light: Light | None, number: PhoneNumber) -> str:
    """The likeliest; empty where none is known."""
    return next(iter((light.zones if light is not None else ()) or number.zones), "")


def _is_open(made: Call) -> bool:
    """Whether it is still being found out if anything left this machine."""
    return made.is_leg_unknown or (made.is_live and made.asked is None)


def _as_made(claimed: ScheduledCall, made: Call) -> ScheduledCall:
    """Dialed, unless it is certain that the telephone never rang."""
    if made.is_live or made.may_ring or made.placed is not None:
        return replace(claimed, state=ScheduledState.DIALED, call_id=made.id, fate="")
    fate = ScheduledFate.NOT_PLACED.value
    return replace(claimed, state=ScheduledState.MISSED, call_id=made.id, fate=fate)


def _heed(light: Light) -> None:
    """Raises GuardError where all that is red passes within minutes, else ScheduledCallError."""
    red = [reason for reason in light.reasons if reason.verdict is LightVerdict.RED]
    lasting = [reason for reason in red if passing_of(reason) is not Passing.SOON]
    if lasting:
        worst = next((reason for reason in lasting if not reason.may_override), lasting[0])
        raise _red(light, worst)
    for reason in red:
        wait_s = (reason.until - light.at).total_seconds() if reason.until is not None else None
        limit = int(reason.values.get("limit") or 0)
        refusal, region = refusal_of(reason), light.number.region
        raise errors.GuardError(refusal, region=region, limit=limit, again_in_s=wait_s)


def _red(light: Light, reason: LightReason) -> ScheduledCallError:
    return ScheduledCallError(
        ScheduledProblem.RED_LIGHT,
        code=code_of(reason),
        again_at=light.next_allowed,
        rule=reason.rule,
        source=reason.source,
        may_override=light.may_override,
    )


def _again_at(error: errors.SellerCallError, now: datetime) -> datetime | None:
    if isinstance(error, ScheduledCallError):
        return error.again_at
    if isinstance(error, errors.GuardError):
        soon = now + timedelta(seconds=error.again_in_s) if error.again_in_s is not None else None
        return error.again_at or soon
    return None
