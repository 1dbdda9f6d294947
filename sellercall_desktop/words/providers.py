"""What the providers' codes, statuses and silences mean for a person; plain strings, no provider's module.

Meanings: Twilio's error dictionary; Ultravox's documented HTTP statuses.
"""

from __future__ import annotations

from sellercall_desktop.core import errors
from sellercall_desktop.words.sentence import Sentence, Text, Words

PROVIDER_NAMES = {"twilio": "Twilio", "ultravox": "Ultravox"}

NOT_CALLED = Text("The call was not made.", "La llamada no se hizo.")
NOT_CONNECTED = Text("An account is not connected yet.", "Falta conectar una cuenta.")
KEYS_UNREAD = Text(
    "The keys of the accounts could not be read.", "No se pudieron leer las claves de las cuentas."
)
_CHECK_NUMBER = Text("Check the number with the customer.", "Confirme el número con el cliente.")
ORDINARY_NUMBER = Text("Ask the customer for an ordinary number.", "Pida al cliente un número corriente.")
_NOT_A_NUMBER = Words(
    NOT_CALLED,
    Text("Twilio says that this number does not exist.", "Twilio dice que este número no existe."),
    _CHECK_NUMBER,
    "correct",
)
_GEO = Words(
    NOT_CALLED,
    Text(
        "Your Twilio account is not allowed to call this country.",
        "Su cuenta de Twilio no tiene permiso para llamar a este país.",
    ),
    Text(
        "Allow the country in Twilio's console: Voice, Settings, Geo permissions. Then call again.",
        "Permita el país en la consola de Twilio: Voice, Settings, Geo permissions. Luego llame de nuevo.",
    ),
    "retry",
)
_PREMIUM = Words(
    NOT_CALLED,
    Text(
        "This is a premium number, and Twilio does not call those.",
        "Es un número de tarifa especial, y Twilio no llama a esos números.",
    ),
    ORDINARY_NUMBER,
)
_BLOCKED = Words(
    NOT_CALLED,
    Text(
        "Twilio blocks this number: such numbers are often used for fraud.",
        "Twilio bloquea este número: los números así suelen usarse para fraudes.",
    ),
    Text(
        "Check the number. If it is right, ask Twilio's support for an exception with the code below.",
        "Revise el número. Si es correcto, pida una excepción al soporte de Twilio con el código de abajo.",
    ),
)
_CALLER_ID = Words(
    NOT_CALLED,
    Text(
        "The number your customers see does not belong to your Twilio account.",
        "El número que ven sus clientes no pertenece a su cuenta de Twilio.",
    ),
    Text(
        "Enter a number of your Twilio account in the settings.",
        "Escriba en los ajustes un número de su cuenta de Twilio.",
    ),
    "settings",
)
_TRIAL = Words(
    NOT_CALLED,
    Text(
        "A Twilio trial account may only call numbers verified in its console.",
        "Una cuenta de prueba de Twilio solo puede llamar a números verificados en su consola.",
    ),
    Text(
        "Verify this number in Twilio's console, or upgrade the account.",
        "Verifique este número en la consola de Twilio o pase a una cuenta de pago.",
    ),
)
_TRIAL_LIMIT = Words(
    NOT_CALLED,
    Text("A Twilio trial account may not do this.", "Una cuenta de prueba de Twilio no puede hacer esto."),
    Text("Upgrade the account in Twilio's console.", "Pase a una cuenta de pago en la consola de Twilio."),
)
_INACTIVE = Words(
    NOT_CALLED,
    Text("Your Twilio account is suspended or closed.", "Su cuenta de Twilio está suspendida o cerrada."),
    Text(
        "Look in Twilio's console: often the balance has run out.",
        "Revise la consola de Twilio: a menudo se acabó el saldo.",
    ),
)
KEYS_REFUSED = Text("{provider} did not accept the keys.", "{provider} no aceptó las claves.")
UNREACHABLE = Text("{provider} cannot be reached.", "No hay conexión con {provider}.")
UNCLEAR = Text("{provider} gave no clear answer.", "{provider} no dio una respuesta clara.")
SEND_LOG = Text("Send us the log.", "Envíenos el registro.")
_OUT_OF_ORDER = Text(
    "{provider} is out of order at the moment.", "{provider} está fuera de servicio en este momento."
)
_WAIT = Text("Wait a moment and call again.", "Espere un momento y llame de nuevo.")
_TOO_MANY = Words(
    Text("{provider} is receiving too many requests.", "{provider} recibe demasiadas solicitudes."),
    Text(
        "The account's limit was reached. Nobody was called.",
        "Se llegó al límite de la cuenta. No se llamó a nadie.",
    ),
    _WAIT,
    "retry",
)
_CONCURRENT = Words(
    NOT_CALLED,
    Text(
        "Your {provider} account has as many calls at once as it may have.",
        "Su cuenta de {provider} ya tiene todas las llamadas simultáneas que permite.",
    ),
    Text(
        "Wait until one of the calls has ended and call again.",
        "Espere a que termine una de las llamadas y llame de nuevo.",
    ),
    "retry",
)
_KEYS = Words(
    KEYS_REFUSED,
    Text(
        "They are wrong, or were changed in the provider's console.",
        "Son incorrectas o se cambiaron en la consola del proveedor.",
    ),
    Text("Enter the current keys and call again.", "Escriba las claves actuales y llame de nuevo."),
    "connect",
)
_PUBLIC_ADDRESS = Words(
    NOT_CALLED,
    Text("Twilio cannot use the public address.", "Twilio no puede usar la dirección pública."),
    Text("Correct the public address in the settings.", "Corrija la dirección pública en los ajustes."),
    "settings",
)
_OUR_REQUEST = Words(
    NOT_CALLED,
    Text(
        "Twilio did not understand the request. This is a fault of SellerCall.",
        "Twilio no entendió la solicitud. Es un fallo de SellerCall.",
    ),
    SEND_LOG,
)
_TWILIO_OUT = Words(
    _OUT_OF_ORDER,
    Text(
        "It may not have taken the call. The program checks that.",
        "Puede que no haya tomado la llamada. El programa lo comprueba.",
    ),
    Text("Look in the history before you call again.", "Mire el historial antes de llamar de nuevo."),
    "history",
)

_PROXY = Words(
    UNREACHABLE,
    Text(
        "The proxy that {setting} names cannot be used. Nobody was called.",
        "No se puede usar el proxy que indica {setting}. No se llamó a nadie.",
    ),
    Text(
        "Correct or remove it, start SellerCall again, and call again.",
        "Corríjalo o quítelo, inicie SellerCall de nuevo y vuelva a llamar.",
    ),
    "retry",
)
CODES: dict[str, Words] = {
    **dict.fromkeys(("20001", "20004", "21218", "21626"), _OUR_REQUEST),
    **dict.fromkeys(("20003", "20006"), _KEYS),
    **dict.fromkeys(("10001", "10003", "20005"), _INACTIVE),
    **dict.fromkeys(("10002", "13805"), _TRIAL_LIMIT),
    **dict.fromkeys(("14111", "21219", "32100", "573002", "573005"), _TRIAL),
    **dict.fromkeys(("13223", "13224", "13226", "21201", "21211", "21217", "32101"), _NOT_A_NUMBER),
    **dict.fromkeys(("13227", "21203", "21215", "32205"), _GEO),
    **dict.fromkeys(("13214", "13248", "21210", "21212", "21213"), _CALLER_ID),
    **dict.fromkeys(("13225", "21216", "32203"), _BLOCKED),
    **dict.fromkeys(("21205", "21609"), _PUBLIC_ADDRESS),
    "10004": _CONCURRENT,
    "20008": Words(
        NOT_CALLED,
        Text(
            "These are Twilio's test keys: they make no calls.",
            "Estas son las claves de prueba de Twilio: no hacen llamadas.",
        ),
        Text("Enter the live keys.", "Escriba las claves reales."),
        "connect",
    ),
    "20404": Words(
        Text("Twilio does not know this call or account.", "Twilio no conoce esta llamada o cuenta."),
        Text(
            "It may belong to another account, or be deleted.", "Puede ser de otra cuenta o haberse borrado."
        ),
        Text("Check the account SID.", "Revise el account SID."),
        "connect",
    ),
    "20429": _TOO_MANY,
    "20500": _TWILIO_OUT,
    "21202": _PREMIUM,
    "21214": Words(
        NOT_CALLED,
        Text("Twilio cannot reach this number.", "Twilio no puede alcanzar este número."),
        _CHECK_NUMBER,
    ),
    "21220": Words(
        Text("The call could not be changed.", "No se pudo cambiar la llamada."),
        Text("It had already ended.", "Ya había terminado."),
        Text("Nothing more needs to be done.", "No hace falta hacer nada más."),
    ),
}
"""By Twilio's code: the ones that placing, changing or dialing a call can answer with.

573002 and 573005 are from Twilio's documentation of trial accounts. What Twilio only writes into its own
debugger (webhook and stream faults, 11xxx, 12xxx, 319xx) never reaches this program and is not here.
"""

STATUSES: dict[tuple[str, int], Words] = {
    ("ultravox", 401): _KEYS,
    ("ultravox", 402): Words(
        NOT_CALLED,
        Text(
            "Your Ultravox account has no plan or balance for more calls.",
            "Su cuenta de Ultravox no tiene plan o saldo para más llamadas.",
        ),
        Text(
            "Look at the billing page in Ultravox's console.",
            "Revise la página de facturación en la consola de Ultravox.",
        ),
    ),
    ("ultravox", 403): _KEYS,
    ("ultravox", 429): _CONCURRENT,
    ("ultravox", 503): Words(
        _OUT_OF_ORDER,
        Text(
            "The voice AI could not take the call. Nobody was called.",
            "La IA de voz no pudo tomar la llamada. No se llamó a nadie.",
        ),
        _WAIT,
        "retry",
    ),
    ("twilio", 503): _TWILIO_OUT,
}
"""By provider and HTTP status, where no code says more."""

_TYPES: tuple[tuple[type[errors.ProviderError], Words], ...] = (  # the first that fits counts
    (errors.CredentialsRefusedError, _KEYS),
    (errors.RateLimitedError, _TOO_MANY),
    (
        errors.ProviderUnreachableError,
        Words(
            UNREACHABLE,
            Text(
                "This computer has no connection to it. Nobody was called.",
                "Este equipo no logra conectarse. No se llamó a nadie.",
            ),
            Text(
                "Check the internet connection and call again.",
                "Revise la conexión a internet y llame de nuevo.",
            ),
            "retry",
        ),
    ),
    (
        errors.ProviderAmbiguousError,
        Words(
            UNCLEAR,
            Text(
                "The call may have been made. It is being checked.",
                "Es posible que la llamada se haya hecho. Se está comprobando.",
            ),
            Text(
                "Wait for the result in the history before you call again.",
                "Espere el resultado en el historial antes de llamar de nuevo.",
            ),
            "history",
        ),
    ),
    (
        errors.ProviderError,
        Words(
            Text("{provider} refused the call.", "{provider} negó la llamada."),
            Text("{message}", "{message}"),
            Text(
                "Nobody was called. Check the number and the account.",
                "No se llamó a nadie. Revise el número y la cuenta.",
            ),
        ),
    ),
)


def provider_sentence(error: errors.ProviderError, language: str) -> Sentence:
    """What a provider said to a call, by its code, else its status, else the kind of error."""
    by_code = CODES.get(error.code or "") if error.provider == "twilio" else None
    words = _PROXY if error.code == errors.PROXY_UNUSABLE else by_code
    words = words or STATUSES.get((error.provider, error.status or 0))
    words = words or next(each for kind, each in _TYPES if isinstance(error, kind))
    return words.said(
        language,
        small_print(error),
        provider=PROVIDER_NAMES.get(error.provider, error.provider),
        setting=error.message.partition(":")[0],  # the message of a proxy that cannot be used begins with it
        message=error.message,
    )


def small_print(error: errors.ProviderError) -> str:
    """Provider, code and request, for its support desk."""
    said = error.code or (f"HTTP {error.status}" if error.status else "")
    name = PROVIDER_NAMES.get(error.provider, error.provider)
    return " · ".join(filter(None, (name, said, error.request_id)))
