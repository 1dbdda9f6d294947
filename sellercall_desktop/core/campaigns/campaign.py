"""A campaign: which contacts are called, how, by whom, and where each of them stands. Values, no rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.guard.hours import CallingHours  # noqa: TC001 - resolved when one is read

BY = "campaign"
"""Who asked for a campaign's call, as the history has it, and what the AI alone heard on one."""
MACHINE_TOOK_IT = "rule:machine"
"""Who ends a call that a machine has taken, as the history has it: no person did."""


class Pace(StrEnum):
    """Who says when the next call is made."""

    PREVIEW = "preview"  # the seller, after a look at the card
    ONE_AFTER_THE_OTHER = "one_after_the_other"  # the program, when the seller is free
    AI_ALONE = "ai_alone"  # the program, as many at once as are allowed


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"  # `Campaign.cause` says why
    STOPPED = "stopped"  # for good, by a person
    FINISHED = "finished"  # nobody is left to be called


class PauseCause(StrEnum):
    """Why a campaign does not go on by itself."""

    BY_HAND = "by_hand"
    COST_CEILING = "cost_ceiling"
    TOO_MANY_FAILED = "too_many_failed"
    RESTARTED = "restarted"  # the program was started anew; a person decides
    OUR_FAULT = "our_fault"  # this program met something that nobody had thought of
    NOT_CONFIGURED = "not_configured"  # a key or setting that calls need is missing
    PROMPT = "prompt"  # it has variables without a value, whoever is called


class CallbackFor(StrEnum):
    """Who calls back a customer with whom a time was agreed."""

    ANYONE = "anyone"
    WHO_AGREED = "who_agreed"


class Waiting(StrEnum):
    """Why a running campaign makes no call at this moment."""

    OUTSIDE_HOURS = "outside_hours"  # of everybody who is left; `until` says when it goes on
    HOLIDAY = "holiday"  # as above
    COUNTRY_CLOSED = "country_closed"  # at the carrier, for everybody who is left; as above
    LATER = "later"  # who is left is to be tried again later
    TO_BE_JUDGED = "to_be_judged"  # who is left may want no more calls: a person has to say so
    LINES_BUSY = "lines_busy"  # as many calls are under way as are allowed
    SELLER_BUSY = "seller_busy"
    GUARD = "guard"  # this desk's own rules
    PROVIDER = "provider"


class ForMachine(StrEnum):
    """What a voicemail that answers gets."""

    HANG_UP = "hang_up"
    MESSAGE = "message"  # as the settings have it


@dataclass(frozen=True, slots=True)
class AttemptRule:
    """When to try again after one kind of outcome, and how often it is met before it is the last."""

    wait: timedelta
    at_most: int
    other_part_of_day: bool = False  # by the customer's clock
    next_day: bool = False  # not before the customer's next day


@dataclass(frozen=True, slots=True)
class AttemptPlan:
    """The rules of a campaign. `at_most` counts all attempts, whatever came of them."""

    busy: AttemptRule = AttemptRule(timedelta(minutes=15), 4)
    no_answer: AttemptRule = AttemptRule(timedelta(hours=4), 4, other_part_of_day=True)
    voicemail: AttemptRule = AttemptRule(timedelta(0), 2, next_day=True)
    failed: AttemptRule = AttemptRule(timedelta(hours=1), 2)
    at_most: int = 6
    a_day: int = 3
    """How often one number is tried within 24 hours, by whatever campaign; the law may allow less."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a person has laid down, and how far it has come. Costs are in the account's currency."""

    id: str
    name: str
    list_of: ContactQuery = field(default_factory=ContactQuery)  # whom it was made of
    prompt_version: int | None = None  # None: the one of `prompt_id` in force when each call is made
    voice: str = ""  # empty: as prompt or settings have it
    hours: CallingHours | None = None  # by the customer's clock, within the law; None: the law alone
    attempts: AttemptPlan = AttemptPlan()
    caller_number: str = ""  # empty: as the settings have it
    pace: Pace = Pace.PREVIEW
    at_once: int = 1  # calls under way at a time at each desk; of use to `Pace.AI_ALONE` alone
    for_machine: ForMachine = ForMachine.HANG_UP
    callbacks_for: CallbackFor = CallbackFor.ANYONE
    dispositions: tuple[str, ...] = ()  # keys; empty: all of the installation
    sellers: tuple[str, ...] = ()  # who works on it; empty: whoever wants
    cost_ceiling: int = 0  # 0: none
    prompt_id: str = ""  # empty: what outgoing calls follow
    state: CampaignState = CampaignState.DRAFT
    cause: PauseCause | None = None
    why: str = ""  # the cause in the words of what failed, such as a provider's code
    created_at: datetime | None = None
    by: str = ""  # who made it, as in the audit trail
    is_being_filled: bool = False  # not all of whom `list_of` finds are rows yet
    revision: int = field(default=0, compare=False)  # counts its changes


class RowState(StrEnum):
    """Where one number of a campaign stands."""

    AGREED = "agreed"  # a callback at `due`
    AGAIN = "again"  # to be tried once more, at `due` or later
    NEW = "new"
    OUT = "out"  # a desk has it
    DONE = "done"
    WITHDRAWN = "withdrawn"  # it is not called any more: `outcome` says why

    @property
    def is_waiting(self) -> bool:
        """Whether it will be somebody's next contact."""
        return self in {RowState.AGREED, RowState.AGAIN, RowState.NEW}


class RowOutcome(StrEnum):
    """What came of a row the last time, or why it is not called."""

    NONE = ""
    REACHED = "reached"
    CALLBACK = "callback"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    FAILED = "failed"
    WRONG_NUMBER = "wrong_number"
    NOT_ALLOWED = "not_allowed"
    BROKEN = "broken"  # our side failed: the customer was not rung, or had nobody to talk with
    UNKNOWN = "unknown"  # nobody could find out; never repeated at once
    OPTED_OUT = "opted_out"
    REMOVED = "removed"  # by a person, or with the contact
    SKIPPED = "skipped"  # by the seller


@dataclass(frozen=True, slots=True)
class RowLease:
    """A desk's right to a row until then, by the database server's clock. `count` grows with each lease."""

    desk: str
    seller: str
    until: datetime
    count: int


@dataclass(frozen=True, slots=True)
class CampaignContact:
    """One number of one contact in one campaign: a row."""

    row: int
    campaign_id: str
    contact_id: str
    number: str  # E.164
    clock: str  # the group of those whose hours are the same: `clock_of`
    state: RowState
    attempts: int = 0
    due: datetime | None = None
    outcome: RowOutcome = RowOutcome.NONE
    why: str = ""
    met: tuple[tuple[RowOutcome, int], ...] = ()  # how often each outcome was met
    call_id: str = ""  # of the latest attempt
    seller: str = ""  # whose contact or callback it is; empty: anyone's
    lease: RowLease | None = None

    def times_met(self, outcome: RowOutcome) -> int:
        """How often this came of it so far."""
        return dict(self.met).get(outcome, 0)


@dataclass(frozen=True, slots=True)
class CampaignEntry:
    """A number that is to be a row, in the order of the list."""

    contact_id: str
    number: str  # E.164
    clock: str
    seller: str = ""


@dataclass(frozen=True, slots=True)
class CampaignsChanged:
    """Event: something about these campaigns (by id) or their rows is another, here or at another desk."""

    ids: frozenset[str]
