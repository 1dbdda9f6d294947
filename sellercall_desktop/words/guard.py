"""Why the guard does not let a call go out: one entry for each `core.errors.GuardReason`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.core.problems import DoNotCallProblem, GuardReason
from sellercall_desktop.words.moments import date_text, weekday_moment_text
from sellercall_desktop.words.providers import NOT_CALLED, ORDINARY_NUMBER
from sellercall_desktop.words.sentence import Sentence, Text, Words

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.errors import GuardError

IN_PUBLIC_REGISTER = Text(
    "The number is in a public register of people who want no calls.",
    "El número está en un registro público de personas que no quieren llamadas.",
)
_FROM = Text(
    "Call again from {when}, the customer's time.", "Vuelva a llamar desde {when}, hora del cliente."
)
NO_CONSENT = Text(
    "The consent that this call needs is not on record.",
    "No hay registro del consentimiento que exige esta llamada.",
)
UNJUDGED = Text(
    "Nobody has judged yet whether this customer wants no more calls: campaigns leave the number alone.",
    "Nadie ha revisado aún si este cliente no quiere más llamadas: las campañas no llaman a este número.",
)
LOOK_AT_IT = Text(
    "Look at that call in the history, and say whether it is an opt-out.",
    "Revise esa llamada en el historial e indique si pidió que no lo llamen más.",
)
MAY_WANT_NONE = Words(
    Text(
        "This customer may want no more calls{since}{words}.",
        "Es posible que este cliente no quiera más llamadas{since}{words}.",
    ),
    UNJUDGED,
    LOOK_AT_IT,
)
"""What the light says of it."""
NOT_THIS_ONE = Text("Do not call this number.", "No llame a este número.")
GUARD: dict[GuardReason, Words] = {
    GuardReason.COUNTRY: Words(
        NOT_CALLED,
        Text(
            "{country} is not among the countries that may be called.",
            "{country} no está entre los países permitidos.",
        ),
        Text(
            "If your customers are there, add {code} to the list and call again.",
            "Si tiene clientes allí, agregue {code} a la lista y llame de nuevo.",
        ),
        "guard",
    ),
    GuardReason.PREMIUM: Words(
        NOT_CALLED,
        Text(
            "This is a premium-rate number: calling it can cost a great deal.",
            "Es un número de tarifa especial: llamarlo puede costar mucho.",
        ),
        ORDINARY_NUMBER,
    ),
    GuardReason.GLOBAL_SERVICE: Words(
        NOT_CALLED,
        Text(
            "This is a satellite or international service number: calling it can cost a great deal.",
            "Es un número satelital o de un servicio internacional: llamarlo puede costar mucho.",
        ),
        ORDINARY_NUMBER,
    ),
    GuardReason.CALLS_PER_MINUTE: Words(
        NOT_CALLED,
        Text(
            "The limit of calls per minute is reached ({limit}).",
            "Se alcanzó el límite de llamadas por minuto ({limit}).",
        ),
        Text(
            "Call again in {seconds} seconds. If the limit is too low, raise it under Call limits.",
            "Llame de nuevo en {seconds} segundos. Si el límite es muy bajo, auméntelo en Límites de "
            "llamadas.",
        ),
        "retry",
    ),
    GuardReason.LIVE_CALLS: Words(
        NOT_CALLED,
        Text(
            "As many calls are under way as are allowed at once ({limit}).",
            "Ya hay tantas llamadas en curso como se permiten a la vez ({limit}).",
        ),
        Text(
            "Wait until one has ended. If the limit is too low, raise it under Call limits.",
            "Espere a que termine una. Si el límite es muy bajo, auméntelo en Límites de llamadas.",
        ),
        "retry",
    ),
    GuardReason.DAILY_COST: Words(
        NOT_CALLED,
        Text(
            "Today's calls have reached the cost allowed for a day ({limit}).",
            "Las llamadas de hoy llegaron al costo permitido por día ({limit}).",
        ),
        Text("Call again tomorrow, or raise the limit.", "Llame de nuevo mañana o aumente el límite."),
        "guard",
    ),
    GuardReason.HOURS: Words(
        NOT_CALLED,
        Text(
            "Where the customer is, it is outside the hours for calls.",
            "En el lugar del cliente no es hora de llamadas.",
        ),
        Text(
            "Call again from {when}, the customer's time. The hours are kept under Call limits.",
            "Vuelva a llamar desde {when}, hora del cliente. El horario está en los límites de llamadas.",
        ),
        "guard",
    ),
    GuardReason.DO_NOT_CALL: Words(
        NOT_CALLED,
        Text(
            "This number has been on the do-not-call list since {since}{words}.",
            "Este número está en la lista de no llamar desde el {since}{words}.",
        ),
        Text(
            "Do not call. A supervisor can take the number off the list, with a reason.",
            "No llame. Un supervisor puede quitar el número de la lista, indicando el motivo.",
        ),
        "do_not_call",
    ),
    GuardReason.WRAP_UP: Words(
        NOT_CALLED,
        Text(
            "What came of the last call is not written down yet.",
            "Falta registrar el resultado de la última llamada.",
        ),
        Text("Finish its wrap-up, then call again.", "Termine su cierre y vuelva a llamar."),
        "wrap_up",
    ),
    GuardReason.LEGAL_HOURS: Words(
        NOT_CALLED,
        Text(
            "The law where the customer is allows no calls at this hour.",
            "La ley del lugar del cliente no permite llamadas a esta hora.",
        ),
        _FROM,
    ),
    GuardReason.PUBLIC_HOLIDAY: Words(
        NOT_CALLED,
        Text(
            "It is a public holiday where the customer is, and the law there allows no calls on one.",
            "Donde está el cliente es festivo, y la ley de allí no permite llamadas en festivos.",
        ),
        _FROM,
    ),
    GuardReason.CAP: Words(
        NOT_CALLED,
        Text(
            "This number was called as often as it may be.",
            "A este número ya se le llamó tantas veces como se permite.",
        ),
        _FROM,
    ),
    GuardReason.OPT_OUT_UNJUDGED: Words(
        NOT_CALLED,
        UNJUDGED,
        LOOK_AT_IT,
    ),
    GuardReason.TALKED_TODAY: Words(
        NOT_CALLED,
        Text(
            "Somebody talked with this customer today, and a campaign does not call them again the same day.",
            "Alguien habló hoy con este cliente, y una campaña no lo vuelve a llamar el mismo día.",
        ),
        _FROM,
    ),
    GuardReason.CONSENT: Words(
        NOT_CALLED,
        NO_CONSENT,
        NOT_THIS_ONE,
    ),
    GuardReason.COUNTRY_CLOSED: Words(
        NOT_CALLED,
        Text(
            "Calls to {country} are off: the rules there can hardly be kept from a number like yours.",
            "Las llamadas a {country} están desactivadas: sus reglas difícilmente se cumplen desde un "
            "número como el suyo.",
        ),
        Text(
            "Who can keep them opens the country in the settings, under Law, with a reason.",
            "Quien pueda cumplirlas abre el país en los ajustes, en Ley, indicando el motivo.",
        ),
    ),
    GuardReason.REGISTER: Words(
        NOT_CALLED,
        IN_PUBLIC_REGISTER,
        NOT_THIS_ONE,
    ),
    GuardReason.CLOSED_AT_CARRIER: Words(
        NOT_CALLED,
        Text("Twilio does not let calls to {country} out.", "Twilio no permite llamar a {country}."),
        Text(
            "Open the country in Twilio's console, under Voice geographic permissions, then call again.",
            "Abra el país en la consola de Twilio, en los permisos geográficos de voz, y llame de nuevo.",
        ),
    ),
}
DO_NOT_CALL: dict[DoNotCallProblem, Words] = {
    DoNotCallProblem.NO_REASON: Words(
        Text("The number stays on the do-not-call list.", "El número sigue en la lista de no llamar."),
        Text("No reason was given.", "No se indicó ningún motivo."),
        Text("Say why it may be called again.", "Indique por qué se puede volver a llamar."),
    ),
    DoNotCallProblem.NOT_LISTED: Words(
        Text("The number is not on the do-not-call list.", "El número no está en la lista de no llamar."),
        Text("It was never there, or was taken off.", "Nunca estuvo, o ya lo quitaron."),
        Text("Look for it in the list.", "Búsquelo en la lista."),
        "do_not_call",
    ),
}


_QUOTED = Text(": “{words}”", ": «{words}»")
_LONGEST_QUOTE = 200  # characters; the list has all of it
_NO_MOMENT = Text(
    "a time that is allowed in all its time zones", "una hora permitida en todas sus zonas horarias"
)


def guard_sentence(error: GuardError, language: str) -> Sentence:
    """Why a call was not let out; of a rule of law also what it asks, and what overriding it takes."""
    said = GUARD[error.reason].said(language, **guard_values(error, language))
    if not error.rule:
        return said
    own = "es" if language == "es" else "en"
    asked, needs = error.values.get(own, ""), error.values.get(f"needs_{own}", "")
    to_do = f"{said.what_to_do} {needs if error.may_override else ''}".strip()
    detail = " · ".join(filter(None, (error.rule, error.source)))
    return Sentence(said.what, f"{said.why} {asked}".strip(), to_do, said.action, detail)


def guard_values(error: GuardError, language: str) -> dict[str, object]:
    """What its sentences name."""
    from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

    names = COUNTRY_NAMES.get(error.region)
    return {
        "country": Text(*names).said(language) if names else error.region,
        "code": error.region,
        "limit": error.limit,
        "seconds": math.ceil(error.again_in_s or 0),
        "when": _moment(error.again_at, language),
        "since": _date(error.since, language),
        "words": _quoted(error.words, language),
    }


def _date(at: datetime | None, language: str) -> str:
    """The day, by this computer's clock."""
    if at is None:
        return ""
    return date_text(day_of(at), language)


def _quoted(words: str, language: str) -> str:
    short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
    return _QUOTED.said(language, words=short.rstrip(".")) if words else ""


def _moment(at: datetime | None, language: str) -> str:
    """The weekday and the time, as that clock shows them."""
    if at is None:
        return _NO_MOMENT.said(language)
    return weekday_moment_text(at, language)
