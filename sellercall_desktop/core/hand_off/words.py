"""What is said on the telephones of a hand-off, where the settings have no words of their own.

What the customer hears when the conference ends gives the AI time to come back: at least `BACK_S` of speech
stand before the farewell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone.reading import number_of

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call

BACK_S = 4.0
_LETTERS_A_SECOND = 16.0
"""A quick voice; a slower one only gives more time."""


class HandOffWords(NamedTuple):
    """The usual words of one language. `{name}`: the person's; `{customer}`, `{minutes}`: of the call."""

    told: str
    told_without_name: str
    stays: str  # where that person does not come after all
    announced: str
    back: tuple[str, ...]  # the last one is the farewell
    press_key: str
    customer: str  # one who hides number and name
    telephone: str  # before a number whose owner's name is known
    first_minute: str
    one_minute: str
    minutes: str  # {count}


_WORDS = {
    "es": HandOffWords(
        "Le paso con {name}, de nuestro equipo.",
        "Le paso con una persona de nuestro equipo.",
        "Disculpe, en este momento no le pueden atender. Sigo yo con usted.",
        "Llamada de {customer}, {minutes} en línea.",
        (
            "Un momento, por favor, no cuelgue: la persona que hablaba con usted ya no está en la línea.",
            "Si ahora no podemos continuar, le devolvemos la llamada.",
            "Gracias por su paciencia. Hasta luego.",
        ),
        "Para hablar con esta persona, presione uno.",
        "un cliente",
        "teléfono",
        "menos de un minuto",
        "un minuto",
        "{count} minutos",
    ),
    "en": HandOffWords(
        "I am putting you through to {name}, from our team.",
        "I am putting you through to somebody from our team.",
        "I am sorry, they cannot take the call right now. I will go on with you.",
        "Call from {customer}, {minutes} on the line.",
        (
            "One moment, please, do not hang up: the person who talked with you is no longer on the line.",
            "If we cannot go on now, we will call you back.",
            "Thank you for your patience. Good-bye.",
        ),
        "To talk with this person, press one.",
        "a customer",
        "telephone",
        "less than a minute",
        "one minute",
        "{count} minutes",
    ),
    "pt": HandOffWords(
        "Vou passar a ligação para {name}, da nossa equipe.",
        "Vou passar a ligação para uma pessoa da nossa equipe.",
        "Desculpe, no momento não podem atender. Eu continuo com você.",
        "Ligação de {customer}, {minutes} na linha.",
        (
            "Um momento, por favor, não desligue: a pessoa que falava com você não está mais na linha.",
            "Se não pudermos continuar agora, ligaremos de volta.",
            "Obrigado pela paciência. Até logo.",
        ),
        "Para falar com esta pessoa, pressione um.",
        "um cliente",
        "telefone",
        "menos de um minuto",
        "um minuto",
        "{count} minutos",
    ),
}


def hand_off_words(language: str) -> HandOffWords:
    """The usual words of a language (BCP 47), else the English ones."""
    return _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])


def told_words(told: str, name: str, language: str) -> str:
    """What the AI says before the person comes, from the template of the settings or the usual one.

    Without a name there is nobody to name: the usual words, where the template wants one.
    """
    usual = hand_off_words(language)
    template = told.strip() or usual.told
    if "{name}" in template and not name:
        return usual.told_without_name
    return template.replace("{name}", name)


def announcement(announced: str, call: Call, customer_name: str, language: str, now: datetime) -> str:
    """What the person hears who takes the telephone: whom it is about, and since when the call goes on.

    Args:
        announced: the template of the settings; "" for the usual one.
        call: the customer's.
        customer_name: as a field of the conversation holds it; "" for none.
        language: of what is spoken, BCP 47.
        now: aware.
    """
    usual = hand_off_words(language)
    number = spoken_number(call.number)
    who = (
        f"{customer_name}, {usual.telephone} {number}"
        if customer_name and number
        else customer_name or number
    )
    who = who or usual.customer
    begun = call.answered_at or call.joined_at or now
    whole = max(0, int((now - begun).total_seconds() // 60))
    since = {0: usual.first_minute, 1: usual.one_minute}.get(whole) or usual.minutes.format(count=whole)
    return (announced.strip() or usual.announced).replace("{customer}", who).replace("{minutes}", since)


def spoken_number(number: str) -> str:
    """Digit by digit in groups of three or four, without the country's code: a voice would read millions."""
    try:
        read = number_of(number)
        digits = read.e164.removeprefix(f"+{read.country_code}")
    except InvalidNumberError:
        digits = re.sub(r"\D", "", number)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return ", ".join(" ".join(group) for group in groups)


def back_sentences(back: str, language: str) -> tuple[str, ...]:
    """What the customer hears when the conference ends, one by one; the last one is the farewell.

    Own words too short for the AI to come back meanwhile get the beginning of the usual ones.
    """
    usual, own = hand_off_words(language).back, _sentences(back)
    if not own:
        return usual
    return own if spoken_s(own[:-1]) >= BACK_S else (usual[0], *own)


def spoken_s(sentences: tuple[str, ...]) -> float:
    """About how long a voice takes for them."""
    return sum(len(sentence) for sentence in sentences) / _LETTERS_A_SECOND


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in re.split(r"(?<=[.!?…])\s+", text.strip()))))
