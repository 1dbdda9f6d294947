"""What people read stands once, in both languages, for everything that the core can say."""

from __future__ import annotations

import ast
import pkgutil
import string
from collections import Counter
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from sellercall_desktop import words
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentJoined,
    CallRefused,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    HangUpRequested,
    Party,
    RefusalReason,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.sip_causes import Cause
from sellercall_desktop.core.calls.why import EndedBy
from sellercall_desktop.core.campaigns.campaign import MACHINE_TOOK_IT, PauseCause
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import (
    FolderProblem,
    GuardReason,
    NumberProblem,
    SecretsProblem,
    StoreProblem,
    TunnelProblem,
)
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE
from sellercall_desktop.words.campaigns import paused_text
from sellercall_desktop.words.carrier_codes import code_meaning, load_codes
from sellercall_desktop.words.errors import refusal_sentence, sentence_for
from sellercall_desktop.words.guard import GUARD
from sellercall_desktop.words.history import STORE
from sellercall_desktop.words.keyring import SECRETS
from sellercall_desktop.words.numbers import TYPED
from sellercall_desktop.words.sentence import Text
from sellercall_desktop.words.settings import FOLDERS
from sellercall_desktop.words.terminal import terminal_line
from sellercall_desktop.words.tunnel import TUNNEL
from sellercall_desktop.words.why import ENDED_BY, WHY, ended_by_text
from tests.each_case import of_each

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ROOM = Path(words.__file__).parent
MODULES = [import_module(f"{words.__name__}.{module.name}") for module in pkgutil.iter_modules([str(ROOM)])]


def texts_in(value):
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)


TEXTS = sorted({text for module in MODULES for value in vars(module).values() for text in texts_in(value)})


def gaps(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_the_texts_are_found():
    assert len(TEXTS) > 250


@of_each((text,) for text in TEXTS)
def test_both_languages_say_something_and_fill_the_same_gaps(text):
    assert gaps(text.en) == gaps(text.es)
    assert bool(text.en) is bool(text.es)
    assert text.en.endswith(".") is text.es.endswith(".")


def test_no_sentence_is_written_twice():
    written = Counter(
        node.args[0].value
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text"
        if node.args and isinstance(node.args[0], ast.Constant)
    )
    assert len(written) > 250
    bare = {text for text in written if not text.replace("{detail}", "").replace("{key}: {problem}", "")}
    assert {text: times for text, times in written.items() if times > 1 and text not in bare} == {}


@pytest.mark.parametrize(
    ("entries", "members"),
    [
        (GUARD, GuardReason),
        (TUNNEL, TunnelProblem),
        (SECRETS, SecretsProblem),
        (STORE, StoreProblem),
        (TYPED, NumberProblem),
        (FOLDERS, FolderProblem),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_every_member_has_its_entry(entries, members):
    assert set(entries) == set(members)
    assert all(all(entry.what) for entry in entries.values())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("party", list(Party))
@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_refusal_is_told_with_what_the_provider_said(reason, party, language):
    refused = CallRefused(datetime.now(UTC), party, "No.", None, 400, reason)
    said = refusal_sentence(refused, language)
    assert said.what.endswith(".")
    assert said.why == "No."
    assert said.what_to_do.endswith(".")


@pytest.mark.parametrize("problem", list(StoreProblem))
def test_a_terminal_says_the_window_s_sentence_and_names_the_file(problem):
    error = StoreError("odd", problem, path="/data/calls.db")
    said = sentence_for(error, "en")
    line = terminal_line(error, "en", variable="", names="")
    assert line.startswith(said.plain)
    assert line.endswith("(/data/calls.db)")


def test_every_reason_for_an_end_has_a_sentence_and_everybody_who_may_end_a_call_a_name():
    assert set(WHY) == set(Cause) - {Cause.TALKED, Cause.REFUSED}
    assert set(ENDED_BY) == set(EndedBy)


@pytest.mark.parametrize(
    ("rule", "english", "spanish"),
    [
        (NOBODY_SPOKE, "said nothing", "sin decir nada"),
        (MACHINE_TOOK_IT, "a machine had taken it", "contestó una máquina"),
    ],
)
def test_a_rule_that_ended_a_call_is_named(rule, english, spanish):
    facts = (HangUpRequested(NOON, rule), CarrierEnded(NOON, CarrierOutcome.COMPLETED, 60.0))
    turn = TurnSpoken(NOON, 0, Speaker.AI, "Buenos días")
    requested = CallRequested(NOON, Direction.OUTBOUND, "+573001234567")
    call = advance_all(start_call("c1", requested), (AgentJoined(NOON), turn, *facts))
    assert english in ended_by_text(call, "en")
    assert spanish in ended_by_text(call, "es")


def test_why_a_campaign_pauses_is_said_in_words_where_the_carrier_gave_a_code():
    load_codes()
    said = paused_text(PauseCause.TOO_MANY_FAILED, "21211", "es")
    assert said.endswith(" (21211).")
    assert code_meaning("21211", "es").meaning.rstrip(".") in said
    assert "Twilio: SIP 503." in paused_text(PauseCause.TOO_MANY_FAILED, "SIP 503", "en")
