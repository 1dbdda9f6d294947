"""A fix says the very number that stands there, or is not offered."""

from dataclasses import replace
from pathlib import Path

from sellercall_desktop.core.prompts.linting.finding import LintCode
from sellercall_desktop.core.prompts.linting.linter import lint
from tests.core.prompts.test_linting import AT
from tests.each_case import of_each

AROUND = {
    "es": "Usted es Ana, la asistente virtual de la empresa. Ofrezca los planes a los clientes. ",
    "en": "You are Ana, the virtual assistant of the company. Offer the plans to the customers. ",
}
PLACES = {"es": AT, "en": replace(AT, region="US")}
OF_NUMBERS = {LintCode.PRICE, LintCode.DIGITS, LintCode.FIGURE}
LINES = Path(__file__).with_name("number_fixes.txt").read_text(encoding="utf-8").splitlines()


@of_each([tuple(line.split(" | ")) for line in LINES if not line.startswith("#")])
def test_what_is_written_with_all_its_numbers_fixed(language, written, meant):
    text = AROUND[language] + written
    fixes = [
        one.fix for one in lint(text, PLACES[language]) if one.code in OF_NUMBERS and one.fix is not None
    ]
    for fix in sorted(fixes, key=lambda one: one.start, reverse=True):
        text = text[: fix.start] + fix.text + text[fix.end :]
    assert text.removeprefix(AROUND[language]) == meant
