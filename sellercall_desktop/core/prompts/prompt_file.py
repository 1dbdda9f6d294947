"""One prompt as a readable file: Markdown, above it what belongs to it as TOML between lines of ``+++``.

What stands in a file and is not known here is told, and stays where it is when the file is written again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.core.prompts.file_keys import PRESETS, SETTINGS, WrongValueError
from sellercall_desktop.core.prompts.presets import MOST_PRESETS
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tomlkit import TOMLDocument

    from sellercall_desktop.core.prompts.file_keys import Path

FENCE = "+++"
_NAME, _VERSION = "name", "version"
_FENCED = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_CLOSING = re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LOOKS_FENCED = re.compile(r"\ufeff|\+\+\+|---")


class PromptFileProblem(StrEnum):
    """What is wrong with a file."""

    NOT_UTF8 = "not_utf8"
    NOT_CLOSED = "not_closed"  # the line that ends the part above the text is missing
    NOT_TOML = "not_toml"
    WRONG_VALUE = "wrong_value"  # `expected` says what may stand there
    TOO_MANY_PHRASES = "too_many_phrases"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"  # `key` is what the system says
    UNWRITABLE = "unwritable"
    DRAFT_OPEN = "draft_open"  # what is unsaved of that prompt in the window would be lost


class PromptFileError(SellerCallError):
    """The file was not read; nothing was changed.

    Attributes:
        problem: what is wrong.
        line: where, from 1; 0: nowhere in it.
        key: which entry, where it is one.
        expected: what may stand there: a word for a kind of value, or the values that there are.
    """

    def __init__(
        self, problem: PromptFileProblem, line: int, key: str = "", expected: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"line {line}: {problem.value} {key}".rstrip())
        self.problem, self.line, self.key, self.expected = problem, line, key, expected


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """An entry that this version of the program does not know. `line` counts from 1."""

    key: str
    line: int


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What a file holds. `header` is its part above the text, for it to be written again.

    `version` is the number of the one that it was made from; 0: it does not say.
    """

    content: PromptContent
    name: str = ""
    unknown: tuple[UnknownKey, ...] = ()
    header: str = ""
    version: int = 0
    is_text_alone: bool = False  # it says nothing of what belongs to the prompt


def read_prompt_file(held: bytes) -> PromptFile:
    """What the file holds; one without ``+++`` in its first line is all text.

    Raises:
        PromptFileError: it cannot be used as it is.
    """
    try:
        whole = held.decode("utf-8")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        raise PromptFileError(PromptFileProblem.NOT_UTF8, line) from None
    opening = _FENCED.match(whole)
    if opening is None:
        content = PromptContent(_some_text(whole.removeprefix("\ufeff"), 1))
        return PromptFile(content, is_text_alone=True)
    header, text = _parted(whole, opening.end())
    found = _document(header).unwrap()
    _some_text(text, header.count("\n") + 3)
    settings = replace(USUAL, **_known(found, header))
    presets = _presets(found, header)
    name = found.get(_NAME, "")
    if not isinstance(name, str):
        raise PromptFileError(PromptFileProblem.WRONG_VALUE, _line_of(header, (_NAME,)), _NAME, ("text",))
    content, unknown = PromptContent(text, presets, settings), tuple(_unknown(found, header))
    return PromptFile(content, name, unknown, header, _number(found, header))


def write_prompt_file(content: PromptContent, name: str = "", header: str = "", version: int = 0) -> bytes:
    """The file. `header` is that of the file it was read from: its comments and unknown entries stay.

    `version` is the number that the content is, or is based on; 0: it is not said.

    Raises:
        PromptFileError: `header` is no TOML.
    """
    document = _document(header)
    before = document.unwrap()
    _set(document, _NAME, before.get(_NAME), name or None)
    _set(document, _VERSION, before.get(_VERSION), version or None)
    for key, kind in SETTINGS.items():
        value = getattr(content.settings, key)
        _set(document, key, before.get(key), kind.write(value) if value != getattr(USUAL, key) else None)
    _set(document, "presets", before.get("presets"), PRESETS.write(content.presets) or None)
    written = document.as_string()
    if not written.strip() and not _LOOKS_FENCED.match(content.text):
        return content.text.encode()
    end = "\r\n" if "\r\n" in written else "\n"
    lines = written if not written or written.endswith("\n") else f"{written}{end}"
    return f"{FENCE}{end}{lines}{FENCE}{end}{end}{content.text}".encode()


def _some_text(text: str, line: int) -> str:
    if not text.strip():
        raise PromptFileError(PromptFileProblem.NO_TEXT, line)
    return text


def _parted(whole: str, start: int) -> tuple[str, str]:
    """The part above and the text. A line of ``+++`` may also stand in a value there: the first that fits."""
    first: PromptFileError | None = None
    for closing in _CLOSING.finditer(whole, start):
        header = whole[start : closing.start()]
        try:
            _document(header)
        except PromptFileError as error:
            first = first or error
        else:
            text = whole[closing.end() :]
            return header, text.removeprefix("\r\n" if text.startswith("\r\n") else "\n")
    raise first or PromptFileError(PromptFileProblem.NOT_CLOSED, 1)


def _document(header: str) -> TOMLDocument:
    import tomlkit  # only who brings or takes a file pays for it
    from tomlkit.exceptions import ParseError, TOMLKitError

    try:
        return tomlkit.parse(header)
    except ParseError as error:
        raise PromptFileError(PromptFileProblem.NOT_TOML, error.line + 1) from None
    except (TOMLKitError, ValueError, RecursionError):
        raise PromptFileError(PromptFileProblem.NOT_TOML, 2) from None


def _known(found: Mapping[str, Any], header: str) -> dict[str, Any]:
    read = {}
    for key, kind in SETTINGS.items():
        if key in found:
            try:
                read[key] = kind.read(found[key])
            except WrongValueError as error:
                raise _wrong(error, (key,), header) from None
    return read


def _number(found: Mapping[str, Any], header: str) -> int:
    number = found.get(_VERSION, 0)
    if isinstance(number, bool) or not isinstance(number, int):
        line = _line_of(header, (_VERSION,))
        raise PromptFileError(PromptFileProblem.WRONG_VALUE, line, _VERSION, ("whole_number",))
    return number


def _presets(found: Mapping[str, Any], header: str) -> Any:  # noqa: ANN401 - as `PRESETS` reads them
    try:
        presets = PRESETS.read(found.get("presets", []))
    except WrongValueError as error:
        raise _wrong(error, ("presets",), header) from None
    if len(presets) > MOST_PRESETS:
        line = _line_of(header, ("presets", MOST_PRESETS))
        raise PromptFileError(PromptFileProblem.TOO_MANY_PHRASES, line, "presets", (str(MOST_PRESETS),))
    return presets


def _wrong(error: WrongValueError, at: Path, header: str) -> PromptFileError:
    path = (*at, *error.path)
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return PromptFileError(PromptFileProblem.WRONG_VALUE, _line_of(header, path), key, error.expected)


def _unknown(found: Mapping[str, Any], header: str) -> Iterator[UnknownKey]:
    tables = {"presets": PRESETS, **SETTINGS}
    for key, value in found.items():
        if key not in {*tables, _NAME, _VERSION}:
            yield UnknownKey(key, _line_of(header, (key,)))
        for at, entry in enumerate(value if key in tables and tables[key].inside else ()):
            for inner in entry:
                if inner not in tables[key].inside:
                    yield UnknownKey(f"{key}.{at + 1}.{inner}", _line_of(header, (key, at, inner)))


def _set(document: TOMLDocument, key: str, before: Any, value: Any) -> None:  # noqa: ANN401 - TOML values
    """Change an entry only where it differs, so that how it was written stays."""
    if value is None:
        document.pop(key, None)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        _set_entries(document, key, before if isinstance(before, list) else [], value)
    elif before != value:
        document[key] = value


def _set_entries(document: TOMLDocument, key: str, before: list[Any], entries: list[dict[str, Any]]) -> None:
    """Entries of a list of tables; what is unknown in one goes with the entry that stands in its place."""
    import tomlkit

    known = {"presets": PRESETS, **SETTINGS}[key].inside
    kept = [{name: one[name] for name in one if name in known} for one in before]
    if kept == entries:
        return
    places = _places(kept, entries)
    made = tomlkit.aot()
    for at, entry in enumerate(entries):
        table = tomlkit.table()
        table.update(entry)
        if at in places:
            table.update({name: value for name, value in before[places[at]].items() if name not in known})
        made.append(table)
    document.pop(key, None)
    document.append(key, made)


def _places(before: list[dict[str, Any]], entries: list[dict[str, Any]]) -> dict[int, int]:
    """Where each entry stood: the same one, else one with the same first value, else that in its place."""
    free = list(range(len(before)))
    found: dict[int, int] = {}
    same = (
        lambda at, old: entries[at] == before[old],
        lambda at, old: next(iter(entries[at].values())) == next(iter(before[old].values()), None),
        lambda at, old: at == old,
    )
    for is_same in same:
        for at in range(len(entries)):
            place = next((old for old in free if at not in found and is_same(at, old)), None)
            if place is not None:
                found[at] = place
                free.remove(place)
    return found


def _line_of(header: str, path: Path) -> int:
    """The file's line in which an entry stands; that of what holds it, where it has none of its own."""
    table: list[str | int] = []
    counts: dict[str, int] = {}
    best, best_line = 0, 1
    for number, line in enumerate(header.split("\n"), start=2):  # below the fence
        if opened := re.match(r"\s*\[\[?\s*\"?([\w-]+)", line):
            name = opened[1]
            counts[name] = counts.get(name, -1) + 1
            table = [name, counts[name]] if line.lstrip().startswith("[[") else [name]
            here = table
        elif key := re.match(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w-]+))\s*[=.]", line):
            here = [*table, key[1] or key[2] or key[3]]
        else:
            continue
        if len(here) > best and tuple(here) == path[: len(here)]:
            best, best_line = len(here), number
    return best_line
