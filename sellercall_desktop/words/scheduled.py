"""What people read about a call for later: why it is not made or changed so, and why it was not dialed."""

from __future__ import annotations

from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.problems import GuardReason, ScheduledProblem, WrapUpProblem
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledFate
from sellercall_desktop.words.guard import IN_PUBLIC_REGISTER
from sellercall_desktop.words.providers import KEYS_UNREAD, NOT_CONNECTED
from sellercall_desktop.words.sentence import NOTHING, WHY, Text, Words
from sellercall_desktop.words.wrap_up import WRAP_UP

_ANOTHER_TIME = Text("Choose another time for it.", "Elija otra hora para ella.")

SCHEDULED: dict[ScheduledProblem, Words] = {
    ScheduledProblem.NOT_FOUND: Words(
        Text("There is no such scheduled call.", "Esa llamada programada no existe."),
        NOTHING,
        Text("Look at the list of scheduled calls.", "Mire la lista de llamadas programadas."),
    ),
    ScheduledProblem.BEING_DIALED: Words(
        Text("This scheduled call is being dialed now.", "Esta llamada programada se está marcando ahora."),
        NOTHING,
        Text("Wait a moment and look again.", "Espere un momento y mire de nuevo."),
    ),
    ScheduledProblem.DONE: Words(
        Text("This scheduled call is over.", "Esta llamada programada ya terminó."),
        Text("It was dialed or cancelled.", "Se marcó o se canceló."),
        Text("Schedule another one.", "Programe otra."),
    ),
    ScheduledProblem.CHANGED: Words(
        Text("The scheduled call was not changed.", "La llamada programada no se cambió."),
        Text("Somebody else changed it at the same moment.", "Otra persona la cambió en el mismo momento."),
        Text("Look at it and try again.", "Mírela e intente de nuevo."),
    ),
    ScheduledProblem.OUT_OF_REACH: Words(
        Text("It cannot be scheduled for that time.", "La llamada no se puede programar para esa hora."),
        *WRAP_UP[WrapUpProblem.TIME_OUT_OF_REACH][1:3],
    ),
    ScheduledProblem.NOTE_TOO_LONG: WRAP_UP[WrapUpProblem.NOTE_TOO_LONG],
    ScheduledProblem.RED_LIGHT: Words(
        Text("The call was not made: the light is red.", "No se llamó: el semáforo está en rojo."),
        WHY,
        _ANOTHER_TIME,
    ),
    ScheduledProblem.IN_A_CALL: Words(
        Text("The customer is on the line already.", "El cliente ya está en la línea."),
        NOTHING,
        Text("Wait until that call is over.", "Espere a que termine esa llamada."),
    ),
}

FATES: dict[str, Text] = {
    ScheduledFate.NOBODY_THERE: Text(
        "It came due while the program was off or the computer slept.",
        "Venció con el programa cerrado o el computador suspendido.",
    ),
    ScheduledFate.INTERRUPTED: Text(
        "The program ended just before it was dialed.", "El programa terminó justo antes de marcarla."
    ),
    ScheduledFate.OTHERS_FIRST: Text(
        "Too many calls were due at the same time.", "Vencieron demasiadas llamadas a la vez."
    ),
    ScheduledFate.IN_A_CALL: Text(
        "The customer was on the line all the time.", "El cliente estuvo en la línea todo el tiempo."
    ),
    ScheduledFate.NOT_PLACED: Text(
        "The call ended before the telephone rang.", "La llamada terminó antes de que sonara el teléfono."
    ),
    ScheduledFate.NOT_CONFIGURED: NOT_CONNECTED,
    ScheduledFate.SECRETS: KEYS_UNREAD,
    ScheduledFate.PROMPT: Text(
        "The prompt asks for what is not known of this customer.",
        "El prompt pide datos que no se tienen de este cliente.",
    ),
    ScheduledFate.PROVIDER: Text(
        "A provider refused, or did not answer.", "Un proveedor rechazó la llamada o no respondió."
    ),
    ScheduledFate.STORE: Text("The history could not be read.", "No se pudo leer el historial."),
    GuardReason.COUNTRY: Text(
        "Its country is not among those that may be called.", "Su país no está entre los permitidos."
    ),
    GuardReason.PREMIUM: Text("It is a premium-rate number.", "Es un número de tarifa especial."),
    GuardReason.GLOBAL_SERVICE: Text(
        "It is a number of no country.", "Es un número que no pertenece a ningún país."
    ),
    GuardReason.CALLS_PER_MINUTE: Text(
        "Too many calls were made in a minute.", "Se hicieron demasiadas llamadas en un minuto."
    ),
    GuardReason.LIVE_CALLS: Text("Too many calls were going on.", "Había demasiadas llamadas en curso."),
    GuardReason.DAILY_COST: Text(
        "The day's limit of cost was reached.", "Se alcanzó el tope de costo del día."
    ),
    GuardReason.HOURS: Text(
        "It was outside the hours in which one may call.", "Estaba fuera del horario para llamar."
    ),
    GuardReason.DO_NOT_CALL: Text(
        "The number is on the do-not-call list.", "El número está en la lista de no llamar."
    ),
    GuardReason.WRAP_UP: Text(
        "What came of the last call was not written down yet.",
        "Faltaba anotar el resultado de la última llamada.",
    ),
    "in_public_register": IN_PUBLIC_REGISTER,
    LightCode.OUTSIDE_HOURS: Text(
        "It was outside the hours that the law allows.", "Estaba fuera del horario que permite la ley."
    ),
    LightCode.HOLIDAY: Text("It was a public holiday there.", "Allí era festivo."),
    LightCode.CAP_USED_UP: Text(
        "The number was called as often as it may be.", "Ya se llamó al número tantas veces como se permite."
    ),
    LightCode.CONSENT_MISSING: Text(
        "The customer's consent is not recorded.", "No consta el consentimiento del cliente."
    ),
    LightCode.COUNTRY_OFF: Text(
        "Calls to that country are switched off.", "Las llamadas a ese país están desactivadas."
    ),
    LightCode.CLOSED_AT_CARRIER: Text(
        "The country is not open at the carrier.", "El país no está abierto en el operador."
    ),
}  # fmt: skip
_UNKNOWN = Text("It could not be dialed.", "No se pudo marcar.")


def fate_said(fate: str, language: str) -> str:
    """Why a call for later was not dialed, by `ScheduledCall.fate`; empty where nothing is said."""
    return FATES.get(fate, _UNKNOWN).said(language) if fate else ""
