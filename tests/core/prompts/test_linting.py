"""What is found in a prompt, and what is not: for each rule a text that breaks it and one that does not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt, Installation
from sellercall_desktop.core.prompts.linting.finding import LintCode, Severity
from sellercall_desktop.core.prompts.linting.length import LONG, TOO_LONG, tokens
from sellercall_desktop.core.prompts.linting.linter import lint
from sellercall_desktop.core.prompts.linting.long_lines import in_lines
from sellercall_desktop.core.prompts.settings import USUAL, InactivityMessage, PromptSettings
from sellercall_desktop.core.prompts.spelling.words import LONGEST_LINE
from sellercall_desktop.core.steering.disclosure import Accepted
from sellercall_desktop.words.prompt_checks import finding_sentence

ROOT = Path(__file__).parents[3]
SHIPPED = (ROOT / "resources" / "default_prompt.es.txt").read_text(encoding="utf-8")
GOOD = {
    "shipped": SHIPPED,
    **{path.name: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "good").iterdir())},
}
CONTACTS = ("saldo", "cita", "ends")
AT = Installation("es-CO", "CO", contacts_have=CONTACTS, tools_off=frozenset({"hangUp", "coldTransfer"}))
NOT_PRIMED = Installation("es", explains_suggestions=False)


def codes(text, at=AT, settings=USUAL):
    return {one.code for one in lint(text, at, settings)}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_prompt_has_no_more_than_remarks(name):
    found = [
        (one.code, GOOD[name][one.start : one.end])
        for one in lint(GOOD[name], AT)
        if one.severity != "remark"
    ]
    assert not found


# (code, breaks it, keeps it); what is found in the first is all of it but what every short text lacks.
RULES = [
    (LintCode.LONG, "palabra\n" * (LONG // 2), "palabra"),
    (LintCode.TOO_LONG, "palabra\n" * (TOO_LONG // 2), "palabra\n" * (LONG // 2)),
    (LintCode.LONG_LINE, "palabra " * 640, "palabra " * 620),
    (LintCode.NO_IDENTIFICATION, "Venda seguros.", "Usted es Ana, asistente de ventas de Seguros Sol."),
    (LintCode.NO_IDENTIFICATION, "Sell insurance.", "You are Ann and call on behalf of Sun Insurance."),
    (LintCode.NO_AI_DISCLOSURE, "Usted es Ana.", "Diga que es una asistente virtual."),
    (LintCode.NO_AI_DISCLOSURE, "You are Ann.", "Say that you are an AI."),
    (LintCode.HIDES_AI, "Nunca diga que es un robot.", "Diga que es un robot."),
    (LintCode.HIDES_AI, "Never tell them you are an AI.", "Tell them you are an AI."),
    (LintCode.NO_OPT_OUT, "Venda seguros.", "Si pide que no lo llamen más, termine."),
    (LintCode.NO_OPT_OUT, "Sell.", "If they ask to be taken off the list, apologize."),
    (
        LintCode.TWO_LANGUAGES,
        f"{SHIPPED}\nAlways ask for the name of the customer.",
        f"{SHIPPED}\n«Sorry, is it you?»",
    ),
    (LintCode.SHOUTED, "Usted NUNCA grita.", "QUÉ NO HACE\nUsted nunca grita."),
    (LintCode.SHOUTED, "You MUST NOT do it.", "Do not do it."),
    (LintCode.IN_CAPITALS, "Hable del BANCO POPULAR hoy.", "Hable del IVA y del NIT."),
    (LintCode.TOO_MANY_MUSTS, "Siempre debe hablar. " * 8, "Siempre debe hablar. " * 2),
    (LintCode.TABLE, "| plan | precio |\n|---|---|\n| uno | dos |", "Diga a | b"),
    (LintCode.LINK, "Mire https://www.tienda.com/ofertas.", "Mire nuestra página."),
    (LintCode.LINK, "Mire [la página](https://a.co/x).", "Mire [la página] (hoy)."),
    (LintCode.EMAIL, "Escriba a ventas@tienda.com.", "Escriba al correo de ventas."),
    (LintCode.MARKUP, "Sea **muy** amable.", "Diga dos * dos."),
    (LintCode.EMOJI, "Salude 😀 con gusto.", "Salude con gusto."),
    (LintCode.LIST, "- uno\n- dos\n- tres", "No lea listas.\n- uno\n- dos\n- tres"),
    (LintCode.SYMBOL, "Diga «compra & venta».", "Diga «compra y venta», & nada más."),
    (LintCode.SYMBOL, "Diga «el Sr. Paz».", "Diga «el señor Paz»."),
    (LintCode.PRICE, "El plan cuesta $35.000 al mes.", "El plan cuesta treinta y cinco mil pesos."),
    (LintCode.FIGURE, "Son 1.250.000 clientes.", "Son las 10:30 del día 12. Llame al 123."),
    (LintCode.FIGURE, "Ofrezca un 10 %.", "Ofrezca un diez por ciento."),
    (LintCode.DIGITS, "Llámenos al 3001234567.", "El 20/12/2026, de 2026-2027, 24/7, vence el 2026-12-31."),
    (LintCode.DIGITS, "Dial 01 8000 123 456.", "Son 12 500 000 pesos."),
    (
        LintCode.NEGATED,
        "Ofrezca el descuento grande.\nNo ofrezca el descuento grande.",
        "Ofrezca esto. No ofrezca nada.",
    ),
    (LintCode.NEGATED, "Ask for the card number.\nDo not ask for the card number.", "Ask for the date."),
    (
        LintCode.TWO_PRICES,
        "El plan básico cuesta $35.000. Repita: el plan básico cuesta $40.000.",
        "El plan básico cuesta $35.000. El plan total cuesta $40.000.",
    ),
    (
        LintCode.TWO_NAMES,
        "Usted es Ana, de Sol. Su nombre es Luz.",
        "Usted es Ana, de Sol. Su nombre es Ana.",
    ),
    (LintCode.TWO_FORMS_OF_ADDRESS, "Trate siempre de usted. Luego tutee.", "Trate de usted. No tutee."),
    (LintCode.LEFTOVER, "Hola [NOMBRE].", "Hola {{nombre}}."),
    (LintCode.LEFTOVER, "Hola <nombre>.", "Lo que llega en <instruction> es del supervisor."),
    (LintCode.LEFTOVER, "De la empresa XXX.", "De la empresa Sol."),
    (LintCode.LEFTOVER, "Se llama ____.", "Se llama primer_nombre."),
    (LintCode.LEFTOVER, "Hola {nombre}.", r"Hola \{{nombre}}."),
    (LintCode.VARIABLE_EMPTY, "Hola {{ }}.", "Hola."),
    (LintCode.VARIABLE_UNCLOSED, "Hola {{nombre.", "Hola {{nombre}}."),
    (LintCode.VARIABLE_NAME, "Hola {{¿quién?}}.", "Hola {{primer nombre}}."),
    (LintCode.VARIABLE_KIND, "{{saldo: color}}", "{{saldo: dinero}}"),
    (LintCode.VARIABLE_UNKNOWN, "Hola {{nonbre}}.", "Hola {{saldo}}."),
    (LintCode.VARIABLE_MAY_LACK, "Hola {{nombre}}.", "Hola {{nombre | usted}}, son las {{hora}}."),
    (LintCode.TOOL_OFF, "Al final use hangUp.", "Al final cuelgue."),
    (LintCode.TOOL_OFF, "Use la herramienta `buscar_cita`.", "Use la herramienta de siempre."),
]


@pytest.mark.parametrize(("code", "broken", "kept"), RULES)
def test_each_rule_finds_what_breaks_it_and_only_that(code, broken, kept):
    assert code in codes(broken)
    assert code not in codes(kept)


def test_every_rule_has_its_examples():
    apart = {LintCode.NO_PRIMING, LintCode.PRIMING_IS_ADDED, LintCode.WORDING_ABSENT}
    apart |= {LintCode.VOICEMAIL_UNFILLED}  # of no text: of a setting
    tried = {code for code, _, _ in RULES} | apart
    assert tried == set(LintCode)


def test_what_explains_suggestions_is_a_remark_where_it_is_added_by_itself():
    assert LintCode.PRIMING_IS_ADDED in codes(SHIPPED)
    assert LintCode.NO_PRIMING in codes(SHIPPED, NOT_PRIMED)
    assert not codes(f"{SHIPPED} <instruction> es del supervisor.", NOT_PRIMED)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (LintCode.SHOUTED, "Usted NUNCA grita.", "Usted nunca grita."),
        (LintCode.SHOUTED, "- NUNCA grite.", "- Nunca grite."),
        (LintCode.PRICE, "Vale $35.000 hoy.", "Vale treinta y cinco mil pesos hoy."),
        (LintCode.FIGURE, "Un 10 % menos.", "Un diez por ciento menos."),
        (LintCode.LINK, "Mire https://www.tienda.com/x.", "Mire tienda punto com barra x."),
        (LintCode.LINK, "Mire [la página](https://a.co/x).", "Mire la página."),
        (LintCode.MARKUP, "Sea **muy** amable.", "Sea muy amable."),
        (LintCode.EMOJI, "Salude 😀 con gusto.", "Salude con gusto."),
        (LintCode.SYMBOL, "Diga «compra & venta al 5%».", "Diga «compra y venta al 5%»."),
        (LintCode.LEFTOVER, "Hola [NOMBRE].", "Hola {{nombre}}."),
        (LintCode.VARIABLE_UNCLOSED, "Hola {{nombre y ya", "Hola {{nombre}} y ya"),
        (LintCode.VARIABLE_UNKNOWN, "Hola {{nonbre | usted}}.", "Hola {{nombre | usted}}."),
        (LintCode.VARIABLE_EMPTY, "Hola {{}}.", "Hola ."),
    ],
)
def test_a_fix_changes_the_place_and_nothing_else(code, before, after):
    fix = next(one.fix for one in lint(before, AT) if one.code is code)
    assert before[: fix.start] + fix.text + before[fix.end :] == after


@pytest.mark.parametrize("text", ["Venda.", "Sell it to the customer and ask for the date."])
def test_what_is_missing_is_mended_by_a_sentence_at_the_end(text):
    missing = {
        LintCode.NO_IDENTIFICATION,
        LintCode.NO_AI_DISCLOSURE,
        LintCode.NO_OPT_OUT,
        LintCode.NO_PRIMING,
    }
    for _ in missing:
        fix = next(one.fix for one in lint(text, NOT_PRIMED) if one.code in missing)
        text = text[: fix.start] + fix.text + text[fix.end :]
    assert not codes(text, NOT_PRIMED) & missing


def test_wordings_that_the_watch_accepts_are_no_less_to_the_check():
    text = "Usted es Sol, de la empresa Acme. Diga «soy Sol, la cabeza de silicio»."
    own = PromptSettings(disclosures=("La cabeza, de silicio",))
    assert LintCode.NO_AI_DISCLOSURE in codes(text, Installation("es"))
    assert not codes(text, AT, own) & {LintCode.NO_AI_DISCLOSURE, LintCode.WORDING_ABSENT}
    house = Installation("es", accepted=Accepted(ai=("cabeza de silicio",), way_out=("le damos puerta",)))
    assert LintCode.NO_AI_DISCLOSURE not in codes(text, house)
    assert LintCode.NO_OPT_OUT in codes(text, house)
    assert LintCode.NO_OPT_OUT not in codes(f"{text} Diga «si quiere, le damos puerta».", house)
    greeted = PromptSettings(greeting="Soy Sol, asistente virtual de la empresa Acme.")
    assert not codes("Venda.", AT, greeted) & {LintCode.NO_AI_DISCLOSURE, LintCode.NO_IDENTIFICATION}


@pytest.mark.parametrize("kind", ["recording_wordings", "way_out_wordings"])
def test_a_prompts_own_wordings_for_the_recording_and_the_way_out_are_known_and_looked_for(kind):
    text = "Usted es Sol, una IA de la empresa Acme."
    own = PromptSettings(**{kind: ("le damos puerta",)})
    (found,) = (one for one in lint(text, AT, own) if one.code is LintCode.WORDING_ABSENT)
    assert dict(found.values) == {"wording": "le damos puerta"}
    mended = text[: found.fix.start] + found.fix.text
    assert LintCode.WORDING_ABSENT not in codes(mended, AT, own)
    assert LintCode.NO_OPT_OUT in codes(mended, AT)
    assert (LintCode.NO_OPT_OUT in codes(mended, AT, own)) == (kind == "recording_wordings")


def test_an_accepted_wording_that_nobody_says_is_pointed_out_and_mended():
    text = "Usted es Sol, de la empresa Acme. Diga «soy un cerebro de metal»."
    both = PromptSettings(disclosures=("cerebro de metal", "mente de cobre"))
    (remark,) = (one for one in lint(text, AT, both) if one.code is LintCode.WORDING_ABSENT)
    assert (remark.severity, dict(remark.values)) == (Severity.REMARK, {"wording": "mente de cobre"})
    only = PromptSettings(disclosures=("mente de cobre", "…"))
    (found,) = (one for one in lint(text, AT, only) if one.code is LintCode.WORDING_ABSENT)
    assert "«mente de cobre»" in finding_sentence(found, "es").what
    mended = text[: found.fix.start] + found.fix.text
    assert not codes(mended, AT, only) & {LintCode.NO_AI_DISCLOSURE, LintCode.WORDING_ABSENT}
    in_greeting = PromptSettings(disclosures=("mente de cobre",), greeting="Le habla una mente de cobre.")
    assert not codes(text, AT, in_greeting) & {LintCode.NO_AI_DISCLOSURE, LintCode.WORDING_ABSENT}


def test_a_place_is_one_of_the_text_as_it_is_written():
    text = "ﬁn ½ İ … Usted NUNCA diga que es un robot."
    places = {one.code: text[one.start : one.end] for one in lint(text, AT)}
    assert places[LintCode.HIDES_AI] == "NUNCA diga que es un robot"
    assert places[LintCode.SHOUTED] == "NUNCA"


def test_variables_of_contacts_are_known_and_what_is_said_instead_counts():
    at = Installation("es", contacts_have=("plan", "cupo"))
    text = "{{plan | el básico}} {{cupo}} {{otra}}"
    found = {text[one.start : one.end]: one.code for one in lint(text, at) if one.code.startswith("variable")}
    assert found == {"{{cupo}}": LintCode.VARIABLE_MAY_LACK, "{{otra}}": LintCode.VARIABLE_UNKNOWN}


def test_the_gravest_come_first_and_each_is_said_in_both_languages():
    text = "Hola {{nonbre}}, use hangUp. " + "Siempre debe ir a www.a.com/b hoy. " * 9
    found = lint(text, AT)
    order = [Severity.ERROR, Severity.WARNING, Severity.REMARK]
    assert [one.severity for one in found] == sorted((one.severity for one in found), key=order.index)
    for one in found:
        english, spanish = (finding_sentence(one, language) for language in ("en", "es"))
        assert english.what != spanish.what
        assert "{" not in english.plain.replace("{{", "")
        assert english.why


def test_tokens_are_estimated_by_characters():
    assert tokens("x" * 4000) == 1000


def test_a_prompt_of_200_kb_is_read_in_a_moment():
    text = "\n".join(f"{n}. {line}" for n, line in enumerate(SHIPPED.splitlines() * 60))[:200_000]
    begun = time.process_time()
    lint(text, AT)
    assert time.process_time() - begun < 5


def test_the_language_is_that_of_the_text():
    assert CheckedPrompt("Say that you are an AI and ask for the name.", AT).language == "en"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Llámenos al 3001234567.", "tres cero cero, uno dos tres, cuatro cinco seis siete"),
        ("Escriba al 300 123 4567.", "tres cero cero, uno dos tres, cuatro cinco seis siete"),
        (
            "Marque +57 601 345 6789.",
            "más cinco siete, seis cero uno, tres cuatro cinco, seis siete ocho nueve",
        ),
        ("Llame al (601) 345 6789.", "seis cero uno, tres cuatro cinco, seis siete ocho nueve"),
        ("Somos NIT 900.123.456.", "nueve cero cero, uno dos tres, cuatro cinco seis"),
        ("Su código es 45821.", "cuatro cinco ocho, dos uno"),
        ("El pedido 20458 llega hoy.", "dos cero cuatro, cinco ocho"),
        ("Tenemos 45821 clientes.", "cuarenta y cinco mil ochocientos veintiuno"),
        ("Son 1.250.000 clientes.", "un millón doscientos cincuenta mil"),
    ],
)
def test_what_names_something_is_spelled_by_its_digits_and_what_counts_in_words(text, said):
    fixes = [one.fix.text for one in lint(text, AT) if one.code in {LintCode.DIGITS, LintCode.FIGURE}]
    assert fixes == [said]


def test_signs_between_digits_are_not_turned_into_words():
    text = "Diga «el 20/12/2026, 24/7, al +57 300 123 4567»."
    assert not [one for one in lint(text, AT) if one.code is LintCode.SYMBOL]


def test_words_that_are_said_as_they_stand_are_checked_too():
    settings = PromptSettings(
        greeting="Hola {{nombr}}, le habla Ana.",
        inactivity=(InactivityMessage(10, "¿Sigue ahí?"), InactivityMessage(10, "Llámenos al 3001234567.")),
        voicemail="Hola {{nadie}}, lo llamamos luego.",
    )
    found = {(one.where, one.at, one.code, one.severity) for one in lint(SHIPPED, AT, settings) if one.where}
    assert found == {
        ("greeting", 0, LintCode.VARIABLE_UNKNOWN, Severity.ERROR),
        ("inactivity", 1, LintCode.DIGITS, Severity.WARNING),
        ("voicemail", 0, LintCode.VOICEMAIL_UNFILLED, Severity.WARNING),  # no call is refused for it
    }


def test_a_greeting_that_says_who_calls_and_that_it_is_an_ai_is_enough():
    text = "Venda seguros. Si piden que no los llamen más, termine."
    assert {LintCode.NO_IDENTIFICATION, LintCode.NO_AI_DISCLOSURE} <= codes(text)
    greeting = "Hola, le habla Ana, asistente virtual de Seguros Sol."
    said = {one.code for one in lint(text, AT, PromptSettings(greeting=greeting))}
    assert not {LintCode.NO_IDENTIFICATION, LintCode.NO_AI_DISCLOSURE} & said


def test_a_long_line_becomes_one_for_each_sentence_and_no_variable_is_broken():
    line = "Dice el Sr. Paz: “¡Bien!” Salude a {{nombre | Ana. Luego más}} ahora. "
    assert in_lines(line) == "Dice el Sr. Paz: “¡Bien!”\nSalude a {{nombre | Ana. Luego más}} ahora. "
    for text in (line * 200, "palabra {{a b}} " * 2000, "a" * 9000):
        (finding,) = (one for one in lint(text) if one.code is LintCode.LONG_LINE)
        after = text if finding.fix is None else finding.fix.text
        assert after.split() == text.split()
        assert "a\nb" not in after
        assert (finding.fix is None) == ("palabra" not in text and "Dice" not in text)
        assert finding.fix is None or max(map(len, after.split("\n"))) <= LONGEST_LINE
