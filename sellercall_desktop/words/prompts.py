"""What people read where a prompt is not published or changed so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.errors import PromptProblem, SettingProblem
from sellercall_desktop.core.prompts.prompt import BY_PROGRAM
from sellercall_desktop.words.sentence import NOTHING, Text, Words
from sellercall_desktop.words.shift import DISPOSITIONS

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.errors import PromptConflictError, PromptError, PromptSettingError
    from sellercall_desktop.words.sentence import Sentence

_UNCHANGED = Text("The prompt was not changed.", "El prompt no se cambió.")
_UNPUBLISHED = Text("Nothing was published.", "No se publicó nada.")
_LOOK = Text("Look at the list of prompts.", "Consulte la lista de prompts.")
_NO_TEST = Text("The comparison did not begin.", "La comparación no empezó.")
PROMPT: dict[PromptProblem, Words] = {
    PromptProblem.NOT_FOUND: Words(
        Text("There is no such prompt.", "Ese prompt no existe."),
        NOTHING,
        _LOOK,
    ),
    PromptProblem.NO_NAME: Words(
        Text("The prompt has no name.", "El prompt no tiene nombre."),
        NOTHING,
        Text("Give it a name.", "Póngale un nombre."),
    ),
    PromptProblem.NAME_TOO_LONG: Words(
        Text("The name of the prompt is too long.", "El nombre del prompt es demasiado largo."),
        Text("It may have {limit} letters.", "Puede tener {limit} letras."),
        Text("Make it shorter.", "Hágalo más corto."),
    ),
    PromptProblem.NAME_TAKEN: Words(
        _UNCHANGED,
        Text("Another prompt has this name.", "Otro prompt tiene ese nombre."),
        Text("Give it another one.", "Póngale otro."),
    ),
    PromptProblem.IS_DEFAULT: Words(
        Text("The prompt was not archived.", "El prompt no se archivó."),
        Text(
            "Calls follow it where nothing else is said, or it is the first one, which other programs mean.",
            "Las llamadas lo siguen cuando no se indica otro, o es el primero, el que usan otros programas.",
        ),
        Text(
            "Make another prompt the default of incoming and outgoing calls first.",
            "Elija antes otro prompt para las llamadas entrantes y salientes.",
        ),
    ),
    PromptProblem.IS_ARCHIVED: Words(
        _UNCHANGED,
        Text("It is archived.", "Está archivado."),
        Text("Bring it back first.", "Recupérelo primero."),
    ),
    PromptProblem.TEST_OPEN: Words(
        _NO_TEST,
        Text("Two of its versions are being compared.", "Ya se comparan dos de sus versiones."),
        Text("End that comparison first.", "Termine antes esa comparación."),
    ),
    PromptProblem.NO_TEST: Words(
        Text("No versions of this prompt are being compared.", "No se comparan versiones de este prompt."),
        NOTHING,
        Text("Begin a comparison.", "Empiece una comparación."),
    ),
    PromptProblem.TEST_VERSIONS: Words(
        _NO_TEST,
        Text("It takes two versions of one prompt.", "Hacen falta dos versiones de un prompt."),
        Text("Choose among its versions.", "Elija entre sus versiones."),
    ),
    PromptProblem.TEST_SHARE: Words(
        _NO_TEST,
        Text("The share is not between 1 and 99 percent.", "La proporción no está entre 1 y 99 por ciento."),
        Text("Correct it.", "Corríjala."),
    ),
    PromptProblem.TEST_RULE: Words(
        _NO_TEST,
        Text(
            "It can wait for 1 to {limit} answered calls of each version.",
            "Puede esperar de 1 a {limit} llamadas contestadas de cada versión.",
        ),
        Text("Correct the number.", "Corrija el número."),
    ),
}
_CONFLICT = Words(
    _UNPUBLISHED,
    Text(
        "{author} published v{number} after v{based_on}, which your text is based on.",
        "{author} publicó la v{number} después de la v{based_on}, en la que se basa su texto.",
    ),
    Text(
        "Your text is still here: look at both, then publish it on the new version.",
        "Su texto sigue aquí: vea ambos y publíquelo sobre la versión nueva.",
    ),
)
_SOMEBODY = Text("Another program", "Otro programa")
SETTINGS = {
    "voice": Text("Voice", "Voz"),
    "language": Text("Language", "Idioma"),
    "model": Text("Model", "Modelo"),
    "temperature": Text("Temperature", "Temperatura"),
    "first_speaker": Text("Who speaks first", "Quién habla primero"),
    "greeting": Text("Greeting", "Saludo"),
    "max_duration_s": Text("Longest conversation", "Duración máxima"),
    "inactivity": Text("When the customer is silent", "Si el cliente calla"),
    "tools": Text("Tools", "Herramientas"),
    "voicemail": Text("Message for a voicemail", "Mensaje para un buzón de voz"),
    "disclosures": Text("Disclosure wordings", "Frases de presentación como IA"),
    "recording_wordings": Text("Wordings about the recording", "Frases de aviso de la grabación"),
    "way_out_wordings": Text("Wordings that offer a way out", "Frases que ofrecen no llamar más"),
    "dispositions": DISPOSITIONS,
    "after_dial": Text("Recordings after the conversation", "Grabaciones después de la conversación"),
}
"""The settings of a prompt by their names in `PromptSettings`."""
_SETTING: dict[SettingProblem, Text] = {
    SettingProblem.OUT_OF_RANGE: Text(
        "{field}: {value} is not between {least} and {most}.",
        "{field}: {value} no está entre {least} y {most}.",
    ),
    SettingProblem.TOO_LONG: Text(
        "{field}: it has {value} characters of {most}.", "{field}: tiene {value} caracteres de {most}."
    ),
    SettingProblem.TOO_MANY: Text("{field}: there are {value} of {most}.", "{field}: hay {value} de {most}."),
    SettingProblem.EMPTY: Text("{field}: a text is empty.", "{field}: hay un texto vacío."),
    SettingProblem.TWICE: Text("{field}: “{value}” is there twice.", "{field}: «{value}» está dos veces."),
    SettingProblem.MALFORMED: Text(
        "{field}: “{value}” cannot be used.", "{field}: «{value}» no se puede usar."
    ),
}
_IN_SPITE_UNSAID = (
    Text("Published over REST with 1 failed scenario", "Publicado por REST con 1 escenario fallido"),
    Text(
        "Published over REST with failed scenarios: {count}",
        "Publicado por REST con escenarios fallidos: {count}",
    ),
)
_IN_SPITE = (
    Text(
        "Published over REST with 1 failed scenario: {why}",
        "Publicado por REST con 1 escenario fallido: {why}",
    ),
    Text(
        "Published over REST with failed scenarios ({count}): {why}",
        "Publicado por REST con escenarios fallidos ({count}): {why}",
    ),
)
_CORRECT = Text("Correct it and publish again.", "Corríjalo y publique de nuevo.")


def published_in_spite(failed: int, why: str, language: str) -> str:
    """The note of a version that was published over REST with so many failed scenarios."""
    words = _IN_SPITE if why else _IN_SPITE_UNSAID
    return words[failed > 1].said(language, count=failed, why=why)


def prompt_sentence(error: PromptError, language: str) -> Sentence:
    """Why the library was not changed."""
    return PROMPT[error.problem].said(language, limit=error.limit)


def conflict_sentence(error: PromptConflictError, language: str) -> Sentence:
    """Who was quicker."""
    theirs = error.published
    author = _SOMEBODY.said(language) if theirs.author in {BY_PROGRAM, ""} else theirs.author
    return _CONFLICT.said(language, author=author, number=theirs.number, based_on=error.based_on)


def setting_sentence(error: PromptSettingError, language: str) -> Sentence:
    """Which setting cannot be so, and why."""
    values = {"value": error.value, "least": f"{error.least:g}", "most": f"{error.most:g}"}
    field = SETTINGS[error.field].said(language) if error.field in SETTINGS else error.field
    why = _SETTING[error.problem]
    return Words(_UNPUBLISHED, why, _CORRECT).said(language, field=field, **values)
