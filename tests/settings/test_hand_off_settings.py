"""The settings of a hand-off: telephones are read and kept in E.164, empty words mean the usual ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.call import advance, start_call
from sellercall_desktop.core.calls.facts import AgentJoined, CallAnswered, CallRequested, Direction
from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.core.hand_off.colleagues import Colleague
from sellercall_desktop.core.hand_off.policy import AfterDrop
from sellercall_desktop.core.hand_off.words import BACK_S, announcement, spoken_number, spoken_s, told_words
from sellercall_desktop.settings.hand_off_rules import hand_off_policy
from sellercall_desktop.settings.telephones import colleagues
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.words.settings import problem

BEGUN = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def settings_in(folder, environ=None):
    return SettingsFile(folder / "settings.toml", environ or {})


@pytest.mark.parametrize("typed", ["300 987 6543", "+57 (300) 987-6543", "+573009876543", "57 300 9876543"])
def test_ones_own_telephone_is_read_however_it_is_written_and_kept_whole(tmp_path, typed):
    settings = settings_in(tmp_path)
    settings.update({"hand_off": {"own_telephone": typed, "own_name": "Ana"}})
    assert settings.value.hand_off.own_telephone == "+573009876543"
    assert settings_in(tmp_path).value.hand_off.own_telephone == "+573009876543"


@pytest.mark.parametrize("typed", ["300 987", "911", "my phone", "+573009876543 and +576017654321"])
def test_what_is_no_number_is_refused_with_what_to_do(tmp_path, typed):
    settings = settings_in(tmp_path)
    with pytest.raises(SettingsError) as caught:
        settings.update({"hand_off": {"own_telephone": typed}})
    assert caught.value.key == "hand_off.own_telephone"
    assert "+573009876543" in caught.value.problem
    assert "código de país" in problem(caught.value.fault, caught.value.values, "es")
    assert settings.value.hand_off.own_telephone == ""
    with pytest.raises(SettingsError, match="country code"):
        settings_in(tmp_path, {"SELLERCALL_HAND_OFF__OWN_TELEPHONE": typed})


def test_colleagues_are_named_once_each_with_a_number(tmp_path):
    settings = settings_in(tmp_path)
    settings.update({"hand_off": {"colleagues": " Ana María: 300 987 6543;Luis : +51 987 654 321; "}})
    listed = (Colleague("Ana María", "+573009876543"), Colleague("Luis", "+51987654321"))
    assert colleagues(settings_in(tmp_path).value) == listed
    for wrong, said in (
        ("Ana: 300 987 6543; Luis", "“Luis”"),
        ("Ana: 123", "Ana: 123"),
        (": 300 987 6543", "a colon"),
        ("Ana: 300 987 6543; ana: 601 765 4321", "twice"),
    ):
        with pytest.raises(SettingsError) as caught:
            settings.update({"hand_off": {"colleagues": wrong}})
        assert said in caught.value.problem
        assert problem(caught.value.fault, caught.value.values, "es") != caught.value.problem
    assert colleagues(settings.value) == listed


def test_a_policy_has_the_usual_words_until_the_settings_have_others(tmp_path):
    settings = settings_in(tmp_path)
    usual = hand_off_policy(settings.value)
    assert (usual.seller_number, usual.ring_s, usual.after_drop) == ("", 20, AfterDrop.AI)
    assert usual.told == "Le paso con {name}, de nuestro equipo."
    assert usual.key_url is usual.status_url is usual.events_url is usual.tones_url is None
    settings.update({"ultravox": {"language_hint": "en-US"}, "web": {"public_url": "https://calls.example/"}})
    english = hand_off_policy(settings.value)
    assert english.told.startswith("I am putting you through")
    assert english.status_url == "https://calls.example/webhooks/twilio/person"
    assert english.tones_url == "https://calls.example/webhooks/twilio/tones/"
    settings.update({"hand_off": {"told": "Here is {name}.", "after_drop": "end", "ring_s": 35}})
    own = hand_off_policy(settings.value)
    assert (own.told, own.after_drop, own.ring_s) == ("Here is {name}.", AfterDrop.END, 35)


@pytest.mark.parametrize("language", ["es-CO", "en", "pt", "fr"])
def test_before_the_farewell_the_ai_has_time_to_come_back(tmp_path, language):
    settings = settings_in(tmp_path)
    settings.update({"ultravox": {"language_hint": language}})
    for own in ("", "Adiós.", "Espere. Hasta luego.", "Uno. Dos. Tres. Cuatro."):
        settings.update({"hand_off": {"back": own}})
        back = hand_off_policy(settings.value).back
        assert spoken_s(back[:-1]) >= BACK_S
        assert not own or back[-1] == own.split(". ")[-1]


def test_the_customer_is_told_the_name_where_there_is_one():
    assert told_words("", "Ana", "es-CO") == "Le paso con Ana, de nuestro equipo."
    assert told_words("Ya viene {name}.", "Ana", "es") == "Ya viene Ana."
    assert told_words("Ya viene {name}.", "", "es") == "Le paso con una persona de nuestro equipo."
    assert told_words("Un momento.", "", "es") == "Un momento."


def test_the_person_hears_whom_it_is_about_digit_by_digit():
    call = start_call("c1", CallRequested(BEGUN, Direction.OUTBOUND, "+573001234567"))
    for fact in (CallAnswered(BEGUN), AgentJoined(BEGUN)):
        call = advance(call, fact)
    later = BEGUN + timedelta(minutes=3, seconds=20)
    assert announcement("", call, "", "es", later) == "Llamada de 3 0 0, 1 2 3, 4 5 6 7, 3 minutos en línea."
    named = announcement("", call, "Juan Pérez", "en", BEGUN + timedelta(seconds=70))
    assert named == "Call from Juan Pérez, telephone 3 0 0, 1 2 3, 4 5 6 7, one minute on the line."
    assert announcement("{customer} ({minutes})", call, "", "pt", BEGUN).endswith("(menos de um minuto)")
    assert spoken_number("+5116123456") == "1 6 1, 2 3 4, 5 6"
    hidden = start_call("c2", CallRequested(BEGUN, Direction.INBOUND, "anonymous"))
    assert announcement("", hidden, "", "en", BEGUN).startswith("Call from a customer, less")
