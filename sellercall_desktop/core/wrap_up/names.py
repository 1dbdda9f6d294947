"""The customer's name, after "me llamo", "habla con", "my name is". What somebody is, is no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.speech import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_MOST_WORDS = 6
_STRONG = (
    "me llamo", "mi nombre es", "mi nombre completo es", "mis nombres son", "mi nombre seria", "a nombre de",
    "my name is", "my name's", "my full name is", "the name is", "name's", "el nombre es", "mi nombre",
    "mi nombre y apellido son", "my first name is", "me llaman", "pongalo a nombre de",
)  # fmt: skip
_CALLING = (
    "habla con", "hablas con", "esta hablando con", "le habla", "te habla", "les habla", "habla",
    "aqui habla", "you're speaking with", "you are speaking with", "you're talking to", "speaking with",
    "you are talking to", "aca", "hablando con", "se comunica con", "lo atiende", "le atiende",
    "i am called", "con",
)  # fmt: skip
_WEAK = (
    "soy",
    "yo soy",
    "i'm",
    "i am",
    "this is",
    "it's",
    "si soy",
    "call me",
    "dime",
    "digame",
    "puede llamarme",
)
_RANKS = (_STRONG, _CALLING, _WEAK)
_INTRODUCTIONS = {tuple(form.split()): rank for rank, forms in enumerate(_RANKS) for form in forms}
_BEGINS = frozenset(words[0] for words in _INTRODUCTIONS)
_LONGEST = max(map(len, _INTRODUCTIONS))
_TITLES = words_of(
    "senor senora senorita don dona doctor doctora dr dra sr sra srta ingeniero ingeniera licenciado",
    "licenciada mr mrs ms miss profesor profesora arquitecto abogado contador sir madam",
)
_PARTICLES = words_of("de del la los las san santa da do dos van von y mc o' di")
_NO_NAME = words_of(
    "testigo",
    "yo el ella la lo los las un una de del en al a usted ustedes mi su dueno duena encargado encargada",
    "esposo esposa hijo hija mama papa secretaria gerente vendedor cliente mayor casado soltero",
    "pensionado nuevo nueva colombiano mexicano argentino peruano chileno ecuatoriano quien que como",
    "cuando donde ayer hoy manana mucho muy not just calling from here there busy fine good sorry sure",
    "the an interested in looking at married retired ok okay going trying driving working very really so",
    "too it that this about afraid glad happy ready done who what why how nadie alguien otro otra persona",
    "mismo misma el-mismo claro si no pues bueno gracias ahi ya todavia aun estudiante ingles espanol",
    "tarde temprano cierto correcto verdad gente ellos ellas nosotros ninguno cualquiera todo todos algo",
    "her him them me my your his their our customer owner manager wife husband speaking gusto placer",
    "cuidado ganas tiempo cual atencion seguido siempre nunca poco bien mal por para segun hasta desde",
    "sin sobre entre tan tanto te se le interesado interesada ocupado ocupada ingeniero abogado contento",
    "alergico responsable titular nuevamente mejor maestra maestro enfermera medico taxista comerciante",
    "dios independiente ama consciente capaz feliz adulto honesto sincero igual asi parecido distinto",
    "diferente",
)
_ENDS_A_NAME = words_of(
    "y pero porque para por con desde gracias tengo soy vivo trabajo mucho buenas buenos hola and but",
    "from at i i'm thanks thank how who what speaking here a que en es estoy mi si no como cual la el le",
    "me se seor aqui calling with my on is in of to the so yes correct servirle ordenes orden digame diga",
    "senor senora senorita pues entonces identificado identificada cedula ya quiero quisiera necesito",
    "llamo hablo tiene usted un una ok okay listo claro",
)
_FIRST_NAMES = words_of(
    "ana maria jose juan carlos luis jorge pedro miguel andres felipe daniel david diego sergio ricardo",
    "fernando javier alejandro alejandra sofia laura paula carolina natalia andrea claudia patricia",
    "sandra martha marta gloria luz rosa carmen elena lucia isabel camila valentina mariana gabriela",
    "gabriel santiago sebastian nicolas mateo tomas martin pablo francisco antonio manuel rafael roberto",
    "oscar hector mario alberto eduardo gustavo raul hugo ivan julian cristian christian camilo esteban",
    "mauricio rodrigo alvaro jaime german guillermo victor vanessa vanesa monica diana adriana beatriz",
    "cecilia teresa silvia veronica lorena viviana juliana daniela angela angelica esperanza yolanda john",
    "james robert michael william richard thomas charles christopher matthew anthony mark steven paul",
    "andrew george joshua kenneth kevin brian edward ronald timothy jason jeffrey ryan jacob mary linda",
    "elizabeth barbara susan sarah karen nancy lisa betty margaret ashley emily donna michelle carol",
    "amanda melissa deborah stephanie rebecca marcela catalina ximena jimena fabian wilson edgar nelson",
    "freddy jhon yeison leidy yuliana jessica karina paola",
)
_ASKED = re.compile(
    r"como (?:se llama|es su nombre|te llamas)|con quien (?:hablo|tengo)|cual es (?:su"
    r"|tu) nombre|su nombre|tu nombre"
    r"|(?:your|the) name|who am i (?:speaking|talking)|who(?:'s| is) (?:calling|this|speaking)"
    r"|quien habla|a nombre de quien|with whom"
)
_SAID_ALONE = words_of(
    "alo hola perdon disculpe bueno diga digame mande oiga gracias espere espereme momento listo exacto",
    "hello hey sorry pardon what nobody thanks wait please goodbye adios chao bye aja igualmente anonimo",
    "ninguno nadie secreto privado vendedor cliente senora senorita senor whatever anonymous guess maybe",
)
_IS_OF_A_PLACE = re.compile(r"(?!emiliano|cayetano|luciano|adriano|mariano|damiano)\w+(?:ano|ense|eno)")
_CONFIRMED = re.compile(
    r"(?:hablo con|estoy hablando con|me comunico con|usted es|su nombre es|se llama|es usted"
    r"|speaking with|talking to"
    r"|your name is|is this|are you) "
)
_OPENING = words_of(
    "si claro pues con bueno hola yes hi hello , . a eh mmm sure ok okay soy habla es it's",
)


def asks_name(speech: Speech) -> bool:
    """Whether a turn asks who is there."""
    return _ASKED.search(speech.low) is not None


def names(speech: Speech, *, asked: bool = False) -> Iterator[Evidence]:
    """Every name that somebody gives for their own in a turn; `asked`: it was asked for right before."""
    found = False
    has_cases = speech.written != speech.written.lower() and speech.written != speech.written.upper()
    at = 0
    while at < len(speech.tokens):
        if speech.at(at) not in _BEGINS:
            at += 1
            continue
        for size in range(min(_LONGEST, len(speech.tokens) - at), 0, -1):
            rank = _INTRODUCTIONS.get(tuple(speech.at(at + place) for place in range(size)))
            if rank is None:
                continue
            name = _introduced(speech, at, at + size, rank, has_cases=has_cases, asked=asked)
            if name is not None:
                found = True
                yield name
            at += size - 1
            break
        at += 1
    if not found and has_cases and (name := _name_speaking(speech)) is not None:
        found = True
        yield name
    if asked and not found and (name := _bare_name(speech, has_cases=has_cases)) is not None:
        yield name


def name_asked_about(speech: Speech) -> Evidence | None:
    """The name in "am I speaking with …?"."""
    has_cases = speech.written != speech.written.lower()
    if not has_cases:
        return None
    last = None
    for found in _CONFIRMED.finditer(speech.low):
        last = found
    begin = last.end() if last is not None else 0
    first = next(
        (at for at, token in enumerate(speech.tokens) if token.start >= begin and token.is_word), None
    )
    if last is None and (first is None or speech.at(first) not in _TITLES):
        return None  # "¿Don Ernesto?"
    taken = _name_from(speech, first, has_cases=True, known_only=False) if first is not None else None
    return Evidence(taken[0], speech.words(taken[1], taken[2]), taken[1]) if taken is not None else None


def _introduced(
    speech: Speech, at: int, end: int, rank: int, *, has_cases: bool, asked: bool
) -> Evidence | None:
    intro = speech.words(at, end).lower()
    if "llamó" in intro or "habló" in intro or _denied(speech, at) or _in_question(speech, at):
        return None
    if speech.at(at - 1) in {"se", "quien", "whom", "que"} or _is_about_others(speech, at, end, asked=asked):
        return None
    while speech.at(end) in {":", ","} and rank == 0:
        end += 1
    taken = _name_from(speech, end, has_cases=has_cases, known_only=rank > 0)
    if taken is None:
        return None
    value, first, stop = taken
    if rank == len(_RANKS) - 1 and _IS_OF_A_PLACE.fullmatch(speech.at(first)) and stop == first + 1:
        return None
    doubts = () if has_cases else (Doubt.BY_EAR,)
    return Evidence(value, speech.words(first, stop), at, doubts)


def _denied(speech: Speech, at: int) -> bool:
    return speech.at(at - 1) in {"no", "not"} or speech.negated(at)


def _is_about_others(speech: Speech, at: int, end: int, *, asked: bool) -> bool:
    """As in "con", "aca" and "it's" name somebody only as an answer."""
    words = [token.low for token in speech.tokens[at:end]]
    if words[0] == "con" and len(words) == 1:
        return not (at == 0 or all(token.low in _OPENING for token in speech.tokens[:at])) or not asked
    if words in (["it's"], ["aca"], ["dime"], ["digame"], ["mi", "nombre"], ["habla"]):
        return not asked and words != ["habla"]
    return False


def _in_question(speech: Speech, at: int) -> bool:
    """Whether the sentence is a question: "¿habla con Ana?" asks who we are."""
    for index in range(at, min(at + 10, len(speech.tokens))):
        if speech.at(index) in {".", "!", ";"}:
            return False
        if speech.at(index) == "?":
            return not any(speech.at(back) in {",", "."} for back in range(at, index))
    return False


def _name_from(speech: Speech, at: int, *, has_cases: bool, known_only: bool) -> tuple[str, int, int] | None:
    """The name that begins there: its text, first token and end."""
    at = _past_titles(speech, at)
    if speech.at(at) in _NO_NAME and speech.at(at) not in _FIRST_NAMES:
        return None
    first, end = at, at
    while end - first < _MOST_WORDS and end < len(speech.tokens):
        if not _belongs(speech, first, end, has_cases=has_cases):
            break
        end += 1
    while end > first and speech.at(end - 1) in _PARTICLES:
        end -= 1
    if end == first:
        return None
    if not has_cases and known_only and speech.at(first) not in _FIRST_NAMES:
        return None
    words = speech.words(first, end).split()
    if has_cases:
        return " ".join(words), first, end
    return " ".join(w if w.lower() in _PARTICLES else w.capitalize() for w in words), first, end


def _past_titles(speech: Speech, at: int) -> int:
    here = at
    if speech.at(here) in {"el", "la", "the"} and speech.at(here + 1) in _TITLES:
        here += 1
    while speech.at(here) in _TITLES:
        here += 1 + (speech.at(here + 1) == ".")
    return here


def _belongs(speech: Speech, first: int, at: int, *, has_cases: bool) -> bool:
    token = speech.tokens[at]
    if not token.is_word:
        return token.low == "-" and at > first and speech.glued(at - 1)
    written = speech.words(at, at + 1)
    if at > first and token.low in _PARTICLES:
        nxt = speech.tokens[at + 1] if at + 1 < len(speech.tokens) else None
        more = nxt is not None and nxt.is_word and (not has_cases or _is_capital(speech, at + 1))
        joins = token.low not in {"y", "o"}
        of_more = nxt is not None and nxt.low in _PARTICLES and token.low == "de"
        return (
            joins
            and (more or of_more)
            and (has_cases or nxt is None or nxt.low not in _ENDS_A_NAME | _NO_NAME)
        )
    if has_cases:
        return written[:1].isupper() and token.low not in _ENDS_A_NAME - {"mi"}
    return token.low not in _ENDS_A_NAME and token.low not in _NO_NAME and at - first < 4


def _is_capital(speech: Speech, at: int) -> bool:
    return speech.words(at, at + 1)[:1].isupper()


def _name_speaking(speech: Speech) -> Evidence | None:
    """As in "Peter Johnson speaking": capital letters up to it, from the sentence's begin."""
    end = next((at for at, token in enumerate(speech.tokens[:12]) if token.low == "speaking"), 0)
    first = end
    while first > 0 and speech.tokens[first - 1].is_word and speech.at(first - 1) not in _ENDS_A_NAME:
        first -= 1
    taken = _name_from(speech, first, has_cases=True, known_only=False) if first < end else None
    return Evidence(taken[0], taken[0], first) if taken is not None and taken[2] == end else None


def _bare_name(speech: Speech, *, has_cases: bool) -> Evidence | None:
    """An answer that is nothing but a name."""
    tokens = [at for at, token in enumerate(speech.tokens) if token.is_word]
    while tokens and speech.at(tokens[0]) in _OPENING | _TITLES:
        tokens.pop(0)
    if not tokens or len(tokens) > 5 or speech.negated(tokens[0]):
        return None
    taken = _name_from(speech, tokens[0], has_cases=has_cases, known_only=True)
    alone = len(tokens) == 1 and speech.at(tokens[0]) not in _SAID_ALONE
    if taken is None:
        return None
    whole = has_cases and (alone or taken[2] - taken[1] >= 2)
    if not whole and speech.at(tokens[0]) not in _FIRST_NAMES:
        return None
    return Evidence(taken[0], speech.words(taken[1], taken[2]), taken[1], (Doubt.UNNAMED,))
