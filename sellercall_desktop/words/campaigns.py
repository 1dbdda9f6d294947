"""What people read of campaigns: why one cannot be changed so, why it is paused, why it makes no call now."""

from __future__ import annotations

from sellercall_desktop.core.campaigns.campaign import PauseCause, RowOutcome, Waiting
from sellercall_desktop.core.campaigns.errors import CampaignProblem
from sellercall_desktop.words.carrier_codes import code_meaning
from sellercall_desktop.words.sentence import NOTHING, Text, Words

ASKED_FOR_IT = Text("Asked for it in a campaign's call", "Lo pidió en una llamada de campaña")
"""Why somebody is on the do-not-call list whom the AI called alone."""
HELD = Text(
    "Held back: may want no more calls. Look at that call in the history.",
    "Retenido: quizá no quiera más llamadas. Revise esa llamada en el historial.",
)
"""What a row says whose customer's wish nobody has judged yet."""
_OUR_SIDE = Text(
    "no AI took part, or they could not be made; the history says which",
    "no participó la IA o no se pudieron hacer; el historial dice cuál de las dos cosas pasó",
)
_NOT_MADE = Text("The campaign was not made.", "La campaña no se creó.")
CAMPAIGN: dict[CampaignProblem, Words] = {
    CampaignProblem.NOT_FOUND: Words(
        Text("There is no such campaign.", "Esa campaña no existe."),
        NOTHING,
        Text("Look at the list of campaigns.", "Consulte la lista de campañas."),
    ),
    CampaignProblem.NO_NAME: Words(
        Text("The campaign has no name.", "La campaña no tiene nombre."),
        NOTHING,
        Text("Give it one.", "Póngale uno."),
    ),
    CampaignProblem.NONE_AT_ONCE: Words(
        Text("The campaign would make no call.", "La campaña no haría ninguna llamada."),
        Text("It may make fewer than one call at a time.", "Permite menos de una llamada a la vez."),
        Text("Allow at least one.", "Permita al menos una."),
    ),
    CampaignProblem.NO_PROMPT: Words(
        _NOT_MADE,
        Text("There is no such prompt, or no such version.", "Ese prompt o esa versión no existe."),
        Text("Name one that was published.", "Indique una versión que se haya publicado."),
    ),
    CampaignProblem.NO_NUMBER: Words(
        _NOT_MADE,
        Text(
            "The account has no such number that can call.",
            "La cuenta no tiene ese número, o no puede llamar con él.",
        ),
        Text(
            "Name one of the account's numbers, such as +12025550100.",
            "Indique un número de la cuenta, por ejemplo +12025550100.",
        ),
    ),
    CampaignProblem.NO_VOICE: Words(
        _NOT_MADE,
        Text("There is no such voice.", "Esa voz no existe."),
        Text(
            "Name the id of one of the account's voices.", "Indique el identificador de una voz de la cuenta."
        ),
    ),
    CampaignProblem.NO_DISPOSITION: Words(
        _NOT_MADE,
        Text("One of its dispositions does not exist.", "Una de sus tipificaciones no existe."),
        Text("Name keys of the list in the settings.", "Indique claves de la lista de los ajustes."),
    ),
    CampaignProblem.NOT_HERS: Words(
        Text("You do not work on this campaign.", "Usted no trabaja en esta campaña."),
        Text("It names who does.", "La campaña indica quiénes trabajan en ella."),
        Text("Ask whoever made it to add you.", "Pida a quien la creó que la agregue."),
    ),
    CampaignProblem.IS_OVER: Words(
        Text("The campaign is over.", "La campaña ya terminó."),
        Text(
            "It was stopped, or everybody has been called.", "Se detuvo, o ya se llamó a todos los contactos."
        ),
        Text("Make a new one with the same list.", "Cree otra con la misma lista."),
    ),
    CampaignProblem.NOBODY: Words(
        Text("The campaign was not started.", "La campaña no se inició."),
        Text("Nobody is on its list who can be called.", "En su lista no hay nadie a quien llamar."),
        Text(
            "Import or add contacts, then make a campaign whose list finds them.",
            "Importe o agregue contactos y luego cree una campaña cuya lista los incluya.",
        ),
    ),
    CampaignProblem.DOES_NOT_RUN: Words(
        Text("The campaign does not run.", "La campaña no está en marcha."),
        NOTHING,
        Text("Start it first.", "Iníciela primero."),
    ),
    CampaignProblem.HAS_STARTED: Words(
        Text("The campaign was not deleted.", "La campaña no se eliminó."),
        Text("It has been started: what came of it is kept.", "Ya se inició: lo que resultó se conserva."),
        Text("Stop it, then it calls nobody any more.", "Deténgala y ya no llamará a nadie."),
    ),
    CampaignProblem.CHANGED_MEANWHILE: Words(
        Text("The campaign was not changed.", "La campaña no se cambió."),
        Text("Somebody else has changed it meanwhile.", "Otra persona la cambió mientras tanto."),
        Text("Look at it again and repeat the change.", "Consúltela de nuevo y repita el cambio."),
    ),
}
PAUSED: dict[PauseCause, Text] = {
    PauseCause.BY_HAND: Text("A person has paused it.", "Una persona la pausó."),
    PauseCause.COST_CEILING: Text("Its cost ceiling is reached.", "Se alcanzó su tope de costo."),
    PauseCause.TOO_MANY_FAILED: Text(
        "Half of the last calls or more failed: {why}.",
        "Falló la mitad o más de las últimas llamadas: {why}.",
    ),
    PauseCause.RESTARTED: Text(
        "The program was started anew; resume it to go on.",
        "El programa se inició de nuevo; reanúdela para continuar.",
    ),
    PauseCause.OUR_FAULT: Text(
        "The program failed while it worked on it, as the log says in full: {why}. Resume it to go on.",
        "El programa falló mientras trabajaba en ella, como lo detalla el registro: {why}. "
        "Reanúdela para continuar.",
    ),
    PauseCause.NOT_CONFIGURED: Text(
        "A key or setting that calls need is missing: {why}.",
        "Falta una clave o un ajuste que las llamadas necesitan: {why}.",
    ),
    PauseCause.PROMPT: Text(
        "Its prompt has variables without a value: {why}.",
        "Su prompt tiene variables sin valor: {why}.",
    ),
}
RAN_EMPTY = Text("Nobody was left on its list to be called.", "No quedaba nadie en su lista a quien llamar.")
NOT_WHOLE = Text(
    "Its list is not whole yet; a start completes it first.",
    "Su lista aún no está completa; al iniciarla se completa primero.",
)
WAITING: dict[Waiting, Text] = {
    Waiting.OUTSIDE_HOURS: Text(
        "Nobody who is left may be called at this hour.",
        "A esta hora no se puede llamar a nadie de los que faltan.",
    ),
    Waiting.HOLIDAY: Text(
        "For a public holiday, nobody who is left may be called now.",
        "Por ser festivo, ahora no se puede llamar a nadie de los que faltan.",
    ),
    Waiting.COUNTRY_CLOSED: Text(
        "The carrier lets no calls out to the country of those who are left. Open it in Twilio's console,"
        " under Voice geographic permissions.",
        "El operador no permite llamar al país de los que faltan. Ábralo en la consola de Twilio, en los"
        " permisos geográficos de voz.",
    ),
    Waiting.LATER: Text(
        "Everybody who is left is to be tried again later.",
        "A todos los que faltan se les debe llamar de nuevo más tarde.",
    ),
    Waiting.TO_BE_JUDGED: Text(
        "Everybody who is left may want no more calls. Somebody has to judge that, in the details of their"
        " calls in the history.",
        "Puede que ninguno de los que faltan quiera más llamadas. Alguien debe decidirlo, en los detalles de"
        " sus llamadas en el historial.",
    ),
    Waiting.LINES_BUSY: Text(
        "As many calls are under way as are allowed.", "Hay tantas llamadas en curso como se permiten."
    ),
    Waiting.SELLER_BUSY: Text("It waits until the seller is free.", "Espera a que el vendedor esté libre."),
    Waiting.GUARD: Text(
        "This desk's own limits allow no call now.",
        "Los límites propios de este puesto no permiten llamar ahora.",
    ),
    Waiting.PROVIDER: Text(
        "The last call could not be made; it is tried again in a moment.",
        "No se pudo hacer la última llamada; se intenta de nuevo en un momento.",
    ),
}


def paused_text(cause: PauseCause, why: str, language: str) -> str:
    """Why it is paused. A code of the carrier is followed by what it means, and said to be the carrier's."""
    said = failure_text(why, language)
    is_carriers = cause is PauseCause.TOO_MANY_FAILED and (why.isdecimal() or why.startswith("SIP "))
    return PAUSED[cause].said(language, why=f"Twilio: {said}" if is_carriers else said)


def failure_text(why: str, language: str) -> str:
    """What failed: a code of the carrier in words, with the code; anything else as it stands."""
    if why == RowOutcome.BROKEN.value:  # nobody gave a code
        return _OUR_SIDE.said(language)
    meaning = code_meaning(why, language)
    return f"{meaning.meaning.rstrip('.')} ({why})" if meaning is not None else why
