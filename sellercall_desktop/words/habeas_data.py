"""Why a person is not erased or exported."""

from __future__ import annotations

from sellercall_desktop.core.problems import HabeasDataProblem
from sellercall_desktop.words.sentence import Text, Words

HABEAS_DATA: dict[HabeasDataProblem, Words] = {
    HabeasDataProblem.CALL_LIVES: Words(
        Text("Nothing was erased.", "No se borró nada."),
        Text(
            "A call with this person is in progress, or its last words are still coming.",
            "Hay una llamada en curso con esta persona, o aún llegan las últimas palabras de una.",
        ),
        Text("Try again in a few minutes.", "Inténtelo de nuevo en unos minutos."),
    ),
    HabeasDataProblem.NOBODY: Words(
        Text("Nothing is kept of this person.", "No se guarda nada de esta persona."),
        Text(
            "No contact, call or note has this number.",
            "Ningún contacto, llamada ni nota tiene este número.",
        ),
        Text("Check the number.", "Revise el número."),
    ),
}
