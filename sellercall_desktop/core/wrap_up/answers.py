"""Yes and no to what the AI just read back or proposed, and corrections by ear: "no, perdón, es con ve"."""

from __future__ import annotations

import re

from sellercall_desktop.core.wrap_up.letters import LETTER_NAMES

_YES = re.compile(
    r"[\W_]*(?:(?:aja|ah|uy|mm+|eh|pues|bueno|ok|okay|hmm|oh|well|uh|um)[\s,.]+)*"
    r"(?:si(?=$|\s*[,.;:!?¡]|\s+(?:senor|senora|senorita|claro|correcto|asi|es|esta|gracias"
    r"|por|con|ese|esa|eso|exacto"
    r"|exactamente|me|perfecto|ella|el|soy|habla|se|ahi|de|muy|dale|listo|todo|tal"
    r"|efectivamente|obvio|bien|a|mi|si)\b)"
    r"|sip|claro|correcto|exacto|exactamente|asi es|asi mismo|eso es|ese es|esa es|perfecto"
    r"|listo|dale|de una|ok|okay|vale"
    r"|por supuesto|afirmativo|cierto|aja"
    r"|me parece(?! (?:muy |bastante |demasiado |un poco )*(?:car|costos|much|mal|rar|poc|tarde"
    r"|temprano|que no|alto))"
    r"|me sirve|me queda|esta bien|muy bien"
    r"|de acuerdo|efectivamente|tal cual"
    r"|con ella|con el|ella habla|el habla|con el mismo|con ella misma|yes|yeah|yep|yup"
    r"|correct|right|exactly|that's"
    r"|that is|sure|sounds|perfect|speaking|of course|absolutely|that works|works for me|i am"
    r"|this is (?:he|she)"
    r"|fine|great|it is|you got it|uh huh|mhm)\b"
)
_NO = re.compile(
    r"[\W_]*(?:(?:ah|uy|mm+|eh|pues|bueno|oh|well|uh|um)[\s,.]+)*"
    r"(?:no|nop|nope|negativo|incorrecto|equivocado|wrong|incorrect|not|that's not"
    r"|that's wrong|tampoco|que no)\b"
)
_NO_BUT_YES = re.compile(
    r"[\W_]*no[\s,]+(?:si|yes|yeah|hay (?:problema|inconveniente)|se preocupe|pues si|claro"
    r"|esta bien|problem|worries)\b"
)
_CHECKED = re.compile(
    r"\b(?:correcto|cierto|verdad|es asi|asi es|esta bien|lo tengo bien|de acuerdo|le parece"
    r"|le queda bien|ok|okay|si"
    r"|right|correct|is that right|is that correct|did i get that|yes|sounds good"
    r"|does that work|am i right|vale|confirma"
    r"|me confirma|esta correcto|es correcto|quedo bien|listo|no)\s*\?"
)
_SENTENCE = re.compile(r"[^.!?¿¡;]*[.!?;]?")
_DOTTED = re.compile(r"(?<=\S)\.(?=\S)")


def is_yes(low: str) -> bool:
    """Whether a turn (folded) begins by agreeing."""
    return _YES.match(low) is not None or _NO_BUT_YES.match(low) is not None


def is_no(low: str) -> bool:
    """Whether a turn (folded) begins by denying."""
    return _NO.match(low) is not None and _NO_BUT_YES.match(low) is None


def asked_part(text: str) -> str:
    """What of the AI's turn a yes agrees to: its last question, or what a last "right?" is about.

    Only the end of it: who agrees to "the plan costs 50 thousand. Are you interested?" names no amount.
    """
    tail = text[-600:].rstrip()
    if not tail.endswith("?"):
        return ""
    ends = [at for at, char in enumerate(tail[:-1]) if _ends_sentence(tail, at, char)]
    begin = ends[-1] + 1 if ends else 0
    question = tail[begin:]
    if len(question.split()) <= 5 and _CHECKED.search(_bare(question)):
        begin = ends[-2] + 1 if len(ends) > 1 else 0
        if ends and tail[ends[-1]] == "¿" and len(ends) > 1 and not tail[ends[-2] + 1 : ends[-1]].strip():
            begin = ends[-3] + 1 if len(ends) > 2 else 0
    return tail[begin:]


def _ends_sentence(text: str, at: int, char: str) -> bool:
    if char in "!?¿¡;\n":
        return True
    return (
        char == "."
        and text[at + 1 : at + 2].isspace()
        and text[max(0, at - 2) : at].strip(" .").lower() not in {"p", "a", "m"}
    )


def _bare(text: str) -> str:
    return text.lower().replace("í", "i").replace("á", "a").replace("ó", "o").strip(" ¿¡,")


# --- put right by ear ----------------------------------------------------------------------------------

_SOUNDS = {
    "v": "b", "b": "v", "s": "zc", "z": "sc", "c": "szkq", "k": "cq", "q": "kc", "y": "li", "j": "g",
    "g": "j", "m": "n", "n": "m", "d": "t", "t": "d", "p": "b", "f": "ph", "i": "y", "l": "y", "x": "s",
}  # fmt: skip
_WITH = re.compile(
    r"\b(?:con|lleva|with|without|sin)(?: una| un| a)?(?: (?P<twice>doble|dos|double|two))?"
    r" (?P<letter>i griega|[a-z]{1,5})\b(?: (?:de|como|as in|for|corta|larga|chica|grande)\b)?"
)


def respelled(text: str, low: str) -> str | None:
    """The text with one letter put right as a turn (folded) says: "con ve", "con doble ene", "sin hache".

    None: nothing of the kind is said. Empty: something is, and it cannot be told which letter is meant.
    """
    found = next((each for each in _WITH.finditer(low) if _letter(each["letter"])), None)
    if found is None or low[: found.start()].rstrip(" ,").endswith((" no", "\u00bfno")):
        return None
    letter = _letter(found["letter"])
    if found[0].startswith(("sin", "without")):
        return _once(text, letter, "")
    if found["twice"]:
        return _once(text, letter, letter * 2)
    if letter in text and not any(sound in text for sound in _SOUNDS.get(letter, "")):
        return text
    places = [sound for sound in _SOUNDS.get(letter, "") if text.count(sound)]
    return _once(text, places[0], letter) if len(places) == 1 else ""


def _letter(word: str) -> str:
    if word == "i griega":
        return "y"
    if len(word) == 1:
        return word
    return "d" if word == "de" else LETTER_NAMES.get(word, "")


def _once(text: str, old: str, new: str) -> str:
    return text.replace(old, new) if text.count(old) == 1 else ""
