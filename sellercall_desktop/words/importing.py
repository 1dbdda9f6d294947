"""What the import of the old system's settings says. Faults are clauses: they follow the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.words.sentence import Text
from sellercall_desktop.words.settings import PROBLEMS, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FAULTS: dict[str, Text] = {
    **{fault: PROBLEMS[fault] for fault in ("unreadable", "folder", "denied", "not_text")},
    "missing": Text("No such file", "no existe ese archivo"),
    "large": Text(
        "larger than {bound} bytes, so no settings file",
        "tiene más de {bound} bytes; no es un archivo de ajustes",
    ),
    "damaged_text": Text(
        "{key}: letters in it are not UTF-8; save the file as UTF-8",
        "{key}: hay letras que no son UTF-8; guarde el archivo como UTF-8",
    ),
    "json": Text("this is not JSON, at column {column}", "esto no es JSON, en la columna {column}"),
    "deep": Text("nested too deeply", "está anidado a demasiada profundidad"),
    "nothing": Text("none of the keys {keys} is in it", "no contiene ninguna de las claves {keys}"),
    "no_object": Text("{key}: not inside an object", "{key}: no está dentro de un objeto"),
    "no_text": Text("{key}: not a text", "{key}: no es un texto"),
    "half_character": Text(
        "{key}: {written} is half of a character, the rest was cut off; write it whole or remove it",
        "{key}: {written} es la mitad de un carácter, falta la otra; escriba el carácter mismo o quítelo",
    ),
    "zero_character": Text(
        "{key}: holds \\u0000, which is no letter; remove it",
        "{key}: contiene \\u0000, que no es una letra; quítelo",
    ),
    "odd_characters": Text(
        "{key}: holds a line break or a letter that none of these values has; copy it again",
        "{key}: contiene un salto de línea o una letra que ninguno de estos valores tiene; cópielo de nuevo",
    ),
    "unfit": Text("{key}: {problem}", "{key}: {problem}"),
}
NOTHING_DONE = Text("Nothing was imported.", "No se importó nada.")
LINES: dict[str, Text] = {
    "taken": Text("taken    {key}", "tomado   {key}"),
    "missing": Text("missing  {key}", "falta    {key}"),
    "keyring": Text(
        "Secrets are kept in the system's keyring ({backend}).",
        "Las claves se guardan en el llavero del sistema ({backend}).",
    ),
    "session": Text(
        "Secrets are kept in memory, for this session only.",
        "Las claves se guardan en memoria, solo por esta sesión.",
    ),
    "environment": Text(
        "Secrets were not kept: SELLERCALL_ variables give them already.",
        "Las claves no se guardaron: ya las dan variables SELLERCALL_.",
    ),
    "prompt": Text("The prompt is version {number}.", "El prompt es la versión {number}."),
}


def fault_words(fault: str, values: Mapping[str, str], language: str) -> str:
    """Why the file cannot be used, in ``"es"`` or ``"en"``; no full stop, and none of its values."""
    known = dict(values)
    if fault == "unfit":
        known["problem"] = problem(known["why"], {"detail": "", **known, "key": known["setting"]}, language)
    return FAULTS[fault].said(language, **known)
