"""Why a file with rules of law is not used: one entry for each `core.problems.RulePackProblem`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import place_of
from sellercall_desktop.core.problems import RulePackProblem
from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.law.pack_error import RulePackError
    from sellercall_desktop.words.sentence import Sentence

_NOT_USED = Text("The rules in {place} are not used.", "Las reglas de {place} no se usan.")
_MEND = Text(
    "Mend the file and start SellerCall again. Until then the rules that came with the program hold.",
    "Corrija el archivo y reinicie SellerCall. Mientras tanto valen las reglas que trae el programa.",
)
_WHY: dict[RulePackProblem, Text] = {
    RulePackProblem.UNREADABLE: Text(
        "The file cannot be read: {expected}.", "El archivo no se puede leer: {expected}."
    ),
    RulePackProblem.SYNTAX: Text("It is not TOML from there on.", "Desde ahí no es TOML."),
    RulePackProblem.UNKNOWN_KEY: Text("“{key}” means nothing there.", "«{key}» no significa nada ahí."),
    RulePackProblem.MISSING: Text("“{key}” is missing.", "Falta «{key}»."),
    RulePackProblem.TWICE: Text("“{key}” is there twice.", "«{key}» está dos veces."),
    RulePackProblem.TEXT: Text("“{key}” must be a text.", "«{key}» debe ser un texto."),
    RulePackProblem.DATE: Text(
        "“{key}” must be a date such as 2027-05-31, without quotation marks.",
        "«{key}» debe ser una fecha como 2027-05-31, sin comillas.",
    ),
    RulePackProblem.YES_OR_NO: Text("“{key}” must be true or false.", "«{key}» debe ser true o false."),
    RulePackProblem.NUMBER: Text(
        "“{key}” must be a whole number from 1 on.", "«{key}» debe ser un número entero desde 1."
    ),
    RulePackProblem.HOURS: Text(
        '“{key}” must be hours such as "07:00-19:00".', '«{key}» debe ser un horario como "07:00-19:00".'
    ),
    RulePackProblem.LIST: Text("“{key}” must be a list.", "«{key}» debe ser una lista."),
    RulePackProblem.TABLE: Text("“{key}” must be a table.", "«{key}» debe ser una tabla."),
    RulePackProblem.VALUE: Text(
        "“{key}” is not what may stand there: {expected}.",
        "«{key}» no es un valor posible: {expected}.",
    ),
}
RULE_PACKS: dict[RulePackProblem, Words] = {
    problem: Words(_NOT_USED, why, _MEND) for problem, why in _WHY.items()
}


def rule_pack_sentence(error: RulePackError, language: str) -> Sentence:
    """Which file, what is wrong in it and where."""
    place = place_of(error.file, error.line)
    return RULE_PACKS[error.problem].said(language, place=place, key=error.key, expected=error.expected)
