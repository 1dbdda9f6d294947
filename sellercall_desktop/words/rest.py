"""What the REST API says where no error of the core is behind it, by the problem's code."""

from __future__ import annotations

from sellercall_desktop.core.problems import NumberProblem
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledFate
from sellercall_desktop.words.errors import UNEXPECTED
from sellercall_desktop.words.numbers import TYPED
from sellercall_desktop.words.scheduled import FATES
from sellercall_desktop.words.sentence import Text

REST: dict[str, Text] = {
    "not_found": Text("There is nothing at this address.", "No existe nada en esta dirección."),
    "method_not_allowed": Text("This method is not allowed here.", "Este método no está permitido aquí."),
    "bad_request": Text("The request is not valid.", "La solicitud no es válida."),
    "invalid_json": Text("The body is not a valid JSON object.", "El cuerpo no es un objeto JSON válido."),
    "wrong_media_type": Text("This content type is not accepted.", "El tipo de contenido no se acepta."),
    "wrong_type": Text("The field “{field}” must be a text.", "El campo «{field}» debe ser un texto."),
    "wrong_field": Text(
        "The field “{field}” is missing, or not of the kind that is described.",
        "El campo «{field}» falta o no es del tipo que se describe.",
    ),
    "missing_field": Text("The field “{field}” is missing.", "Falta el campo «{field}»."),
    "invalid_limit": Text(
        "“limit” must be a whole number above zero.", "«limit» debe ser un número entero mayor que cero."
    ),
    "invalid_day": Text(
        "“{field}” must be a day, such as 2026-11-30.", "«{field}» debe ser un día, como 2026-11-30."
    ),
    "empty_prompt": Text("The prompt cannot be empty.", "El prompt no puede estar vacío."),
    "body_too_large": Text(
        "The request body is too large.", "El cuerpo de la solicitud es demasiado grande."
    ),
    "body_too_slow": Text("The request body took too long.", "El cuerpo de la solicitud tardó demasiado."),
    "signature_refused": Text("The signature is missing or not valid.", "Firma ausente o no válida."),
    "host_refused": Text("This host name is not accepted.", "Este nombre de servidor no se acepta."),
    "origin_refused": Text(
        "Requests from other web sites are not accepted.", "No se aceptan solicitudes desde otros sitios web."
    ),
    "token_required": Text("The token is missing or not valid.", "Falta el token de acceso o no es válido."),
    "unknown_connection": Text(
        "There is no such connection, or it expired.", "Esta conexión no existe o caducó."
    ),
    "connection_in_use": Text("This connection is in use already.", "Esta conexión ya está en uso."),
    "websocket_required": Text("Only WebSockets are accepted here.", "Aquí solo se acepta WebSocket."),
    "too_many_connections": Text("Too many connections are open.", "Hay demasiadas conexiones abiertas."),
    "too_many_requests": Text(
        "Too many requests; wait a moment.", "Demasiadas solicitudes; espere un momento."
    ),
    "empty": TYPED[NumberProblem.EMPTY].what,
    "call_not_placed": FATES[ScheduledFate.NOT_PLACED],
    "call_not_found": Text("There is no such call.", "Esa llamada no existe."),
    "wrong_choice": Text("“{field}” must be one of: {choices}.", "«{field}» debe ser uno de: {choices}."),
    "wrong_flag": Text("“{field}” must be true or false.", "«{field}» debe ser true o false."),
    "hand_off_not_found": Text(
        "There is no such hand-off of this call.", "Esa llamada no tiene tal traspaso."
    ),
    "wrong_time": Text(
        "“{field}” must be a time with its offset, such as 2026-12-01T15:30:00-05:00.",
        "«{field}» debe ser una hora con su diferencia, como 2026-12-01T15:30:00-05:00.",
    ),
    "wrong_moment": Text(
        "“{field}” must be a time, such as 2026-12-01T15:30:00-05:00.",
        "«{field}» debe ser una hora, como 2026-12-01T15:30:00-05:00.",
    ),
    "nothing_to_judge": Text(
        "Nothing in this call waits for a judgement whether it is an opt-out.",
        "En esta llamada no hay nada por revisar sobre si el cliente no quiere más llamadas.",
    ),
    "too_late": Text(
        "The AI is not on the line: not yet, or no more.", "La IA no está en la línea: todavía no o ya no."
    ),
    "internal": Text(*(" ".join(texts) for texts in zip(*UNEXPECTED[:3], strict=True))),
}
