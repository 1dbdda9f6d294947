"""What a hand-off needs of the world beside calls: telephones of persons, and a conference to meet in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.core.calls.ports import RemoteCall


@dataclass(frozen=True, slots=True)
class PersonOrder:
    """What we ask of the carrier for one person's telephone.

    Whoever answers hears `words`, then waits in the conference until the customer comes.
    """

    leg_id: str
    to: str  # E.164
    conference: str  # its name
    words: str  # who it is about
    language: str  # BCP 47
    starts: bool = False  # she and the next one who comes hear each other, without the customer
    ends_it: bool = True  # when she leaves, the customer does not stay there alone
    detects_machine: bool = False
    muted: bool = False  # she hears the conference, and is not heard yet
    ring_timeout_s: int = 20
    status_url: str | None = None  # our public status callback for this leg, where there is one
    key_url: str | None = None  # our public address that learns of a pressed key, where there is one
    key_words: str = ""  # which key to press, and for what
    events_url: str | None = None  # as of `CustomerOrder`: who is first in the conference says it


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """Where the customer's leg is led: into the conference; when that ends, `words` are heard, one by one.

    They are in the leg's own document: they are heard without any program of ours.
    """

    conference: str
    words: tuple[str, ...]
    language: str  # BCP 47
    events_url: str | None = None  # our public address that learns who comes and goes, where there is one


class Attendee(NamedTuple):
    """One leg in a conference."""

    carrier_call_id: str
    on_hold: bool
    muted: bool


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference that is going on."""

    conference_id: str  # the carrier's
    attendees: tuple[Attendee, ...]

    def has(self, carrier_call_id: str | None) -> bool:
        """Whether that leg is in it."""
        return any(one.carrier_call_id == carrier_call_id for one in self.attendees)

    def attendee(self, carrier_call_id: str | None) -> Attendee | None:
        """That leg, if it is in it."""
        return next((one for one in self.attendees if one.carrier_call_id == carrier_call_id), None)


class ConferenceBridge(Protocol):
    """The carrier, as a hand-off uses it. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def ring(self, order: PersonOrder) -> tuple[Fact, ...]:
        """Ring a person. Exactly one request, never repeated. Facts as of `Carrier.place`."""

    async def look(self, carrier_call_id: str) -> RemoteCall:
        """What the carrier knows of a leg now.

        Raises:
            CallGoneError: it knows no such leg.
        """

    async def rung(self, number: str, since_s: float) -> list[RemoteCall]:
        """Our outgoing legs to this number of the last `since_s` seconds, oldest first."""

    async def lead_to_conference(self, carrier_call_id: str, order: CustomerOrder) -> None:
        """Take the leg from whatever it does, and lead it into the conference. One request, never repeated.

        Raises:
            NotListeningError: it is not in progress: not yet, or no more.
        """

    async def lead_to_agent(
        self, carrier_call_id: str, join_url: str, after_dial: tuple[str, ...] = ()
    ) -> None:
        """Take the leg from whatever it does, and join it with the voice AI. As `lead_to_conference`.

        `after_dial`: recordings once the AI has left; none: as the settings have it.
        """

    async def conference(self, name: str) -> Conference | None:
        """The conference of that name that is going on, and who is in it; None where there is none."""

    async def set_attendee(
        self,
        conference_id: str,
        carrier_call_id: str,
        *,
        muted: bool | None = None,
        on_hold: bool | None = None,
        ends_it: bool | None = None,
    ) -> None:
        """Change how a leg is in the conference; what is None stays as it is.

        Raises:
            CallGoneError: it is not in it.
        """

    async def play(self, conference_id: str, carrier_call_id: str, document_url: str) -> None:
        """Have one leg hear a document of ours (keys pressed, a sentence); needs a public address."""

    async def hang_up(self, carrier_call_id: str) -> tuple[Fact, ...]:
        """End the leg in whatever state it is."""
