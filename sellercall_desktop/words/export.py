"""What the columns of an export are called, and what stands in them where no other words exist."""

from __future__ import annotations

from sellercall_desktop.core.calls.remarks import NO_OPT_OUT, OPT_OUT, UNJUDGED
from sellercall_desktop.words.sentence import Text

YES, NO = Text("yes", "sí"), Text("no", "no")
TITLES: dict[str, Text] = {
    "calls": Text("Calls", "Llamadas"),
    "started": Text("Started", "Inicio"),
    "direction": Text("Direction", "Sentido"),
    "phone": Text("Number", "Número"),
    "country": Text("Country", "País"),
    "result": Text("Result", "Resultado"),
    "ended_by": Text("Ended by", "Terminada por"),
    "talked_with": Text("Talked with", "Habló con"),
    "hand_offs": Text("Hand-offs", "Traspasos"),
    "answered": Text("Answered", "Contestada"),
    "ended": Text("Ended", "Fin"),
    "duration_s": Text("Duration (s)", "Duración (s)"),
    "disposition": Text("Disposition", "Tipificación"),
    "note": Text("Note", "Nota"),
    "callback": Text("Callback", "Devolución de llamada"),
    "opt_out": Text("No more calls", "No llamar más"),
    "fields": Text("Fields", "Datos"),
    "summary": Text("Summary", "Resumen"),
    "acts": Text("Acts", "Intervenciones"),
    "prompt": Text("Prompt", "Prompt"),
    "prompt_version": Text("Prompt version", "Versión del prompt"),
    "cost": Text("Cost", "Costo"),
    "currency": Text("Currency", "Moneda"),
    "carrier_cost": Text("Cost, Twilio", "Costo, Twilio"),
    "ai_cost": Text("Cost, Ultravox", "Costo, Ultravox"),
    "our_phone": Text("Our number", "Nuestro número"),
    "requested_by": Text("Asked for by", "Pedida por"),
    "desk": Text("Desk", "Puesto"),
    "id": Text("SellerCall ID", "ID de SellerCall"),
    "carrier_call_id": Text("Twilio call SID", "SID de Twilio"),
    "agent_call_id": Text("Ultravox call ID", "ID de Ultravox"),
    "conversation": Text("Conversation", "Conversación"),
}
"""By a column's key, and the sheet's own name."""

CODES: dict[str, Text] = {
    "hand_off.joined": Text("with the customer", "con el cliente"),
    "hand_off.declined": Text("busy, or declined", "ocupado, o no quiso contestar"),
    "hand_off.unanswered": Text("did not answer", "no contestó"),
    "hand_off.failed": Text("could not be connected", "no se pudo comunicar"),
    "hand_off.cancelled": Text("called off", "anulado"),
    "hand_off.given_back": Text("gave the customer back to the AI", "devolvió el cliente a la IA"),
    "hand_off.over": Text("no longer with the customer", "ya no está con el cliente"),
    "ended_by.agent": Text("somebody here", "alguien de aquí"),
    "ended_by.program": Text("a program, over REST", "un programa, por REST"),
    "ended_by.rule": Text("a rule", "una regla"),
    "ended_by.customer": Text("customer", "cliente"),
    "ended_by.ai": Text("AI", "IA"),
    "ended_by.ai_as_asked": Text("AI, as asked", "IA, a pedido"),
    "ended_by.time_limit": Text("time limit", "límite de tiempo"),
    "ended_by.ai_provider": Text("AI's provider", "proveedor de la IA"),
    "ended_by.network": Text("telephone network", "red telefónica"),
    "hand_off.requested": Text("asked for", "pedido"),
    "hand_off.ringing": Text("ringing", "sonando"),
    "hand_off.announced": Text("being announced", "en aviso"),
    f"opt_out.{OPT_OUT}": YES,
    f"opt_out.{NO_OPT_OUT}": NO,
    f"opt_out.{UNJUDGED}": Text("to be looked at", "por revisar"),
}
"""By kind and code, as `core.calls.exported.ExportWords` asks."""
