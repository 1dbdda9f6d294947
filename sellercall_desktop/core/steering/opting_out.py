"""What a person makes of a customer's wish not to be called again: onto the list, or no such wish."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.remarks import unjudged_wish
from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement
from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.steering.opt_out import OptOut, OptOutWish, opt_out
from sellercall_desktop.core.steering.watching import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.calls.ledger import Ledger

log = logging.getLogger(__name__)


class OptOutList(Protocol):
    """Numbers that no way of dialing lets out."""

    async def add(
        self, phone_e164: str, reason: str, by: str, *, sentence: str = "", call_id: str = ""
    ) -> object:
        """Put the number on the list, durable, and into the trail. Raises StoreError, InvalidNumberError."""

    async def add_heard(
        self, phone_e164: str, reason: str, by: str, *, sentence: str, call_id: str, said_at: datetime
    ) -> object | None:
        """The same where nobody looked on, once: None, and nothing is written, where it was taken off since.

        Raises:
            StoreError, InvalidNumberError: as for `add`.
        """


class OptingOut:
    """Carries out what the person decides; each decision is a fact of its call."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        numbers: OptOutList,
        audit: AuditTrail,
        now: Callable[[], datetime],
        desk: str = "",
    ) -> None:
        """`desk` names this desktop in the trail."""
        self._ledger, self._numbers, self._audit, self._now, self._desk = ledger, numbers, audit, now, desk

    async def accept(self, call_id: str, wish: OptOut, by: str, reason: str) -> None:
        """Put the customer's number on the list. `reason` is told to whoever is refused the number.

        Raises:
            CallNotFoundError: no such call.
            StoreError: it could not be written down; nothing was decided.
        """
        call = await self._ledger.get(call_id)
        sentence = _sentence(call, wish)
        try:
            await self._numbers.add(call.number, reason, by, sentence=sentence, call_id=call_id)
        except InvalidNumberError:  # a caller without a number: there is nothing that could be dialed
            log.warning("opt_out.no_number", extra=call.key.log_fields)
        await self._record(call_id, wish, by)

    async def judge(self, call_id: str, judgement: OptOutJudgement, by: str, reason: str) -> bool:
        """What a person makes of the wish that waits for one in this call, live or over.

        False: none waits there; what was judged before stays. `reason`: as for `accept` and `dismiss`.

        Raises:
            CallNotFoundError, StoreError: as for `accept`.
        """
        waits = unjudged_wish(await self._ledger.get(call_id))
        if waits is None:
            return False
        wish = OptOut(OptOutWish(waits.verdict), waits.ordinal, waits.words)
        decide = self.accept if judgement is OptOutJudgement.OPT_OUT else self.dismiss
        await decide(call_id, wish, by, reason)
        return True

    async def heed(self, call: Call, by: str, reason: str) -> Call:
        """After a call that nobody saw: who plainly asked for it goes onto the list, and the call says so.

        What a person has judged stays, also that a number was taken off the list since; what is doubtful
        waits for one. Words after those that a person found to be no wish are heard as any others.

        Raises:
            CallNotFoundError, StoreError: as for `accept`.
        """
        wish = await asyncio.to_thread(opt_out, _unjudged(call))
        if wish is None or wish.wish is not OptOutWish.PLAIN:
            return call
        said_at = min(turn.at for turn in call.turns if turn.ordinal == wish.turn)
        told = {"sentence": _sentence(call, wish), "call_id": call.id}
        try:
            kept = await self._numbers.add_heard(
                call.number, reason, by, **told, said_at=min(said_at, call.ended_at or said_at)
            )
        except InvalidNumberError:
            log.warning("opt_out.no_number", extra=call.key.log_fields)
        else:
            if kept is None:
                log.info("opt_out.taken_off_since", extra=call.key.log_fields)
                return await self._record(call.id, wish, by, OptOutJudgement.NO_OPT_OUT)
        return await self._record(call.id, wish, by)

    async def dismiss(self, call_id: str, wish: OptOut, by: str, why: str) -> None:
        """These words ask for no such thing.

        Raises:
            CallNotFoundError: no such call.
            StoreError: it could not be written down; nothing was decided.
        """
        judged = OptOutJudged(self._now(), by, OptOutJudgement.NO_OPT_OUT, why, wish.turn, wish.words)
        text, fate = f"«{wish.words}» {why}".strip(), judged.judgement.value
        entry = AuditEntry(judged.at, by, AuditKind.OPT_OUT_JUDGED, call_id, text, fate, self._desk)
        await self._audit.append(entry)
        await self._ledger.record(call_id, (judged,), SOURCE, durable=True)

    async def _record(
        self, call_id: str, wish: OptOut, by: str, judgement: OptOutJudgement = OptOutJudgement.OPT_OUT
    ) -> Call:
        judged = OptOutJudged(self._now(), by, judgement, "", wish.turn, wish.words)
        return await self._ledger.record(call_id, (judged,), SOURCE, durable=True)


def _unjudged(call: Call) -> Sequence[TurnSpoken]:
    """What was said in it that no person has judged yet."""
    judged = call.written.opt_out if call.written is not None else None
    if judged is None:
        return call.turns
    if judged.judgement is OptOutJudgement.OPT_OUT or judged.ordinal is None:
        return ()
    return [turn for turn in call.turns if turn.ordinal > judged.ordinal]


def _sentence(call: Call, wish: OptOut) -> str:
    """The whole turn: what the person said, not only what the rule saw in it."""
    return next((turn.text for turn in call.turns if turn.ordinal == wish.turn), wish.words)
