"""What the law asks of one call at one moment: reasons, and the next moment without a red one.

Pure: everything known is handed in. A number that may be in several zones keeps to the clock of each. Each
rule is told once as reasons (`_Asked`) and once as the first moment that keeps it, from the same questions.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.law import agreed
from sellercall_desktop.core.law.caps import CapThere, calls_counted
from sellercall_desktop.core.law.clocks import HoursThere, first_that_keeps_all, places_of
from sellercall_desktop.core.law.facts import EarlierCall, LawAnswer, LawFacts, RegisterAnswer
from sellercall_desktop.core.law.light import LightCode, LightReason, LightVerdict
from sellercall_desktop.core.law.pack import (
    CapRule,
    ClosedRule,
    ConsentRule,
    HoursRule,
    RegisterRule,
    ToldRule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.law.clocks import FirstKept, ZonesThere
    from sellercall_desktop.core.law.pack import InTwoLanguages, LawPack, LawRule
    from sellercall_desktop.core.phone.reading import PhoneNumber

__all__ = ["EarlierCall", "LawAnswer", "LawFacts", "RegisterAnswer", "check_law"]

_GREEN, _AMBER, _RED = LightVerdict.GREEN, LightVerdict.AMBER, LightVerdict.RED


def check_law(number: PhoneNumber, at: datetime, facts: LawFacts) -> LawAnswer:
    """Hold a call to `number` at `at` (aware) against the rules of its country.

    Whoever compares moments of the answer with others turns them into UTC first: in the hour that a clock
    shows twice, Python holds a moment of one zone unequal to that of another.
    """
    at = at.astimezone(UTC)  # in one zone's own time moments subtract by what the clock shows
    places = places_of(number, facts.zone)
    asked = _Asked(at, facts, places)
    reasons = [*_of_the_zones(number, at, places)]
    never: list[FirstKept] = []
    if facts.pack is None:
        reasons.append(_reason(_AMBER, LightCode.NO_PACK, country=number.region))
    else:
        reasons += _of_the_pack(facts.pack, asked)
        if facts.pack.on or facts.opened:
            for rule in asked.rules(facts.pack):
                reasons += asked.reasons(rule)
                never += asked.first_kept(rule)
        else:
            never.append(_never)
    reasons.sort(key=lambda reason: -reason.verdict)
    again = first_that_keeps_all(at, never)
    zones = tuple(place.zone for place in places.all)
    return LawAnswer(tuple(reasons), zones, places.local(again) if again is not None else None)


class _Asked(NamedTuple):
    """One question: the moment, what is known, where the number may be."""

    at: datetime
    facts: LawFacts
    places: ZonesThere

    def rules(self, pack: LawPack) -> Iterator[LawRule]:
        """Those that ask something of such a call, unless people have switched them off."""
        for rule in pack.rules:
            if self.facts.purpose not in rule.purposes:
                continue
            if rule.may_switch_off and rule.id in self.facts.rules_off:
                continue
            if not isinstance(rule, ConsentRule) or agreed.asks_consent(rule, self.facts):
                yield rule

    def in_force(self, rule: LawRule, at: datetime) -> bool:
        return any(rule.in_force <= day for day in self.places.days(at))

    def reasons(self, rule: LawRule) -> Iterator[LightReason]:
        """What is said of a rule at the moment in question."""
        if not self.in_force(rule, self.at):
            return
        match rule:
            case HoursRule():
                yield from self._of_hours(rule)
            case CapRule():
                yield from self._of_cap(rule)
            case ConsentRule():
                yield self._of_consent(rule)
            case RegisterRule():
                yield self._of_register(rule)
            case ClosedRule():
                yield _of(rule, _RED, LightCode.COUNTRY_OFF, why_en=rule.text.en, why_es=rule.text.es)
            case ToldRule():
                yield _of(rule, _GREEN, LightCode.TOLD)

    def first_kept(self, rule: LawRule) -> Iterator[FirstKept]:
        """The same rule as questions for the next moment that is allowed."""
        match rule:
            case HoursRule():
                yield from (there.first_kept for there in self._hours(rule))
            case CapRule():
                yield from (there.first_kept for there in self._caps(rule))
            case ConsentRule():
                yield lambda at: at if not self.in_force(rule, at) or self._agreed(rule, at) else None
            case RegisterRule():
                answer = self.facts.registers.get(rule.register)
                if answer is not None and answer.listed:
                    yield lambda at: None if self.in_force(rule, at) else at
            case ClosedRule():
                yield lambda at: None if self.in_force(rule, at) else at

    def _hours(self, rule: HoursRule) -> list[HoursThere]:
        holidays = self.facts.holidays or {}
        return [HoursThere(rule, place, holidays) for place in self.places.all]

    def _of_hours(self, rule: HoursRule) -> Iterator[LightReason]:
        if rule.not_on_holidays and self.facts.holidays is None:
            yield _of(rule, _AMBER, LightCode.HOLIDAYS_UNKNOWN)
        everywhere = self._hours(rule)
        outside = next((there for there in everywhere if not there.keeps(self.at)), None)
        if outside is None:
            if everywhere:
                ends = [end for there in everywhere if (end := there.ends(self.at)) is not None]
                yield self._clock(rule, _GREEN, LightCode.HOURS_MET, everywhere[0], min(ends, default=None))
            return
        until = first_that_keeps_all(self.at, [there.first_kept for there in everywhere])
        holiday = outside.holiday(self.at.astimezone(outside.place.clock).date())
        code = LightCode.HOLIDAY if holiday is not None else LightCode.OUTSIDE_HOURS
        names = {"holiday_en": holiday.en, "holiday_es": holiday.es} if holiday is not None else {}
        yield self._clock(rule, _RED, code, outside, until, **names)

    def _clock(
        self,
        rule: HoursRule,
        verdict: LightVerdict,
        code: LightCode,
        there: HoursThere,
        until: datetime | None,
        **values: str,
    ) -> LightReason:
        local = self.at.astimezone(there.place.clock)
        values |= {"zone": there.place.zone, "clock": local.strftime("%H:%M"), "day": str(local.weekday())}
        return _of(rule, verdict, code, self._local(until), **values)

    def _caps(self, rule: CapRule) -> list[CapThere]:
        calls = calls_counted(rule, self.facts.earlier)
        return [CapThere(rule, clock, calls) for clock in self.places.clocks]

    def _of_cap(self, rule: CapRule) -> Iterator[LightReason]:
        everywhere = self._caps(rule)
        left = min(there.left(self.at) for there in everywhere)
        values = {"limit": str(rule.limit), "left": str(left)}
        values |= {"period": rule.period.value, "counts": rule.counts.value}
        if left:
            nearly = left == 1 < rule.limit
            code = LightCode.CAP_NEARLY if nearly else LightCode.CAP_LEFT
            yield _of(rule, _AMBER if nearly else _GREEN, code, None, **values)
            return
        until = first_that_keeps_all(self.at, [there.first_kept for there in everywhere])
        yield _of(rule, _RED, LightCode.CAP_USED_UP, self._local(until), **values)

    def _agreed(self, rule: ConsentRule, at: datetime) -> bool:
        """Whether consent does not stand in the way."""
        consents = self.facts.consents
        if agreed.consent_held(rule, consents, at) is not None:
            return True
        return not rule.strict and agreed.withdrawn_before(consents, at) is None

    def _of_consent(self, rule: ConsentRule) -> LightReason:
        held = agreed.consent_held(rule, self.facts.consents, self.at)
        if held is not None:
            given = str(self.places.local(held.given_at).date())
            ends = self._local(agreed.consent_ends(rule, held))
            return _of(rule, _GREEN, LightCode.CONSENT_PROVEN, ends, given=given, proof=held.proof)
        if self._agreed(rule, self.at):
            return _of(rule, _AMBER, LightCode.CONSENT_UNKNOWN)
        taken = agreed.withdrawn_before(self.facts.consents, self.at)
        withdrawn = str(self.places.local(taken).date()) if taken is not None else ""
        return _of(rule, _RED, LightCode.CONSENT_MISSING, withdrawn=withdrawn)

    def _of_register(self, rule: RegisterRule) -> LightReason:
        answer = self.facts.registers.get(rule.register)
        if answer is None:
            return _of(rule, _AMBER, LightCode.REGISTER_NOT_CONSULTED, register=rule.register, asked="")
        values = {"register": rule.register, "asked": str(self.places.local(answer.at).date())}
        if answer.listed:
            return _of(rule, _RED, LightCode.DO_NOT_CALL, None, **values)
        ends = agreed.answer_ends(rule, answer)
        if self.at >= ends:
            return _of(rule, _AMBER, LightCode.REGISTER_NOT_CONSULTED, None, **values)
        return _of(rule, _GREEN, LightCode.NOT_LISTED, self._local(ends), **values)

    def _local(self, moment: datetime | None) -> datetime | None:
        return self.places.local(moment) if moment is not None else None


def _never(_at: datetime) -> None:
    """A rule that no moment keeps."""


def _of_the_zones(number: PhoneNumber, at: datetime, places: ZonesThere) -> Iterator[LightReason]:
    if not places.all:
        yield _reason(_AMBER, LightCode.ZONE_UNKNOWN, country=number.region)
    elif places.disagree(at):
        yield _reason(_AMBER, LightCode.SEVERAL_ZONES, zones=", ".join(place.zone for place in places.all))


def _of_the_pack(pack: LawPack, asked: _Asked) -> Iterator[LightReason]:
    if max(asked.places.days(asked.at)) > pack.read_again_by:
        yield _reason(_AMBER, LightCode.PACK_OLD, country=pack.country, review=str(pack.read_again_by))
    if not pack.on and not asked.facts.opened:
        rule = next((rule for rule in pack.rules if rule.id == pack.off_rule), None)
        why = _in_both("why", pack.why_off)
        source = _written(rule) if rule is not None else ""
        values = {"country": pack.country, **why}
        yield LightReason(_RED, LightCode.COUNTRY_OFF, pack.off_rule, source, values=values)


def _reason(verdict: LightVerdict, code: LightCode, **values: str) -> LightReason:
    return LightReason(verdict, code, values=values)


def _of(
    rule: LawRule, verdict: LightVerdict, code: LightCode, until: datetime | None = None, **values: str
) -> LightReason:
    """A reason that a rule gives, with its texts."""
    texts = {"en": rule.text.en, "es": rule.text.es, "country": rule.id.partition(".")[0]}
    texts |= _in_both("uncertain", rule.uncertain) | _in_both("needs", rule.override_needs)
    may = verdict is _RED and rule.may_override
    return LightReason(verdict, code, rule.id, _written(rule), until, may, {**texts, **values})


def _in_both(name: str, text: InTwoLanguages | None) -> dict[str, str]:
    return {f"{name}_en": text.en, f"{name}_es": text.es} if text is not None else {}


def _written(rule: LawRule) -> str:
    """Where the rule is written, and from when on it holds."""
    return f"{', '.join(filter(None, rule.source[:2]))} ({rule.in_force.isoformat()})"
