"""What a shift sheet says."""

from __future__ import annotations

from sellercall_desktop.words.export import TITLES
from sellercall_desktop.words.sentence import Text

TITLE = Text("Shift sheet", "Hoja de turno")
CALLS = TITLES["calls"]
OUTBOUND = Text("Outgoing", "Salientes")
INBOUND = Text("Incoming", "Entrantes")
LIVE = Text("Still in progress", "Todavía en curso")
MINUTES = Text("Minutes talked", "Minutos hablados")
COST = TITLES["cost"]
NO_COST = Text("not known yet", "todavía no se conoce")
RESULTS = Text("Results", "Resultados")
DISPOSITIONS = Text("Dispositions", "Tipificaciones")
NO_DISPOSITION = Text("without one", "sin tipificar")
DUE = Text("Callbacks due", "Devoluciones de llamada pendientes")
REFUSALS = Text("Numbers that were not let out, and why", "Números que no se dejaron salir, y por qué")
NOTHING = Text("None.", "Ninguna.")
NO_NUMBER = Text("No number.", "Ninguno.")
TIME = Text("Time", "Hora")
NUMBER = TITLES["phone"]
RESULT = TITLES["result"]
DURATION = Text("Duration", "Duración")
DISPOSITION = TITLES["disposition"]
NOTE = TITLES["note"]
REASON = Text("Reason", "Motivo")
MORE = Text(
    "More calls, which an export of the history holds: {count}.",
    "Más llamadas, que están en una exportación del historial: {count}.",
)
MADE = Text("Made {when}", "Hecha el {when}")
PAGE = Text("Page {page} of {pages}", "Página {page} de {pages}")

REASONS: dict[str, Text] = {
    "country_not_allowed": Text("country not allowed", "país no permitido"),
    "premium_number": Text("premium-rate number", "número de tarifa especial"),
    "global_service_number": Text(
        "satellite or international service", "número satelital o de servicio internacional"
    ),
    "too_many_calls_per_minute": Text("too many calls a minute", "demasiadas llamadas por minuto"),
    "too_many_live_calls": Text("too many calls at once", "demasiadas llamadas a la vez"),
    "daily_cost_reached": Text("cost of the day reached", "se alcanzó el costo del día"),
    "outside_calling_hours": Text("outside the hours for calls", "fuera del horario de llamadas"),
    "do_not_call": Text("on the do-not-call list", "en la lista de no llamar"),
    "opt_out_unjudged": Text(
        "may want no more calls, to be looked at", "quizá no quiera más llamadas, por revisar"
    ),
    "talked_today": Text("somebody talked with them today", "alguien habló hoy con este cliente"),
    "others_call": Text("a colleague was calling it", "un colega lo estaba llamando"),
}
"""Why a number was not called, in a few words, by the code that REST answers with."""
