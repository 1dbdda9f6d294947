"""What people read about a file with a prompt: what is wrong in it, and what of it is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.prompt_file import PromptFileProblem
from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.prompts.prompt_file import PromptFileError, UnknownKey
    from sellercall_desktop.words.sentence import Sentence

_NOT_READ = Text("The file was not read, nothing was changed.", "El archivo no se leyó, no se cambió nada.")
_NOT_WRITTEN = Text(
    "The file was not written, what was there before is still there.",
    "El archivo no se escribió, lo que había antes sigue ahí.",
)
_SYSTEM = Text("The system says: {key}.", "El sistema dice: {key}.")
_PROBLEMS: dict[PromptFileProblem, tuple[Text, Text]] = {
    PromptFileProblem.NOT_UTF8: (
        Text("Line {line} is not UTF-8 text.", "La línea {line} no es texto UTF-8."),
        Text("Save the file as UTF-8 and read it again.", "Guarde el archivo como UTF-8 y vuelva a leerlo."),
    ),
    PromptFileProblem.NOT_CLOSED: (
        Text(
            "The line +++ that ends the upper part is missing.",
            "Falta la línea +++ que cierra la parte superior.",
        ),
        Text(
            "Write +++ in a line of its own between the settings and the text.",
            "Escriba +++ en una línea aparte entre los ajustes y el texto.",
        ),
    ),
    PromptFileProblem.NOT_TOML: (
        Text("Line {line} is no valid TOML.", "La línea {line} no es TOML válido."),
        Text(
            'Correct that line: name = "value", with texts in quotes.',
            'Corrija esa línea: nombre = "valor", con los textos entre comillas.',
        ),
    ),
    PromptFileProblem.WRONG_VALUE: (
        Text(
            "Line {line}, {key}: this value cannot be used.",
            "Línea {line}, {key}: ese valor no se puede usar.",
        ),
        Text("Write {expected} there.", "Escriba ahí {expected}."),
    ),
    PromptFileProblem.TOO_MANY_PHRASES: (
        Text(
            "Line {line}: there are too many prepared phrases.",
            "Línea {line}: hay demasiadas frases preparadas.",
        ),
        Text("Leave at most {expected}, one for each digit.", "Deje como máximo {expected}, una por cifra."),
    ),
    PromptFileProblem.NO_TEXT: (
        Text("There is no text from line {line} on.", "No hay texto a partir de la línea {line}."),
        Text("Write the prompt below the line +++.", "Escriba el prompt debajo de la línea +++."),
    ),
    PromptFileProblem.TOO_LARGE: (
        Text("It is too large for a prompt.", "Es demasiado grande para ser un prompt."),
        Text("Take another one.", "Tome otro."),
    ),
    PromptFileProblem.UNREADABLE: (
        _SYSTEM,
        Text(
            "See whether you may read it, or choose another.",
            "Vea si tiene permiso para leerlo, o elija otro.",
        ),
    ),
    PromptFileProblem.UNWRITABLE: (
        _SYSTEM,
        Text("Choose another folder or name.", "Elija otra carpeta u otro nombre."),
    ),
    PromptFileProblem.DRAFT_OPEN: (
        Text(
            "Somebody has changed this prompt in the window and not published it.",
            "Alguien cambió este prompt en la ventana y no lo publicó.",
        ),
        Text(
            "Publish or undo that there, or import the file there: both can be merged.",
            "Publique o deshaga eso allí, o importe el archivo allí: ambos se pueden combinar.",
        ),
    ),
}
_EXPECTED = {
    "text": Text("a text in quotes", "un texto entre comillas"),
    "text_of": Text("a text of at most {most} characters", "un texto de {most} caracteres como máximo"),
    "number": Text("a number, such as 0.5", "un número, como 0.5"),
    "whole_number": Text("a number without decimals", "un número sin decimales"),
    "texts": Text('a list of texts, such as ["one", "two"]', 'una lista de textos, como ["uno", "dos"]'),
    "tables": Text("parts that begin with [[{key}]]", "partes que empiecen con [[{key}]]"),
}
_OR = Text(" or ", " o ")
_UNKNOWN = Words(
    Text("{name} was read. Part of it is not known here.", "Se leyó {name}. Una parte no se conoce aquí."),
    Text("{entries}.", "{entries}."),
    Text(
        "It has no effect, and it stays when you export into the same file.",
        "No tiene efecto, y se conserva si exporta al mismo archivo.",
    ),
)
_ENTRY = Text("Line {line}: {key}", "Línea {line}: {key}")


def file_sentence(error: PromptFileError, language: str) -> Sentence:
    """Where the file is wrong, and what to write there."""
    why, to_do = _PROBLEMS[error.problem]
    expected = _expected(error, language)
    is_written = error.problem is PromptFileProblem.UNWRITABLE
    words = Words(_NOT_WRITTEN if is_written else _NOT_READ, why, to_do)
    return words.said(language, line=error.line, key=error.key, expected=expected)


def unknown_sentence(name: str, unknown: Sequence[UnknownKey], language: str) -> Sentence:
    """What stands in the file `name` and is not known here."""
    entries = "; ".join(_ENTRY.said(language, line=one.line, key=one.key) for one in unknown)
    return _UNKNOWN.said(language, name=name, entries=entries)


def _expected(error: PromptFileError, language: str) -> str:
    first, *rest = error.expected or ("",)
    if first in _EXPECTED:
        return _EXPECTED[first].said(language, key=error.key, most=rest[0] if rest else "")
    quoted = [f'"{one}"' if error.problem is PromptFileProblem.WRONG_VALUE else one for one in (first, *rest)]
    return _OR.said(language).join(quoted)


_MAIN = Text("the main prompt", "el prompt principal")
LINES = {
    "unchanged": Text("{prompt} is so already (v{version}).", "{prompt} ya es así (v{version})."),
    "drafted": Text(
        "{prompt}: unsaved in the window now, on top of v{version}. Publish it there, or with --publish.",
        "{prompt}: quedó sin publicar en la ventana, sobre v{version}. Publíquelo allí, o con --publish.",
    ),
    "asked": Text(
        "{prompt}: the window has unsaved changes, and asks how both go together. Nothing is overwritten.",
        "{prompt}: en la ventana hay cambios sin publicar, y pregunta cómo combinarlos. Nada se pierde.",
    ),
    "failing": Text(
        "Scenarios that fail with this text: {names}.", "Escenarios que fallan con este texto: {names}."
    ),
    "published": Text(
        "{prompt}: v{version} is published. Calls that begin now follow it.",
        "{prompt}: se publicó v{version}. La siguen las llamadas que empiecen ahora.",
    ),
    "created": Text(
        "{prompt} was made, with v{version}. No call follows it yet.",
        "Se creó {prompt}, con v{version}. Ninguna llamada lo sigue todavía.",
    ),
    "dry": Text("This was a trial: nothing was changed.", "Fue una prueba: no se cambió nada."),
}
"""What became of a prompt by the command line."""


def outcome_line(outcome: str, name: str, version: int, language: str) -> str:
    """What became, or would become, of the prompt called `name`; empty: the first one."""
    said = LINES[outcome].said(language, prompt=name or _MAIN.said(language), version=version)
    return said[:1].upper() + said[1:]
