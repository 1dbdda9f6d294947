"""Why a call ended as it did, in one plain sentence, then what to do; and who ended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.sip_causes import Cause
from sellercall_desktop.core.calls.why import EndedBy, ended_by, why
from sellercall_desktop.words.carrier_codes import code_meaning
from sellercall_desktop.words.errors import refusal_sentence
from sellercall_desktop.words.providers import PROVIDER_NAMES
from sellercall_desktop.words.sentence import Sentence, Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.why import Why

ENDED_BY: dict[EndedBy, Text] = {
    EndedBy.AGENT: Text("Somebody here ended the call.", "Alguien de aquí terminó la llamada."),
    EndedBy.PROGRAM: Text(
        "Another program ended the call through the REST API.",
        "Otro programa terminó la llamada por la API REST.",
    ),
    EndedBy.RULE: Text(
        "A rule of this program ended the call.", "Una regla de este programa terminó la llamada."
    ),
    EndedBy.MESSAGE: Text("A message was left for the voicemail.", "Se dejó un mensaje en el buzón de voz."),
    EndedBy.CUSTOMER: Text("The customer hung up.", "El cliente colgó."),
    EndedBy.AI: Text("The AI said goodbye and hung up.", "La IA se despidió y colgó."),
    EndedBy.AI_AS_ASKED: Text(
        "The AI said goodbye and hung up, as somebody here wished.",
        "La IA se despidió y colgó, como se pidió desde aquí.",
    ),
    EndedBy.TIME_LIMIT: Text(
        "The longest duration that the settings allow was reached.",
        "Se llegó a la duración máxima que permiten los ajustes.",
    ),
    EndedBy.AI_PROVIDER: Text("The call ended on the AI's side.", "La llamada se cortó del lado de la IA."),
    EndedBy.NETWORK: Text(
        "The call ended in the telephone network.", "La llamada terminó en la red telefónica."
    ),
    EndedBy.UNKNOWN: Text("Nobody has told who ended the call.", "No se sabe quién terminó la llamada."),
}
RULES: dict[str, Text] = {
    "rule:machine": Text(
        "The campaign ended the call: a machine had taken it.",
        "La campaña terminó la llamada: contestó una máquina.",
    ),
    "rule:silence": Text(
        "A rule of this program ended the call: the customer had said nothing for too long.",
        "Una regla de este programa terminó la llamada: el cliente llevaba demasiado tiempo sin decir nada.",
    ),
}
"""By who asked for the hang-up, where that was a rule."""
_LATER = Text("Call again later.", "Llame de nuevo más tarde.")
_ASK_NUMBER = Text("Ask for the right number.", "Pida el número correcto.")
_OTHER_CALLER = Text(
    "Do not insist: another of your numbers may be let through. Check what yours is known for.",
    "No insista: quizás dejen pasar otro de sus números. Revise la reputación del suyo.",
)
_CHECK_AI = Text(
    "Call again. If it goes on, check the connection to Ultravox in the settings.",
    "Llame de nuevo. Si continúa, revise la conexión con Ultravox en los ajustes.",
)
_TELL_TWILIO = Text(
    "Try once more; if it stays so, give Twilio's support the call SID from the details.",
    "Intente otra vez; si sigue igual, dé al soporte de Twilio el call SID que está en los detalles.",
)
WHY: dict[Cause, Words] = {
    Cause.LISTED: Words(
        Text(
            "The customer asked for no more calls while this one waited for its turn.",
            "El cliente pidió que no lo llamen más mientras esta llamada esperaba su turno.",
        ),
        what_to_do=Text(
            "Nobody was disturbed. Do not call: the number is on the do-not-call list.",
            "No se molestó a nadie. No llame: el número está en la lista de no llamar.",
        ),
    ),
    Cause.INTERRUPTED: Words(
        Text(
            "The call was broken off before the customer was rung.",
            "La llamada se interrumpió antes de timbrarle al cliente.",
        ),
        what_to_do=Text(
            "Nobody was disturbed: call again whenever you like.",
            "No se molestó a nadie: llame de nuevo cuando quiera.",
        ),
    ),
    Cause.CANCELED: Words(
        Text(
            "The call was ended before the customer answered.",
            "La llamada se terminó antes de que el cliente contestara.",
        )
    ),
    Cause.BUSY: Words(
        Text("The customer's line was busy.", "La línea del cliente estaba ocupada."),
        what_to_do=Text("Call again in a few minutes.", "Llame de nuevo en unos minutos."),
    ),
    Cause.NO_ANSWER: Words(
        Text("The telephone rang and nobody answered.", "El teléfono timbró y nadie contestó."),
        what_to_do=Text("Try at another time of day.", "Intente a otra hora."),
    ),
    Cause.SILENT_CARRIER: Words(
        Text(
            "Nobody came on the line, and Twilio has not told what the telephone did.",
            "Nadie entró en la línea, y Twilio no informó qué pasó con el teléfono.",
        ),
        what_to_do=Text(
            "See the timeline, and Twilio's call log, before you call again.",
            "Vea la cronología y el registro de llamadas de Twilio antes de llamar de nuevo.",
        ),
    ),
    Cause.DECLINED: Words(
        Text("The customer declined the call.", "El cliente rechazó la llamada."),
        what_to_do=Text("Try at another time, or write first.", "Intente en otro momento o escriba antes."),
    ),
    Cause.UNWANTED: Words(
        Text(
            "The customer's telephone takes your number for unwanted and blocks it.",
            "El teléfono del cliente tiene su número como no deseado y lo bloquea.",
        ),
        what_to_do=Text("Do not call this customer again.", "No vuelva a llamar a este cliente."),
    ),
    Cause.SCREENED: Words(
        Text(
            "The customer's network takes your number for a nuisance caller and stopped the call.",
            "La red del cliente considera molesto su número y detuvo la llamada.",
        ),
        what_to_do=_OTHER_CALLER,
    ),
    Cause.BARRED: Words(
        Text(
            "The customer's network or telephone does not let this call through.",
            "La red o el teléfono del cliente no deja pasar esta llamada.",
        ),
        what_to_do=_OTHER_CALLER,
    ),
    Cause.NO_SUCH_NUMBER: Words(
        Text("This number is not in service.", "Este número no está en servicio."),
        what_to_do=_ASK_NUMBER,
        action="correct",
    ),
    Cause.NUMBER_GONE: Words(
        Text("This number has been given up by its owner.", "Este número fue dado de baja."),
        what_to_do=_ASK_NUMBER,
        action="correct",
    ),
    Cause.NUMBER_CHANGED: Words(
        Text(
            "The customer has another number now, and the network did not put the call through.",
            "El cliente ahora tiene otro número, y la red no transfirió la llamada.",
        ),
        what_to_do=Text("Ask for the new number.", "Pida el número nuevo."),
    ),
    Cause.INCOMPLETE_NUMBER: Words(
        Text(
            "The number is incomplete, or not written as its network wants it.",
            "El número está incompleto o no está escrito como lo pide su red.",
        ),
        what_to_do=Text("Check every digit.", "Revise cada dígito."),
        action="correct",
    ),
    Cause.SWITCHED_OFF: Words(
        Text(
            "The telephone cannot be reached now: it is switched off or has no coverage.",
            "El teléfono no está disponible: está apagado o sin cobertura.",
        ),
        what_to_do=_LATER,
    ),
    Cause.UNPAID: Words(
        Text(
            "The telephone network asks for payment before it puts the call through.",
            "La red telefónica exige un pago antes de comunicar la llamada.",
        ),
        what_to_do=Text(
            "Check the balance of your Twilio account.", "Revise el saldo de su cuenta de Twilio."
        ),
    ),
    Cause.NOT_LET_IN: Words(
        Text(
            "A telephone network on the way asked for credentials and refused the call.",
            "Una red telefónica del trayecto pidió credenciales y negó la llamada.",
        ),
        what_to_do=_TELL_TWILIO,
    ),
    Cause.CALLER_ID: Words(
        Text(
            "The network does not accept the number that your customers see.",
            "La red no acepta el número que ven sus clientes.",
        ),
        what_to_do=Text(
            "Choose another of your numbers, or have Twilio verify this one.",
            "Elija otro de sus números o pida a Twilio que verifique este.",
        ),
        action="settings",
    ),
    Cause.NO_FIT: Words(
        Text(
            "Two telephone networks did not agree on how to carry the call.",
            "Dos redes telefónicas no se pusieron de acuerdo para llevar la llamada.",
        ),
        what_to_do=_TELL_TWILIO,
    ),
    Cause.NO_ROUTE: Words(
        Text(
            "The telephone networks found no way to the customer in time.",
            "Las redes telefónicas no encontraron a tiempo un camino hasta el cliente.",
        ),
        what_to_do=_LATER,
    ),
    Cause.NETWORK_BUSY: Words(
        Text(
            "The telephone network is overloaded or out of order.",
            "La red telefónica está saturada o fuera de servicio.",
        ),
        what_to_do=Text("Wait a few minutes and call again.", "Espere unos minutos y llame de nuevo."),
    ),
    Cause.CARRIER_FAILED: Words(
        Text(
            "Twilio could not connect the call and has not told why.",
            "Twilio no pudo conectar la llamada y no informó la causa.",
        ),
        what_to_do=Text(
            "Check the number and call once more. Twilio's console may say more under the call SID.",
            "Revise el número y llame una vez más. La consola de Twilio puede decir más con el call SID.",
        ),
    ),
    Cause.AI_NOT_CONNECTED: Words(
        Text(
            "The customer answered, but the AI was not connected in time.",
            "El cliente contestó, pero la IA no se conectó a tiempo.",
        ),
        what_to_do=_CHECK_AI,
    ),
    Cause.AI_LINE_BROKE: Words(
        Text(
            "The connection to the AI broke during the call.",
            "La conexión con la IA se cortó durante la llamada.",
        ),
        what_to_do=_CHECK_AI,
    ),
    Cause.AI_FAULT: Words(
        Text("Ultravox had a fault during the call.", "Ultravox tuvo una falla durante la llamada."),
        what_to_do=Text(
            "Call again; if it goes on, see status.ultravox.ai.",
            "Llame de nuevo; si continúa, vea status.ultravox.ai.",
        ),
    ),
    Cause.TIME_OVER: Words(
        Text(
            "The longest allowed duration was reached before anybody spoke.",
            "Se llegó a la duración máxima sin que nadie hablara.",
        )
    ),
    Cause.CUSTOMER_LEFT: Words(
        Text(
            "The customer answered and hung up before a word was spoken.",
            "El cliente contestó y colgó antes de que se dijera una palabra.",
        ),
        what_to_do=_LATER,
    ),
    Cause.WE_LEFT: Words(
        Text(
            "The call was ended from here before a word was spoken.",
            "La llamada se terminó desde aquí antes de que se dijera una palabra.",
        )
    ),
    Cause.RULE_LEFT: Words(
        Text(
            "A rule of this program ended the call before a word was spoken.",
            "Una regla de este programa terminó la llamada antes de que se dijera una palabra.",
        ),
        what_to_do=_LATER,
    ),
    Cause.AI_LEFT: Words(
        Text("The AI hung up before a word was spoken.", "La IA colgó antes de que se dijera una palabra."),
        what_to_do=Text("See whether the prompt tells it to.", "Vea si el prompt se lo indica."),
    ),
    Cause.ENDED_EARLY: Words(
        Text(
            "The call was answered and ended before a word was spoken; nobody has told who ended it.",
            "La llamada se contestó y terminó sin que se dijera una palabra; no se sabe quién la terminó.",
        ),
        what_to_do=Text(
            "See the timeline for what each provider noted.",
            "Vea en la cronología lo que anotó cada proveedor.",
        ),
    ),
}
"""TALKED and REFUSED are not here: what to say of them is told by who ended it, and by the refusal itself."""
_SIP = Text("SIP {code}", "SIP {code}")


def why_sentence(call: Call, language: str) -> Sentence | None:
    """What to say of the end first; None while the call lives. Its `detail` is small print: codes."""
    known = why(call)
    if known is None:
        return None
    detail = _small_print(known, language)
    if known.cause is Cause.REFUSED and call.refused is not None:
        return refusal_sentence(call.refused, language)
    if known.cause is Cause.TALKED:
        return Sentence(_whose(call, known.ended_by).said(language), detail=detail)
    words = WHY[known.cause]
    told = code_meaning(known.report.code, language) if known.report is not None else None
    if told is None:
        return words.said(language, detail)
    to_do = told.remedy or words.what_to_do.said(language)
    return Sentence(told.meaning, told.cause, to_do, detail=detail)


def ended_by_text(call: Call, language: str) -> str:
    """Who ended it; empty while it lives, and where nobody has told."""
    whose = ended_by(call)
    return "" if whose is EndedBy.UNKNOWN else _whose(call, whose).said(language)


def _whose(call: Call, ended_by: EndedBy) -> Text:
    rule = call.hang_up.requested_by if call.hang_up is not None and ended_by is EndedBy.RULE else ""
    return RULES.get(rule, ENDED_BY[ended_by])


def _small_print(known: Why, language: str) -> str:
    report, sip_code = known.report, known.sip_code
    provider = PROVIDER_NAMES["twilio" if report is None or report.party is Party.CARRIER else "ultravox"]
    parts = [f"{provider} {report.code}"] if report is not None else []
    parts += (
        [_SIP.said(language, code=sip_code)] if sip_code is not None and known.cause not in _OF_COURSE else []
    )
    return " · ".join(parts)


_OF_COURSE = {
    Cause.TALKED,
    Cause.CUSTOMER_LEFT,
    Cause.WE_LEFT,
    Cause.RULE_LEFT,
    Cause.AI_LEFT,
    Cause.CANCELED,
}
"""A code beside these would only say that the call was ended."""
