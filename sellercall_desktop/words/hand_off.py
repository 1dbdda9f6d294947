"""Why a call is not handed off so."""

from __future__ import annotations

from sellercall_desktop.core.problems import HandOffProblem
from sellercall_desktop.words.sentence import Text, Words

_NOT_HANDED = Text("The call was not handed over.", "La llamada no se traspasó.")
_NOT_PRESSED = Text("The keys were not pressed.", "Las teclas no se marcaron.")
_NOT_DONE = Text("Nothing was done.", "No se hizo nada.")

HAND_OFF: dict[HandOffProblem, Words] = {
    HandOffProblem.NOT_TALKING: Words(
        _NOT_HANDED,
        Text(
            "The customer is not on the line yet, or the call is over.",
            "El cliente aún no está en la línea, o la llamada terminó.",
        ),
        Text("Try again while they are talking.", "Inténtelo mientras se está hablando con el cliente."),
    ),
    HandOffProblem.NO_TELEPHONE: Words(
        _NOT_HANDED,
        Text(
            "The settings do not say which telephone is yours.",
            "Los ajustes no dicen cuál es su teléfono.",
        ),
        Text(
            "Enter its number in the settings, under Hand-off.",
            "Ingrese su número en los ajustes, en Traspaso.",
        ),
        "settings",
    ),
    HandOffProblem.SAME_NUMBER: Words(
        _NOT_HANDED,
        Text("The number is the customer's own.", "El número es el del propio cliente."),
        Text("Give the number of somebody else.", "Indique el número de otra persona."),
    ),
    HandOffProblem.OUR_NUMBER: Words(
        _NOT_HANDED,
        Text(
            "The number is your own telephone, or the one that calls go out from.",
            "El número es el de su propio teléfono, o el número desde el que salen las llamadas.",
        ),
        Text(
            "To talk with the customer yourself, take the call over; else give somebody else's number.",
            "Para hablar usted con el cliente, tome la llamada; si no, indique el número de otra persona.",
        ),
    ),
    HandOffProblem.UNDER_WAY: Words(
        _NOT_HANDED,
        Text(
            "A person has this call already, or somebody is being called for it.",
            "Una persona ya tiene esta llamada, o se está llamando a alguien para ella.",
        ),
        Text(
            "Wait until that is over, or cancel it, and try again.",
            "Espere a que termine, o cancélelo, e inténtelo de nuevo.",
        ),
    ),
    HandOffProblem.NONE_UNDER_WAY: Words(
        _NOT_DONE,
        Text(
            "No hand-off is waiting for that: nobody has answered yet, or it is over.",
            "Ningún traspaso espera eso: nadie ha contestado aún, o ya terminó.",
        ),
        Text("Look at the call's card.", "Vea la tarjeta de la llamada."),
    ),
    HandOffProblem.NOT_JOINED: Words(
        _NOT_DONE,
        Text(
            "No person is talking with the customer: the AI has the call.",
            "Ninguna persona está hablando con el cliente: la IA tiene la llamada.",
        ),
        Text("Take the call over first.", "Primero tome la llamada."),
    ),
    HandOffProblem.NO_TUNNEL: Words(
        _NOT_PRESSED,
        Text(
            "That needs a way in from the internet, and there is none.",
            "Para eso hace falta una entrada desde internet, y no la hay.",
        ),
        Text("Open a tunnel in the settings.", "Abra un túnel en los ajustes."),
        "settings",
    ),
    HandOffProblem.NO_KEYS: Words(
        _NOT_PRESSED,
        Text("No telephone has keys for that text.", "Ningún teléfono tiene teclas para ese texto."),
        Text(
            "Give 1 to 32 digits, * or #; w waits half a second.",
            "Indique de 1 a 32 dígitos, * o #; w espera medio segundo.",
        ),
    ),
}
