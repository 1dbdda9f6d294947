"""What is wrong with a setting, with the file of settings, or with a folder: for window and terminal alike.

A fault is a clause without a full stop, because it follows the name of the setting or the place of the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import place_of
from sellercall_desktop.core.problems import FolderProblem
from sellercall_desktop.words.history import DISK_FULL
from sellercall_desktop.words.sentence import Sentence, Text, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.errors import SettingsError

PROBLEMS: dict[str, Text] = {
    "syntax": Text(
        "this line cannot be read; it must be written as: name = value, texts in quotation marks",
        "no se puede leer esta línea; debe escribirse así: nombre = valor, los textos entre comillas",
    ),
    "backslash": Text(
        "a \\ in this text must be written twice (C:\\\\Folder), or the text in single quotation marks",
        "en este texto la \\ debe escribirse dos veces (C:\\\\Carpeta), o el texto entre comillas simples",
    ),
    "unreadable": Text("the file cannot be read ({detail})", "no se puede leer el archivo ({detail})"),
    "folder": Text("this is a folder; a file is expected", "es una carpeta; se espera un archivo"),
    "denied": Text(
        "you may not read this file; give yourself the right to read it",
        "usted no puede leer este archivo; dese permiso de lectura",
    ),
    "not_text": Text(
        "the file is not text in UTF-8; save it as UTF-8",
        "el archivo no es texto en UTF-8; guárdelo como UTF-8",
    ),
    "unwritable": Text("the file cannot be written ({detail})", "no se puede escribir el archivo ({detail})"),
    "unknown": Text(
        "there is no such setting; correct its name or take the line out",
        "no existe tal ajuste; corrija su nombre o quite la línea",
    ),
    "type": Text("{expected} is expected here", "aquí se espera {expected}"),
    "too_small": Text("the number must be at least {bound}", "el número debe ser al menos {bound}"),
    "too_large": Text("the number must be at most {bound}", "el número debe ser como máximo {bound}"),
    "too_long": Text("at most {bound} are possible", "son posibles {bound} como máximo"),
    "choice": Text("one of these is expected: {choices}", "se espera uno de estos: {choices}"),
    "form": Text("{form} is expected", "se espera {form}"),
    "telephone": Text(
        "this is no telephone number that can be rung; write it with + and country code, such as "
        "+573009876543",
        "este no es un número al que se pueda llamar; escríbalo con + y código de país, como +573009876543",
    ),
    "colleague": Text(
        "“{entry}” is not a name, a colon and a telephone number, such as Ana: +573009876543",
        "«{entry}» no es un nombre, dos puntos y un número de teléfono, como Ana: +573009876543",
    ),
    "colleague_twice": Text(
        "the name {name} stands there twice; tell them apart", "el nombre {name} está dos veces; distíngalos"
    ),
    "host": Text(
        "this computer has no such address ({detail})", "este equipo no tiene tal dirección ({detail})"
    ),
    "other": Text("{detail}", "{detail}"),
    "address.scheme": Text(
        "the address must begin with https:// (or http://)",
        "la dirección debe comenzar con https:// (o http://)",
    ),
    "address.host": Text(
        "the name of the server is missing or cannot be read",
        "falta el nombre del servidor o no se puede leer",
    ),
    "address.userinfo": Text(
        "no user and password in the address: no webhook would be accepted",
        "sin usuario ni contraseña en la dirección: no se aceptaría ningún webhook",
    ),
    "address.query": Text(
        "nothing from the question mark on: a path is added to this address",
        "nada a partir del signo de interrogación: a esta dirección se le agrega una ruta",
    ),
    "address.fragment": Text(
        "nothing from # on: a path is added to this address",
        "nada a partir de #: a esta dirección se le agrega una ruta",
    ),
    "address.space": Text("no blanks or control characters", "sin espacios ni caracteres de control"),
    "address.port": Text(
        "the port must be a number from 1 to 65535", "el puerto debe ser un número de 1 a 65535"
    ),
    "address.letters": Text(
        "only ASCII letters; write the name as {ascii}", "solo letras ASCII; escriba el nombre así: {ascii}"
    ),
    "address.letters_in_path": Text(
        "only ASCII letters after the name of the server", "solo letras ASCII después del nombre del servidor"
    ),
    "address.path": Text(
        "only the beginning of the address, without {path}: that is added by the program",
        "solo el comienzo de la dirección, sin {path}: eso lo agrega el programa",
    ),
}

_TYPES = {
    "int": Text("a whole number", "un número entero"),
    "float": Text("a number", "un número"),
    "str": Text("a text in quotation marks", "un texto entre comillas"),
    "bool": Text("true or false", "true o false"),
    "array": Text("a list in square brackets", "una lista entre corchetes"),
    "object": Text("a section, [{key}] on a line of its own,", "una sección, [{key}] en una línea propia,"),
}

_COUNTRY = Text(
    "the two capital letters of a country, such as CO,", "las dos mayúsculas de un país, como CO,"
)
_DAY = Text("a day such as 2026-12-24 or CO:2026-12-24,", "un día como 2026-12-24 o CO:2026-12-24,")
_TIME = Text("a time such as 08:00, or nothing,", "una hora como 08:00, o nada,")
_NAME = Text(
    "a plain host name such as calls.example.com",
    "un nombre de servidor simple, como llamadas.example.com",
)
_WEB = Text(
    "an address that begins with http:// or https://",
    "una dirección que comience con http:// o https://",
)

# the settings that must have a form
FORMS: dict[str, Text] = {
    "twilio.base_url": _WEB,
    "ultravox.base_url": _WEB,
    "twilio.phone_number": Text(
        "a number with + and country code, without blanks, such as +573001234567,",
        "un número con + y código de país, sin espacios, como +573001234567,",
    ),
    "ultravox.minute_price": Text(
        "an amount with a point, such as 0.05, or nothing,", "un importe con punto, como 0.05, o nada,"
    ),
    "general.default_region": _COUNTRY,
    "general.hotkey": Text("a key such as Ctrl+Alt+C, or nothing,", "una tecla como Ctrl+Alt+C, o nada,"),
    "voicemail.recordings": Text(
        "addresses that begin with https://, separated by commas,",
        "direcciones que empiecen por https://, separadas por comas,",
    ),
    "guard.allowed_countries": _COUNTRY,
    "law.countries_off": _COUNTRY,
    "law.countries_opened": _COUNTRY,
    "law.holidays_added": _DAY,
    "law.holidays_struck": _DAY,
    "guard.hours_from": _TIME,
    "guard.hours_to": _TIME,
    "guard.saturday_from": _TIME,
    "guard.saturday_to": _TIME,
    "wrap_up.dispositions": Text(
        "entries such as sold:sale:Sold; later:callback:Call back,",
        "entradas como sold:sale:Vendido; luego:callback:Devolver la llamada,",
    ),
    "web.allowed_origins": Text(
        "an address without a path, in small letters, such as https://front.example,",
        "una dirección sin ruta, en minúsculas, como https://front.example,",
    ),
    "tunnel.cloudflared_hostname": _NAME,
    "tunnel.cloudflared_tunnel": Text(
        "a name or ID that does not begin with a hyphen",
        "un nombre o ID que no comience con un guion",
    ),
    "tunnel.ngrok_domain": _NAME,
    "update.manifest_url": Text(
        "an address that begins with https://",
        "una dirección que comience con https://",
    ),
    "update.public_key": Text(
        "a key of 44 characters that ends with =",
        "una clave de 44 caracteres que termine en =",
    ),
}


_ANOTHER_VALUE, _ANOTHER_FORM = Text("another value", "otro valor"), Text("another form", "otra forma")
_UNUSABLE = Text("The settings cannot be used.", "No se pueden usar los ajustes.")
_LINE = Text("line {line}", "línea {line}")
_CORRECT_VARIABLE = Text(
    "Correct or remove this environment variable.", "Corrija o quite esta variable de entorno."
)
_CORRECT_LINE = Text(
    "Correct that line. The file was left as it is.", "Corrija esa línea. El archivo se dejó como estaba."
)
_CORRECT_FILE = Text("Correct the file. It was left as it is.", "Corrija el archivo. Se dejó como está.")


def problem(fault: str, values: Mapping[str, str], language: str) -> str:
    """What is wrong, in ``"es"`` or ``"en"``; one clause without a full stop.

    `values` name the setting (``key``), what was expected (``type``) and what the sentence quotes.
    """
    known = dict(values)
    if "type" in known:
        known["expected"] = _TYPES.get(known["type"], _ANOTHER_VALUE).said(language, **known)
    if fault == "form":  # the key may name an entry of a list (``guard.x[0]``)
        wanted = FORMS.get(known.get("key", "").partition("[")[0], _ANOTHER_FORM)
        known["form"] = wanted.said(language).rstrip(",")
    return PROBLEMS[fault].said(language, **known)


def fault_sentence(fault: str, values: Mapping[str, str], language: str) -> str:
    """The same as a sentence of its own."""
    said = problem(fault, values, language)
    return f"{said[:1].upper()}{said[1:]}."


def remedy(error: SettingsError) -> Text:
    """What is to be corrected: the variable, the line or the file."""
    if error.source.startswith("SELLERCALL_"):
        return _CORRECT_VARIABLE
    return _CORRECT_LINE if error.key or error.line else _CORRECT_FILE


def settings_sentence(error: SettingsError, language: str) -> Sentence:
    """The error in words; its small print is the place."""
    line = _LINE.said(language, line=error.line) if error.line else ""
    if place := ", ".join(filter(None, (error.key, line))):
        why = f"{place}: {problem(error.fault, error.values, language)}."
    else:
        why = fault_sentence(error.fault, error.values, language)
    what, to_do = _UNUSABLE.said(language), remedy(error).said(language)
    return Sentence(what, why, to_do, detail=place_of(error.source, error.line))


NOT_KEPT = Text(
    "SellerCall cannot keep its files in this folder.",
    "SellerCall no puede guardar sus archivos en esta carpeta.",
)
FOLDERS: dict[FolderProblem, Words] = {
    problem: Words(NOT_KEPT, Text(f"{{folder}}: {why.en}", f"{{folder}}: {why.es}"), to_do, "retry")
    for problem, why, to_do in (
        (
            FolderProblem.READ_ONLY,
            Text(
                "Nothing can be written there: the folder or its disk is read-only.",
                "No se puede escribir allí: la carpeta o su disco es de solo lectura.",
            ),
            Text(
                "Give yourself the right to write there, or choose another folder.",
                "Dese permiso de escritura, o elija otra carpeta.",
            ),
        ),
        (
            FolderProblem.FULL,
            DISK_FULL,
            Text(
                "Make room on it and try again, or choose another folder.",
                "Libere espacio e intente de nuevo, o elija otra carpeta.",
            ),
        ),
        (
            FolderProblem.NO_FOLDER,
            Text(
                "It is no folder, or its disk is not there.",
                "No es una carpeta, o su disco no está conectado.",
            ),
            Text(
                "Connect its disk and try again, or choose another folder.",
                "Conecte el disco e intente de nuevo, o elija otra carpeta.",
            ),
        ),
        (
            FolderProblem.UNUSABLE,
            Text("The system does not let it be used.", "El sistema no permite usarla."),
            Text("Choose another folder.", "Elija otra carpeta."),
        ),
    )
}
