"""What a light or a failed dial means for a row and for its campaign, without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.errors import RUNG_ELSEWHERE
from sellercall_desktop.core.campaigns.campaign import PauseCause, RowOutcome, RowState, Waiting
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.errors import (
    GuardError,
    InvalidNumberError,
    NotConfiguredError,
    OthersCallError,
    SecretsUnavailableError,
    SellerCallError,
)
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.law.passing import PASSES, Passing, code_of, passing_of
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.prompts.errors import PromptVariablesError

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.law.light import Light

_COUNTS_FIRST = (
    *(Passing.UNWANTED, Passing.SOON, Passing.NEXT_DAY, Passing.NEVER, Passing.BY_PERSON),
    *(Passing.AT_ITS_MOMENT, Passing.WITH_COUNTRY, Passing.WITH_HOURS),
)
"""Of several reasons: what becomes of the row is the first one's to say."""
PROMPT_VARIABLES = "prompt_variables"
"""Why a row is not called whose contact lacks what the prompt says."""
_HOLIDAY = frozenset({LightCode.HOLIDAY.value, GuardReason.PUBLIC_HOLIDAY.value})
_AGAIN_LATER = timedelta(hours=1)
COLLEAGUE_TALKS = timedelta(minutes=15)
"""For how long a number is left to a colleague who is on it."""
_A_MOMENT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a row was not called now.

    `became`: what becomes of it (None: it stays where it was). `closes_group`: nobody whose hours are the
    same is called before, because of `closed_for`. `waiting`: the campaign waits, until `until`. `pause`: it
    does not go on by itself. `why`: a code of the light or the guard, or what failed.
    """

    became: Following | None = None
    closes_group: datetime | None = None
    closed_for: Waiting = Waiting.OUTSIDE_HOURS
    waiting: Waiting | None = None
    until: datetime | None = None
    pause: PauseCause | None = None
    why: str = ""


GONE = Obstacle(Following(RowState.WITHDRAWN, RowOutcome.REMOVED), why=RowOutcome.REMOVED.value)
"""The contact was taken away, or its number given up, since the list was made."""


async def is_still_theirs(contact: CampaignContact, contacts: ContactStore) -> bool:
    """Whether the contact is there, or the one that it was merged into, with this number in use.

    Raises:
        StoreError: the contacts cannot be read.
    """
    return has_number(await contacts.get(contact.contact_id), contact.number)


def has_number(person: Contact | None, number: str) -> bool:
    """Whether they are there, and reached by it."""
    forms = spellings(number)
    return person is not None and any(one.e164 in forms and not one.retired for one in person.numbers)


def of_light(light: Light, now: datetime) -> Obstacle | None:
    """What stands against a call; None where none does. What is amber was shown when the campaign began."""
    red = [reason for reason in light.reasons if reason.verdict is LightVerdict.RED]
    if not red:
        talks = any(reason.code is LightCode.COLLEAGUE for reason in light.reasons)
        return Obstacle(_again(now + COLLEAGUE_TALKS, LightCode.COLLEAGUE.value)) if talks else None
    first = min(red, key=lambda reason: _COUNTS_FIRST.index(passing_of(reason)))
    return _that_passes(passing_of(first), code_of(first), now, light.next_allowed)


def of_one_alone(obstacle: Obstacle) -> Obstacle:
    """The same where its hours are not those of its group: nobody else waits for it."""
    if obstacle.closes_group is None:
        return obstacle
    return Obstacle(_again(obstacle.closes_group, obstacle.why or LightCode.OUTSIDE_HOURS.value))


def of_error(error: SellerCallError, now: datetime) -> Obstacle:
    """What a dial that left nothing in the history ran into."""
    if isinstance(error, InvalidNumberError):
        return Obstacle(Following(RowState.DONE, RowOutcome.WRONG_NUMBER, why=error.problem.value))
    if isinstance(error, GuardError):
        again = error.again_at or (
            now + timedelta(seconds=error.again_in_s) if error.again_in_s is not None else None
        )
        return _that_passes(PASSES[error.reason], error.reason.value, now, again)
    if isinstance(error, PromptVariablesError):
        theirs = Following(RowState.DONE, RowOutcome.NOT_ALLOWED, why=PROMPT_VARIABLES)
        return Obstacle(theirs) if error.is_contacts else Obstacle(pause=PauseCause.PROMPT, why=str(error))
    if isinstance(error, NotConfiguredError | SecretsUnavailableError):
        return Obstacle(pause=PauseCause.NOT_CONFIGURED, why=str(error))
    talks = _again(now + COLLEAGUE_TALKS, LightCode.COLLEAGUE.value)
    is_talking = isinstance(error, OthersCallError)
    return Obstacle(talks) if is_talking else Obstacle(waiting=Waiting.PROVIDER, until=now + _A_MOMENT)


def kept_back(call: Call) -> Following | None:
    """What becomes of a row whose call this house itself kept from leaving; None where that is not so.

    While it waited for its turn the hours may have ended, or a colleague have been quicker: nothing was
    tried. Where it was for a rule, the next look at the row says how long that holds.
    """
    if call.not_placed is None or call.placed is not None:
        return None
    at, why = call.not_placed.at, call.not_placed.message
    if why == RUNG_ELSEWHERE:
        return _again(at + COLLEAGUE_TALKS, LightCode.COLLEAGUE.value)
    if why not in frozenset(GuardReason):
        return None
    return _that_passes(PASSES[GuardReason(why)], why, at, at).became or _again(at, why)


def _that_passes(passing: Passing, why: str, now: datetime, again: datetime | None) -> Obstacle:
    match passing:
        case Passing.UNWANTED:
            return Obstacle(Following(RowState.WITHDRAWN, RowOutcome.OPTED_OUT), why=why)
        case Passing.SOON | Passing.NEXT_DAY:
            return Obstacle(waiting=Waiting.GUARD, until=again or now + _A_MOMENT, why=why)
        case Passing.WITH_HOURS:
            closed_for = Waiting.HOLIDAY if why in _HOLIDAY else Waiting.OUTSIDE_HOURS
            return Obstacle(closes_group=again or now + _AGAIN_LATER, closed_for=closed_for, why=why)
        case Passing.WITH_COUNTRY:
            until = again or now + _AGAIN_LATER
            return Obstacle(closes_group=until, closed_for=Waiting.COUNTRY_CLOSED, why=why)
    if again is not None:
        return Obstacle(_again(again, why))
    return Obstacle(Following(RowState.DONE, RowOutcome.NOT_ALLOWED, why=why))


def _again(due: datetime, why: str) -> Following:
    return Following(RowState.AGAIN, RowOutcome.NONE, due, why=why)
