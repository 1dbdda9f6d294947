"""What the import of the old system's settings says, in English and Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.settings.words import problem

if TYPE_CHECKING:
    from collections.abc import Mapping

# fault: (English, Spanish)
_FAULTS: dict[str, tuple[str, str]] = {
    "unreadable": ("{detail}", "{detail}"),
    "missing": ("No such file", "no existe ese archivo"),
    "folder": ("it is a folder, not a file", "es una carpeta, no un archivo"),
    "denied": ("you may not read this file", "usted no puede leer este archivo"),
    "large": (
        "larger than {bound} bytes, so no settings file",
        "tiene más de {bound} bytes; no es un archivo de ajustes",
    ),
    "not_text": ("not UTF-8 text; save it as UTF-8", "no es texto UTF-8; guárdelo como UTF-8"),
    "damaged_text": (
        "{key}: letters in it are not UTF-8; save the file as UTF-8",
        "{key}: hay letras que no son UTF-8; guarde el archivo como UTF-8",
    ),
    "json": ("this is not JSON, at column {column}", "esto no es JSON, en la columna {column}"),
    "deep": ("nested too deeply", "está anidado a demasiada profundidad"),
    "nothing": ("none of the keys {keys} is in it", "no contiene ninguna de las claves {keys}"),
    "no_object": ("{key}: not inside an object", "{key}: no está dentro de un objeto"),
    "no_text": ("{key}: not a text", "{key}: no es un texto"),
    "unfit": ("{key}: {problem}", "{key}: {problem}"),
}
_NOTHING_DONE = ("Nothing was imported.", "No se importó nada.")
_LINES: dict[str, tuple[str, str]] = {
    "taken": ("taken    {key}", "tomado   {key}"),
    "missing": ("missing  {key}", "falta    {key}"),
    "keyring": (
        "Secrets are kept in the system's keyring ({backend}).",
        "Las claves se guardan en el llavero del sistema ({backend}).",
    ),
    "session": (
        "Secrets are kept in memory, for this session only.",
        "Las claves se guardan en memoria, solo por esta sesión.",
    ),
    "environment": (
        "Secrets were not kept: SELLERCALL_ variables give them already.",
        "Las claves no se guardaron: ya las dan variables SELLERCALL_.",
    ),
    "prompt": ("The prompt is version {number}.", "El prompt es la versión {number}."),
}


def fault_words(fault: str, values: Mapping[str, str], language: str) -> str:
    """Why the file cannot be used, in ``"es"`` or ``"en"``; no full stop, and none of its values."""
    known = dict(values)
    if fault == "unfit":
        known["problem"] = problem(known["why"], {"detail": "", **known, "key": known["setting"]}, language)
    return _FAULTS[fault][language == "es"].format(**known)


def refusal_line(words: str, language: str) -> str:
    """The refusal on a terminal."""
    return f"{words}. {_NOTHING_DONE[language == 'es']}"


def report_line(line: str, language: str, **values: str) -> str:
    """A line of the report."""
    return _LINES[line][language == "es"].format(**values)
