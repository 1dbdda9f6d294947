"""The rules of a campaign as programs send and read them: what is not sent stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from sellercall_desktop.core.campaigns.campaign import (  # noqa: TC001 - fields that msgspec looks at
    AttemptPlan,
    AttemptRule,
    CallbackFor,
    Campaign,
    ForMachine,
    Pace,
)
from sellercall_desktop.core.contacts.ports import ContactOrder
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.web.problems import ProblemError

T = TypeVar("T")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Clock = Annotated[str, msgspec.Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9](:00)?|24:00)$")]
Hours = dict[Day, tuple[Clock, Clock]]
Times = Annotated[int, msgspec.Meta(ge=1, le=20)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=7 * 24 * 60)]
_MINUTE = timedelta(minutes=1)
_MIDNIGHT = "24:00"


class QuerySent(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Which contacts, as for ``GET /api/contacts``. A misspelled filter must not mean everybody."""

    q: str = ""
    tag: str = ""
    owner: str = ""
    import_id: str = ""
    order: ContactOrder = ContactOrder.NAME


class AttemptRuleSent(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """See `AttemptRule`."""

    wait_minutes: Minutes | UnsetType = UNSET
    at_most: Times | UnsetType = UNSET
    other_part_of_day: bool | UnsetType = UNSET
    next_day: bool | UnsetType = UNSET

    def laid_over(self, rule: AttemptRule) -> AttemptRule:
        """The rule with what was sent."""
        wait = rule.wait if self.wait_minutes is UNSET else self.wait_minutes * _MINUTE
        return replace(rule, wait=wait, **_sent(self, "at_most", "other_part_of_day", "next_day"))


class AttemptPlanSent(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """See `AttemptPlan`."""

    busy: AttemptRuleSent = AttemptRuleSent()
    no_answer: AttemptRuleSent = AttemptRuleSent()
    voicemail: AttemptRuleSent = AttemptRuleSent()
    failed: AttemptRuleSent = AttemptRuleSent()
    at_most: Times | UnsetType = UNSET
    a_day: Times | UnsetType = UNSET

    def laid_over(self, plan: AttemptPlan) -> AttemptPlan:
        """The plan with what was sent."""
        return replace(
            plan,
            busy=self.busy.laid_over(plan.busy),
            no_answer=self.no_answer.laid_over(plan.no_answer),
            voicemail=self.voicemail.laid_over(plan.voicemail),
            failed=self.failed.laid_over(plan.failed),
            **_sent(self, "at_most", "a_day"),
        )


class RulesSent(msgspec.Struct, frozen=True, rename="lower", forbid_unknown_fields=True, kw_only=True):
    """How calls are made. `hours`: by day, as in ``{"mon": ["09:00", "24:00"]}``; without any the law's.

    `callernumber` in E.164, `voice` by its id, `dispositions` by their keys.
    Without `promptversion` each call has the version of `promptid` in force then; without that, the default.
    """

    pace: Pace | UnsetType = UNSET
    atonce: int | UnsetType = UNSET
    promptversion: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)] | UnsetType | None = UNSET
    promptid: Annotated[str, msgspec.Meta(max_length=64)] | UnsetType | None = UNSET
    formachine: ForMachine | UnsetType = UNSET
    callbacksfor: CallbackFor | UnsetType = UNSET
    attemptrules: AttemptPlanSent = AttemptPlanSent()
    hours: Hours | UnsetType | None = UNSET
    sellers: tuple[str, ...] | UnsetType = UNSET
    costceiling: Annotated[int, msgspec.Meta(ge=0)] | UnsetType = UNSET
    callernumber: str | UnsetType = UNSET
    voice: str | UnsetType = UNSET
    dispositions: tuple[str, ...] | UnsetType = UNSET

    def laid_over(self, campaign: Campaign) -> Campaign:
        """The campaign with the rules that were sent."""
        return replace(
            campaign,
            pace=_or(self.pace, campaign.pace),
            at_once=_or(self.atonce, campaign.at_once),
            prompt_version=_or(self.promptversion, campaign.prompt_version),
            prompt_id=_or(self.promptid, campaign.prompt_id) or "",
            for_machine=_or(self.formachine, campaign.for_machine),
            callbacks_for=_or(self.callbacksfor, campaign.callbacks_for),
            attempts=self.attemptrules.laid_over(campaign.attempts),
            hours=campaign.hours if self.hours is UNSET else _hours(self.hours),
            sellers=_or(self.sellers, campaign.sellers),
            cost_ceiling=_or(self.costceiling, campaign.cost_ceiling),
            caller_number=_or(self.callernumber, campaign.caller_number).strip(),
            voice=_or(self.voice, campaign.voice).strip(),
            dispositions=_or(self.dispositions, campaign.dispositions),
        )


class CampaignSent(RulesSent, frozen=True, kw_only=True):
    """What a campaign is made of."""

    name: str
    contacts: QuerySent = QuerySent()


class CampaignChange(RulesSent, frozen=True, kw_only=True):
    """What is to be different of one. With `revision`, the one that was read, nothing where it is another."""

    name: str | UnsetType = UNSET
    revision: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] | UnsetType = UNSET

    def laid_over(self, campaign: Campaign) -> Campaign:
        """The campaign as it is to be."""
        changed = RulesSent.laid_over(self, campaign)
        name, revision = _or(self.name, campaign.name).strip(), _or(self.revision, campaign.revision)
        return replace(changed, name=name, revision=revision)


class RulesShown(msgspec.Struct, frozen=True, rename="camel"):
    """The rules of one, in the shape in which they are sent."""

    pace: str
    at_once: int
    prompt_version: int | None
    prompt_id: str | None
    for_machine: str
    callbacks_for: str
    attempt_rules: dict[str, object]
    hours: Hours | None
    sellers: tuple[str, ...]
    cost_ceiling: int
    caller_number: str
    voice: str
    dispositions: tuple[str, ...]


def rules_of(campaign: Campaign) -> dict[str, Any]:
    """The values of `RulesShown`."""
    plan = campaign.attempts
    return {
        "pace": campaign.pace.value,
        "at_once": campaign.at_once,
        "prompt_version": campaign.prompt_version,
        "prompt_id": campaign.prompt_id or None,
        "for_machine": campaign.for_machine.value,
        "callbacks_for": campaign.callbacks_for.value,
        "attempt_rules": {
            "busy": _rule(plan.busy),
            "noAnswer": _rule(plan.no_answer),
            "voicemail": _rule(plan.voicemail),
            "failed": _rule(plan.failed),
            "atMost": plan.at_most,
            "aDay": plan.a_day,
        },
        "hours": _hours_shown(campaign.hours),
        "sellers": campaign.sellers,
        "cost_ceiling": campaign.cost_ceiling,
        "caller_number": campaign.caller_number,
        "voice": campaign.voice,
        "dispositions": campaign.dispositions,
    }


def _rule(rule: AttemptRule) -> dict[str, object]:
    return {
        "waitMinutes": rule.wait // _MINUTE,
        "atMost": rule.at_most,
        "otherPartOfDay": rule.other_part_of_day,
        "nextDay": rule.next_day,
    }


def _hours(sent: Hours | None) -> CallingHours | None:
    return CallingHours(tuple(_span(sent.get(day)) for day in DAYS)) if sent else None


def _span(sent: tuple[str, str] | None) -> HourSpan | None:
    if sent is None:
        return None
    begin, end = sent
    if begin[:5] >= end[:5]:
        raise ProblemError(400, "wrong_field", values={"field": "hours"})
    return HourSpan(time.fromisoformat(begin), time.fromisoformat(end) if end != _MIDNIGHT else None)


def _hours_shown(hours: CallingHours | None) -> Hours | None:
    if hours is None:
        return None
    week = zip(DAYS, hours.week, strict=True)
    return {day: (_clock(span.begin), _clock(span.end)) for day, span in week if span is not None}


def _clock(at: time | None) -> str:
    return at.isoformat("minutes") if at is not None else _MIDNIGHT


def _sent(sent: msgspec.Struct, *names: str) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(sent, name)) is not UNSET}


def _or(sent: T | UnsetType, stands: T) -> T:
    return stands if isinstance(sent, UnsetType) else sent
