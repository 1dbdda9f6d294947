"""Spanish as it is spoken in the Americas, for dictionaries that know neither all of voseo nor diminutives.

Whatever a form is made of must be known to the dictionary: nothing is accepted for its ending alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = (
    "video",
    "tele",
    "super",
    "súper",
    "ciber",
    "micro",
    "multi",
    "inter",
    "auto",
    "anti",
    "pre",
    "re",
)
_LEAST_BEHIND = 4
_PLAIN = str.maketrans("áéíóú", "aeiou")
_ACCENTED = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
_VOSEO = re.compile(r"(.{2,}?)(á|é|í)(s?)")
_VOSEO_OF = {  # ending: the verbs of which it is one, without and with s
    ("á", ""): ("ar",), ("é", ""): ("er",), ("í", ""): ("ir",),
    ("á", "s"): ("ar", "er", "ir"), ("é", "s"): ("er", "ar"), ("í", "s"): ("ir",),
}  # fmt: skip
_CLITICS = r"(?:(?:me|te|se|nos|le|les)(?:lo|la|los|las)|me|te|se|nos|lo|la|los|las|le|les)"
_WITH_CLITIC = re.compile(rf"(.+?){_CLITICS}")
_SMALL = re.compile(r"(.{2,}?)(e?c)?(it|(?<=t)ic)([oa]s?)")
"""In Colombia, Venezuela, Cuba and Costa Rica *-ico* stands behind a t: momentico."""
_HARDENED = (("qu", "c"), ("gu", "g"), ("c", "z"), ("gü", "gu"))

Known = Callable[[str], bool]
"""Whether the dictionary has a word."""


def is_spanish(word: str, known: Known) -> bool:
    """Whether the dictionary knows it, or what it is made of. `word` is in small letters."""
    return known(word) or _is_made(word, known)


def _is_made(word: str, known: Known) -> bool:
    return not _lacks_its_accent(word, known) and (
        _is_voseo(word, known)
        or _is_verb_with_clitic(word, known)
        or any(known(one) for one in _bases_of_diminutive(word))
        or any(is_spanish(rest, known) for rest in _behind_prefix(word))
    )


def _is_voseo(word: str, known: Known) -> bool:
    found = _VOSEO.fullmatch(word)
    if found is not None:
        stem, vowel, plural = found.groups()
        return any(known(stem + ending) for ending in _VOSEO_OF[vowel, plural])
    return False


def _is_verb_with_clitic(word: str, known: Known) -> bool:
    """indíquele, decírselo, mostrándonos; in voseo llamame, decime, contanos."""
    found = _WITH_CLITIC.fullmatch(word)
    if found is None:
        return False
    verb = found[1]
    plain = verb.translate(_PLAIN)
    return known(plain if plain != verb else f"{verb}r")


def _lacks_its_accent(word: str, known: Known) -> bool:
    """Whether it is a word but for its accent: estetico is no small esteta."""
    return word.rstrip("s").endswith(("ico", "ica")) and any(known(one) for one in _accented(word))


def _bases_of_diminutive(word: str) -> Iterator[str]:
    """café of cafecito, poco of poquito, luz of lucecita."""
    found = _SMALL.fullmatch(word)
    if found is None:
        return
    stems = [found[1]] if found[2] else [found[1], *(_softened(found[1]))]
    if found[2] == "ec":
        stems += [found[1] + "e", *_softened(found[1] + "c")]
    several = "s" if found[4].endswith("s") else ""
    for stem in stems:
        ends = ("", "o", "a", "e", "es" if several else "e", f"o{several}", f"a{several}")
        for end in ends:
            yield stem + end
        for accented in _accented(stem):
            yield from (accented + end for end in ends if end or not stem.endswith("s"))


def _softened(stem: str) -> list[str]:
    return [stem[: -len(hard)] + soft for hard, soft in _HARDENED if stem.endswith(hard)]


def _accented(stem: str) -> Iterator[str]:
    """camión of camioncito, árbol of arbolito, rápido of rapidito: the accent that moved away."""
    for at, letter in enumerate(stem):
        if letter in _ACCENTED:
            yield stem[:at] + _ACCENTED[letter] + stem[at + 1 :]


def _behind_prefix(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _LEAST_BEHIND:
            yield rest.removeprefix("r") if rest.startswith("rr") else rest
