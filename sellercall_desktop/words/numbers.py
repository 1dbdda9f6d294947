"""What is wrong with a number that was typed, and what kept a number of the account from being changed."""

from __future__ import annotations

from sellercall_desktop.core import errors
from sellercall_desktop.core.problems import NumberProblem
from sellercall_desktop.words.providers import KEYS_REFUSED, UNCLEAR, UNREACHABLE
from sellercall_desktop.words.sentence import NOTHING, Text, Words

_NO_NUMBER = Text("This number cannot be called.", "No se puede llamar a este número.")
_CORRECT = Text("Correct it and call again.", "Corríjalo y llame de nuevo.")
WHY: dict[NumberProblem, Text] = {
    NumberProblem.NOT_A_NUMBER: Text(
        "There is no phone number in this text.", "No hay un número de teléfono en este texto."
    ),
    NumberProblem.LOST_DIGITS: Text(
        "A spreadsheet has rounded this number: its last digits are lost. "
        "Format the column as text there and copy it again.",
        "Una hoja de cálculo redondeó este número: sus últimos dígitos se perdieron. "
        "Dé formato de texto a la columna y cópielo de nuevo.",
    ),
    NumberProblem.TOO_SHORT: Text("Digits are missing.", "Faltan dígitos."),
    NumberProblem.TOO_LONG: Text("There are too many digits.", "Sobran dígitos."),
    NumberProblem.UNKNOWN_COUNTRY: Text("No country has this code.", "Ningún país tiene este código."),
    NumberProblem.IMPOSSIBLE: Text(
        "No number of this country begins like this.", "Ningún número de este país empieza así."
    ),
    NumberProblem.SEVERAL: Text(
        "Several numbers were found. Choose one.", "Se encontraron varios números. Elija uno."
    ),
    NumberProblem.UNCLEAR: Text(
        "It is not clear where this number begins or ends. Leave only its own digits.",
        "No está claro dónde empieza o termina este número. Deje solo sus propias cifras.",
    ),
    NumberProblem.EMERGENCY: Text(
        "Emergency numbers are never called by the AI. Use a telephone.",
        "La IA nunca llama a números de emergencia. Use un teléfono.",
    ),
}
PERHAPS_ABROAD = Text(
    "With a + in front it would be {number}: write the + if you mean that one.",
    "Con un + delante sería {number}: escriba el + si se refiere a ese.",
)
TYPED: dict[NumberProblem, Words] = {
    NumberProblem.EMPTY: Words(Text("The number to call is required.", "El número destino es obligatorio.")),
    **{problem: Words(_NO_NUMBER, why, _CORRECT) for problem, why in WHY.items()},
}

_UNCHANGED = Text("Nothing was changed.", "No se cambió nada.")
OF_THE_ACCOUNT: dict[type[errors.SellerCallError], Words] = {
    errors.NumberEditedError: Words(
        _UNCHANGED,
        Text(
            "Somebody has changed the number since it was shown.",
            "Alguien cambió el número después de que se mostró.",
        ),
        Text(
            "Look at what it points to now, and decide again.", "Vea a dónde apunta ahora y decida de nuevo."
        ),
    ),
    errors.NumberGoneError: Words(
        _UNCHANGED,
        Text("The Twilio account has this number no more.", "La cuenta de Twilio ya no tiene este número."),
        Text("Choose another number.", "Elija otro número."),
    ),
    errors.OtherAccountError: Words(
        _UNCHANGED,
        Text("The number belongs to another Twilio account.", "El número pertenece a otra cuenta de Twilio."),
        Text("Connect that account to change it.", "Conecte esa cuenta para cambiarlo."),
    ),
}
NO_WAY_IN = Words(
    _UNCHANGED,
    Text("There is no way in from the internet yet.", "Todavía no hay entrada desde internet."),
    Text("Open a tunnel first.", "Abra antes un túnel."),
)
CHANGING: tuple[tuple[type[errors.SellerCallError], Words], ...] = (  # the first type that fits counts
    (
        errors.NotConfiguredError,
        Words(
            _UNCHANGED,
            Text("Twilio is not connected.", "Twilio no está conectado."),
            Text("Enter its keys first.", "Ingrese antes sus claves."),
            "connect",
        ),
    ),
    *OF_THE_ACCOUNT.items(),
    (
        errors.CredentialsRefusedError,
        Words(_UNCHANGED, KEYS_REFUSED, Text("Enter the current ones.", "Ingrese las actuales."), "connect"),
    ),
    (
        errors.ProviderUnreachableError,
        Words(
            _UNCHANGED,
            UNREACHABLE,
            Text(
                "Check the internet connection and try again.",
                "Revise la conexión a internet e intente de nuevo.",
            ),
            "retry",
        ),
    ),
    (
        errors.ProviderAmbiguousError,
        Words(
            UNCLEAR,
            Text(
                "The number may have been changed: it is looked at again.",
                "Es posible que el número haya cambiado: se revisa de nuevo.",
            ),
            NOTHING,
            "retry",
        ),
    ),
    (
        errors.ProviderError,
        Words(_UNCHANGED, Text("{provider} refused: {message}", "{provider} lo rechazó: {message}")),
    ),
)
"""What keeps a number from being listed or changed; nobody was to be called."""
