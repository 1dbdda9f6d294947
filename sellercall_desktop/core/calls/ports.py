"""What a call needs of the world: a carrier that rings telephones, and a voice AI that talks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - fields of dataclasses
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.prompts.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
    from contextlib import AbstractContextManager

    from sellercall_desktop.core.calls.facts import ActAsked, Direction, Fact, ProviderReported, TurnSpoken
    from sellercall_desktop.core.calls.hand_off_facts import Answerer
    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.law.light import Light, LightReason
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.prompts.settings import FirstSpeaker, PromptSettings


@dataclass(frozen=True, slots=True)
class Continuation:
    """An AI place after the first: the AI knows what was said, and does not greet.

    `prior_agent_call_id`: the provider takes the conversation from there; where it is None, from `turns`.
    """

    part: int  # its number in the row, from 1; travels as metadata
    prior_agent_call_id: str | None
    turns: tuple[TurnSpoken, ...] = ()
    note: str = ""  # for the AI: who had the customer meanwhile, and what was agreed


@dataclass(frozen=True, slots=True)
class AgentOrder:
    """What we ask of the voice AI for one call. What it leaves open is as the settings have it."""

    call_id: str  # ours; travels as metadata, so that the call can be found again
    direction: Direction
    prompt: str
    language: str  # BCP 47, e.g. "es-CO"
    first_speaker: FirstSpeaker
    join_timeout_s: float
    events_url: str | None = None  # our public webhook for this call's events, where there is one
    desk: str = ""  # whose call it is; travels as metadata, so that another desk sees it is not its own
    number_ends: str = ""  # the customer's last digits: they show which leg belongs to the place
    voice: str = ""
    wishes: PromptSettings = USUAL  # of the prompt's version; language, voice and speaker are as above
    continues: Continuation | None = None  # a conversation that the AI goes on with


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call that was written down elsewhere before it is dialed, so that it is found again by its id.

    `still_wanted` is asked once the intent is on disk and nothing has left yet: whoever found no call of this
    id may have given its number to somebody else meanwhile. It may raise StoreError, which is a no.
    `objection` is asked before that, with the light as it is then: exact, whatever other desks do meanwhile.
    """

    call_id: str
    still_wanted: Callable[[], Awaitable[bool]]
    prompt_version: int | None = None  # None: the one in force of `prompt_id`
    our_number: str = ""  # the customer sees it; empty: as the settings have it
    voice: str = ""  # the AI's; empty: as the prompt or the settings have it
    prompt_id: str = ""  # empty: what outgoing calls follow
    contact_id: str = ""  # whom it is meant for, where several people share the number
    by: str = ""  # the person who wants it now, as in the audit trail; empty: nobody
    campaign: str = ""  # the name of what it is made for
    objection: Callable[[Light], Awaitable[GuardError | None]] | None = None  # besides the guard's

    @property
    def follows(self) -> tuple[int | None, str, str]:
        """Version and prompt, and whose data fill it."""
        return self.prompt_version, self.prompt_id, self.contact_id


@dataclass(frozen=True, slots=True)
class AgentPlace:
    """The voice AI's answer.

    `join_url` is a bearer secret, never logged or stored; "" once the provider no longer gives it.
    `after_dial`: which recordings are to follow, by the prompt that was ordered.
    """

    agent_call_id: str
    created_at: datetime
    join_url: str = field(repr=False)
    max_duration_s: float | None = None
    after_dial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarrierOrder:
    """What we ask of the carrier for one outgoing call."""

    call_id: str
    to: str  # E.164
    join_url: str = field(repr=False)
    ring_timeout_s: int = 45
    status_url: str | None = None  # our public status callback for this call, where there is one
    our_number: str = ""  # which of the account's own rings; empty: as the settings have it
    after_dial: tuple[str, ...] = ()  # recordings once the AI has left; none: as the settings have it


@dataclass(frozen=True, slots=True)
class MachineMessage:
    """What is left for a voicemail: recordings, one after the other; where there are none, words."""

    words: str
    language: str  # BCP 47
    recordings: tuple[str, ...] = ()  # public addresses


@dataclass(frozen=True, slots=True)
class RemoteCall:
    """One call as a provider lists it, for reconciliation and import.

    `call_id`, `desk`, `number_ends`: its metadata, where the provider has any. `facts`: all it reports.
    """

    remote_id: str
    created_at: datetime
    facts: tuple[Fact, ...]
    call_id: str | None = None
    direction: Direction | None = None
    number: str | None = None  # the customer's
    our_number: str | None = None
    desk: str | None = None
    number_ends: str | None = None
    part: int = 0  # of the AI places in a row; its facts say the same
    answerer: Answerer | None = None  # who took the leg, where the carrier was asked to find out


class Carrier(Protocol):
    """Rings telephones. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def ensure_configured(self) -> None:
        """Return when credentials and settings for a call are there. No request is made.

        Raises:
            NotConfiguredError: names what is missing.
        """

    async def warm(self) -> None:
        """Load what a first call needs and open a connection, so that a click pays neither."""

    async def check(self) -> None:
        """One cheap authenticated request; returns when the account can be used."""

    async def place(self, order: CarrierOrder) -> tuple[Fact, ...]:
        """Ring the customer. Exactly one request, never repeated."""

    def ensure_joinable(self, join_url: str, after_dial: tuple[str, ...] = ()) -> None:
        """Return when a call can be joined with this address of the voice AI. No request is made.

        `after_dial`: as in `CarrierOrder`.

        Raises:
            ProviderRefusedError: it is of a kind that no call can be joined with.
        """

    async def hang_up(self, carrier_call_id: str) -> tuple[Fact, ...]:
        """End the leg in whatever state it is."""

    async def leave_message(self, carrier_call_id: str, message: MachineMessage) -> None:
        """Take the leg from the AI, have it hear the message, and end it. One request, never repeated.

        Raises:
            NotListeningError: nobody is on the line: not yet, or no more.
            OUTSIDE_ERRORS: it was refused, or nobody knows whether it was done.
        """

    async def fetch(self, carrier_call_id: str) -> RemoteCall:
        """What the carrier knows of the call now."""

    async def reports(self, carrier_call_id: str) -> tuple[ProviderReported, ...]:
        """What the carrier's own log says of the call, as far as one request tells."""

    async def legs_on_line(self) -> frozenset[str]:
        """Ids of the legs that are answered and not over, as far as one question tells. It may be behind."""

    async def find(self, to: str, since: datetime) -> list[RemoteCall]:
        """Outgoing calls to `to`, created at or after `since` by its clock, oldest first."""

    def now(self) -> datetime | None:
        """The carrier's present time, from its answers' headers; None before the first. Asks nothing."""

    def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first, page by page."""


class VoiceAgent(Protocol):
    """Holds conversations. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def ensure_configured(self) -> None:
        """Return when credentials and settings for a call are there. No request is made.

        Raises:
            NotConfiguredError: names what is missing.
        """

    async def warm(self) -> None:
        """Open a connection, so that a click pays no handshake."""

    async def check(self) -> None:
        """One cheap authenticated request; returns when the account can be used."""

    async def create(self, order: AgentOrder) -> AgentPlace:
        """Make a place for a call. Exactly one request, never repeated."""

    async def find(self, call_id: str, part: int = 0) -> AgentPlace | None:
        """The place made for our call, the nth in a row (`Continuation.part`), if the provider knows one."""

    async def hang_up(self, agent_call_id: str) -> None:
        """End the conversation; of a call nobody joined, do what the provider has for that."""

    async def tell(self, agent_call_id: str, act: ActAsked) -> None:
        """Have the AI heed a suggestion, say words, take leave, leave a message. One request, never repeated.

        Raises:
            NotListeningError: nobody is on the line with it: not yet, or no more.
            OUTSIDE_ERRORS: it was refused, or nobody knows whether it was done.
        """

    async def fetch(self, agent_call_id: str) -> RemoteCall:
        """What the provider knows of the call now."""

    async def places_for(self, number_ends: str, since: datetime, until: datetime) -> list[RemoteCall]:
        """Places made in that time, by whomever, for a customer whose number ends so."""

    async def turns(self, agent_call_id: str, *, after: int = 0) -> tuple[TurnSpoken, ...]:
        """The conversation from ordinal `after` on (a growing last turn may come again)."""

    async def reports(self, agent_call_id: str, begun: datetime) -> tuple[ProviderReported, ...]:
        """What the provider noted about the call, which began then, as far as one request tells."""

    def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first, page by page."""


class OutgoingGuard(Protocol):
    """Says whether a number may be called now."""

    def objection_to(self, number: PhoneNumber) -> GuardError | None:
        """Why this number is never called from here, whenever it is tried."""

    async def prepare(self, *, lately: bool = False) -> None:
        """Read who is not to be called, and what today's calls have used up.

        `lately`: also what other desks have used up since.

        Raises:
            StoreError: list or history cannot be read.
        """

    def admit_person(self, number: PhoneNumber, under_way: Collection[str]) -> None:
        """Let a seller or colleague be rung for a hand-off: countries, live legs and the day's cost count.

        Raises:
            GuardError: it may not be rung now.
        """

    async def look(self, number: PhoneNumber) -> Light:
        """What the law and the carrier say of calling it now, from what is known here.

        Raises:
            StoreError: the history cannot be read.
        """

    def admit(
        self, number: PhoneNumber, under_way: Collection[str], light: Light, in_spite_of: str
    ) -> tuple[LightReason, ...]:
        """Let this call go out, and count it.

        Args:
            number: the number to call.
            under_way: the numbers with which an outgoing call is live or being made, this one aside.
            light: what `look` just said.
            in_spite_of: why a person calls although that is red; empty: they do not.

        Returns:
            The rules that are overridden with it, to be noted before anything leaves.

        Raises:
            GuardError: it may not be called now; the error says why and when it may.
        """

    def heed(self, number: PhoneNumber, light: Light, in_spite_of: str) -> tuple[LightReason, ...]:
        """Hold a call that was just let out to a newer light: as `admit`; nothing is counted.

        Raises:
            GuardError: it may not go out any more.
        """

    def check_hours(self, number: PhoneNumber, light: Light, in_spite_of: str) -> None:
        """Let a call go on that was let out a while ago: arguments as for `admit`. Nothing is counted.

        Raises:
            GuardError: the hours have ended meanwhile.
        """

    def noting(self, number: PhoneNumber) -> AbstractContextManager[None]:
        """Keep as an act what is refused within: by the guard, or because another desk calls this number."""

    async def note_override(
        self, number: PhoneNumber, overridden: Sequence[LightReason], in_spite_of: str, by: str
    ) -> None:
        """Write down, durable, which rules a person overrode and why.

        Raises:
            StoreError: it is not written; the call must not go out.
        """
