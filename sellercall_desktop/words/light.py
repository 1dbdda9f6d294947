"""What the light before a call says: one entry for each `core.law.light.LightCode`, and variants of some.

`light_sentence` fills them from a reason's `values`; until when is told by the customer's clock.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.law.pack import CapCounts, CapPeriod
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.words.clock import SET_IT
from sellercall_desktop.words.guard import MAY_WANT_NONE, NO_CONSENT, NOT_THIS_ONE, guard_sentence
from sellercall_desktop.words.moments import date_text, moment_text
from sellercall_desktop.words.sentence import NOTHING, Sentence, Text, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.law.light import LightReason

_RULE = Text("{rule}", "{rule}")
_FROM = Text("Call from {until}, the customer's time.", "Llame desde {until}, hora del cliente.")
_CONSULT = Text("Consult the register and import its answer.", "Consulte el registro e importe su respuesta.")
_ASK_CONSENT = Text(
    "Ask for it another way, and write down in the contact how it was given.",
    "Pídalo por otro medio y anote en el contacto cómo lo dio.",
)
LIGHT: dict[LightCode, Words] = {
    LightCode.HOURS_MET: Words(
        Text(
            "Where the customer is it is {clock}, within the hours for calls.",
            "Donde está el cliente son las {clock}, dentro del horario de llamadas.",
        ),
        _RULE,
    ),
    LightCode.CAP_LEFT: Words(
        Text(
            "{counts} with this number {period}: {used} of {limit}.", "{counts} {period}: {used} de {limit}."
        ),
        _RULE,
    ),
    LightCode.NOT_LISTED: Words(
        Text(
            "The number is not on this desk's do-not-call list.",
            "El número no está en su lista de no llamar.",
        )
    ),
    LightCode.CONSENT_PROVEN: Words(
        Text("The customer agreed to be called on {given}.", "El cliente aceptó que lo llamen el {given}."),
        Text("Proof: {proof}.", "Prueba: {proof}."),
    ),
    LightCode.COUNTRY_OPEN: Words(
        Text("The carrier lets calls to {country} out.", "El operador permite llamar a {country}.")
    ),
    LightCode.PRICE: Words(
        Text("A minute costs {price}, with the AI.", "Un minuto cuesta {price}, con la IA.")
    ),
    LightCode.TOLD: Words(_RULE, Text("SellerCall cannot check this.", "SellerCall no puede verificarlo.")),
    LightCode.NO_PACK: Words(
        Text(
            "No rules of law are checked for {country}.", "No se verifica ninguna regla legal de {country}."
        ),
        Text(
            "SellerCall has none for it, or they are turned off.",
            "SellerCall no tiene reglas de ese país o están desactivadas.",
        ),
        Text("Find out what the law there asks.", "Averigüe qué exige la ley de allí."),
    ),
    LightCode.PACK_OLD: Words(
        Text(
            "The rules for {country} were to be reviewed by {review}.",
            "Las reglas de {country} debían revisarse hasta el {review}.",
        ),
        Text("The law may have changed since.", "La ley puede haber cambiado."),
        Text("Update SellerCall, or ask your lawyer.", "Actualice SellerCall o consulte a su abogado."),
    ),
    LightCode.ZONE_UNKNOWN: Words(
        Text(
            "What time it is where the customer is is not known.",
            "No se sabe qué hora es donde está el cliente.",
        ),
        NOTHING,
        Text(
            "Find out where the customer is and write it into the contact.",
            "Averigüe dónde está el cliente y anótelo en el contacto.",
        ),
    ),
    LightCode.SEVERAL_ZONES: Words(
        Text(
            "The customer may be in several time zones: {zones}.",
            "El cliente puede estar en varias zonas horarias: {zones}.",
        ),
        Text("The hours for calls count in all of them.", "El horario de llamadas vale en todas."),
        Text(
            "Who knows the place writes it into the contact.", "Si conoce el lugar, anótelo en el contacto."
        ),
    ),
    LightCode.REGISTER_NOT_CONSULTED: Words(
        Text(
            "{register} has not been consulted about this number.",
            "No se ha consultado {register} por este número.",
        ),
        _RULE,
        _CONSULT,
    ),
    LightCode.CONSENT_UNKNOWN: Words(
        Text(
            "No consent of this customer is on record.",
            "No hay registro de que este cliente aceptara llamadas.",
        ),
        _RULE,
        Text(
            "Ask for it in the call, and write down how it was given.",
            "Pida el consentimiento en la llamada y anote cómo lo dio.",
        ),
    ),
    LightCode.HOLIDAYS_UNKNOWN: Words(
        Text("Which days are public holidays there is not known.", "No se sabe qué días son festivos allí."),
        _RULE,
        Text("See that it is none before you call.", "Verifique que no lo sea antes de llamar."),
    ),
    LightCode.COLLEAGUE: Words(
        Text(
            "{name} is talking with this number, or has just done so.",
            "{name} está hablando con este número o acaba de hacerlo.",
        ),
        NOTHING,
        Text("Agree with them who calls.", "Acuerden quién llama."),
    ),
    LightCode.CLOCK_WRONG: Words(
        Text(
            "This computer's clock differs by {amount} from the carrier's.",
            "El reloj de este equipo difiere en {amount} del reloj del operador.",
        ),
        Text("The hours for calls were judged by it.", "El horario de llamadas se juzgó con él."),
        SET_IT,
    ),
    LightCode.SIMULATED: Words(
        Text(
            "With a real customer this call would not be allowed now.",
            "Con un cliente real, esta llamada no se permitiría ahora.",
        ),
        Text(
            "This one is simulated and may be called at any hour.",
            "Este es simulado y se puede llamar a cualquier hora.",
        ),
    ),
    LightCode.RISKY_AT_CARRIER: Words(
        Text(
            "For the carrier some numbers in {country} are of high risk.",
            "Para el operador, algunos números de {country} son de alto riesgo.",
        ),
        Text("It may refuse the call.", "Puede rechazar la llamada."),
    ),
    LightCode.CAP_NEARLY: Words(
        Text(
            "After this call the number has had all it may have {period} ({limit}).",
            "Con esta llamada el número llega a su tope {period} ({limit}).",
        ),
        _RULE,
    ),
    LightCode.OPT_OUT_UNJUDGED: MAY_WANT_NONE,
    LightCode.OVERRIDDEN: Words(
        Text("It is called all the same.", "Se llama de todos modos."),
        Text("{by} wrote: “{reason}”.", "{by} escribió: «{reason}»."),
    ),
    LightCode.OUTSIDE_HOURS: Words(
        Text(
            "Where the customer is it is {clock}, outside the hours for calls.",
            "Donde está el cliente son las {clock}, fuera del horario de llamadas.",
        ),
        _RULE,
        _FROM,
    ),
    LightCode.HOLIDAY: Words(
        Text(
            "It is a public holiday where the customer is: {holiday}.",
            "Donde está el cliente es festivo: {holiday}.",
        ),
        _RULE,
        _FROM,
    ),
    LightCode.CAP_USED_UP: Words(
        Text(
            "This number has had all it may have {period}. {counts}: {used} of {limit}.",
            "El número llegó a su tope {period}. {counts}: {used} de {limit}.",
        ),
        _RULE,
        _FROM,
    ),
    LightCode.DO_NOT_CALL: Words(
        Text(
            "The number is on the do-not-call list{since}{words}.",
            "El número está en la lista de no llamar{since}{words}.",
        ),
        NOTHING,
        Text(
            "Do not call. Only a supervisor takes it off the list, with a reason.",
            "No llame. Solo un supervisor lo quita de la lista, indicando el motivo.",
        ),
        "do_not_call",
    ),
    LightCode.CONSENT_MISSING: Words(
        NO_CONSENT,
        _RULE,
        _ASK_CONSENT,
    ),
    LightCode.COUNTRY_OFF: Words(
        Text("Calls to {country} are off.", "Las llamadas a {country} están desactivadas."),
        _RULE,
        Text(
            "If you can keep this rule, turn the country on in the settings and write how.",
            "Si usted puede cumplir esta regla, active el país en los ajustes y escriba cómo.",
        ),
    ),
    LightCode.CLOSED_AT_CARRIER: Words(
        Text(
            "The carrier does not let calls to {country} out.", "El operador no permite llamar a {country}."
        ),
        NOTHING,
        Text(
            "Open the country in Twilio's console, under Voice geographic permissions.",
            "Abra el país en la consola de Twilio, en los permisos geográficos de voz.",
        ),
    ),
    LightCode.GUARD: Words(
        Text(
            "This desk's own rules do not allow the call.",
            "Las reglas de este puesto no permiten la llamada.",
        )
    ),
}
REGISTER_NOT_LISTED = Words(
    Text("The number was not in {register} on {asked}.", "El número no estaba en {register} el {asked}."),
    _RULE,
)
REGISTER_TOO_OLD = Words(
    Text(
        "{register} was last consulted about this number on {asked}, too long ago.",
        "{register} se consultó por este número el {asked}, hace demasiado tiempo.",
    ),
    _RULE,
    _CONSULT,
)
REGISTER_LISTED = Words(
    Text("The number was in {register} on {asked}.", "El número estaba en {register} el {asked}."),
    _RULE,
    NOT_THIS_ONE,
)
CONSENT_TAKEN_BACK = Words(
    Text(
        "The customer took their consent back on {withdrawn}.",
        "El cliente retiró su consentimiento el {withdrawn}.",
    ),
    _RULE,
    NOT_THIS_ONE,
)
OUTSIDE_OWN_HOURS = Words(
    Text(
        "Where the customer is it is outside this desk's hours for calls.",
        "Donde está el cliente no es hora de llamadas según este puesto.",
    ),
    NOTHING,
    _FROM,
)
_NEVER = Text(
    "No time that the rules allow was found: do not call.", "No se encontró una hora permitida: no llame."
)
_SINCE = Text(" since {since}", " desde el {since}")
_ON = Text(", as a call of {since} has it", ", según una llamada del {since}")
_WORDS = Text(" (“{words}”)", " («{words}»)")
_UNCERTAIN = Text("Uncertain: {text}", "Incierto: {text}")
_PERIODS: dict[str, Text] = {
    CapPeriod.DAY: Text("today", "hoy"),
    CapPeriod.WEEK: Text("this week", "esta semana"),
    CapPeriod.HOURS_24: Text("in 24 hours", "en 24 horas"),
}
ATTEMPTS = Text("Attempts", "Intentos")
_COUNTS: dict[str, Text] = {
    CapCounts.ATTEMPTS: ATTEMPTS,
    CapCounts.TALKS: Text("Conversations", "Conversaciones"),
}
_REGISTERS = {
    "RNE": Text("the register of excluded numbers (RNE)", "el registro de números excluidos (RNE)"),
    "REPEP": Text("the register against advertising (REPEP)", "el registro para evitar publicidad (REPEP)"),
    "NO_LLAME": Text("the register No Llame", "el registro No Llame"),
    "DNC_US": Text("the National Do Not Call Registry", "el registro nacional Do Not Call"),
}
_DATES = ("asked", "given", "withdrawn", "review", "since")
_TEXTS = (
    *("amount", "clock", "proof", "limit", "price", "name", "by"),
    *("reason", "words", "code", "seconds", "when"),
)


def light_sentence(reason: LightReason, language: str) -> Sentence:
    """A reason of the light in one language; its small print is the rule and where that is written."""
    if reason.code is LightCode.GUARD and reason.values.get("reason") in set(GuardReason):
        return guard_sentence(_guard_error(reason), language)
    entry, filled = _entry(reason), _filled(reason, language)
    said = entry.said(language, _detail(reason, language), **filled)
    to_do = said.what_to_do if reason.until or entry.what_to_do is not _FROM else _NEVER.said(language)
    if reason.may_override:
        to_do = f"{to_do} {_of_pack(reason, language, 'needs_')}".strip()
    # A register's name, or what is counted, may begin the sentence.
    return Sentence(said.what[:1].upper() + said.what[1:], said.why, to_do, said.action, said.detail)


def _guard_error(reason: LightReason) -> GuardError:
    """The guard's own refusal, as the light tells it."""
    values = reason.values
    return GuardError(
        GuardReason(values["reason"]),
        region=values.get("country", ""),
        limit=int(values.get("limit") or 0),
        again_in_s=float(values.get("seconds") or 0),
        again_at=reason.until,
    )


def _entry(reason: LightReason) -> Words:
    values = reason.values
    match reason.code:
        case LightCode.NOT_LISTED if values.get("register"):
            return REGISTER_NOT_LISTED
        case LightCode.DO_NOT_CALL if values.get("register"):
            return REGISTER_LISTED
        case LightCode.REGISTER_NOT_CONSULTED if values.get("asked"):
            return REGISTER_TOO_OLD
        case LightCode.CONSENT_MISSING if values.get("withdrawn"):
            return CONSENT_TAKEN_BACK
        case LightCode.OUTSIDE_HOURS if not values.get("clock"):
            return OUTSIDE_OWN_HOURS
    return LIGHT[reason.code]


def _filled(reason: LightReason, language: str) -> dict[str, str]:
    """What the sentences name; of what the reason does not tell nothing is said."""
    values = reason.values
    filled = {name: values.get(name, "") for name in _TEXTS}
    filled |= {name: _date(values.get(name, ""), language) for name in _DATES}
    filled["until"] = moment_text(reason.until, language) if reason.until is not None else ""
    filled["country"] = _country(values.get("country", ""), language)
    filled["rule"] = _of_pack(reason, language, "why_") or _of_pack(reason, language, "")
    filled["holiday"] = _of_pack(reason, language, "holiday_")
    filled["zones"] = ", ".join(_city(zone) for zone in values.get("zones", "").split(", "))
    filled["register"] = _said(_REGISTERS, values.get("register", ""), language)
    filled["period"] = _said(_PERIODS, values.get("period", ""), language)
    filled["counts"] = _said(_COUNTS, values.get("counts", ""), language)
    limit, left = (values.get(name, "") for name in ("limit", "left"))
    filled["used"] = str(int(limit) - int(left)) if limit.isdecimal() and left.isdecimal() else ""
    if reason.code in {LightCode.DO_NOT_CALL, LightCode.OPT_OUT_UNJUDGED}:
        since = _SINCE if reason.code is LightCode.DO_NOT_CALL else _ON
        filled["since"] = since.said(language, since=filled["since"]) if filled["since"] else ""
        filled["words"] = _WORDS.said(language, words=filled["words"].rstrip(".")) if filled["words"] else ""
    return filled


def _detail(reason: LightReason, language: str) -> str:
    uncertain = _of_pack(reason, language, "uncertain_")
    parts = [reason.rule, reason.source, _UNCERTAIN.said(language, text=uncertain) if uncertain else ""]
    return " · ".join(filter(None, parts))


def _of_pack(reason: LightReason, language: str, name: str) -> str:
    """A text that a rule pack or a calendar gave in both languages."""
    return reason.values.get(f"{name}{'es' if language == 'es' else 'en'}", "")


def _said(texts: Mapping[str, Text], key: str, language: str) -> str:
    return texts[key].said(language) if key in texts else key


def register_name(key: str, language: str) -> str:
    """What a public register is called; one that has no name here, by its key."""
    name = _said(_REGISTERS, key, language)
    return name[:1].upper() + name[1:]


def _date(day: str, language: str) -> str:
    try:
        return date_text(date.fromisoformat(day[:10]), language)
    except ValueError:
        return day


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _country(code: str, language: str) -> str:
    from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

    names = COUNTRY_NAMES.get(code)
    return Text(*names).said(language) if names else code
