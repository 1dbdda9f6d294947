"""Rule packs: what is shipped, how strictly a file is read, own ones over the shipped, and who is told."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from sellercall_desktop.core.law.pack import CapRule, ConsentRule, HoursRule, RegisterRule
from sellercall_desktop.core.law.pack_error import RulePackError
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.law.reading import read_pack
from sellercall_desktop.core.problems import RulePackProblem
from sellercall_desktop.words.errors import sentence_for
from sellercall_desktop.words.law import RULE_PACKS

SHIPPED = Path(__file__).parents[3] / "resources" / "rules"
COLOMBIA = (SHIPPED / "co.toml").read_text(encoding="utf-8")
SMALL = """
country = "UY"
name = { en = "Uruguay", es = "Uruguay" }
in_force = 2022-04-25
review = 2027-05-31
on = true

[[rules]]
id = "UY.cap"
kind = "cap"
text = { en = "Two attempts a day.", es = "Dos intentos por día." }
source = { law = "Own rule", article = "", published = "Us" }
in_force = 2022-04-25
review = 2027-05-31
purposes = ["commercial"]
limit = 2
period = "day"
counts = "attempts"
may_override = true
"""


@pytest.fixture(scope="module")
def shipped():
    return load_packs(SHIPPED)


def test_the_shipped_packs_are_whole_and_some_countries_are_off_with_the_reason(shipped):
    assert shipped.problems == ()
    assert {code for code, pack in shipped.by_country.items() if pack.on} == {"CO", "MX", "AR", "EC", "US"}
    off = [pack for pack in shipped.by_country.values() if not pack.on]
    assert {pack.country for pack in off} == {"PE", "CL", "ES"}
    assert all(pack.why_off and pack.off_rule for pack in off)


def test_every_shipped_rule_says_where_it_is_written_and_speaks_both_languages_in_sentences(shipped):
    texts = []
    for pack in shipped.by_country.values():
        assert pack.in_force <= date(2026, 11, 30) < pack.review
        texts += [text for text in (pack.why_off, pack.uncertain) if text]
        for rule in pack.rules:
            assert all((rule.source.law, rule.source.published)), rule.id
            assert rule.in_force <= date(2026, 11, 30) < rule.review, rule.id
            texts += [text for text in (rule.text, rule.uncertain, rule.override_needs) if text]
            assert bool(rule.override_needs) <= rule.may_override, rule.id
    wrong = [part for text in texts for part in text if not re.fullmatch(r"[A-ZÁÉÍÓÚÑ\d].*\.", part)]
    assert wrong == []
    assert [text for text in texts if text.en == text.es] == []


def test_colombia_is_as_the_law_has_it(shipped):
    rules = {rule.id: rule for rule in shipped.of("CO").rules}
    week = rules["CO.hours"].hours.week
    assert isinstance(rules["CO.hours"], HoursRule)
    assert {(span.begin, span.end) for span in week[:5]} == {(time(7), time(19))}
    assert (week[5].begin, week[5].end, week[6]) == (time(8), time(15), None)
    assert rules["CO.hours"].not_on_holidays
    cap = rules["CO.contact_day"]
    assert isinstance(cap, CapRule)
    assert (cap.limit, cap.period, cap.counts, cap.may_switch_off) == (1, "day", "talks", True)
    assert isinstance(rules["CO.rne"], RegisterRule)
    assert isinstance(rules["CO.consent"], ConsentRule)
    assert rules["CO.contact_day"].uncertain is not None


P = RulePackProblem
BROKEN = [  # what is written instead of what, the problem, its place
    ("on = true", "on = ", P.SYNTAX, ""),
    ("on = true", "on = true\nof = true", P.UNKNOWN_KEY, "of"),
    ("limit = 2", "limit = 2\nlimits = 3", P.UNKNOWN_KEY, "rules.UY.cap.limits"),
    ('source = { law = "Own rule", article = "", published = "Us" }\n', "", P.MISSING, "rules.UY.cap.source"),
    ('law = "Own rule", ', "", P.MISSING, "rules.UY.cap.source.law"),
    ('law = "Own rule"', 'law = " "', P.MISSING, "rules.UY.cap.source.law"),
    ('published = "Us"', 'published = "Us", page = "3"', P.UNKNOWN_KEY, "rules.UY.cap.source.page"),
    ("in_force = 2022-04-25\nreview = 2027-05-31\non", "in_force = 2022-04-25\non", P.MISSING, "review"),
    ("review = 2027-05-31\npurposes", "purposes", P.MISSING, "rules.UY.cap.review"),
    ("review = 2027-05-31\npurposes", 'review = "2027-05-31"\npurposes', P.DATE, "rules.UY.cap.review"),
    (
        "2022-04-25\nreview = 2027-05-31\non",
        "2022-04-25T08:00:00\nreview = 2027-05-31\non",
        P.DATE,
        "in_force",
    ),
    ("on = true", 'on = "yes"', P.YES_OR_NO, "on"),
    ("may_override = true", "may_override = 1", P.YES_OR_NO, "rules.UY.cap.may_override"),
    ("limit = 2", "limit = 0", P.NUMBER, "rules.UY.cap.limit"),
    ("limit = 2", "limit = true", P.NUMBER, "rules.UY.cap.limit"),
    ("limit = 2", 'limit = "2"', P.NUMBER, "rules.UY.cap.limit"),
    ('period = "day"', 'period = "month"', P.VALUE, "rules.UY.cap.period"),
    ('["commercial"]', '["comercial"]', P.VALUE, "rules.UY.cap.purposes"),
    ('["commercial"]', "[]", P.VALUE, "rules.UY.cap.purposes"),
    ('["commercial"]', '"commercial"', P.LIST, "rules.UY.cap.purposes"),
    ('kind = "cap"', 'kind = "cup"', P.VALUE, "rules.UY.cap.kind"),
    ('id = "UY.cap"', 'id = "AR.cap"', P.VALUE, "rules.AR.cap.id"),
    ('id = "UY.cap"', 'id = "cap"', P.VALUE, "rules[1].id"),
    ('country = "UY"', 'country = "Uruguay"', P.VALUE, "country"),
    ('{ en = "Uruguay", es = "Uruguay" }', '"Uruguay"', P.TABLE, "name"),
    ('en = "Two attempts a day.", ', "", P.MISSING, "rules.UY.cap.text.en"),
    ("on = true", "on = false", P.MISSING, "off"),
    ("[[rules]]", "[rules]", P.LIST, "rules"),
    ("country", "rules = []\ncountry", P.SYNTAX, ""),
]


@pytest.mark.parametrize(("old", "new", "problem", "key"), BROKEN, ids=lambda part: str(part)[:25])
def test_what_does_not_fit_is_told_with_its_place(old, new, problem, key):
    assert old in SMALL
    with pytest.raises(RulePackError) as caught:
        read_pack(SMALL.replace(old, new, 1), "uy.toml")
    assert (caught.value.problem, caught.value.key) == (problem, key)
    assert caught.value.file == "uy.toml"


def test_hours_that_are_none_are_told():
    for wrong in ("7-19", "07:00-25:00", "19:00-07:00", "07:00-07:00", ""):
        with pytest.raises(RulePackError) as caught:
            read_pack(COLOMBIA.replace('mon = "07:00-19:00"', f'mon = "{wrong}"'), "co.toml")
        assert caught.value.key == "rules.CO.hours.hours.mon"
    late = read_pack(COLOMBIA.replace('mon = "07:00-19:00"', 'mon = "07:00-24:00"'), "co.toml")
    assert late.rules[0].hours.week[0].end is None


def test_two_rules_of_one_id_and_a_country_off_by_no_rule_are_told():
    with pytest.raises(RulePackError) as caught:
        read_pack(COLOMBIA.replace('id = "CO.rne"', 'id = "CO.hours"'), "co.toml")
    assert caught.value.problem is P.TWICE
    off = 'on = false\n[off]\nrule = "UY.other"\nwhy = { en = "No.", es = "No." }'
    with pytest.raises(RulePackError) as caught:
        read_pack(SMALL.replace("on = true", off), "uy.toml")
    assert caught.value.key == "off.rule"


def test_own_rules_lie_over_the_shipped_ones_and_add_countries(tmp_path, shipped):
    (tmp_path / "uy.toml").write_text(SMALL, encoding="utf-8")
    own = SMALL.replace("UY.cap", "CO.contact_day").replace('"UY"', '"CO"')
    (tmp_path / "mine.toml").write_text("\ufeff" + own, encoding="utf-8")
    both = load_packs(SHIPPED, tmp_path)
    assert both.problems == ()
    assert both.of("UY").own
    mine = {rule.id: rule for rule in both.of("CO").rules}
    assert set(mine) == {rule.id for rule in shipped.of("CO").rules}
    assert mine["CO.contact_day"].limit == 2
    assert mine["CO.hours"] == shipped.of("CO").rules[0]


def test_a_broken_own_pack_leaves_the_shipped_one_and_is_told_in_both_languages(tmp_path, shipped):
    (tmp_path / "co.toml").write_text(COLOMBIA.replace("limit = 1", "limit = -1"), encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes("name = 'Perú'".encode("cp1252"))
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "a.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.toml").write_text(SMALL, encoding="utf-8")
    found = load_packs(SHIPPED, tmp_path)
    assert found.of("CO") == shipped.of("CO")
    problems = [problem.problem for problem in found.problems]
    assert sorted(problems) == sorted([P.NUMBER, P.UNREADABLE, P.UNREADABLE, P.TWICE])
    (number,) = (problem for problem in found.problems if problem.problem is P.NUMBER)
    english, spanish = (sentence_for(number, language).text for language in ("en", "es"))
    assert str(tmp_path / "co.toml") in english
    assert "“rules.CO.contact_day.limit” must be a whole number" in english
    assert "«rules.CO.contact_day.limit» debe ser un número entero" in spanish
    assert "reglas que trae el programa" in spanish


def test_an_absent_folder_is_an_empty_one(tmp_path, shipped):
    assert load_packs(SHIPPED, tmp_path / "none") == shipped


@pytest.mark.parametrize("problem", list(RulePackProblem))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_problem_has_its_sentence(problem, language):
    error = RulePackError("co.toml", problem, key="rules.CO.hours", line=3, expected="x")
    sentence = sentence_for(error, language)
    assert set(RULE_PACKS) == set(RulePackProblem)
    assert "co.toml:3" in sentence.what
    assert sentence.why.endswith(".")
    assert "{" not in sentence.text
