"""What a person wants of a hand-off, whoever asks: window, key, REST. Each wish is a fact of the call.

What the wishes need of the providers is done by the `Conductor`, which looks at the facts; but hold, mute and
keys (`while_together`) are done at once: somebody waits for them.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from uuid import uuid4

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.hand_off_facts import (
    GiveBackAsked,
    GiveBackCause,
    HandOffAsked,
    HandOffCancelled,
    HandOffKind,
    PersonConfirmed,
)
from sellercall_desktop.core.calls.handed import HandOff
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.partners import (
    give_back_of,
    holder,
    is_under_way,
    led_to,
    open_hand_offs,
    partner_of,
    target_leg,
)
from sellercall_desktop.core.errors import HandOffError, OthersCallError, StoreError
from sellercall_desktop.core.hand_off.while_together import WhileTogether
from sellercall_desktop.core.phone.reading import parse
from sellercall_desktop.core.problems import HandOffProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import OutgoingGuard
    from sellercall_desktop.core.hand_off.colleagues import Colleagues
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.ports import ConferenceBridge

log = logging.getLogger(__name__)


class HandOffs(WhileTogether):
    """Take over, hand on, give back, and what there is to do while they are together."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        bridge: ConferenceBridge,
        guard: OutgoingGuard,
        policy: Callable[[], HandOffPolicy],
        region: Callable[[], str],
        now: Callable[[], datetime],
        desk: str = "",
        audit: AuditTrail | None = None,
        colleagues: Colleagues | None = None,
    ) -> None:
        """`desk` names this desktop among those that use the same accounts or history."""
        self._audit, self._colleagues = audit, colleagues
        super().__init__(ledger=ledger, bridge=bridge, policy=policy, now=now)
        self._guard, self._region, self._desk = guard, region, desk
        self._in_turn = asyncio.Lock()  # of two wishes at once, the second sees the first

    async def take_over(self, call_id: str, by: str, *, also_others: bool = False) -> HandOff:
        """Ring the seller's own telephone; the AI goes on talking until she says that she is there.

        Args:
            call_id: ours.
            by: who asks.
            also_others: the person was told that another desk made this call, and wants it all the same.

        Raises:
            HandOffError: not now, or the settings do not say which telephone is hers.
            GuardError: her number may not be called now.
            CallNotFoundError, OthersCallError, StoreError: the call is not to be had.
        """
        policy = self._policy()
        if not policy.seller_number:
            raise HandOffError(HandOffProblem.NO_TELEPHONE)
        person = (policy.seller_number, policy.seller_name)  # it is said to the customer: no account's name
        async with self._in_turn:
            call = await self._talking(call_id, also_others=also_others)
            if open_hand_offs(call):
                raise HandOffError(HandOffProblem.UNDER_WAY)
            asked = await self._ask(call, HandOffKind.TAKE_OVER, person, by, policy)
        await self._note(AuditKind.TAKE_OVER, call_id, by)
        return asked

    async def hand_on(
        self,
        call_id: str,
        kind: HandOffKind,
        number: str,
        name: str,
        by: str,
        *,
        also_others: bool = False,
    ) -> HandOff:
        """Ring somebody else, who is to have the customer.

        Args:
            call_id: ours.
            kind: ANNOUNCED or BLIND.
            number: anything that reads as one number.
            name: whose it is; "" where that is not known, or the list of colleagues knows it.
            by: who asks.
            also_others: as for `take_over`.

        Raises:
            InvalidNumberError: it is no number.
            As `take_over`; where she is to speak first, her own telephone has to be known.
        """
        policy = self._policy()
        person = parse(number, self._region())
        if not name and self._colleagues is not None:
            name = self._colleagues.name_of(person.e164)
        async with self._in_turn:
            call = await self._talking(call_id, also_others=also_others)
            if any(is_under_way(one) or give_back_of(call, one.hand_off_id) for one in open_hand_offs(call)):
                raise HandOffError(HandOffProblem.UNDER_WAY)
            speaks_first = kind is HandOffKind.ANNOUNCED and holder(call) is None
            if speaks_first and not policy.seller_number:
                raise HandOffError(HandOffProblem.NO_TELEPHONE)
            asked = await self._ask(call, kind, (person.e164, name), by, policy)
        await self._note(AuditKind.HAND_ON, call_id, by, f"{kind.value}: {name} {person.e164}".strip())
        if self._colleagues is not None:
            await self._colleagues.used(person.e164)
        return asked

    async def confirm(self, call_id: str, by: str, hand_off_id: str | None = None) -> None:
        """The person is on the telephone, says somebody at the window: the customer comes now.

        Raises:
            HandOffError: nobody has taken the telephone yet, it was called off, or it is not this one.
        """
        call = await self._ledger.get(call_id)
        one = self._under_way(call, hand_off_id)
        leg = target_leg(call, one)
        if leg is None or not leg.is_on_line or one.cancelled is not None:
            raise HandOffError(HandOffProblem.NONE_UNDER_WAY)
        await self._write(call_id, PersonConfirmed(self._now(), one.hand_off_id, by))

    async def cancel(self, call_id: str, by: str, hand_off_id: str | None = None) -> None:
        """Call off what is under way: the customer stays with whoever has them.

        Raises:
            HandOffError: nothing is under way, or not this one.
        """
        call = await self._ledger.get(call_id)
        one = self._under_way(call, hand_off_id)
        if (
            led_to(call, one.hand_off_id) is not None
        ):  # it is too late for that; the person may give the customer back
            raise HandOffError(HandOffProblem.NONE_UNDER_WAY)
        await self._write(call_id, HandOffCancelled(self._now(), one.hand_off_id, by))

    async def give_back(self, call_id: str, by: str, note: str = "") -> None:
        """Let the AI have the customer again; it learns what was said, and `note`. Asked twice, done once.

        Raises:
            HandOffError: no person has the customer.
        """
        call = await self._ledger.get(call_id)
        has = self._holder(call)
        if give_back_of(call, has.hand_off_id) is not None:
            return
        wishes: list[HandOffFact] = [
            HandOffCancelled(self._now(), one.hand_off_id, by)
            for one in open_hand_offs(call)
            if is_under_way(one)
        ]
        wish = GiveBackAsked(self._now(), uuid4().hex, has.hand_off_id, GiveBackCause.ASKED, by, note.strip())
        await self._write(call_id, *wishes, wish)
        await self._note(AuditKind.GIVE_BACK, call_id, by, wish.note)

    # --- inside -------------------------------------------------------------------------------

    async def _talking(self, call_id: str, *, also_others: bool) -> Call:
        call = await self._ledger.get(call_id)
        if not also_others and not placed_here(call, self._desk):
            raise OthersCallError(call_id)
        if partner_of(call) is None or call.hang_up is not None or call.carrier_call_id is None:
            raise HandOffError(HandOffProblem.NOT_TALKING)
        return call

    async def _ask(
        self, call: Call, kind: HandOffKind, person: tuple[str, str], by: str, policy: HandOffPolicy
    ) -> HandOff:
        number, name = person
        if number == call.number:
            raise HandOffError(HandOffProblem.SAME_NUMBER)
        ours = {policy.seller_number} if kind is not HandOffKind.TAKE_OVER else set()
        if number in {*ours, call.requested.our_number}:
            raise HandOffError(HandOffProblem.OUR_NUMBER)
        region = self._region()
        await self._guard.prepare()
        under_way = self._ledger.numbers_rung(self._desk)
        speaks_first = kind is HandOffKind.ANNOUNCED and holder(call) is None
        for each in (policy.seller_number, number) if speaks_first else (number,):
            self._guard.admit_person(parse(each, region), under_way)
            under_way.add(each)
        asked = HandOffAsked(
            *(self._now(), uuid4().hex, kind, number, name, by, self._desk, policy.seller_number)
        )
        await self._write(call.id, asked)
        return HandOff(asked.hand_off_id, asked)

    @staticmethod
    def _under_way(call: Call, hand_off_id: str | None) -> HandOff:
        under_way = [one for one in open_hand_offs(call) if is_under_way(one)]
        if not under_way or hand_off_id not in {None, under_way[-1].hand_off_id}:
            raise HandOffError(HandOffProblem.NONE_UNDER_WAY)
        return under_way[-1]

    async def _note(self, kind: AuditKind, call_id: str, by: str, text: str = "") -> None:
        if self._audit is None:
            return
        try:
            await self._audit.append(AuditEntry(self._now(), by, kind, call_id, text, desk=self._desk))
        except StoreError as error:  # the call's own journal has it
            log.warning("hand_off.not_in_trail", extra={"call_id": call_id, "problem": str(error)})
