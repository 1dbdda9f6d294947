"""What people read where a prompt's variables cannot be filled for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.variables import OF_THE_DESK, key_of
from sellercall_desktop.words.providers import NOT_CALLED
from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.errors import PromptVariablesError, WordsVariablesError
    from sellercall_desktop.words.sentence import Sentence

_OF_THE_CONTACT = Words(
    NOT_CALLED,
    Text(
        "Version {version} of the prompt asks for what is not known of this customer: {names}.",
        "La versión {version} del prompt pide datos que no se tienen de este cliente: {names}.",
    ),
    Text(
        "Complete the contact, or write in the prompt what to say instead, behind a bar.",
        "Complete el contacto, o escriba en el prompt qué decir en su lugar, tras una barra.",
    ),
)
_OF_THE_PROMPT = Words(
    NOT_CALLED,
    Text(
        "Version {version} of the prompt has variables that nobody knows: {names}.",
        "La versión {version} del prompt tiene variables que nadie conoce: {names}.",
    ),
    Text(
        "Correct their names in the prompt, or put a backslash before braces that are meant.",
        "Corrija sus nombres en el prompt, o ponga una barra invertida ante las llaves que sí van.",
    ),
)
_OF_THE_DESK = Words(
    NOT_CALLED,
    Text(
        "Version {version} of the prompt says what this call has not: {names}.",
        "La versión {version} del prompt dice algo que esta llamada no tiene: {names}.",
    ),
    Text(
        "Enter your name in the settings, or write in the prompt what to say instead, behind a bar.",
        "Indique su nombre en los ajustes, o escriba en el prompt qué decir en su lugar, tras una barra.",
    ),
)

_OF_WORDS = Words(
    Text("Nothing was sent to the AI.", "No se envió nada a la IA."),
    Text(
        "These variables have no value in this call: {names}.",
        "Estas variables no tienen valor en esta llamada: {names}.",
    ),
    Text(
        "Write the words themselves, or what to say instead, behind a bar.",
        "Escriba las palabras mismas, o qué decir en su lugar, tras una barra.",
    ),
)


def words_variables_sentence(error: WordsVariablesError, language: str) -> Sentence:
    """Which variables of words for a call, and what to do."""
    return _OF_WORDS.said(language, names=", ".join(error.names))


def variables_sentence(error: PromptVariablesError, language: str) -> Sentence:
    """Which variables, and what to do."""
    words = _OF_THE_CONTACT if error.is_contacts else _OF_THE_PROMPT
    if OF_THE_DESK.issuperset(map(key_of, error.names)):
        words = _OF_THE_DESK
    return words.said(language, version=error.version, names=", ".join(error.names))
