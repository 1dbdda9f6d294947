"""E-mail addresses, written or spoken: "ana punto ruiz arroba ge mail punto com"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.letters import LETTER_NAMES, Unit, letter_at, unit_at
from sellercall_desktop.core.wrap_up.numbers import is_number_word
from sellercall_desktop.core.wrap_up.speech import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_LONGEST_PART = 64
_MOST_BACK = 40  # tokens before the sign
_ADDRESS = re.compile(r"[a-z0-9][a-z0-9._%+\-]*")
_DOMAIN = re.compile(r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
_SPOKEN_SIGNS = frozenset({"arroba", "arrova", "aroba"})
_ENDINGS = words_of(
    "com co es mx ar net org edu gov gob pe cl ec info biz io us uy py bo ve cr pa gt sv hn ni do email",
    "online store shop app dev la tv me ai cloud tech site club pro mil br fr de it uk ca eu",
)
_TOWN_ENDINGS = words_of("co mx ar pe cl ec uy py bo ve cr pa gt sv hn ni do es br us uk")
_BEFORE_A_COUNTRY = words_of("com edu org net gov gob co mil")
_PROVIDERS = {
    "gmail": (
        "ge mail",
        "g mail",
        "ji mail",
        "jimail",
        "jimeil",
        "gemail",
        "gemeil",
        "geimail",
        "yimeil",
        "gmeil",
    ),
    "hotmail": ("hot mail", "jotmail", "jotmeil", "hotmeil", "jot mail", "hot meil"),
    "outlook": ("out look", "autlook", "aut look", "autluk", "outluk"),
    "yahoo": ("yahu", "ya hu", "yaju", "yajoo", "yajo", "iahoo"),
    "icloud": ("i cloud", "ai cloud", "aicloud", "iclaud", "ai claud", "ay cloud"),
    "protonmail": ("proton mail", "proton meil"),
    "live": ("laif", "laiv"),
}
_HEARD = {tuple(form.split()): name for name, forms in _PROVIDERS.items() for form in (name, *forms)}
_LONGEST_HEARD = max(map(len, _HEARD))
_DOTS = frozenset({"punto", "dot", ".", "puntos"})
_STOPS = words_of(
    "es seria son correo mail email electronico mi el la su tu al en que un una direccion anote anota",
    "apunte escriba is it's its address my the to at would sea esta y con para si yes no perdon digo",
    "bueno listo ok okay claro correcto dale entonces senor senora senorita please por favor mire vea",
    "pues esposa esposo hija hijo mama papa hermano hermana jefe oficina empresa le lo les te me nos",
    "envie envielo mandelo mande escribame e-mail asi it and so sure that's thats cuenta contacto apunta",
    "anotalo confirmo usuario tengo uso mismo",
)
_SMALL_TALK = words_of(
    "todo minuscula minusculas pegado junto seguido letra letras lowercase all together mayuscula",
)
_DONE_AT_A_SITE = words_of("work works working worked look looked buy bought found shop is was be job jobs")
_ANCHORS = words_of("es is it's seria correo mail email anote asi son")
_AFTER_SIGNS = frozenset({"punto", "dot", "guion", "underscore"})
_MOST_WORDS = 3  # of a domain's label


def emails(speech: Speech) -> Iterator[Evidence]:
    """Every address of a turn, in order."""
    tokens = speech.tokens
    for at, token in enumerate(tokens):
        if token.low == "@":
            found = _written(speech, at) or _spoken(speech, at)
        elif token.low in _SPOKEN_SIGNS or (token.low == "at" and _is_address_at(speech, at)):
            found = _spoken(speech, at)
        else:
            continue
        if found is not None:
            yield found


def begun(speech: Speech) -> str:
    """The text of a turn that breaks off behind the sign: the rest of the address may be in the next one."""
    last = [token.low for token in speech.tokens[-2:] if token.low not in {".", "…", ","}]
    return speech.written.rstrip(" .…,") if last and last[-1] in _SPOKEN_SIGNS | {"@"} else ""


def domain_alone(speech: Speech) -> tuple[str, int, int] | None:
    """A provider and its ending without anything before: domain, first token and end."""
    for at in range(min(len(speech.tokens), _MOST_BACK)):
        found = _spoken_domain(speech, at)
        if found is not None and any(found[0].startswith(f"{name}.") for name in _PROVIDERS):
            return found[0], at, found[1]
    return None


def is_address(text: str) -> bool:
    """Whether that may be an address; whether it is there nobody asks."""
    local, _, domain = text.partition("@")
    whole = bool(_ADDRESS.fullmatch(local) and _DOMAIN.fullmatch(domain))
    return whole and len(local) <= _LONGEST_PART and ".." not in text and local[-1] != "."


def _is_address_at(speech: Speech, at: int) -> bool:
    """English "at" stands everywhere: only before a domain with "dot" is it the sign."""
    found = _spoken_domain(speech, at + 1)
    dotted = found is not None and speech.has({"dot", "punto"}, at, found[1])
    return dotted and speech.at(at - 1) not in _DONE_AT_A_SITE


def _written(speech: Speech, at: int) -> Evidence | None:
    low, sign = speech.low, speech.tokens[at].start
    begin = sign
    while begin > max(0, sign - _LONGEST_PART) and (low[begin - 1].isalnum() or low[begin - 1] in "._%+-"):
        begin -= 1
    domain = _DOMAIN.match(low, sign + 1, sign + 256)
    if begin == sign or domain is None:
        return None
    address = low[begin : domain.end()].lstrip("._-")
    if not is_address(address):
        return None
    return Evidence(address, speech.text(domain.end() - len(address), domain.end()), at)


def _spoken(speech: Speech, at: int) -> Evidence | None:
    domain = _spoken_domain(speech, at + 1 + (speech.at(at + 1) == ","))
    local = _local_before(speech, at)
    if domain is None or local is None:
        return None
    text, first, doubts = local
    address = f"{text}@{domain[0]}"
    return Evidence(address, speech.words(first, domain[1]), at, doubts) if is_address(address) else None


def _spoken_domain(speech: Speech, at: int) -> tuple[str, int] | None:
    """Labels with points between them, up to an ending that exists."""
    label = _label_at(speech, at)
    if label is None:
        return None
    text, at = label
    known = text in _PROVIDERS
    ended = 0
    for _ in range(4):
        dotted = speech.at(at) in _DOTS
        if not dotted and not (known and not ended and speech.at(at) in {"com", "es", "net"}):
            break
        word = speech.at(at + dotted)
        word = "com" if word in {"con", "comm", "kom"} else word
        if ended and (
            not dotted or word not in _TOWN_ENDINGS or text.rpartition(".")[2] not in _BEFORE_A_COUNTRY
        ):
            break
        if ended and speech.at(at) == "." and not speech.glued(at):
            break  # a full stop
        if word in _ENDINGS:
            ended = at + dotted + 1
            text, at = f"{text}.{word}", ended
            continue
        more = _label_at(speech, at + dotted) if dotted and not ended else None
        if more is None:
            break
        text, at = f"{text}.{more[0]}", more[1]
    return (text, ended) if ended else None


def _label_at(speech: Speech, at: int) -> tuple[str, int] | None:
    for size in range(_LONGEST_HEARD, 0, -1):
        name = _HEARD.get(tuple(speech.at(at + place) for place in range(size)))
        if name is not None:
            return name, at + size
    made, begin, words = "", at, 0
    while at - begin < 24 and words < _MOST_WORDS:
        unit = unit_at(speech, at)
        if unit is None or unit.text == "." or speech.at(at) in _DOTS:
            break
        if at == begin and speech.at(at) == "y" and speech.at(at + 1) in _DOTS:
            break  # "arroba y punto com"
        words += not unit.spelled
        made, at = made + unit.text, unit.end
    return (made, at) if made else None


def _local_before(speech: Speech, sign: int) -> tuple[str, int, tuple[Doubt, ...]] | None:
    """What stands before the sign: text, its first token, and what was guessed."""
    first = _first_of_local(speech, sign)
    while first < sign:
        units = list(_units(speech, first, sign))
        text = "".join(unit.text for unit in units)
        if text and text[0].isalnum():
            return text, first, _guesses(speech, first, units)
        first += 1
    return None


def _guesses(speech: Speech, first: int, units: list[Unit]) -> tuple[Doubt, ...]:
    doubts = []
    words = [a for a, b in pairwise(units) if not a.spelled and not b.spelled]
    if any(len(unit.text) > 1 for unit in words) and not speech.are(first, "www"):
        doubts.append(Doubt.JOINED)
    if any(unit.spelled and unit.text.isalpha() for unit in units):
        doubts.append(Doubt.BY_EAR)
    return tuple(doubts)


def _units(speech: Speech, first: int, sign: int) -> Iterator[Unit]:
    at = first
    while at < sign:
        if speech.at(at) in _SMALL_TALK or (speech.at(at) == "en" and speech.at(at + 1) in _SMALL_TALK):
            at += 1
            continue
        if speech.at(at) in {",", "y"} or (speech.at(at) in {".", "-"} and not speech.glued(at)):
            at += 1
            continue
        if speech.at(at) == "-" and _between_letters(speech, at):
            at += 1
            continue
        if at > first and (explained := _explained_to(speech, at)):
            at = explained
            continue
        unit = unit_at(speech, at)
        if unit is None or unit.end > sign:
            unit = Unit(speech.at(at), at + 1, spelled=False) if speech.tokens[at].is_word else None
        if unit is None:
            at += 1
            continue
        yield unit
        at = unit.end


def _explained_to(speech: Speech, at: int) -> int:
    """Where "con zeta" ends that only says how the word before it is written; 0: nothing of the kind."""
    letter = letter_at(speech, at + 1) if speech.at(at) in {"con", "with"} else None
    return letter.end if letter is not None else 0


def _between_letters(speech: Speech, at: int) -> bool:
    """As in "a-n-a": signs that only part letters."""
    return len(speech.at(at - 1)) == 1 and len(speech.at(at + 1)) == 1


def _first_of_local(speech: Speech, sign: int) -> int:
    at = sign
    least = max(0, sign - _MOST_BACK)
    anchored = False
    while at > least:
        word = speech.at(at - 1)
        if word in {":", "?", "!", ";", "@", "¿", "¡", "(", '"'} or word in _SPOKEN_SIGNS:
            anchored = True
            break
        if word in {",", "."} and not _goes_on(speech, at - 1, sign):
            break
        if _stops(speech, at - 1) and not (at == sign and len(word) > 3):
            anchored = word in _ANCHORS
            break
        at -= 1
    return at if anchored or at == 0 else max(at, _nearest_chunk(speech, at, sign))


def _stops(speech: Speech, at: int) -> bool:
    word, before = speech.at(at), speech.at(at - 1)
    explained = before and before not in _STOPS and _explained_to(speech, at)
    if word not in _STOPS or before in _AFTER_SIGNS or explained or (word == "al" and before == "raya"):
        return False
    if speech.at(at + 1) in _AFTER_SIGNS and word not in _ANCHORS:
        return False
    if word == "en" and speech.at(at + 1) in _SMALL_TALK:
        return False
    if word == "y":  # the letter, or "i griega"; else "and"
        return speech.at(at + 1) != "griega" and not _is_spelled(speech, at - 1)
    if word in LETTER_NAMES or len(word) == 1:  # "a, ene, a", but not "send it to m dot lopez"
        opens = at == 0 or before in _ANCHORS or before in {",", ":", "."} or _is_spelled(speech, at - 1)
        return not (opens and (_is_spelled(speech, at + 1) or speech.at(at + 1) in {",", "de"}))
    return not (word == "es" and before in {"-", "."} and speech.glued(at - 1))


def _goes_on(speech: Speech, at: int, sign: int) -> bool:
    """Whether a comma or point only parts what is spelled, or belongs to the address."""
    if speech.at(at) == "." and speech.glued(at) and speech.glued(at - 1):
        return True
    if at + 1 >= sign:
        return True
    return _is_spelled(speech, at - 1) or _is_spelled(speech, at + 1)


def _is_spelled(speech: Speech, at: int) -> bool:
    word = speech.at(at)
    if len(word) == 1 and word.isalnum():
        return True
    if (
        word in LETTER_NAMES
        or is_number_word(word)
        or speech.at(at - 1) in {"de", "como", "as", "for", "like", "in"}
    ):
        return True
    return word[:1].isdecimal() or word in {"punto", "dot", "bajo", "guion", "underscore", "doble", "double"}


def _nearest_chunk(speech: Speech, least: int, sign: int) -> int:
    """Without "my address is": only the last word, and what signs or spelling tie to it."""
    at = sign - 1
    while at > least:
        here, before = speech.at(at), speech.at(at - 1)
        tied = (
            before in {"punto", "dot", "guion", "bajo", "underscore", ".", "-", "_", ",", "de", "piso"}
            or here in {"punto", "dot", "guion", "bajo", "underscore", ".", "-", "_", ",", "de", "raya", "al"}
            or (letter_at(speech, at) is not None and letter_at(speech, at - 1) is not None)
            or here[:1].isdecimal()
            or is_number_word(here)
            or (here == "y" and is_number_word(before))
            or (unit_at(speech, at) or Unit("", 0, spelled=False)).text.isdecimal()
        )
        if not tied:
            break
        at -= 1
    return at
