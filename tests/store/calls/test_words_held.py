"""An exchange's words are found whatever their case and accents, in each part of an exchange."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.exchanges.exchange import Exchange, ExchangeParts, ExchangeQuery, Way
from sellercall_desktop.core.folding import folded, holds_word
from sellercall_desktop.store import open_store

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXTS = {
    1: "la conexión se cortó",
    2: "LA CONEXIÓN, EL NIÑO Y EL PINGÜINO",
    3: "conexio\u0301n",  # the accent as a sign of its own
    4: "la conexion — 📞 y Šime Łódź",
    5: "nothing of the kind 100%",
}
FOUND = {
    "conexion": {1, 2, 3, 4},
    "Conexión": {1, 2, 3, 4},
    "CONEXIO": {1, 2, 3, 4},
    "nino": {2},
    "pinguino": {2},
    "corto": {1},
    "sime": {4},
    "📞": {4},
    "100%": {5},
    "c_nexion": set(),
    "c*n": set(),
    "[aá]": set(),
    "conexion niño": {2},
    "timeout twilio": {1, 2, 3, 4, 5},
    "EXPIRÓ": {1, 2, 3, 4, 5},
}


async def words_are_found(store):
    for row, text in TEXTS.items():
        made = Exchange(row, AT, Way.OUT, "twilio", "GET", f"/c/{row}", 0.1, None, failure="timeout: expiró")
        await store.exchanges.save([(made, ExchangeParts(url=text))])
    for typed, rows in FOUND.items():
        page = await store.exchanges.page(ExchangeQuery(text=typed))
        assert {each.id for each in page.exchanges} == rows, typed


async def test_exchanges_are_found_without_their_accents(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await words_are_found(store)


LETTERS = [
    chr(code) for code in range(0x20, 0x180) if len(folded(chr(code))) == 1
]  # ß is two: not found as ss
LATIN = st.text(st.sampled_from(LETTERS), max_size=20)


@given(LATIN, LATIN, st.data())
def test_the_database_finds_what_folding_finds(text, other, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    for word in (folded(text[begin:end]), folded(other)):
        if word.isascii():
            assert holds_word(text, word) == (word in folded(text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folding_does_not_mind_how_an_accent_is_written(form):
    assert folded(unicodedata.normalize(form, "Conexión, ÑANDÚ")) == "conexion, nandu"
