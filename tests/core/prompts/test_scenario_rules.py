"""What a rule decides of a conversation, and what it leaves open."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker, TurnSpoken
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.scenarios.divergence import diverges
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.judge import verdict_of, written
from sellercall_desktop.core.prompts.scenarios.of_call import scenario_of
from sellercall_desktop.core.prompts.scenarios.rules import checked, decided
from sellercall_desktop.core.prompts.scenarios.scenario import (
    CustomerLine,
    Expectation,
    Judgement,
    Played,
    Result,
    Rule,
    TalkTurn,
    Unknown,
    worst,
)

AI, CUSTOMER, TOOL = Speaker.AI, Speaker.CUSTOMER, Speaker.TOOL
TALK = (
    TalkTurn(AI, "Buenos días, soy el asistente virtual de Andina."),
    TalkTurn(CUSTOMER, "¿Cuánto cuesta?"),
    TalkTurn(AI, "Con el 10 % de descuento, noventa mil pesos. ¿Le tomo el correo?"),
    TalkTurn(CUSTOMER, "No me llamen más"),
    TalkTurn(TOOL, "hangUp {}"),
    TalkTurn(AI, "Entendido. Hasta luego."),
)
WHOLE = Played(TALK, AgentOutcome.AI_HUNG_UP)
HALF = Played(TALK[:3], stopped=Unknown.BROKE_OFF)
P, F, U = Result.PASS, Result.FAIL, Result.UNKNOWN


@pytest.mark.parametrize(
    ("expectation", "played", "result", "turn", "why"),
    [
        (Expectation(Rule.SAYS, "ASISTENTE virtual"), WHOLE, P, 0, None),
        (Expectation(Rule.SAYS, "10%"), WHOLE, P, 2, None),
        (Expectation(Rule.SAYS, "asistente vir"), WHOLE, F, 5, None),  # whole words only
        (Expectation(Rule.SAYS, "cuánto cuesta"), WHOLE, F, 5, None),  # the customer said it
        (Expectation(Rule.SAYS, r"(noventa|cien) mil", is_expression=True), WHOLE, P, 2, None),
        (Expectation(Rule.SAYS, "hasta luego"), HALF, U, None, Unknown.BROKE_OFF),
        (Expectation(Rule.SAYS, "virtual"), HALF, P, 0, None),
        (Expectation(Rule.NEVER_SAYS, "gratis"), WHOLE, P, 5, None),
        (Expectation(Rule.NEVER_SAYS, "descuento"), WHOLE, F, 2, None),
        (Expectation(Rule.NEVER_SAYS, "descuento"), HALF, F, 2, None),
        (Expectation(Rule.NEVER_SAYS, "gratis"), HALF, U, None, Unknown.BROKE_OFF),
        (Expectation(Rule.IN_ORDER, "virtual\n\ndescuento\ncorreo\nhasta luego"), WHOLE, P, 5, None),
        (Expectation(Rule.IN_ORDER, "descuento\nvirtual"), WHOLE, F, 5, None),
        (Expectation(Rule.USES_TOOL, "HangUp"), WHOLE, P, 4, None),
        (Expectation(Rule.USES_TOOL, "hang"), WHOLE, F, 5, None),
        (Expectation(Rule.USES_TOOL, "hangUp"), HALF, U, None, Unknown.BROKE_OFF),
        (Expectation(Rule.ENDS_WITHIN, turns=3), WHOLE, P, 5, None),
        (Expectation(Rule.ENDS_WITHIN, turns=2), WHOLE, F, 5, None),
        (Expectation(Rule.ENDS_WITHIN, turns=1), HALF, F, 2, None),
        (Expectation(Rule.ENDS_WITHIN, turns=2), HALF, U, None, Unknown.BROKE_OFF),
        (Expectation(Rule.ENDS_WITHIN, turns=3), Played(TALK), U, None, Unknown.NO_MORE_LINES),
        (Expectation(Rule.SAYS, "algo"), Played((), stopped=Unknown.NOT_PLAYED), U, None, Unknown.NOT_PLAYED),
    ],
)
def test_each_rule(expectation, played, result, turn, why):
    verdict = decided(checked(expectation), played)
    assert (verdict.result, verdict.turn, verdict.why) == (result, turn, why)


def test_what_was_not_found_in_order_is_named():
    assert decided(Expectation(Rule.IN_ORDER, "virtual\nfactura"), WHOLE).words == "factura"


@pytest.mark.parametrize(
    ("expectation", "problem"),
    [
        (Expectation(Rule.SAYS, "  "), ScenarioProblem.NOTHING_TO_EXPECT),
        (Expectation(Rule.ENDS_WITHIN), ScenarioProblem.NO_TURNS),
        *(
            (Expectation(Rule.SAYS, text, is_expression=True), ScenarioProblem.EXPRESSION)
            for text in (
                *("(", "x" * 201, r"(\w+)+", "(a|b)*", "((ab+))+", r"(a)\1", ".*a.*b.*", "(?:a{1,9})+"),
                *("(?:a?){22}b", "a?" * 24 + "b", r"\w{0,99}\w{0,99}\w{0,99}x", "(a?)*", "(?:(?:ab?)){9}"),
                *("a{99999999999}", r"(?=.*a.*b).*", "(?P<x>a|b){2,}", "(?i:a+){3}", "[)]*[(]*[*]*"),
            )
        ),
    ],
)
def test_what_cannot_be_decided_is_refused(expectation, problem):
    with pytest.raises(ScenarioError) as refused:
        checked(expectation)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    "text",
    [
        *(r"\d+ ?%", "(precio|costo) de.*pesos", r"a\+b\*c\{", "[*+]{2}", "(uno|dos)?", "(?i)ya", "x{}"),
        *(
            r"cuesta \d{1,3}(\.\d{3})? pesos?",
            r"(?:lunes|martes).*\d+",
            "(?#a*b*c*)sí",
            r"[^)*]*\)*?",
            "a{3}b{,4}",
        ),
    ],
)
def test_ordinary_expressions_are_taken(text):
    checked(Expectation(Rule.SAYS, text, is_expression=True))


@pytest.mark.parametrize("at", [0, 350, 3_800])
def test_an_expression_finds_what_lies_anywhere_in_a_long_turn(at):
    said = Played((TalkTurn(AI, "la " * (at // 3) + "cuesta 90 mil pesos" + " y" * 9_000),))
    assert decided(Expectation(Rule.SAYS, r"cuesta \d+ .*pesos", is_expression=True), said).result is P


@pytest.mark.parametrize(
    ("was", "now", "otherwise"),
    [
        ("¿Le interesa el plan de cien megas?", "¿Quiere contratar el plan de 100 megas?", False),
        ("¿Me regala su correo?", "¿Cuál es su correo electrónico, por favor?", False),
        ("¿Me regala su correo?", "Entendido, no lo llamamos más. Feliz tarde.", True),
        ("Buenos días.", "Muy buenas tardes, señora.", False),
        ("¿Sí?", "Entendido, no lo llamamos más.", False),  # nothing to compare
    ],
)
def test_an_answer_to_something_else_is_told_from_other_words_for_the_same(was, now, otherwise):
    assert diverges(was, now) is otherwise


def test_a_scenario_of_a_past_call_has_its_customers_words_and_what_they_answered():
    spoken = [
        (AI, "Buenos días."),
        (CUSTOMER, "¿Sí?"),
        (CUSTOMER, "¿Quién es?"),
        (TOOL, "queryCorpus {}"),
        (AI, "Le habla el asistente."),
        (AI, "¿Tiene un minuto?"),
        (CUSTOMER, "No."),
        (AI, "Adiós."),
    ]
    turns = [TurnSpoken(utc_now(), at, who, text) for at, (who, text) in enumerate(spoken)]
    made = scenario_of(turns, scenario_id="s1", prompt_id="default", name="Lost", call_id="c1")
    assert made.lines == (
        CustomerLine("¿Sí? ¿Quién es?", "Buenos días."),
        CustomerLine("No.", "Le habla el asistente. ¿Tiene un minuto?"),
    )
    assert not made.customer_opens
    assert scenario_of(turns[1:], scenario_id="s1", prompt_id="d", name="n", call_id="c").customer_opens


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            'Sure: {"verdict": "pass", "turn": 3, "quote": "noventa MIL", "sentence": "Dijo el precio."}',
            Judgement(P, 2, words="Dijo el precio."),
        ),
        ('{"verdict": "fail", "turn": 6, "quote": "Hasta luego"}', Judgement(F, 5, words="Hasta luego")),
        ('{"verdict": "pass", "turn": 1, "quote": "noventa mil"}', Unknown.JUDGE_WITHOUT_PROOF),
        ('{"verdict": "pass", "turn": 99, "quote": "noventa mil"}', Unknown.JUDGE_WITHOUT_PROOF),
        ('{"verdict": "fail", "turn": 3, "quote": ""}', Unknown.JUDGE_WITHOUT_PROOF),
        ('{"verdict": "unknown", "sentence": "No se ve."}', Unknown.JUDGE_UNDECIDED),
        ('{"verdict": "pass"}', Unknown.JUDGE_UNREADABLE),
        ("Creo que sí.", Unknown.JUDGE_UNREADABLE),
        ("{no json}", Unknown.JUDGE_UNREADABLE),
    ],
)
def test_a_judges_verdict_counts_only_with_its_proof(answer, expected):
    verdict = verdict_of(answer, WHOLE)
    if isinstance(expected, Unknown):
        assert (verdict.result, verdict.why) == (U, expected)
    else:
        assert verdict == expected


def test_the_judge_reads_each_turn_with_its_number():
    assert written(Played(TALK[:2])).splitlines()[1] == "2 Customer: ¿Cuánto cuesta?"


def test_a_scenario_is_as_good_as_its_worst_verdict():
    assert worst((Judgement(P), Judgement(U), Judgement(F))) is F
    assert worst((Judgement(P), Judgement(U))) is U
    assert worst((Judgement(P),)) is P
    assert worst(()) is U
