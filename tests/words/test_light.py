"""The light's sentences: every code in both languages, what to do, until when by the customer's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sellercall_desktop.calendars import HolidayCalendars
from sellercall_desktop.core.law.checking import EarlierCall, LawFacts, RegisterAnswer, check_law
from sellercall_desktop.core.law.light import LightCode, LightReason, LightVerdict
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.words.light import LIGHT, light_sentence

PACKS = load_packs(Path(__file__).parents[2] / "resources" / "rules")
BOGOTA = timezone(timedelta(hours=-5))
SEVEN = datetime(2026, 12, 9, 7, tzinfo=BOGOTA)
RED = LightVerdict.RED


@pytest.mark.parametrize("code", list(LightCode))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_code_has_its_sentence_even_where_nothing_else_is_told(code, language):
    assert set(LIGHT) == set(LightCode)
    for values in ({}, {"country": "CO", "reason": "no", "en": "Rule.", "es": "Regla."}):
        sentence = light_sentence(LightReason(RED, code, until=SEVEN, values=values), language)
        assert "{" not in sentence.text
        assert sentence.what or code is LightCode.TOLD


@pytest.mark.parametrize("language", ["en", "es"])
def test_whatever_the_law_says_of_a_call_is_said_in_whole_sentences(language):
    """Of every shipped country, by night and by day, with a talk behind it and the registers asked."""
    numbers = ("+573001234567", "+525512345678", "+541112345678", "+593991234567", "+12125551234")
    seen = set()
    for e164 in (*numbers, "+18005551234", "+51912345678", "+56221234567", "+34612345678", "+4930123456"):
        number = number_of(e164)
        for at in (datetime(2026, 12, 8, 4, tzinfo=UTC), datetime(2028, 12, 8, 15, tzinfo=UTC)):
            for opened in (False, True):
                facts = LawFacts(
                    PACKS.of(number.region),
                    holidays=HolidayCalendars().of(number.region, at.year),
                    earlier=[EarlierCall(at, talked=True)],
                    registers={key: RegisterAnswer(at, listed=opened) for key in ("RNE", "REPEP", "DNC_US")},
                    opened=opened,
                )
                for reason in check_law(number, at, facts).reasons:
                    seen.add(reason.code)
                    sentence = light_sentence(reason, language)
                    parts = [part for part in (sentence.what, sentence.why, sentence.what_to_do) if part]
                    assert all(part.endswith(".") for part in parts), sentence
                    assert all(part[0].isupper() for part in parts), sentence
                    assert ".." not in sentence.text
                    assert "  " not in sentence.text
                    assert reason.rule in sentence.detail
                    assert reason.source in sentence.detail
    assert len(seen) > 12


def reason_of(code, at, **known):
    number = number_of("+573001234567")
    facts = LawFacts(PACKS.of("CO"), holidays=HolidayCalendars().of("CO", 2026), **known)
    return next(each for each in check_law(number, at, facts).reasons if each.code is code)


def test_a_holiday_is_told_by_name_with_the_rule_and_until_when():
    reason = reason_of(LightCode.HOLIDAY, datetime(2026, 12, 8, 15, tzinfo=UTC))
    english, spanish = (light_sentence(reason, language) for language in ("en", "es"))
    assert english.what == "It is a public holiday where the customer is: Immaculate Conception."
    assert spanish.what == "Donde está el cliente es festivo: La Inmaculada Concepción."
    assert spanish.why.startswith("Solo se llama de lunes a viernes de 7:00 a 19:00")
    assert english.what_to_do.startswith("Call from Wednesday 9 December at 07:00, the customer's time.")
    assert spanish.what_to_do.startswith(
        "Llame desde el miércoles 9 de diciembre a las 07:00, hora del cliente."
    )
    assert "Solo si el cliente pidió otra hora" in spanish.what_to_do
    assert english.detail.startswith("CO.hours · Ley 2300 de 2023, art. 3; art. 5, par. 3 (2023-10-10)")


def test_a_used_up_cap_says_what_was_counted_and_what_is_uncertain():
    at = datetime(2026, 11, 27, 15, tzinfo=UTC)
    reason = reason_of(LightCode.CAP_USED_UP, at, earlier=[EarlierCall(at, talked=True)])
    assert light_sentence(reason, "es").what == "El número llegó a su tope hoy. Conversaciones: 1 de 1."
    assert "Conversations: 1 of 1." in light_sentence(reason, "en").what
    assert "Incierto: La frase nombra a los gestores" in light_sentence(reason, "es").detail


def test_what_never_ends_does_not_promise_a_time():
    sentence = light_sentence(LightReason(RED, LightCode.OUTSIDE_HOURS, values={"clock": "03:00"}), "es")
    assert sentence.what_to_do == "No se encontró una hora permitida: no llame."


def test_a_register_is_told_by_its_name_and_the_day_it_was_asked():
    at = datetime(2026, 11, 27, 15, tzinfo=UTC)
    listed = reason_of(LightCode.DO_NOT_CALL, at, registers={"RNE": RegisterAnswer(at, listed=True)})
    assert light_sentence(listed, "es").what == (
        "El número estaba en el registro de números excluidos (RNE) el 27 de noviembre de 2026."
    )
    never = light_sentence(reason_of(LightCode.REGISTER_NOT_CONSULTED, at), "en")
    assert never.what.startswith("The register of excluded numbers (RNE) has not been consulted")


def test_this_desks_own_reasons_are_told_with_what_they_name():
    listed = LightReason(RED, LightCode.DO_NOT_CALL, values={"words": "No me llame.", "since": "2026-11-27"})
    assert light_sentence(listed, "es").what == (
        "El número está en la lista de no llamar desde el 27 de noviembre de 2026 («No me llame»)."
    )
    guard = LightReason(RED, LightCode.GUARD, values={"reason": GuardReason.LIVE_CALLS, "limit": "3"})
    assert "(3)" in light_sentence(guard, "es").why
    own = LightReason(RED, LightCode.OUTSIDE_HOURS, "desk.hours", until=SEVEN)
    assert "this desk's hours" in light_sentence(own, "en").what
    closed = LightReason(RED, LightCode.CLOSED_AT_CARRIER, values={"country": "PE"})
    assert light_sentence(closed, "es").what == "El operador no permite llamar a Perú."
