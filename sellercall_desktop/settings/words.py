"""What is wrong with a setting, in English and Spanish: for the window and the terminal alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# fault: (English, Spanish)
_PROBLEMS: dict[str, tuple[str, str]] = {
    "syntax": (
        "this line cannot be read; it must be written as: name = value, texts in quotation marks",
        "no se puede leer esta línea; debe escribirse así: nombre = valor, los textos entre comillas",
    ),
    "backslash": (
        r"a \ in this text must be written twice (C:\\Folder), or the text in single quotation marks",
        r"en este texto la \ debe escribirse dos veces (C:\\Carpeta), o el texto entre comillas simples",
    ),
    "unreadable": ("the file cannot be read ({detail})", "no se puede leer el archivo ({detail})"),
    "folder": (
        "this is a folder; a file is expected",
        "es una carpeta; se espera un archivo",
    ),
    "denied": (
        "you may not read this file; give yourself the right to read it",
        "usted no puede leer este archivo; dese permiso de lectura",
    ),
    "not_text": (
        "the file is not text in UTF-8; save it as UTF-8",
        "el archivo no es texto en UTF-8; guárdelo como UTF-8",
    ),
    "unwritable": ("the file cannot be written ({detail})", "no se puede escribir el archivo ({detail})"),
    "unknown": (
        "there is no such setting; correct its name or take the line out",
        "no existe tal ajuste; corrija su nombre o quite la línea",
    ),
    "type": ("{expected} is expected here", "aquí se espera {expected}"),
    "too_small": ("the number must be at least {bound}", "el número debe ser al menos {bound}"),
    "too_large": ("the number must be at most {bound}", "el número debe ser como máximo {bound}"),
    "too_long": ("at most {bound} are possible", "son posibles {bound} como máximo"),
    "choice": ("one of these is expected: {choices}", "se espera uno de estos: {choices}"),
    "form": ("{form} is expected", "se espera {form}"),
    "host": (
        "this computer has no such address ({detail})",
        "este equipo no tiene tal dirección ({detail})",
    ),
    "other": ("{detail}", "{detail}"),
    "address.scheme": (
        "the address must begin with https:// (or http://)",
        "la dirección debe comenzar con https:// (o http://)",
    ),
    "address.host": (
        "the name of the server is missing or cannot be read",
        "falta el nombre del servidor o no se puede leer",
    ),
    "address.userinfo": (
        "no user and password in the address: no webhook would be accepted",
        "sin usuario ni contraseña en la dirección: no se aceptaría ningún webhook",
    ),
    "address.query": (
        "nothing from the question mark on: a path is added to this address",
        "nada a partir del signo de interrogación: a esta dirección se le agrega una ruta",
    ),
    "address.fragment": (
        "nothing from # on: a path is added to this address",
        "nada a partir de #: a esta dirección se le agrega una ruta",
    ),
    "address.space": ("no blanks or control characters", "sin espacios ni caracteres de control"),
    "address.port": (
        "the port must be a number from 1 to 65535",
        "el puerto debe ser un número de 1 a 65535",
    ),
    "address.letters": (
        "only ASCII letters; write the name as {ascii}",
        "solo letras ASCII; escriba el nombre así: {ascii}",
    ),
    "address.letters_in_path": (
        "only ASCII letters after the name of the server",
        "solo letras ASCII después del nombre del servidor",
    ),
    "address.path": (
        "only the beginning of the address, without {path}: that is added by the program",
        "solo el comienzo de la dirección, sin {path}: eso lo agrega el programa",
    ),
}

_TYPES = {
    "int": ("a whole number", "un número entero"),
    "float": ("a number", "un número"),
    "str": ("a text in quotation marks", "un texto entre comillas"),
    "bool": ("true or false", "true o false"),
    "array": ("a list in square brackets", "una lista entre corchetes"),
    "object": ("a section, [{key}] on a line of its own,", "una sección, [{key}] en una línea propia,"),
}

_COUNTRY = ("the two capital letters of a country, such as CO,", "las dos mayúsculas de un país, como CO,")
_TIME = ("a time such as 08:00, or nothing,", "una hora como 08:00, o nada,")
_NAME = (
    "a plain host name such as calls.example.com",
    "un nombre de servidor simple, como llamadas.example.com",
)
_WEB = (
    "an address that begins with http:// or https://",
    "una dirección que comience con http:// o https://",
)

# the settings that must have a form: (English, Spanish)
FORMS: dict[str, tuple[str, str]] = {
    "twilio.base_url": _WEB,
    "ultravox.base_url": _WEB,
    "twilio.phone_number": (
        "a number with + and country code, without blanks, such as +573001234567,",
        "un número con + y código de país, sin espacios, como +573001234567,",
    ),
    "general.default_region": _COUNTRY,
    "general.hotkey": ("a key such as Ctrl+Alt+C, or nothing,", "una tecla como Ctrl+Alt+C, o nada,"),
    "guard.allowed_countries": _COUNTRY,
    "guard.hours_from": _TIME,
    "guard.hours_to": _TIME,
    "guard.saturday_from": _TIME,
    "guard.saturday_to": _TIME,
    "web.allowed_origins": (
        "an address without a path, in small letters, such as https://front.example,",
        "una dirección sin ruta, en minúsculas, como https://front.example,",
    ),
    "tunnel.cloudflared_hostname": _NAME,
    "tunnel.cloudflared_tunnel": (
        "a name or ID that does not begin with a hyphen",
        "un nombre o ID que no comience con un guion",
    ),
    "tunnel.ngrok_domain": _NAME,
    "update.manifest_url": (
        "an address that begins with https://",
        "una dirección que comience con https://",
    ),
    "update.public_key": (
        "a key of 44 characters that ends with =",
        "una clave de 44 caracteres que termine en =",
    ),
}


def problem(fault: str, values: Mapping[str, str], language: str) -> str:
    """What is wrong, in ``"es"`` or ``"en"``; one clause without a full stop.

    `values` name the setting (``key``), what was expected (``type``) and what the sentence quotes.
    """
    at = 1 if language == "es" else 0
    known = dict(values)
    if "type" in known:
        known["expected"] = _TYPES.get(known["type"], ("another value", "otro valor"))[at].format(**known)
    if fault == "form":
        known["form"] = form(known.get("key", ""), language)
    return _PROBLEMS[fault][at].format(**known)


def form(key: str, language: str) -> str:
    """What the setting must look like; ``key`` may name an entry of a list (``guard.x[0]``)."""
    another = ("another form", "otra forma")
    return FORMS.get(key.partition("[")[0], another)[1 if language == "es" else 0].rstrip(",")


def closing(source: str, language: str) -> str:
    """What is said after an error of this source, on a terminal."""
    spanish = language == "es"
    if source.startswith("SELLERCALL_"):
        return "Corrija o quite esa variable." if spanish else "Correct or remove that variable."
    return "El archivo se dejó como está." if spanish else "The file was left as it is."
