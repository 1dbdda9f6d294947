"""The intent of an outgoing call, on disk before anything leaves: of all desks one has it for a telephone."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.call import Call
from sellercall_desktop.core.calls.elsewhere import A_COLLEAGUE_DIALS
from sellercall_desktop.core.calls.errors import RungElsewhereError
from sellercall_desktop.core.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from sellercall_desktop.core.calls.facts import CallRequested
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.placement import Placement
    from sellercall_desktop.core.calls.ports import OutgoingGuard
    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.law.light import Light, LightReason
    from sellercall_desktop.core.phone.reading import PhoneNumber

log = logging.getLogger(__name__)

LOOKS = 10
"""Many desks at one number at once: whoever comes last does not wait for all of them."""
LOOKED_FOR_S = 5.0
"""A leg that a dead desk may have asked for; who dials waits for it."""


class LetOut(NamedTuple):
    """A call that the guard let out. `in_spite_of`: why a person calls although the light is red."""

    call_id: str
    requested: CallRequested
    number: PhoneNumber
    in_spite_of: str
    objection: Callable[[Light], Awaitable[GuardError | None]] | None = None  # as `PlannedCall` has it
    by: str = ""  # the person, where another than who asked is known


class Intents:
    """Writes them down."""

    def __init__(self, ledger: Ledger, placement: Placement, guard: OutgoingGuard) -> None:
        self._ledger, self._placement, self._guard = ledger, placement, guard

    async def write(self, let_out: LetOut, light: Light, overridden: tuple[LightReason, ...]) -> Call:
        """The call, once its intent is on disk; the rules that it goes out against are noted before.

        Where others' calls were written after the light was looked at, it is held to a newer one: so a cap is
        exact, however many desks call at one moment.

        Raises:
            RungElsewhereError: another desk talks with this number, or dials it.
            GuardError: others' calls have used up what was allowed, or whoever planned it objects.
            StoreError: it is not written.
            ProviderError, NotConfiguredError, SecretsUnavailableError: the carrier does not tell whether
                another desk's call is over.
        """
        noted: set[str] = set()
        beyond: set[tuple[str, bool]] = set()  # seen by the store, and perhaps outside of what a light reads
        in_the_way = ""
        for _ in range(LOOKS):
            if let_out.objection is not None and (objection := await let_out.objection(light)) is not None:
                raise objection
            if rules := {reason.rule or reason.code.value for reason in overridden} - noted:
                by = let_out.by or let_out.requested.requested_by
                await self._guard.note_override(let_out.number, overridden, let_out.in_spite_of, by)
                noted |= rules
            found = await self._ledger.begin(let_out.call_id, let_out.requested, _seen(light, beyond))
            if isinstance(found, Call):
                return found
            in_the_way = found.call_id
            if found.rings:
                await self._unless_over(in_the_way)
            else:
                log.info("dial.looks_again", extra={"number": let_out.number.e164})
                beyond |= found.unseen
                light = await self._guard.look(let_out.number)
                overridden = self._guard.heed(let_out.number, light, let_out.in_spite_of)
        raise RungElsewhereError(in_the_way)

    async def _unless_over(self, call_id: str) -> None:
        """Ask the carrier about another desk's call: nobody else may, where that desk has died.

        Raises:
            OthersCallError: it goes on, as far as can be told.
        """
        call = await self._ledger.get(call_id)
        if call.placed is not None:
            call = await self._placement.ask_about(call)
        elif call.asked is not None and utc_now() - call.created_at >= A_COLLEAGUE_DIALS:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKED_FOR_S):
                    call = await self._placement.look_for_leg(call_id)
        if call.may_ring:
            raise RungElsewhereError(call_id)


def _seen(light: Light, beyond: Collection[tuple[str, bool]]) -> Collection[tuple[str, bool]] | None:
    if light.tried is None:
        return None
    return {(one.call_id, one.talked) for one in light.tried} | {*beyond}
