"""A call as the old backend's ``listcalls`` told it: its spelling, Ultravox's and Twilio's words."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.last_partner import last_agent_end
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.providers.twilio.vocabulary import DIRECTION_OF
from sellercall_desktop.providers.ultravox.vocabulary import REASON_OF_OUTCOME, format_duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.prompts.ports import PromptStore

DIRECTIONS = {direction: word for word, direction in DIRECTION_OF.items()}
"""What Twilio reports as a call's Direction: ``outbound-api`` for one begun over its API, ``inbound``."""

_NULL = msgspec.Raw(b"null")
_encoder = msgspec.json.Encoder()


class ListedCall(msgspec.Struct, frozen=True):
    """One element of the list. Times are RFC 3339 in UTC; what is not known is null.

    `created` is when the call was asked for: the list is in its order. `ended` and `endrason` are the
    AI's side; where only the telephone leg has ended, `ended` is its end and the reason is not known yet.
    """

    callID: str | None  # noqa: N815 - the old backend's spelling, here and below
    created: datetime
    jorned: datetime | None
    ended: datetime | None
    endrason: str | None
    maxduration: str | None
    systemPrompt: msgspec.Raw  # noqa: N815
    twilioSid: str | None  # noqa: N815
    twilioFrom: str | None  # noqa: N815
    twilioTo: str | None  # noqa: N815
    direction: str
    shortSummary: str | None  # noqa: N815
    summary: str | None


class CallList:
    """Encodes calls; remembers each prompt version it meets, already encoded."""

    def __init__(self, prompts: PromptStore) -> None:
        self._prompts = prompts
        self._texts: dict[int, msgspec.Raw] = {}

    async def encoded(self, calls: Sequence[Call]) -> bytes:
        """JSON objects joined by commas.

        Raises:
            StoreError: a prompt version cannot be read.
        """
        listed = [_listed(call, await self._prompt(call.requested.prompt_version)) for call in calls]
        return _encoder.encode(listed)[1:-1]

    async def _prompt(self, number: int | None) -> msgspec.Raw:
        if number is None:
            return _NULL
        if number not in self._texts:
            version = await self._prompts.get(number)
            self._texts[number] = msgspec.Raw(_encoder.encode(version.text)) if version else _NULL
        return self._texts[number]


def from_and_to(call: Call) -> tuple[str | None, str | None]:
    """Who rang whom, as E.164."""
    ours, theirs = call.requested.our_number, call.number
    return (ours, theirs) if call.direction is Direction.OUTBOUND else (theirs, ours)


def _listed(call: Call, prompt: msgspec.Raw) -> ListedCall:
    caller, called = from_and_to(call)
    longest_s = call.agent.max_duration_s if call.agent else None
    end, summary = last_agent_end(call.agent_ended, call.handed), summary_of(call)
    return ListedCall(
        callID=call.agent_call_id,
        created=call.created_at,
        jorned=call.joined_at,
        ended=end.at if end is not None else call.ended_at,
        endrason=REASON_OF_OUTCOME[end.outcome] if end is not None else None,
        maxduration=None if longest_s is None else format_duration(longest_s),
        systemPrompt=prompt,
        twilioSid=call.carrier_call_id,
        twilioFrom=caller,
        twilioTo=called,
        direction=DIRECTIONS[call.direction],
        shortSummary=summary.short if summary else None,
        summary=summary.long if summary else None,
    )
