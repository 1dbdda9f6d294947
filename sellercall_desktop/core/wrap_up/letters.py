"""Spelling aloud: names of letters, "a de ana", "doble ene", digits among them, and signs of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.wrap_up.numbers import is_number_word, number_at

if TYPE_CHECKING:
    from sellercall_desktop.core.wrap_up.speech import Speech

LETTER_NAMES = {
    "be": "b", "ce": "c", "efe": "f", "ge": "g", "hache": "h", "jota": "j", "ka": "k", "ele": "l",
    "eme": "m", "ene": "n", "pe": "p", "cu": "q", "erre": "r", "ere": "r", "ese": "s", "te": "t",
    "uve": "v", "ve": "v", "equis": "x", "ye": "y", "zeta": "z", "ceta": "z", "bee": "b", "cee": "c",
    "dee": "d", "gee": "g", "jay": "j", "kay": "k", "em": "m", "en": "n", "pee": "p", "ar": "r", "ess": "s",
    "tee": "t", "vee": "v", "ex": "x", "zee": "z", "zed": "z", "aitch": "h", "queue": "q",
}  # fmt: skip
_TWO_WORDS = {
    ("doble", "ve"): "w", ("doble", "u"): "w", ("doble", "uve"): "w", ("uve", "doble"): "w",
    ("double", "u"): "w", ("ve", "doble"): "w", ("i", "griega"): "y", ("y", "griega"): "y",
    ("i", "latina"): "i", ("be", "larga"): "b", ("be", "grande"): "b", ("be", "alta"): "b",
    ("b", "larga"): "b", ("b", "grande"): "b", ("b", "alta"): "b", ("ve", "corta"): "v",
    ("ve", "chica"): "v", ("ve", "baja"): "v", ("v", "corta"): "v", ("v", "chica"): "v",
    ("ve", "pequena"): "v", ("be", "corta"): "v", ("uve", "corta"): "v",
}  # fmt: skip
_SIGNS = {
    ("guion", "bajo"): "_", ("barra", "baja"): "_", ("raya", "al", "piso"): "_", ("raya", "abajo"): "_",
    ("raya", "baja"): "_", ("linea", "baja"): "_", ("under", "score"): "_", ("underscore",): "_",
    ("_",): "_", ("guion", "del", "medio"): "-", ("guion", "al", "medio"): "-", ("guion", "medio"): "-",
    ("guion",): "-", ("dash",): "-", ("hyphen",): "-", ("raya",): "-", ("signo", "mas"): "+",
    ("plus", "sign"): "+", ("punto",): ".", ("dot",): ".",
}  # fmt: skip
_SIGNED = frozenset(words[0] for words in _SIGNS)
_LIKE = frozenset({"de", "como", "as", "for", "like", "of"})
_NOT_WORDS = frozenset({"in"})


class Unit(NamedTuple):
    """A piece of something spelled: what it writes, and the token behind it."""

    text: str
    end: int
    spelled: bool  # a letter or a sign by its name, or a digit; False: a word


def sign_at(speech: Speech, at: int) -> Unit | None:
    """A sign that is called by its name."""
    if speech.at(at) not in _SIGNED:
        return None
    for words, sign in _SIGNS.items():
        if speech.are(at, *words):
            return Unit(sign, at + len(words), spelled=True)
    return None


def letter_at(speech: Speech, at: int) -> Unit | None:
    """A letter by its name, with the word it is explained by: "be de burro", "v as in victor"."""
    word = speech.at(at)
    pair = _TWO_WORDS.get((word, speech.at(at + 1)))
    if pair is not None:
        return Unit(pair, _explained(speech, at + 2, pair), spelled=True)
    letter = word if len(word) == 1 and "a" <= word <= "z" else LETTER_NAMES.get(word, "")
    if word == "de" and _is_no_joint(speech, at + 1):
        letter = "d"
    return Unit(letter, _explained(speech, at + 1, letter), spelled=True) if letter else None


def _is_no_joint(speech: Speech, at: int) -> bool:
    """Whether a "de" before this token is the letter: what follows is no word."""
    word = speech.at(at)
    return (
        len(word) <= 1
        or word in LETTER_NAMES
        or word in {"de", "arroba", "punto", "dot", "guion"}
        or is_number_word(word)
    )


def _explained(speech: Speech, at: int, letter: str) -> int:
    if speech.at(at) not in _LIKE:
        return at
    word_at = at + 1 + (speech.at(at + 1) in _NOT_WORDS)
    word = speech.at(word_at)
    sounds = {letter, *{"q": "ck", "k": "cq", "b": "v", "v": "b", "c": "s", "i": "y"}.get(letter, "")}
    return word_at + 1 if len(word) > 2 and (word[0] in sounds or letter in word) else at


def unit_at(speech: Speech, at: int, *, digits: bool = True) -> Unit | None:  # noqa: PLR0911 - one form a line
    """What one piece of a spelled address writes: a sign, a doubled letter, a letter, a number, or a word."""
    if sign := sign_at(speech, at):
        return sign
    word = speech.at(at)
    if word in {"doble", "double", "dos", "two"} and (single := letter_at(speech, at + 1)) is not None:
        pair = _TWO_WORDS.get((word, speech.at(at + 1)))
        if pair is None and (
            word in {"doble", "double"} or speech.at(at + 1) not in {"a", "o", "y", "e", "u", "de"}
        ):
            return Unit(single.text * 2, single.end, spelled=True)
    if letter := letter_at(speech, at):
        return letter
    if not word or word == ",":
        return None
    if word[0].isdecimal():
        return Unit(word.replace(",", ""), at + 1, spelled=True)
    number = number_at(speech, at) if digits and word not in {"a", "palo", "grand", "once"} else None
    if number is not None:
        return Unit(str(int(number.value)), number.end, spelled=True)
    if speech.tokens[at].is_word or word in {".", "-", "_", "+"}:
        return Unit(word, at + 1, spelled=False)
    return None
