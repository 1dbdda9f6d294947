"""Counts are written with separators, by each system's locale."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from sellercall_desktop.ui.words.formats import Formats, one_stop


@pytest.mark.parametrize(
    ("locale", "language", "written"),
    [
        ("es_CO", "es", ["0", "999", "1.234", "12.345", "1.234.567"]),
        ("es_ES", "es", ["0", "999", "1.234", "12.345", "1.234.567"]),  # also for Spanish without a country
        ("es_MX", "es", ["0", "999", "1,234", "12,345", "1,234,567"]),
        ("en_US", "en", ["0", "999", "1,234", "12,345", "1,234,567"]),
        ("en_US", "es", ["0", "999", "1.234", "12.345", "1.234.567"]),
        ("es_CO", "en", ["0", "999", "1,234", "12,345", "1,234,567"]),
        ("es_CR", "es", ["0", "999", "1\xa0234", "12\xa0345", "1\xa0234\xa0567"]),
    ],
)
def test_thousands_are_set_apart(monkeypatch, locale, language, written):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(locale))
    formats = Formats(language)
    assert [formats.integer(value) for value in (0, 999, 1234, 12345, 1234567)] == written


def test_money_below_one_has_four_digits_only_where_two_do_not_say_it_all(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    said = [Formats("en").money(Decimal(amount), "usd") for amount in ("0", "0.5000", "0.0085", "12.3456")]
    assert said == ["0.00 USD", "0.50 USD", "0.0085 USD", "12.35 USD"]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Continúa 12:00 p. m..", "Continúa 12:00 p. m."),
        ("Mañana.", "Mañana."),
        ("Contando...", "Contando..."),
    ],
)
def test_a_sentence_that_ends_with_a_time_has_one_full_stop(sentence, read):
    assert one_stop(sentence) == read
