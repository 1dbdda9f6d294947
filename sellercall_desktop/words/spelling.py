"""What people read where a file of words is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.spelling.errors import SpellingProblem
from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.spelling.errors import SpellingError
    from sellercall_desktop.words.sentence import Sentence

_BROKEN = Text(
    "A file is missing or broken in the folder {path}.",
    "Falta un archivo o está dañado en la carpeta {path}.",
)
_INSTALL = Text(
    "Install the program again: that brings the file back.",
    "Vuelva a instalar el programa: así se recupera el archivo.",
)
_SAVE = Text(
    "Save it as UTF-8 text with one word a line, or move it away.",
    "Guárdelo como texto UTF-8 con una palabra por línea, o retírelo de ahí.",
)
_NO_TEXT = Text("The file {path} is not text.", "El archivo {path} no es texto.")
SPELLING: dict[SpellingProblem, Words] = {
    SpellingProblem.SPANISH: Words(
        Text(
            "The spelling of Spanish is not looked at; that of English is.",
            "No se revisa la ortografía del español; la del inglés sí.",
        ),
        _BROKEN,
        _INSTALL,
    ),
    SpellingProblem.ENGLISH: Words(
        Text(
            "The spelling of English is not looked at; that of Spanish is.",
            "No se revisa la ortografía del inglés; la del español sí.",
        ),
        _BROKEN,
        _INSTALL,
    ),
    SpellingProblem.TRADE: Words(
        Text(
            "Words of selling by telephone are underlined as if they were misspelled.",
            "Palabras propias de la venta por teléfono se subrayan como si estuvieran mal escritas.",
        ),
        _BROKEN,
        _INSTALL,
    ),
    SpellingProblem.OWN_WORDS: Words(
        Text(
            "Your own words could not be read; the file was left as it is.",
            "No se pudieron leer sus propias palabras; el archivo quedó como está.",
        ),
        _NO_TEXT,
        _SAVE,
    ),
    SpellingProblem.OWN_WORDS_ASIDE: Words(
        Text(
            "The word was added to a new list of your words; the old one could not be read.",
            "La palabra se agregó a una lista nueva de sus palabras; la anterior no se pudo leer.",
        ),
        Text("The old list was kept as {path}.", "La lista anterior se conservó como {path}."),
        Text(
            "If you need words of it, copy them into the new list.",
            "Si necesita palabras de ella, cópielas en la lista nueva.",
        ),
    ),
    SpellingProblem.NOT_KEPT: Words(
        Text(
            "The list of your own words could not be opened.",
            "No se pudo abrir la lista de sus propias palabras.",
        ),
        Text("The system does not let the program use {path}.", "El sistema no deja usar {path}."),
        Text(
            "See to it that the program may write there, then add the word again.",
            "Compruebe que el programa puede escribir ahí y agregue la palabra otra vez.",
        ),
    ),
}


def spelling_sentence(error: SpellingError, language: str) -> Sentence:
    """What is wrong with which file, and what to do."""
    return SPELLING[error.problem].said(language, error.detail, path=error.path)
