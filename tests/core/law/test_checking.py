"""What the law says of a call, country by country: the reason, its rule and source, the next moment."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sellercall_desktop.calendars import HolidayCalendars
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind
from sellercall_desktop.core.law.checking import EarlierCall, LawFacts, RegisterAnswer, check_law
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.law.pack import CallPurpose, CapPeriod
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zone_data import clock

PACKS = load_packs(Path(__file__).parents[3] / "resources" / "rules")
BOGOTA, MADRID, LIMA, SANTIAGO = "+573001234567", "+34612345678", "+51912345678", "+56221234567"
NEW_YORK, TIJUANA, MEXICO_CITY, QUITO, BUENOS_AIRES = (
    *("+12125551234", "+526641234567", "+525512345678", "+593991234567", "+541112345678"),
)
TOLL_FREE = "+18005551234"
C, V = LightCode, LightVerdict


def utc(month, day, hour, minute=0, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def holidays_of(country):
    return {**HolidayCalendars().of(country, 2026), **HolidayCalendars().of(country, 2027)}


def asked(e164, at, **known):
    number = number_of(e164)
    known.setdefault("holidays", holidays_of(number.region))
    return check_law(number, at, LawFacts(known.pop("pack", PACKS.of(number.region)), **known))


def told(answer, verdict=None):
    return {(each.code, each.rule) for each in answer.reasons if verdict in {None, each.verdict}}


def reason(answer, code):
    (found,) = [each for each in answer.reasons if each.code is code]
    return found


def agreed(kind=ConsentKind.WRITTEN, **rest):
    return Consent(kind, utc(1, 5, 12), "form 12", "Ana", **rest)


@pytest.mark.parametrize(
    ("at", "code", "following"),
    [
        (utc(11, 27, 11, 59), C.OUTSIDE_HOURS, "2026-11-27T07:00"),  # Friday, a minute early
        (utc(11, 27, 12, 0), C.HOURS_MET, "2026-11-27T07:00"),
        (utc(11, 27, 23, 59), C.HOURS_MET, "2026-11-27T18:59"),
        (utc(11, 28, 0, 0), C.OUTSIDE_HOURS, "2026-11-28T08:00"),  # Saturday is next
        (utc(11, 28, 20, 0), C.OUTSIDE_HOURS, "2026-11-30T07:00"),  # over the Sunday
        (utc(12, 8, 15), C.HOLIDAY, "2026-12-09T07:00"),
        (utc(12, 24, 23, 59), C.HOURS_MET, "2026-12-24T18:59"),
        (utc(12, 25, 0, 30), C.OUTSIDE_HOURS, "2026-12-26T08:00"),  # over Christmas
        (utc(7, 11, 21), C.OUTSIDE_HOURS, "2026-07-14T07:00"),  # over Sunday and the new holiday's Monday
        (utc(1, 1, 3, 0, 2027), C.OUTSIDE_HOURS, "2027-01-02T08:00"),
    ],
)
def test_colombias_hours_nights_sundays_and_holidays(at, code, following):
    answer = asked(BOGOTA, at)
    (found,) = [each for each in answer.reasons if each.rule == "CO.hours"]
    assert found.code is code
    assert answer.next_allowed.isoformat()[:16] == following
    assert answer.next_allowed.utcoffset() == timedelta(hours=-5)
    assert found.source == "Ley 2300 de 2023, art. 3; art. 5, par. 3 (2023-10-10)"
    assert found.may_override is (found.verdict is V.RED)


def test_a_holiday_is_named_and_the_end_of_the_hours_is_told():
    holiday = reason(asked(BOGOTA, utc(12, 8, 15)), C.HOLIDAY)
    assert holiday.values["holiday_es"] == "La Inmaculada Concepción"
    assert holiday.values["holiday_en"] == "Immaculate Conception"
    assert reason(asked(BOGOTA, utc(11, 27, 15)), C.HOURS_MET).until == utc(11, 28, 0)


def test_a_holiday_moved_by_decree_is_kept_once_it_is_added():
    own = HolidayCalendars().of("CO", 2026, added={date(2026, 12, 7): "Día cívico"})
    answer = asked(BOGOTA, utc(12, 7, 15), holidays=own)
    assert reason(answer, C.HOLIDAY).values["holiday_es"] == "Día cívico"
    assert answer.next_allowed == utc(12, 9, 12)  # over the eighth as well


def test_without_a_calendar_it_is_said_that_holidays_are_not_known():
    answer = asked(BOGOTA, utc(12, 8, 15), holidays=None)
    assert reason(answer, C.HOLIDAYS_UNKNOWN).verdict is V.AMBER


def test_one_conversation_a_day_and_attempts_are_free():
    at = utc(11, 27, 15)
    attempts = [EarlierCall(at - timedelta(hours=1)), EarlierCall(at - timedelta(minutes=5))]
    assert (C.CAP_LEFT, "CO.contact_day") in told(asked(BOGOTA, at, earlier=attempts))
    talked = [*attempts, EarlierCall(at - timedelta(hours=2), talked=True)]
    answer = asked(BOGOTA, at, earlier=talked)
    used_up = reason(answer, C.CAP_USED_UP)
    assert used_up.until == utc(11, 28, 5)  # midnight in Bogotá
    assert used_up.may_override
    assert answer.next_allowed == utc(11, 28, 13)  # Saturday at eight


def test_the_strict_reading_is_switched_off_only_where_the_pack_allows_it():
    at = utc(11, 29, 15)  # a Sunday
    talked = [EarlierCall(at - timedelta(hours=1), talked=True)]
    answer = asked(BOGOTA, at, earlier=talked, rules_off=frozenset({"CO.contact_day", "CO.hours"}))
    assert told(answer, V.RED) == {(C.OUTSIDE_HOURS, "CO.hours")}
    assert "CO.contact_day" not in {each.rule for each in answer.reasons}


def test_yesterdays_conversation_by_the_customers_clock_does_not_count():
    at = utc(11, 27, 13)
    late = [EarlierCall(utc(11, 27, 4, 59), talked=True)]  # 23:59 of the 26th in Bogotá
    assert (C.CAP_LEFT, "CO.contact_day") in told(asked(BOGOTA, at, earlier=late))


def only(*rules):
    return replace(PACKS.of("CO"), rules=rules)


def attempts(limit, period):
    (cap,) = [rule for rule in PACKS.of("EC").rules if rule.id == "EC.collection_day"]
    every = frozenset(CallPurpose)
    return only(replace(cap, limit=limit, period=period, purposes=every, in_force=date(2020, 1, 1)))


def test_a_cap_of_24_hours_rolls_and_the_clocks_change_does_not_matter():
    new_york = clock("America/New_York")
    at = datetime(2026, 11, 1, 9, tzinfo=new_york)  # the night had 25 hours
    calls = [EarlierCall(at.astimezone(UTC) - timedelta(hours=each)) for each in (25, 23, 2)]
    calls = [EarlierCall(call.at.astimezone(new_york)) for call in calls]
    two = asked(NEW_YORK, at, pack=attempts(2, CapPeriod.HOURS_24), earlier=calls)
    assert two.next_allowed.astimezone(UTC) == at.astimezone(UTC) + timedelta(hours=1)
    assert reason(two, C.CAP_USED_UP).until == two.next_allowed
    three = asked(NEW_YORK, at, pack=attempts(3, CapPeriod.HOURS_24), earlier=calls)
    assert reason(three, C.CAP_NEARLY).values["left"] == "1"
    exactly = [EarlierCall(at.astimezone(UTC) - timedelta(hours=24))]
    one = asked(NEW_YORK, at, pack=attempts(1, CapPeriod.HOURS_24), earlier=exactly)
    assert told(one, V.RED) == set()


def test_a_cap_of_a_week_begins_on_monday_by_the_customers_clock():
    sunday = [EarlierCall(utc(11, 30, 4, 59)), EarlierCall(utc(11, 23, 5))]  # 23:59 and a Monday's 0:00
    week = asked(BOGOTA, utc(11, 29, 20), pack=attempts(2, CapPeriod.WEEK), earlier=sunday)
    assert week.next_allowed == utc(11, 30, 5)
    assert (
        told(asked(BOGOTA, utc(11, 30, 5), pack=attempts(1, CapPeriod.WEEK), earlier=sunday), V.RED) == set()
    )


def test_a_cap_of_a_day_counts_by_every_clock_that_the_number_may_have():
    at = utc(11, 27, 4, 30)  # 23:30 in New York, 20:30 in Los Angeles
    earlier = [
        EarlierCall(utc(11, 27, 5, 30))
    ]  # as if it were to come: today in the west, tomorrow in the east
    answer = asked(TOLL_FREE, at, pack=attempts(1, CapPeriod.DAY), earlier=earlier)
    assert (C.CAP_USED_UP, "EC.collection_day") in told(answer, V.RED)


def test_the_register_is_consulted_listed_or_asked_too_long_ago():
    at = utc(11, 27, 15)
    never = reason(asked(BOGOTA, at), C.REGISTER_NOT_CONSULTED)
    assert (never.verdict, never.values["asked"]) == (V.AMBER, "")
    fresh = asked(BOGOTA, at, registers={"RNE": RegisterAnswer(at - timedelta(days=4))})
    assert reason(fresh, C.NOT_LISTED).until == at + timedelta(days=1)
    old = asked(BOGOTA, at, registers={"RNE": RegisterAnswer(at - timedelta(days=5))})
    assert reason(old, C.REGISTER_NOT_CONSULTED).values["asked"] == "2026-11-22"
    listed = asked(BOGOTA, at, registers={"RNE": RegisterAnswer(at - timedelta(days=50), listed=True)})
    assert (C.DO_NOT_CALL, "CO.rne") in told(listed, V.RED)
    assert listed.next_allowed is None
    collection = asked(
        BOGOTA, at, registers={"RNE": RegisterAnswer(at, listed=True)}, purpose=CallPurpose.COLLECTION
    )
    assert told(collection, V.RED) == set()


def test_consent_on_record_none_taken_back_and_given_anew():
    at = utc(11, 27, 15)
    assert reason(asked(BOGOTA, at), C.CONSENT_UNKNOWN).verdict is V.AMBER
    proven = reason(asked(BOGOTA, at, consents=[agreed(until=utc(12, 31, 0))]), C.CONSENT_PROVEN)
    assert (proven.values["proof"], proven.values["given"]) == ("form 12", "2026-01-05")
    assert proven.until == utc(12, 31, 0)
    taken_back = agreed(withdrawn_at=utc(6, 1, 12))
    answer = asked(BOGOTA, at, consents=[taken_back])
    assert reason(answer, C.CONSENT_MISSING).values["withdrawn"] == "2026-06-01"
    assert answer.next_allowed is None
    assert (C.CONSENT_UNKNOWN, "CO.consent") in told(asked(BOGOTA, utc(1, 5, 11), consents=[agreed()]))
    anew = replace(agreed(ConsentKind.SPOKEN), given_at=utc(7, 1, 12))
    assert (C.CONSENT_PROVEN, "CO.consent") in told(asked(BOGOTA, at, consents=[taken_back, anew]))


def test_consent_that_ends_before_the_next_allowed_hour_does_not_help():
    night = utc(11, 27, 4)
    answer = asked(NEW_YORK, night, consents=[agreed(until=night + timedelta(hours=1))])
    assert told(answer, V.RED) == {(C.OUTSIDE_HOURS, "US.hours")}
    assert answer.next_allowed is None


def test_the_united_states_want_written_consent_for_an_ai_that_sells():
    at = utc(11, 27, 15)
    assert (C.CONSENT_MISSING, "US.ai_marketing_consent") in told(asked(NEW_YORK, at), V.RED)
    spoken = asked(NEW_YORK, at, consents=[agreed(ConsentKind.SPOKEN)])
    assert (C.CONSENT_MISSING, "US.ai_marketing_consent") in told(spoken, V.RED)
    assert told(asked(NEW_YORK, at, consents=[agreed()]), V.RED) == set()
    assert told(asked(NEW_YORK, at, ai_voice=False), V.RED) == set()
    collection = asked(NEW_YORK, at, consents=[agreed(ConsentKind.SPOKEN)], purpose=CallPurpose.COLLECTION)
    assert told(collection, V.RED) == set()


def test_the_united_states_hours_by_the_clock_there_through_its_changes():
    def red(at):
        return (C.OUTSIDE_HOURS, "US.hours") in told(asked(NEW_YORK, at, consents=[agreed()]), V.RED)

    assert red(utc(10, 30, 11, 59))
    assert not red(utc(10, 30, 12))  # 8:00 in summer
    assert red(utc(11, 2, 12, 59))
    assert not red(utc(11, 2, 13))  # 8:00 in winter


def test_a_number_of_many_zones_keeps_to_all_of_them_and_a_persons_word_wins():
    at = utc(11, 27, 15)  # 10:00 in New York, 7:00 in Los Angeles
    answer = asked(TOLL_FREE, at, consents=[agreed()])
    assert (C.OUTSIDE_HOURS, "US.hours") in told(answer, V.RED)
    assert "America/New_York" in answer.zones
    assert reason(answer, C.SEVERAL_ZONES).verdict is V.AMBER
    said = asked(TOLL_FREE, at, consents=[agreed()], zone="America/New_York")
    assert told(said, V.RED) == set()
    assert said.zones == ("America/New_York",)
    assert (C.SEVERAL_ZONES, "") not in told(said)
    assert asked(TOLL_FREE, at, zone="Mars/Olympus").zones == answer.zones


def test_mexico_has_hours_for_collection_and_its_register_for_sales():
    night = utc(11, 27, 5)  # 23:00 in Mexico City, 21:00 in Tijuana
    assert told(asked(MEXICO_CITY, night), V.RED) == set()
    owed = {"purpose": CallPurpose.COLLECTION}
    assert (C.OUTSIDE_HOURS, "MX.collection_hours") in told(asked(MEXICO_CITY, night, **owed), V.RED)
    assert told(asked(TIJUANA, night, **owed), V.RED) == set()
    repep = {"REPEP": RegisterAnswer(night, listed=True)}
    assert (C.DO_NOT_CALL, "MX.repep") in told(asked(MEXICO_CITY, night, registers=repep), V.RED)
    assert told(asked(TIJUANA, night, registers=repep, **owed), V.RED) == set()


def test_ecuador_collects_once_a_day_and_not_on_its_holidays():
    owed = {"purpose": CallPurpose.COLLECTION}
    friday = utc(10, 9, 15)
    assert (C.HOLIDAY, "EC.collection_hours") in told(asked(QUITO, friday, **owed), V.RED)
    again = asked(QUITO, utc(11, 27, 16), earlier=[EarlierCall(utc(11, 27, 14))], **owed)
    assert (C.CAP_USED_UP, "EC.collection_day") in told(again, V.RED)
    assert again.next_allowed == utc(11, 30, 12)
    assert told(asked(QUITO, friday), V.RED) == set()


def test_argentina_consults_its_register_every_thirty_days():
    at = utc(11, 27, 15)
    known = {"NO_LLAME": RegisterAnswer(at - timedelta(days=29))}
    assert (C.NOT_LISTED, "AR.no_llame") in told(asked(BUENOS_AIRES, at, registers=known))
    late = asked(BUENOS_AIRES, at + timedelta(days=1), registers=known)
    assert (C.REGISTER_NOT_CONSULTED, "AR.no_llame") in told(late, V.AMBER)


@pytest.mark.parametrize(
    ("number", "rule"), [(LIMA, "PE.consent"), (SANTIAGO, "CL.prefix"), (MADRID, "ES.range_400")]
)
def test_countries_off_by_default_say_why_and_open_only_by_a_person(number, rule):
    answer = asked(number, utc(11, 27, 15))
    off = reason(answer, C.COUNTRY_OFF)
    assert (off.rule, off.may_override, answer.next_allowed) == (rule, False, None)
    assert off.values["why_es"]
    assert off.source
    opened = asked(number, utc(11, 27, 15), opened=True)
    assert {each for _, each in told(opened, V.RED)} >= {rule}


def test_what_is_opened_still_keeps_its_rules():
    at = utc(11, 27, 15)
    asked_for = {"opened": True, "consents": [agreed(ConsentKind.ASKED_FOR)]}
    assert told(asked(LIMA, at, **asked_for), V.RED) == set()
    assert (C.CONSENT_MISSING, "PE.consent") in told(asked(LIMA, at, opened=True, consents=[agreed()]), V.RED)
    prefixed = asked(SANTIAGO, at, opened=True, rules_off=frozenset({"CL.prefix"}))
    assert told(prefixed, V.RED) == set()
    old = asked(
        MADRID,
        utc(1, 6, 12, 0, 2028),
        opened=True,
        consents=[agreed()],
        rules_off=frozenset({"ES.range_400"}),
    )
    assert (C.CONSENT_MISSING, "ES.consent") in told(old, V.RED)  # two years are over


def test_a_rule_that_is_not_in_force_yet_asks_nothing():
    before = utc(10, 16, 12)
    consents = [agreed()]
    assert told(asked(MADRID, before, opened=True, consents=consents), V.RED) == set()
    after = asked(MADRID, utc(10, 17, 12), opened=True, consents=consents)
    assert (C.COUNTRY_OFF, "ES.range_400") in told(after, V.RED)


def test_no_pack_an_old_pack_and_what_is_only_told():
    at = utc(11, 27, 15)
    assert told(asked(BOGOTA, at, pack=None)) == {(C.NO_PACK, "")}
    assert asked(BOGOTA, at, pack=None).next_allowed == at
    assert (C.PACK_OLD, "") not in told(asked(BOGOTA, utc(6, 1, 4, 0, 2027)))  # still the 31st in Bogotá
    old = reason(asked(BOGOTA, utc(6, 1, 15, 0, 2027)), C.PACK_OLD)
    assert (old.verdict, old.values["review"]) == (V.AMBER, "2027-05-31")
    assert (C.TOLD, "CO.channel_week") in told(asked(BOGOTA, at), V.GREEN)


def test_the_gravest_reasons_come_first():
    verdicts = [each.verdict for each in asked(BOGOTA, utc(11, 29, 15)).reasons]
    assert verdicts == sorted(verdicts, reverse=True)
    assert len(set(verdicts)) == 3


def test_a_check_costs_less_than_a_millisecond():
    """By the processor's time of this thread, so that a busy machine changes little."""
    number, facts = number_of(BOGOTA), LawFacts(PACKS.of("CO"), holidays=holidays_of("CO"))
    taken = []
    for minutes in range(0, 14 * 24 * 60, 97):
        at = utc(11, 27, 15) + timedelta(minutes=minutes)
        begun = time.thread_time()
        check_law(number, at, facts)
        taken.append(time.thread_time() - begun)
    assert statistics.median(taken) < 0.001
