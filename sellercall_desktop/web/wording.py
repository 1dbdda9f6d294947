"""The sentences of the REST API, in the caller's language. Every problem code has one here."""

from __future__ import annotations

LANGUAGES = ("es", "en")  # the first is used where the caller names neither, as the old backend did

_SENTENCES: dict[str, tuple[str, str]] = {
    # What was asked for
    "not_found": ("No existe nada en esta dirección.", "There is nothing at this address."),
    "method_not_allowed": ("Este método no está permitido aquí.", "This method is not allowed here."),
    "bad_request": ("La solicitud no es válida.", "The request is not valid."),
    "invalid_json": ("El cuerpo no es un objeto JSON válido.", "The body is not a valid JSON object."),
    "wrong_media_type": ("El tipo de contenido no se acepta.", "This content type is not accepted."),
    "wrong_type": ("El campo «{field}» debe ser un texto.", "The field “{field}” must be a text."),
    "missing_field": ("Falta el campo «{field}».", "The field “{field}” is missing."),
    "invalid_limit": (
        "«limit» debe ser un número entero mayor que cero.",
        "“limit” must be a whole number above zero.",
    ),
    "empty_prompt": ("El prompt no puede estar vacío.", "The prompt cannot be empty."),
    "body_too_large": ("El cuerpo de la solicitud es demasiado grande.", "The request body is too large."),
    "body_too_slow": ("El cuerpo de la solicitud tardó demasiado.", "The request body took too long."),
    "malformed_webhook": ("No se entiende el aviso recibido.", "The webhook cannot be understood."),
    # Who may ask
    "signature_refused": ("Firma ausente o no válida.", "The signature is missing or not valid."),
    "host_refused": ("Este nombre de servidor no se acepta.", "This host name is not accepted."),
    "origin_refused": (
        "No se aceptan solicitudes desde otros sitios web.",
        "Requests from other web sites are not accepted.",
    ),
    "token_required": ("Falta el token de acceso o no es válido.", "The token is missing or not valid."),
    # The hubs
    "unknown_connection": (
        "Esta conexión no existe o caducó.",
        "There is no such connection, or it expired.",
    ),
    "connection_in_use": ("Esta conexión ya está en uso.", "This connection is in use already."),
    "websocket_required": ("Aquí solo se acepta WebSocket.", "Only WebSockets are accepted here."),
    "too_many_connections": ("Hay demasiadas conexiones abiertas.", "Too many connections are open."),
    "too_many_requests": ("Demasiadas solicitudes; espere un momento.", "Too many requests; wait a moment."),
    # The number
    "empty": ("El número destino es obligatorio.", "The number to call is required."),
    "not_a_number": ("Esto no es un número de teléfono.", "This is not a telephone number."),
    "lost_digits": (
        "Una hoja de cálculo abrevió el número y perdió dígitos; escríbalo completo.",
        "A spreadsheet shortened the number and its digits are lost; type it in full.",
    ),
    "too_short": ("Al número le faltan dígitos.", "The number has too few digits."),
    "too_long": ("Al número le sobran dígitos.", "The number has too many digits."),
    "unknown_country": (
        "Falta un indicativo de país conocido, por ejemplo +57.",
        "A known country code is missing, for example +57.",
    ),
    "impossible": ("Ese número no existe en su país.", "No such number exists in its country."),
    "several": ("Hay más de un número; envíe uno solo.", "There is more than one number; send just one."),
    "unclear": (
        "No está claro dónde empieza o termina el número; envíe solo sus propias cifras.",
        "It is not clear where the number begins or ends; send only its own digits.",
    ),
    "emergency": ("A los números de emergencia no se llama.", "Emergency numbers are not called."),
    "call_not_placed": (
        "La llamada terminó antes de que sonara el teléfono.",
        "The call ended before the telephone rang.",
    ),
    # What the guard does not allow
    "country_not_allowed": (
        "Este país ({country}) no está entre los permitidos; agréguelo en los límites de llamadas.",
        "This country ({country}) is not among the allowed ones; add it to the call limits.",
    ),
    "premium_number": (
        "A los números de tarifa especial no se llama.",
        "Premium-rate numbers are not called.",
    ),
    "global_service_number": (
        "A los números satelitales y de servicios internacionales no se llama.",
        "Satellite and international service numbers are not called.",
    ),
    "too_many_calls_per_minute": (
        "Ya se hicieron {limit} llamadas en un minuto; espere un momento.",
        "There were {limit} calls within a minute already; wait a moment.",
    ),
    "too_many_live_calls": (
        "Ya hay {limit} llamadas salientes en curso; espere a que termine una.",
        "There are {limit} outgoing calls under way already; wait until one has ended.",
    ),
    "daily_cost_reached": (
        "Las llamadas de hoy llegaron al costo máximo del día ({limit}).",
        "Today's calls have reached the cost allowed for a day ({limit}).",
    ),
    "outside_calling_hours": (
        "En el lugar del cliente no es hora de llamadas; próxima hora permitida: {again}.",
        "It is outside the hours for calls where the customer is; next allowed: {again}.",
    ),
    "others_call": (
        "Otro puesto u otro programa habla ahora con este número; no se llamó.",
        "Another desk or program talks with this number now; it was not called.",
    ),
    # What stands in the way
    "not_configured": (
        "Faltan credenciales o ajustes: {missing}.",
        "Credentials or settings are missing: {missing}.",
    ),
    "secrets_unavailable": (
        "El almacén de credenciales del sistema no responde.",
        "The system's credential store does not answer.",
    ),
    "store_unavailable": (
        "La base de datos no se puede leer ni escribir.",
        "The database cannot be read or written.",
    ),
    "store_full": (
        "El disco del historial está lleno; libere espacio y repita.",
        "The disk of the call history is full; make room and repeat.",
    ),
    "store_read_only": (
        "El disco del historial no admite cambios.",
        "The disk of the call history takes no changes.",
    ),
    "store_forbidden": (
        "El programa no puede escribir en la carpeta del historial.",
        "The program may not write to the folder of the call history.",
    ),
    "store_in_use": (
        "Otro programa mantiene bloqueado el historial; repita en un momento.",
        "Another program keeps the call history locked; repeat in a moment.",
    ),
    "store_gone": (
        "El archivo del historial ya no está; no se hizo ninguna llamada. Reinicie el programa.",
        "The file of the call history is not there any more; no call was made. Start the program anew.",
    ),
    "store_replaced": (
        "Otro archivo ocupó el lugar del historial; no se hizo ninguna llamada. Reinicie el programa.",
        "Another file lies in the place of the call history; no call was made. Start the program anew.",
    ),
    "store_device": (
        "El disco del historial no lee o no escribe.",
        "The disk of the call history does not read or write.",
    ),
    "store_unreachable": (
        "El servidor de la base de datos no responde.",
        "The database server does not answer.",
    ),
    "store_damaged": (
        "El archivo del historial está dañado.",
        "The file of the call history is damaged.",
    ),
    "credentials_refused": (
        "{provider} no aceptó las credenciales.",
        "{provider} did not accept the credentials.",
    ),
    "rate_limited": (
        "{provider} recibe demasiadas solicitudes; espere un momento.",
        "{provider} receives too many requests; wait a moment.",
    ),
    "provider_refused": ("{provider} rechazó la llamada.", "{provider} refused the call."),
    "provider_unreachable": (
        "No hay conexión con {provider}; no se llamó a nadie.",
        "{provider} cannot be reached; nobody was called.",
    ),
    "provider_ambiguous": (
        "{provider} no respondió con claridad; quizá se hizo la llamada: mire el historial antes de repetir.",
        "{provider} gave no clear answer; the call may have been made: see the history before repeating it.",
    ),
    "internal": (
        "Ocurrió un error interno. Revise los registros.",
        "An internal error occurred. See the logs.",
    ),
}


def sentence(code: str, language: str, **values: object) -> str:
    """The sentence for a problem code, in ``"es"`` or ``"en"``."""
    return _SENTENCES[code][LANGUAGES.index(language)].format(**values)


def preferred_language(accept_language: str) -> str:
    """Of the languages we speak, the one an ``Accept-Language`` header (RFC 9110, 12.5.4) likes best."""
    wishes: list[tuple[float, str]] = []
    for part in accept_language.split(",")[:20]:
        tag, _, weight = part.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        if primary in LANGUAGES and (quality := _quality(weight)) > 0:
            wishes.append((quality, primary))
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else LANGUAGES[0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
