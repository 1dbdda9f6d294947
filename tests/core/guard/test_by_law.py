"""What is gathered of a number before the law is asked: whose it is, where, consents, registers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.calendars import HolidayCalendars
from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.core.guard.by_law import ByLaw, LawRules
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.guard.list_transfer import ListTransfer
from sellercall_desktop.core.guard.registers import READ_AGAIN, PublicRegister, Registers, registers_in
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.paths import resources
from sellercall_desktop.store import open_store

NOON = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
MARTA, IN_TWO_ZONES = "+573001234567", "+12705551234"
PACKS = load_packs(resources() / "rules")


class People:
    def __init__(self, *contacts):
        self.contacts = contacts

    async def by_numbers(self, e164s):
        whose = {}
        for e164 in e164s:
            found = tuple(c for c in self.contacts if any(n.e164 == e164 for n in c.numbers))
            whose |= {e164: found} if found else {}
        return whose


def law_of(store, *contacts, rules=None, registers=None, kept=True):
    return ByLaw(
        packs=PACKS,
        holidays=HolidayCalendars(),
        rules=lambda: rules or LawRules(),
        calls=store.calls,
        registers=registers or Registers(store.audit, lambda: NOON),
        contacts=People(*contacts),
        kept=kept,
    )


async def reasons(law, number, at=NOON):
    answer = (await law.know(number_of(number), at, at)).ask(at)
    return {reason.code: reason for reason in answer.reasons}, answer


async def test_a_person_s_word_on_where_a_number_is_wins_over_the_numbering_plan(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        told, answer = await reasons(law_of(store), IN_TWO_ZONES)
        assert LightCode.SEVERAL_ZONES in told
        assert len(answer.zones) > 1
        number = ContactNumber(IN_TWO_ZONES, zone="America/New_York")
        told, answer = await reasons(law_of(store, Contact("1", "Ann", (number,))), IN_TWO_ZONES)
        assert LightCode.SEVERAL_ZONES not in told
        assert answer.zones == ("America/New_York",)


async def test_a_consent_on_record_is_told_with_its_proof_and_one_taken_back_counts_no_more(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        given = Consent(ConsentKind.WRITTEN, NOON - timedelta(days=9), "form 12", "ana")
        marta = Contact("1", "Marta", (ContactNumber(MARTA),), consents=(given,))
        told, _ = await reasons(law_of(store, marta), MARTA)
        assert told[LightCode.CONSENT_PROVEN].values["proof"] == "form 12"
        taken = Consent(given.kind, given.given_at, given.proof, "ana", withdrawn_at=NOON - timedelta(days=1))
        marta = Contact("1", "Marta", (ContactNumber(MARTA),), consents=(taken,))
        told, answer = await reasons(law_of(store, marta), MARTA)
        assert told[LightCode.CONSENT_MISSING].verdict is LightVerdict.RED
        assert answer.next_allowed is None


async def test_a_country_whose_rules_are_not_checked_says_so(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        told, _ = await reasons(law_of(store, rules=LawRules(off=frozenset({"CO"}))), MARTA)
        assert LightCode.NO_PACK in told


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "told"])
async def test_rules_that_are_told_and_not_kept_are_red_for_nobody(tmp_path, kept):
    night = NOON + timedelta(hours=9)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        told, answer = await reasons(law_of(store, kept=kept), MARTA, night)
    verdict = LightVerdict.RED if kept else LightVerdict.AMBER
    assert told[LightCode.OUTSIDE_HOURS].verdict is verdict
    assert (LightCode.SIMULATED in told) is not kept
    assert answer.next_allowed.astimezone(UTC) == datetime(2026, 12, 2, 12, 0, tzinfo=UTC)


async def test_a_register_counts_as_consulted_by_its_file_on_every_desk(tmp_path):
    answer = tmp_path / "rne.csv"
    answer.write_text("telefono\n3001234567\n", encoding="utf-8")
    async with open_store(None, tmp_path / "a.db", "x") as store:
        tasks, now = Tasks(), [NOON]
        assert PublicRegister("RNE", "CO") in registers_in(PACKS.by_country.values())
        here, there = (Registers(store.audit, lambda: now[0], desk) for desk in ("here", "there"))
        told, _ = await reasons(law_of(store, registers=there), MARTA)
        assert LightCode.REGISTER_NOT_CONSULTED in told
        listed = DoNotCall(store.do_not_call, Bus(), tasks, lambda: NOON)
        await listed.prepare()
        transfer = ListTransfer(listed, store.audit, lambda: NOON, "ana")
        imported = await here.consult(PublicRegister("RNE", "CO"), answer, transfer, "ana")
        assert imported.added == 1
        assert listed.listed(MARTA).reason == "RNE"
        (act,) = await store.audit.of_kind(AuditKind.REGISTER, NOON - timedelta(days=1))
        assert (act.subject, act.by) == ("RNE", "ana")
        assert "sha256" in act.text
        now[0] += READ_AGAIN
        told, _ = await reasons(law_of(store, registers=there), MARTA)
        assert told[LightCode.NOT_LISTED].values["register"] == "RNE"
        told, _ = await reasons(law_of(store, registers=there), MARTA, NOON + timedelta(days=6))
        assert LightCode.REGISTER_NOT_CONSULTED in told  # too long ago
        await tasks.close()
