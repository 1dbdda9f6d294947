"""What a person wants of a conference that goes on: music, silence, keys. Done at once: somebody waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import CustomerHeld, PersonMuted
from sellercall_desktop.core.calls.partners import holder, open_hand_offs, target_leg
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, HandOffError
from sellercall_desktop.core.problems import HandOffProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.ports import Attendee, Conference, ConferenceBridge

_SOURCE = "hand_off"  # as the journal names where the facts came from
_KEYS = re.compile(r"[0-9*#wW]{1,32}")


class WhileTogether:
    """Each wish is a fact of the call, once it is done."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        bridge: ConferenceBridge,
        policy: Callable[[], HandOffPolicy],
        now: Callable[[], datetime],
    ) -> None:
        self._ledger, self._bridge, self._policy, self._now = ledger, bridge, policy, now

    async def hold(self, call_id: str, by: str, *, on: bool) -> None:
        """Have the customer hear music, or no more.

        Raises:
            HandOffError: no person has the customer.
            ProviderError, NotConfiguredError, SecretsUnavailableError: it was not done, or nobody knows.
        """
        call = await self._ledger.get(call_id)
        has = self._holder(call)
        conference, customer = await self._attendee(call, call.carrier_call_id)
        held = CustomerHeld(self._now(), has.hand_off_id, on, by)
        if on:
            await self._write(call_id, held)
        try:
            await self._bridge.set_attendee(conference.conference_id, customer.carrier_call_id, on_hold=on)
        except OUTSIDE_ERRORS:
            if on:  # where they are on hold after all, the next look ends it
                await self._write(call_id, CustomerHeld(self._now(), has.hand_off_id, False, by))
            raise
        if not on:
            await self._write(call_id, held)

    async def mute(self, call_id: str, by: str, *, on: bool, hand_off_id: str | None = None) -> None:
        """Have nobody in the conference hear a person, or all hear them again.

        Args:
            call_id: ours.
            by: who asks.
            on: heard no more.
            hand_off_id: whose person, where several are in it; else who has the customer.

        Raises:
            HandOffError: this person is not in it.
            As `hold`.
        """
        call = await self._ledger.get(call_id)
        open_ones = (one for one in open_hand_offs(call) if one.hand_off_id == hand_off_id)
        one = self._holder(call) if hand_off_id is None else next(open_ones, None)
        leg = target_leg(call, one) if one is not None else None
        placed = leg.placed.carrier_call_id if leg is not None and leg.placed is not None else None
        why_not = HandOffProblem.NOT_JOINED if hand_off_id is None else HandOffProblem.NONE_UNDER_WAY
        if one is None or placed is None:
            raise HandOffError(why_not)
        conference, person = await self._attendee(call, placed, why_not)
        await self._bridge.set_attendee(conference.conference_id, person.carrier_call_id, muted=on)
        await self._write(call_id, PersonMuted(self._now(), one.hand_off_id, on, by))

    async def press(self, call_id: str, keys: str) -> None:
        """Press keys on the customer's line: digits, ``*``, ``#``; ``w`` waits half a second.

        Raises:
            HandOffError: no person has the customer, there is no public address, or these are no keys.
            As `hold`.
        """
        url = self._policy().tones_url
        if url is None:
            raise HandOffError(HandOffProblem.NO_TUNNEL)
        if not _KEYS.fullmatch(keys):
            raise HandOffError(HandOffProblem.NO_KEYS)
        call = await self._ledger.get(call_id)
        self._holder(call)
        conference, customer = await self._attendee(call, call.carrier_call_id)
        address = url + keys.replace("#", "%23").replace("*", "%2A")
        await self._bridge.play(conference.conference_id, customer.carrier_call_id, address)

    # --- inside, and for whoever adds to it -----------------------------------------------------

    @staticmethod
    def _holder(call: Call) -> HandOff:
        if (has := holder(call)) is None:
            raise HandOffError(HandOffProblem.NOT_JOINED)
        return has

    async def _attendee(
        self,
        call: Call,
        carrier_call_id: str | None,
        why_not: HandOffProblem = HandOffProblem.NOT_JOINED,
    ) -> tuple[Conference, Attendee]:
        conference = await self._bridge.conference(call.id)
        attendee = conference.attendee(carrier_call_id) if conference is not None else None
        if conference is None or attendee is None:
            raise HandOffError(why_not)
        return conference, attendee

    async def _write(self, call_id: str, *wishes: HandOffFact) -> None:
        await self._ledger.record(call_id, wishes, _SOURCE, durable=True)
