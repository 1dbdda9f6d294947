"""What a light or a failed dial means for a row and for its campaign: by tables, without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

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
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.prompts.errors import PromptVariablesError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.law.light import Light, LightReason

_OF_THE_GROUP = frozenset({LightCode.OUTSIDE_HOURS, LightCode.HOLIDAY, LightCode.CLOSED_AT_CARRIER})
"""What is so for everybody of one country and zone, and passes."""
_OF_THE_GROUP_AT_DIAL = frozenset(
    {
        GuardReason.HOURS,
        GuardReason.LEGAL_HOURS,
        GuardReason.PUBLIC_HOLIDAY,
        GuardReason.CLOSED_AT_CARRIER,
    }
)
PROMPT_VARIABLES = "prompt_variables"
"""Why a row is not called whose contact lacks what the prompt says."""
_AGAIN_LATER = timedelta(hours=1)
_COLLEAGUE_TALKS = timedelta(minutes=15)
_OF_THIS_DESK = frozenset(
    {GuardReason.CALLS_PER_MINUTE, GuardReason.LIVE_CALLS, GuardReason.DAILY_COST, GuardReason.WRAP_UP}
)
_A_MOMENT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a row was not called now.

    `became`: what becomes of it (None: it stays where it was). `closes_group`: nobody whose hours are the
    same is called before. `waiting`: the campaign waits, until `until`. `pause`: it does not go on by itself.
    """

    became: Following | None = None
    closes_group: datetime | None = None
    waiting: Waiting | None = None
    until: datetime | None = None
    pause: PauseCause | None = None
    why: str = ""


GONE = Obstacle(Following(RowState.WITHDRAWN, RowOutcome.REMOVED))
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
    red = {reason.code: reason for reason in light.reasons if reason.verdict is LightVerdict.RED}
    if not red:
        talks = any(reason.code is LightCode.COLLEAGUE for reason in light.reasons)
        return Obstacle(_again(now + _COLLEAGUE_TALKS, LightCode.COLLEAGUE.value)) if talks else None
    guard = _guard_reasons(red)
    if LightCode.DO_NOT_CALL in red:
        return Obstacle(Following(RowState.WITHDRAWN, RowOutcome.OPTED_OUT))
    if busy := guard & _OF_THIS_DESK:
        until = light.next_allowed or now + _A_MOMENT
        return Obstacle(waiting=Waiting.GUARD, until=until, why=min(busy).value)
    own = guard - {GuardReason.HOURS}
    lasting = [code.value for code in red if code not in _OF_THE_GROUP and code is not LightCode.GUARD]
    lasting += [reason.value for reason in own]
    if not lasting:
        return Obstacle(closes_group=light.next_allowed or now + _AGAIN_LATER)
    if light.next_allowed is not None:
        return Obstacle(_again(light.next_allowed, lasting[0]))
    return Obstacle(Following(RowState.DONE, RowOutcome.NOT_ALLOWED, why=lasting[0]))


def of_one_alone(obstacle: Obstacle) -> Obstacle:
    """The same where its hours are not those of its group: nobody else waits for it."""
    if obstacle.closes_group is None:
        return obstacle
    return Obstacle(_again(obstacle.closes_group, LightCode.OUTSIDE_HOURS.value))


def _guard_reasons(red: Mapping[LightCode, LightReason]) -> set[GuardReason]:
    if LightCode.GUARD not in red:
        return set()
    named = red[LightCode.GUARD].values.get("reason", "")
    return {reason for reason in GuardReason if reason.value == named}


def of_error(error: SellerCallError, now: datetime) -> Obstacle:
    """What a dial that left nothing in the history ran into."""
    if isinstance(error, InvalidNumberError):
        return Obstacle(Following(RowState.DONE, RowOutcome.WRONG_NUMBER, why=error.problem.value))
    if isinstance(error, GuardError):
        again = error.again_at or (
            now + timedelta(seconds=error.again_in_s) if error.again_in_s is not None else None
        )
        return _of_guard(error.reason, now, again)
    if isinstance(error, PromptVariablesError):
        theirs = Following(RowState.DONE, RowOutcome.NOT_ALLOWED, why=PROMPT_VARIABLES)
        return Obstacle(theirs) if error.is_contacts else Obstacle(pause=PauseCause.PROMPT, why=str(error))
    if isinstance(error, NotConfiguredError | SecretsUnavailableError):
        return Obstacle(pause=PauseCause.NOT_CONFIGURED, why=str(error))
    talks = _again(now + _COLLEAGUE_TALKS, LightCode.COLLEAGUE.value)
    is_talking = isinstance(error, OthersCallError)
    return Obstacle(talks) if is_talking else Obstacle(waiting=Waiting.PROVIDER, until=now + _A_MOMENT)


def _of_guard(reason: GuardReason, now: datetime, again: datetime | None) -> Obstacle:
    if reason in _OF_THIS_DESK:
        return Obstacle(waiting=Waiting.GUARD, until=again or now + _A_MOMENT, why=reason.value)
    if reason in {GuardReason.DO_NOT_CALL, GuardReason.REGISTER}:
        return Obstacle(Following(RowState.WITHDRAWN, RowOutcome.OPTED_OUT))
    if reason in _OF_THE_GROUP_AT_DIAL:
        return Obstacle(closes_group=again or now + _AGAIN_LATER)
    if again is not None:
        return Obstacle(_again(again, reason.value))
    return Obstacle(Following(RowState.DONE, RowOutcome.NOT_ALLOWED, why=reason.value))


def _again(due: datetime, why: str) -> Following:
    return Following(RowState.AGAIN, RowOutcome.NONE, due, why=why)
