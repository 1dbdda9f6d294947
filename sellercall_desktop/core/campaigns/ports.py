"""Where campaigns and their rows are kept. One database may serve many desks: what is out is out for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, timedelta
    from decimal import Decimal

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.campaigns.campaign import (
        Campaign,
        CampaignContact,
        CampaignEntry,
        RowOutcome,
        RowState,
        Waiting,
    )
    from sellercall_desktop.core.campaigns.outcomes import Following


@dataclass(frozen=True, slots=True)
class EntriesAdded:
    """What became of entries: rows, numbers that were rows of the campaign before, numbers on the list."""

    rows: int
    known: int
    do_not_call: int

    def plus(self, other: EntriesAdded) -> EntriesAdded:
        """Both together."""
        return EntriesAdded(
            self.rows + other.rows, self.known + other.known, self.do_not_call + other.do_not_call
        )


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for the next contact. `seller` may be empty: then only what is anyone's is given."""

    desk: str
    seller: str = ""


@dataclass(frozen=True, slots=True)
class CampaignProgress:
    """How far a campaign has come."""

    rows: Mapping[RowState, int]
    outcomes: Mapping[RowOutcome, int]  # of all attempts
    attempts: int
    cost: Decimal  # as it was known when each attempt ended
    clocks: Mapping[str, int] = field(default_factory=dict)  # how many wait, by group of hours


@dataclass(frozen=True, slots=True)
class EndedAttempt:
    """One attempt that is over."""

    ended_at: datetime
    outcome: RowOutcome
    why: str


@dataclass(frozen=True, slots=True)
class NextMoment:
    """When there may be a next contact, and what is waited for."""

    at: datetime
    waiting: Waiting


class CallPlan(Protocol):
    """What the voice AI's account allows. Raises `errors.OUTSIDE_ERRORS`."""

    async def calls_at_once(self) -> int | None:
        """How many calls it lets be under way at a time; None where it has no limit."""


class CampaignStore(Protocol):
    """Campaigns and their rows. Every method may raise StoreError; then nothing was written."""

    @property
    def is_shared(self) -> bool:
        """Whether other programs work on them, too."""

    async def campaigns(self) -> Sequence[Campaign]:
        """All, the newest first."""

    async def campaign(self, campaign_id: str) -> Campaign | None:
        """That one, None where there is none."""

    async def save(self, campaign: Campaign, act: AuditEntry | None = None) -> Campaign | None:
        """Write it and the act, durable, new or changed, with a new revision.

        None, and nothing is written, where another revision is stored. New hours hold from the next contact.
        """

    async def remove(self, campaign: Campaign, act: AuditEntry) -> bool:
        """Take a draft away with its list, and write the act, durable. False as for `save`, or no draft."""

    async def add(self, campaign_id: str, entries: Sequence[CampaignEntry]) -> EntriesAdded:
        """Make them rows behind those there are. A number of the same contact is a row once."""

    async def next(self, campaign_id: str, asker: Asker, lease: timedelta) -> CampaignContact | None:
        """Whose turn it is, leased to the asker; None where nobody may be called now, or it does not run.

        In this order: callbacks that are due, repeats that are due, new ones as the list has them; of each
        the asker's own first. A number is out once at a time, whatever campaign or contact it belongs to.
        """

    async def begin(self, contact: CampaignContact, call_id: str, *, alone: bool = False) -> bool:
        """Count an attempt that will be the call of this id, durable. False where the lease is lost.

        `alone`: nobody sits at a window who could hear a wish of the customer.
        """

    async def holds(self, contact: CampaignContact, call_id: str) -> bool:
        """Whether the attempt is still this lease's: asked once the call's intent is on disk."""

    async def renew(self, contacts: Sequence[CampaignContact], lease: timedelta) -> frozenset[int]:
        """Hold on to these; the rows of those that are lost."""

    async def held(self, seller: str, desk: str, lease: timedelta) -> Sequence[CampaignContact]:
        """What this seller has before her without a call, wherever she took it; it is this desk's now."""

    async def put_back(self, contact: CampaignContact, became: Following | None = None) -> bool:
        """Let go of a row without an attempt: as it was, or as `became` says. False: it was lost before."""

    async def settle(
        self, call_id: str, became: Following, ended_at: datetime, cost: Decimal
    ) -> CampaignContact | None:
        """Write down what came of an attempt, once; None where it is none, or was settled before.

        Where nothing was tried (`RowOutcome.NONE`) it is taken back as in `void`.
        """

    async def agree(self, call_id: str, due: datetime | None, seller: str) -> CampaignContact | None:
        """A callback was agreed on the call of an attempt after it had ended, or taken back (None)."""

    async def of_call(self, call_id: str) -> CampaignContact | None:
        """The row whose attempt this call is."""

    async def lapsed(self, desk: str = "") -> Sequence[CampaignContact]:
        """Attempts whose lease has lapsed, or that `desk` has. Rows without one are free by themselves."""

    async def void(self, contact: CampaignContact, became: Following | None = None) -> bool:
        """Take back an attempt whose call never came to be, and let go of the row as in `put_back`.

        A callback that was agreed stays agreed, for whoever agreed on it, however often it is put off.

        False where the history has the call: then it is an attempt, and what comes of it is told by the call.
        """

    async def close(self, campaign_id: str, clock: str, until: datetime, why: Waiting) -> None:
        """Nobody of this group may be called before then, and why that is so."""

    async def on_at(self, campaign_id: str, seller: str = "") -> NextMoment | None:
        """When there may be a next contact, as far as is known now; None where nobody waits."""

    async def some_waiting(self, campaign_id: str, at_most: int) -> Sequence[CampaignContact]:
        """Of those that wait at most so many, from all over the list."""

    async def follow(self, heard: Callable[[str], None]) -> None:
        """Tell the id of each campaign that any desk changes, until cancelled. A file has no other desks.

        Where a change may have been missed, because the server was out of reach, all ids are told.
        """

    async def is_over(self, campaign_id: str) -> bool:
        """Whether nobody waits, and nobody is out."""

    async def progress(self, campaign_id: str) -> CampaignProgress:
        """How far it has come."""

    async def out(self, campaign_id: str) -> tuple[int, int]:
        """How many rows any desk has in hand now: of this campaign, and of all that go on."""

    async def spent(self, campaign_id: str) -> Decimal:
        """What its attempts cost so far."""

    async def ended_since(self, campaign_id: str, since: datetime) -> Sequence[EndedAttempt]:
        """Attempts that ended since then, whoever made them, oldest first."""
