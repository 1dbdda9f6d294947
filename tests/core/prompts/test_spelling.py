"""The shipped dictionaries and what is added to them: as people write who sell by telephone."""

from __future__ import annotations

import shutil
import time

import pytest

from sellercall_desktop.app.windowed.prompts import open_speller
from sellercall_desktop.core.prompts.spelling.errors import SpellingProblem
from sellercall_desktop.core.prompts.spelling.speller import Speller, marked_words
from sellercall_desktop.core.prompts.spelling.words import LONGEST_LINE, language_of, words_of
from sellercall_desktop.dictionaries import HunspellBook, trade_words
from sellercall_desktop.paths import resources

RIGHT = """
Vos podés, tenés, querés, hablás y vivís; llamá, salí, mirá, decime, llamame, contanos, avisame.
Un cafecito, poquito, amiguito, lucecita, ratito, casita, momentito, cerquita, camioncito, arbolito.
Un momentico, minutico, ratico, puntico, cuotica, descuentico; rapidito, facilito, platico; casitas, cuoticas.
El router, el roaming y el streaming de un plan postpago o prepago.
Reagendar la videollamada, reagendamos, teleoperador, reprogramar, recontactar, videoconferencia.
Llámeme, dígame, comuníquese, indíquele, quíteme, llamándole, entrégueselo, avísenos, ofrézcale.
El IVA, la DIAN, un SMS; {{nombre}}, {{contacto.saldo | ustez}}, ana@empreza.com, https://empreza.com/pagr
`colgarr`, **negrita**, [enlace](http://x.com/qwz), <instruction>, leaveVoicemail, call_id, empreza.com.co
¿Le llegó por WhatsApp, señora Rodríguez, lo de Claro Hogarr en Bogotá? HABLE SIEMPRE DE USTED.
Thank you for calling; don't hang up, we're here. The customer's name isn't known and you should ask.
""".strip().split("\n")
WRONG = {
    "Señor: le ofresco el serbicio de la empreza.": {"ofresco", "serbicio", "empreza"},
    "Nesecita llamarno por un cafesito, ¿podéz reagendár?": {
        "nesecita", "llamarno", "cafesito", "podéz", "reagendár",
    },
    "Es automatico, estetico, plastico, poetica.": {
        "automatico", "estetico", "plastico", "poetica",
    },
    "You should allways recieve the custmer and be with them.": {"allways", "recieve", "custmer"},
    "HABLE CON EL SEÑOR DE LA EMPREZA": {"empreza"},
}  # fmt: skip


@pytest.fixture(scope="module")
def speller():
    return Speller(HunspellBook, trade_words())


def test_what_people_write_is_right(speller):
    shipped = (resources() / "default_prompt.es.txt").read_text("utf-8").split("\n")
    assert [found for found in speller.mistakes([*RIGHT, *shipped], "es") if found] == []


def test_mistakes_are_found_in_the_language_of_their_paragraph(speller):
    found = speller.mistakes(WRONG, "es")
    assert [{word for _language, word in mistakes} for mistakes in found] == list(WRONG.values())


def test_own_words_are_right_and_suggestions_keep_the_capital(speller):
    assert "Empresa" in speller.suggestions("Empreza", "es")
    assert speller.suggestions("recieve", "en")[0] == "receive"
    speller.own_words = frozenset({"empreza"})
    assert list(speller.mistakes(["La Empreza y la empreza"], "es")) == [set()]


def test_marks_stand_where_the_words_do_and_very_long_lines_are_left_alone():
    line = "😀 La empreza, ¡empreza! {{empreza}}"
    found = marked_words(line, {("es", "empreza")}, "es")
    assert [line[word.start : word.end] for word in found] == ["empreza", "empreza"]
    assert words_of("empreza " * LONGEST_LINE) == []
    assert (language_of("xyz", "en"), language_of("con la que se dice", "en")) == ("en", "es")


@pytest.mark.parametrize(
    "piece",
    ["<" + "a" * LONGEST_LINE, "Le Llamo De ", ".", "a-", "](", "{{", "la empreza de ", "a@ " + "-" * 64],
)
def test_no_line_keeps_the_window_waiting(piece):
    line = (piece * LONGEST_LINE)[:LONGEST_LINE]
    taken = []
    for again in range(5):  # the least of them: the machine may do something else meanwhile
        other = f"{again}{line[1:]}"
        began = time.thread_time()
        marked_words(other, {("es", "empreza")}, "es")
        taken.append(time.thread_time() - began)
    assert min(taken) < 0.02  # a few milliseconds, on a machine that is slow


def test_a_capital_says_nothing_behind_the_end_of_a_sentence_and_an_address_is_no_word():
    found = words_of("Bien. «Gracias Marta: *Luego a ventas@empresa.com o empresa.com/pagar")
    assert [word.text for word in found] == ["Bien", "Gracias", "Luego"]


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A copy of the dictionaries' folder that can be broken."""
    shutil.copytree(resources() / "dictionaries", tmp_path / "dictionaries")
    monkeypatch.setattr("sellercall_desktop.dictionaries.resources", lambda: tmp_path)
    return tmp_path / "dictionaries"


@pytest.mark.parametrize(
    ("name", "held"), [("en.dic", None), ("en.dic", b"\xff\xfe"), ("en.dic", "half"), ("en.aff", b"")]
)
def test_a_broken_dictionary_is_named_and_the_other_one_goes_on(shipped, name, held):
    if held is None:
        (shipped / name).unlink()
    else:
        whole = (shipped / name).read_bytes()
        (shipped / name).write_bytes(whole[: len(whole) // 2] if held == "half" else held)
    speller = Speller(HunspellBook, trade_words())
    lines = ["You should allways recieve the custmer and be with them.", "la empreza de la señora"]
    assert list(speller.mistakes(lines, "es")) == [set(), {("es", "empreza")}]
    assert speller.suggestions("recieve", "en") == ()
    (problem,) = speller.problems.values()
    assert (problem.problem, problem.path) == (SpellingProblem.ENGLISH, shipped)
    assert list(speller.problems) == ["en"]


def test_without_the_words_of_the_trade_spelling_goes_on(shipped):
    (shipped / "trade.txt").unlink()
    speller = open_speller()
    assert list(speller.mistakes(["la empreza de la señora"], "es")) == [{("es", "empreza")}]
    assert [one.problem for one in speller.problems.values()] == [SpellingProblem.TRADE]
