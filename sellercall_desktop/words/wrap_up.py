"""Why a wrap-up cannot be written so, and the dispositions that an installation begins with."""

from __future__ import annotations

from sellercall_desktop.core.problems import WrapUpProblem
from sellercall_desktop.core.wrap_up.dispositions import CountsAs, Disposition
from sellercall_desktop.words.sentence import NOTHING, Text, Words

WRAP_UP: dict[WrapUpProblem, Words] = {
    WrapUpProblem.NOTE_TOO_LONG: Words(
        Text("The note is too long.", "La nota es demasiado larga."),
        Text("It may have {limit} characters.", "Puede tener {limit} caracteres."),
        Text("Shorten it.", "Acórtela."),
    ),
    WrapUpProblem.UNKNOWN_DISPOSITION: Words(
        Text("There is no such disposition.", "Esa tipificación no existe."),
        Text("The list has: {choices}.", "La lista tiene: {choices}."),
        Text("Choose one of the list.", "Elija una de la lista."),
    ),
    WrapUpProblem.NO_TIME: Words(
        Text("The time of the callback is missing.", "Falta la hora de la devolución de llamada."),
        NOTHING,
        Text(
            "Give the day and the time at which the customer is to be called.",
            "Indique el día y la hora en que se debe llamar al cliente.",
        ),
    ),
    WrapUpProblem.TIME_OUT_OF_REACH: Words(
        Text("The customer cannot be called at that time.", "A esa hora no se puede devolver la llamada."),
        Text(
            "It is over already, or more than {limit} days away.",
            "Ya pasó, o faltan más de {limit} días.",
        ),
        Text("Choose a later or nearer time.", "Elija una hora posterior o más cercana."),
    ),
}

_USUAL = (
    ("sold", CountsAs.SALE, Text("Sold", "Vendido")),
    ("interested", CountsAs.ANSWER, Text("Interested", "Interesado")),
    ("call_back", CountsAs.CALLBACK, Text("Call back", "Devolver la llamada")),
    ("not_interested", CountsAs.REFUSAL, Text("Not interested", "No interesado")),
    ("wrong_number", CountsAs.NOTHING, Text("Wrong number", "Número equivocado")),
    ("voicemail", CountsAs.NOTHING, Text("Voicemail", "Buzón")),
    ("no_answer", CountsAs.NOTHING, Text("No answer", "No contesta")),
)


def usual_dispositions(language: str) -> tuple[Disposition, ...]:
    """The list of an installation that has none of its own."""
    return tuple(
        Disposition(key, label.said(language), counts_as, str(place))
        for place, (key, counts_as, label) in enumerate(_USUAL, 1)
    )
