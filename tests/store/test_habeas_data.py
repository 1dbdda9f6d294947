"""One person's data: all of it in one file, all of it gone in one act, and nothing comes back."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import start_call
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.contacts.habeas_data import HabeasData, PersonAsked, PersonErased
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.exchanges.exchange import Exchange, ExchangeParts, ExchangeQuery, Way
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.problems import HabeasDataProblem, StoreProblem
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.files import written_beside
from sellercall_desktop.store import open_store
from sellercall_desktop.store.database.schema import metadata
from sellercall_desktop.store.habeas_data import habeas_store
from sellercall_desktop.store.habeas_data.parts import PARTS
from tests.store.sample_calls import NOON, request, talked

MARTA, MARTAS_OTHER, PEDRO = "+573001234567", "+525512345678", "+573109876543"
WORDS = "Vivo en la calle Zarzamora"
GIVEN_UP = "+573007654321"  # hers when the campaign was made
NOT_PERSONAL = {
    *(
        "meta",
        "prompts",
        "prompt_library",
        "version_tests",
        "number_holds",
        "webhook_receipts",
        "contact_imports",
        "contact_news",
    ),
    *("erasures", "erased_numbers"),  # hashes
    *("campaigns", "campaign_clocks"),
    "scenario_runs",  # the versions that were tried; the customers' words are in its parts
}


def test_every_table_that_can_hold_something_of_a_person_has_its_part():
    covered = [table for part in PARTS for table in part.tables]
    assert len(covered) == len(set(covered))
    assert {*covered, *NOT_PERSONAL} == set(metadata.tables)


async def filled(store):
    """Marta with two numbers (merged of two contacts), two calls, an opt-out; Pedro with one of each."""
    contacts = Contacts(store.contacts, Bus(), Tasks(), utc_now)
    one = await contacts.add(Contact("", "Marta", (ContactNumber(MARTA),), note="Zarzamora 7"), "ana")
    two = await contacts.add(Contact("", "Marta P.", (ContactNumber(MARTAS_OTHER),)), "ana")
    merge = await contacts.merge([one, two], "ana")
    pedro = await contacts.add(Contact("", "Pedro", (ContactNumber(PEDRO),)), "ana")
    old = NOON - timedelta(days=3)
    for call_id, number in (("m1", MARTA), ("m2", "+5215512345678"), ("p1", PEDRO)):
        await store.calls.save(*talked(call_id, WORDS, number=number, at=old), "dial")
        way = Exchange(0, old, Way.OUT, "twilio", "POST", "/Calls", 0.1, 201, call_id=call_id)
        await store.exchanges.save([(way, ExchangeParts("https://x"))])
        await store.audit.append(AuditEntry(old, "ana", AuditKind.ACT, call_id, WORDS))
    listed = DoNotCallEntry(MARTA, old, "ana", "asked", "No me llame", "m1")
    act = AuditEntry(old, "ana", AuditKind.OPT_OUT_ADDED, MARTA, "asked")
    await store.do_not_call.add([listed], act)
    for number in (MARTA, PEDRO):
        later = ScheduledCall(f"later {number}", number, old, "", old, "ana", store.desk, "Zarzamora")
        assert await store.scheduled.save(later)
    await store.campaigns.save(Campaign("k", "Renewals", created_at=old))
    of_pedro = CampaignEntry(pedro.id, PEDRO, "CO:America/Bogota")
    await store.campaigns.add("k", [of_pedro, replace(of_pedro, contact_id=one.id, number=MARTA)])
    return merge.after.id, two.id, pedro.id


def house(store, bus=None):
    return HabeasData(
        store.habeas_data, bus or Bus(), Tasks(), lambda: NOON, "this-desk", write_beside=written_beside
    )


async def test_who_is_named_by_contact_is_erased_in_one_act_and_others_are_not(tmp_path):
    await erased_in_one_act(tmp_path, by_contact=True)


async def test_who_is_named_by_number_is_erased_in_one_act_and_others_are_not(tmp_path):
    await erased_in_one_act(tmp_path, by_contact=False)


async def erased_in_one_act(tmp_path, *, by_contact):
    bus, told = Bus(), []
    bus.subscribe(PersonErased, told.append)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        marta, merged, pedro = await filled(store)
        asked = PersonAsked(contact_id=merged) if by_contact else PersonAsked("+5215512345678")
        before = await house(store).kept(asked)
        assert set(before.numbers) == {MARTA, MARTAS_OTHER, "+5215512345678"}
        assert dict(before.counts)["calls"] == 2
        done = await house(store, bus).erase(asked, "ana", "asked in writing")
        assert told == [PersonErased(("m1", "m2"))]
        assert (len(done.hashes), dict(done.counts)["calls"]) == (2, 2)
        assert await store.habeas_data.erasures() == [done]
        for gone in (marta, merged):
            assert await store.contacts.get(gone) is None
        assert await store.contacts.by_numbers([MARTA, MARTAS_OTHER]) == {}
        assert await store.contacts.merges() == []
        assert [one.id for one in (await store.contacts.page(ContactQuery())).contacts] == [pedro]
        assert [call.id for call in (await store.calls.page(CallQuery(text="Zarzamora"))).calls] == ["p1"]
        kept = await store.exchanges.page(ExchangeQuery())
        assert [exchange.call_id for exchange in kept.exchanges] == ["p1"]
        assert [one.number for one in await store.scheduled.open()] == [PEDRO]
        assert [one.number for one in await store.campaigns.some_waiting("k", 9)] == [PEDRO]
        acts = await store.audit.between(NOON - timedelta(days=9), utc_now() + timedelta(days=9))
        assert [act.by for act in acts if act.kind is AuditKind.ACT] == ["ana"] * 3
        assert {act.text for act in acts if act.kind is AuditKind.ACT} == {"", WORDS}
        assert not {marta, merged, "m1", "m2", MARTA} & {act.subject for act in acts}
        assert [act.text for act in acts if act.kind is AuditKind.PERSON_ERASED] == ["asked in writing"]
        (entry,) = [entry for _, entry in await store.do_not_call.changes(0, 9)]
        assert entry.number == MARTA
        rest = dict((await house(store).kept(PersonAsked(MARTA))).counts)
        assert {name: count for name, count in rest.items() if count} == {"do_not_call": 1}
    if not store.contacts.is_shared:  # nor is it left between the file's rows
        data = (tmp_path / "a.db").read_bytes()
        assert b"Zarzamora 7" not in data
        assert b"+525512345678" not in data
        assert b"Pedro" in data


async def test_what_the_providers_still_know_does_not_come_back(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await filled(store)
        await house(store).erase(PersonAsked(MARTA), "ana", "")
        for call_id, number in (("m1", MARTA), ("again", MARTAS_OTHER)):
            with pytest.raises(StoreError) as refused:
                await store.calls.save(*talked(call_id, WORDS, number=number, at=NOON), "import")
            assert refused.value.problem is StoreProblem.ERASED
        later = NOON + timedelta(minutes=1)  # she calls by herself
        await store.calls.save(*talked("new", number=MARTA, at=later), "webhook")
        await store.calls.save(*talked("p2", number=PEDRO, at=NOON), "import")
        assert {call.id for call in (await store.calls.page(CallQuery())).calls} == {"p1", "p2", "new"}


async def test_a_call_that_goes_on_and_nobody_at_all_are_refused(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        marta, *_ = await filled(store)
        call = start_call("live", replace(request(), number=MARTA))
        await store.calls.save(call, [call.requested], "dial")
        for asked, problem in (
            (PersonAsked(contact_id=marta), HabeasDataProblem.CALL_LIVES),
            (PersonAsked("+573000000000"), HabeasDataProblem.NOBODY),
            (PersonAsked(contact_id="nobody"), HabeasDataProblem.NOBODY),
        ):
            with pytest.raises(HabeasDataError) as refused:
                await house(store).erase(asked, "ana", "")
            assert refused.value.problem is problem
        assert (await store.contacts.get(marta)).name == "Marta P."
        assert await store.habeas_data.erasures() == []


async def test_what_breaks_off_in_the_middle_has_erased_nothing(tmp_path, monkeypatch):
    def power_cut(*_given):
        raise OSError("power cut")

    broken = tuple(replace(part, erase=power_cut) if part.name == "calls" else part for part in PARTS)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await filled(store)
        before = await house(store).kept(PersonAsked(MARTA))
        with monkeypatch.context() as patched:
            patched.setattr(habeas_store, "PARTS", broken)
            with pytest.raises(StoreError):
                await house(store).erase(PersonAsked(MARTA), "ana", "")
        assert await house(store).kept(PersonAsked(MARTA)) == before
        assert await store.habeas_data.erasures() == []
        await store.calls.save(*talked("m3", number=MARTA, at=NOON), "import")


async def test_all_of_a_person_goes_into_one_file_that_people_can_read(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        marta, *_ = await filled(store)
        path = tmp_path / "marta.json"
        kept = await house(store).export(PersonAsked(contact_id=marta), path, "ana")
        text = path.read_text(encoding="utf-8")
        found = json.loads(text)
        assert "\n  " in text
        assert {name: len(found[name]) for name, _ in kept.counts} == dict(kept.counts)
        assert [call["id"] for call in found["calls"]] == ["m1", "m2"]
        assert [turn["text"] for turn in found["calls"][0]["turns"]] == [WORDS]
        assert found["contacts"][0]["note"] == "Zarzamora 7"
        assert found["do_not_call"][0]["sentence"] == "No me llame"
        assert [one["note"] for one in found["scheduled_calls"]] == ["Zarzamora"]
        assert [(one["number"], one["calls"]) for one in found["campaigns"]] == [(MARTA, [])]
        assert "Pedro" not in text
        with pytest.raises(HabeasDataError):
            await house(store).export(PersonAsked("+573000000000"), tmp_path / "b.json", "ana")
        with pytest.raises(FileNotFoundError):
            await house(store).export(PersonAsked(MARTA), tmp_path / "absent" / "b.json", "ana")
        acts = await store.audit.between(NOON, NOON + timedelta(seconds=1))
        assert [act.subject for act in acts if act.kind is AuditKind.PERSON_EXPORTED] == ["marta.json"]
        assert sorted(each.name for each in tmp_path.glob("*.json*")) == ["marta.json"]


async def test_attempts_on_a_number_that_somebody_has_given_up_are_theirs_too(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        marta, *_ = await filled(store)
        asked, minute = PersonAsked(contact_id=marta), timedelta(minutes=1)
        await store.campaigns.save(Campaign("g", "Given up", state=CampaignState.RUNNING))
        await store.campaigns.add("g", [CampaignEntry(marta, GIVEN_UP, "CO:America/Bogota")])
        row = await store.campaigns.next("g", Asker("desk"), minute)
        assert await store.campaigns.begin(row, "g1")
        busy = Following(RowState.AGAIN, RowOutcome.BUSY, utc_now())
        await store.campaigns.settle("g1", busy, NOON, Decimal(1))
        _, text = await store.habeas_data.gather(asked, NOON)
        (mine,) = [one for one in json.loads(text)["campaigns"] if one["number"] == GIVEN_UP]
        assert [call["outcome"] for call in mine["calls"]] == ["busy"]
        await house(store).erase(asked, "ana", "asked in writing")
        assert await store.habeas_data.kept(PersonAsked(GIVEN_UP)) is None
        progress = await store.campaigns.progress("g")
        assert (progress.rows, progress.outcomes, progress.cost) == ({}, {RowOutcome.BUSY: 1}, Decimal(1))
    if not store.contacts.is_shared:
        assert GIVEN_UP.encode() not in (tmp_path / "a.db").read_bytes()
