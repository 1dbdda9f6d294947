"""Every way to dial meets the law of the customer's country, by a clock that the test gives."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.call import CallResult, advance_all, start_call
from sellercall_desktop.core.calls.facts import CallAnswered, CallPlaced, LegAsked
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world
from tests.store.sample_calls import request, talked
from tests.waiting import until

BUYS, BUSY, PERU = EXAMPLES["buys"], EXAMPLES["busy"], "+51987654321"
TUESDAY_NOON = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)  # 12:00 in Colombia
TUESDAY_NIGHT = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)  # 20:30
WEDNESDAY_AT_7 = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
SUNDAY = datetime(2026, 12, 6, 17, 0, tzinfo=UTC)
IMMACULATE = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)  # a Tuesday
EVER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
ASKED_FOR = "She asked for the evening in her letter of 12 November"


@asynccontextmanager
async def open_lawful(folder, at, **more):
    """A world whose calls keep the law, at a moment that the test may move."""
    clock = [at]
    async with open_test_world(folder, webhooks=False, now=lambda: clock[0], law=True, **more) as world:
        yield world, clock


def placed(world):
    return [request for request in world.simulator.requests if request.method == "POST"]


async def rest(world, **body):
    async with httpx.AsyncClient(base_url=world.desk.web.local_url, trust_env=False) as client:
        return await client.post("/api/llamada/callto", json=body)


async def refusal(world, number=BUYS, **more):
    with pytest.raises(GuardError) as refused:
        await world.desk.engine.dial(number, **more)
    assert placed(world) == []
    return refused.value


async def earlier(world, call_id, at, number=BUYS, *said):
    call, facts = talked(call_id, *said, number=number, at=at, desk="another-desk")
    await world.desk.calls.save(call, facts, "test")


@pytest.mark.parametrize("listed", [False, True])
async def test_who_waits_or_sleeps_until_after_the_hours_is_not_rung(tmp_path, monkeypatch, listed):
    monkeypatch.setattr("sellercall_desktop.core.calls.outgoing.ADMITTED_FOR", timedelta(0))
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, clock):
        create = world.desk.agent.create

        async def sleeps(order):
            place = await create(order)
            if listed:
                await world.desk.do_not_call.add(BUYS, "wrote to us", "ana")
            else:
                clock[0] = TUESDAY_NIGHT
            return place

        monkeypatch.setattr(world.desk.agent, "create", sleeps)
        with pytest.raises(GuardError) as refused:
            await world.desk.engine.dial(BUYS)
        reason = GuardReason.DO_NOT_CALL if listed else GuardReason.LEGAL_HOURS
        assert refused.value.reason is reason
        call = await world.desk.calls.get(refused.value.call_id)
        assert (call.result, call.not_placed.message) == (CallResult.NOT_PLACED, reason.value)
        assert world.simulator.calls_placed == []


async def test_whom_a_busy_disk_keeps_until_after_the_hours_is_not_rung(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.outgoing.ADMITTED_FOR", timedelta(0))
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, clock):
        save = world.desk.calls.save

        async def slowly(call, facts, source, **more):
            saved = await save(call, facts, source, **more)
            if any(isinstance(fact, LegAsked) for fact in facts):
                clock[0] = TUESDAY_NIGHT
            return saved

        monkeypatch.setattr(world.desk.calls, "save", slowly)
        with pytest.raises(GuardError) as refused:
            await world.desk.engine.dial(BUYS)
        assert refused.value.reason is GuardReason.LEGAL_HOURS
        call = await world.desk.calls.get(refused.value.call_id)
        assert (call.result, world.simulator.calls_placed) == (CallResult.NOT_PLACED, [])


async def test_outside_the_hours_of_the_law_nothing_leaves_and_the_refusal_says_until_when(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NIGHT) as (world, clock):
        for at, reason in (
            (TUESDAY_NIGHT, GuardReason.LEGAL_HOURS),
            (SUNDAY, GuardReason.LEGAL_HOURS),
            (IMMACULATE, GuardReason.PUBLIC_HOLIDAY),
        ):
            clock[0] = at
            error = await refusal(world)
            assert (error.reason, error.rule, error.may_override) == (reason, "CO.hours", True)
            told = (await rest(world, Phone=BUYS)).json()
            assert (told["status"], told["code"], told["rule"]) == (403, reason.value, "CO.hours")
            assert "Ley 2300" in told["source"]
            assert told["mayOverride"]
            assert datetime.fromisoformat(told["nextAllowed"]) == error.again_at
        assert placed(world) == []
        assert (await world.desk.calls.page(CallQuery())).calls == ()
        entries = lambda: world.desk.audit.of_kind(AuditKind.GUARD_REFUSED, EVER[0])  # noqa: E731
        while len(kept := await entries()) < 2:  # once for each reason
            pass
        assert {entry.fate for entry in kept} == {"outside_legal_hours", "public_holiday"}
        clock[0] = error.again_at
        assert (await world.desk.engine.dial(BUYS)).carrier_call_id


async def test_who_may_override_a_rule_writes_why_and_that_is_on_disk_before_anything_leaves(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NIGHT) as (world, _):
        assert (await refusal(world, in_spite_of="  ")).reason is GuardReason.LEGAL_HOURS
        append, at_that_time = world.desk.audit.append, []

        async def noting(entry):
            if entry.kind is AuditKind.OVERRIDE:
                at_that_time.append((len(placed(world)), (await world.desk.calls.page(CallQuery())).calls))
            await append(entry)

        world.desk.audit.append = noting
        answer = await rest(world, Phone=BUYS, inSpiteOf=ASKED_FOR)
        assert answer.status_code == 200
        assert at_that_time == [(0, ())]
        (act,) = await world.desk.audit.of_kind(AuditKind.OVERRIDE, EVER[0])
        assert (act.subject, act.text, act.fate, act.by) == (BUYS, ASKED_FOR, "CO.hours", "rest")


async def test_what_the_customer_or_a_closed_country_forbids_no_reason_overrides(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, _):
        world.setup.settings.update({"guard": {"allowed_countries": ["CO", "PE"]}})
        await world.desk.do_not_call.add(BUYS, "asked", "ana")
        assert (await refusal(world, in_spite_of=ASKED_FOR)).reason is GuardReason.DO_NOT_CALL
        error = await refusal(world, PERU, in_spite_of=ASKED_FOR)
        assert (error.reason, error.may_override) == (GuardReason.COUNTRY_CLOSED, False)
        assert await world.desk.audit.of_kind(AuditKind.OVERRIDE, EVER[0]) == []
        world.setup.settings.update({"law": {"countries_opened": ["PE"]}})
        assert (await refusal(world, PERU)).reason is GuardReason.COUNTRY_CLOSED  # opened without a reason


async def test_a_conversation_of_any_desk_today_uses_up_the_day_until_that_limit_is_switched_off(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, _):
        await earlier(world, "a-week-ago", TUESDAY_NOON - timedelta(days=7), BUYS, "Hola")
        await earlier(world, "unanswered", TUESDAY_NOON - timedelta(hours=2), BUSY)
        assert (await world.desk.engine.dial(BUSY)).carrier_call_id  # attempts count apart from talks
        world.simulator.requests.clear()
        await earlier(world, "this-morning", TUESDAY_NOON - timedelta(hours=2), BUYS, "Hola", "¿Sí?")
        error = await refusal(world)
        assert (error.reason, error.rule) == (GuardReason.CAP, "CO.contact_day")
        assert error.again_at == WEDNESDAY_AT_7
        world.setup.settings.update({"law": {"strict_frequency": False}})
        await refusal(world)  # without a reason it is still kept
        world.setup.settings.update({"law": {"frequency_reason": "Sales only: opinion of our lawyer"}})
        assert (await world.desk.engine.dial(BUYS)).carrier_call_id


async def test_a_holiday_that_was_moved_is_added_by_hand_and_the_old_day_struck(tmp_path):
    async with open_lawful(tmp_path, IMMACULATE) as (world, clock):
        struck = {"holidays_struck": ["CO:2026-12-08"], "holidays_added": ["2026-12-09"]}
        world.setup.settings.update({"law": struck})
        clock[0] = IMMACULATE + timedelta(days=1)
        assert (await refusal(world)).reason is GuardReason.PUBLIC_HOLIDAY
        clock[0] = IMMACULATE
        assert (await world.desk.engine.dial(BUYS)).carrier_call_id


async def test_a_contact_that_took_consent_back_is_not_rung_and_a_person_s_zone_counts(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, clock):
        given = Consent(ConsentKind.WRITTEN, TUESDAY_NOON - timedelta(days=30), "form 12", "ana")
        madrid = Contact("1", "Marta", (ContactNumber(BUYS, zone="Europe/Madrid"),), consents=(given,))
        contacts = world.desk.contact_book.contacts
        await contacts.add(madrid, "ana")
        light = await world.desk.lights.light(number_of(BUYS))
        assert light.zones == ("Europe/Madrid",)
        assert LightCode.CONSENT_PROVEN in {reason.code for reason in light.reasons}
        clock[0] = TUESDAY_NIGHT - timedelta(hours=5)  # 15:30 in Colombia, 21:30 in Madrid
        assert (await refusal(world)).reason is GuardReason.LEGAL_HOURS
        known = await contacts.store.get(madrid.id)
        taken = replace(given, withdrawn_at=TUESDAY_NOON)
        assert await contacts.change(replace(known, consents=(taken,)), "ana")
        clock[0] = TUESDAY_NOON + timedelta(minutes=1)
        await contacts.add(replace(madrid, id="2"), "ana")  # the same person twice, with the old consent
        error = await refusal(world, in_spite_of=ASKED_FOR)
        assert (error.reason, error.rule) == (GuardReason.CONSENT, "CO.consent")


async def test_a_colleague_who_talks_with_the_customer_is_named(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, _):
        asked = request(BUSY, at=TUESDAY_NOON, desk="ana-s-desk")
        on_line = (CallPlaced(TUESDAY_NOON, "CA-hers"), CallAnswered(TUESDAY_NOON))
        call = advance_all(start_call("hers", asked), on_line)
        await world.desk.calls.save(call, (asked, *on_line), "test")
        light = await world.desk.lights.light(number_of(BUSY))
        (told,) = (reason for reason in light.reasons if reason.code is LightCode.COLLEAGUE)
        assert (told.verdict, told.values["name"]) == (LightVerdict.AMBER, "ana-s-desk")


async def test_where_calls_reach_nobody_the_light_tells_the_truth_and_stops_none(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, now=lambda: TUESDAY_NIGHT) as world:
        light = await world.desk.lights.light(number_of(BUYS))
        assert light.verdict is LightVerdict.AMBER
        codes = {reason.code for reason in light.reasons}
        assert {LightCode.OUTSIDE_HOURS, LightCode.SIMULATED} <= codes
        assert light.next_allowed == WEDNESDAY_AT_7
        assert (await world.desk.engine.dial(BUYS)).carrier_call_id


async def test_a_country_that_the_carrier_does_not_open_is_red_once_it_is_known(tmp_path):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, clock):
        world.simulator.closed_countries.add("CO")
        number = number_of(BUYS)
        asked = lambda: [r for r in world.simulator.requests if "DialingPermissions" in r.path]  # noqa: E731
        first = await world.desk.lights.light(number)
        assert asked() == []  # the light itself asks nobody
        assert LightCode.CLOSED_AT_CARRIER not in {reason.code for reason in first.reasons}
        permissions = world.desk.lights._permissions
        await until(lambda: permissions.of(number) is not None)
        light = await world.desk.lights.light(number)
        assert light.reasons[0].code is LightCode.CLOSED_AT_CARRIER
        assert light.next_allowed is None
        error = await refusal(world)
        assert (error.reason, error.may_override) == (GuardReason.CLOSED_AT_CARRIER, False)
        world.simulator.closed_countries.discard("CO")
        clock[0] += timedelta(minutes=2)
        assert (await world.desk.engine.dial(BUYS)).carrier_call_id  # what is old counts no more
