"""Reads vCard 2.1, 3.0 and 4.0 as telephones and mail programs write them: a row for each card.

Only what a contact has is kept. Where a card is damaged or the file ends within it, that card keeps its name
and loses its numbers, which might be half ones.
"""

from __future__ import annotations

import io
import quopri
import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.table import TableAbout, TableKind
from sellercall_desktop.tables.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from sellercall_desktop.core.contacts.imports.table import Row

COLUMNS = (
    *("Name", "Company", "Job title", "Mobile phone", "Work phone", "Home phone", "Other phone", "Fax"),
    *("Email", "Address", "Note", "Tags", "Language", "Birthday", "Website"),
)
_LONGEST = 20_000  # characters of a property: a picture is longer, and left out
_PARAMETER = re.compile(r';((?:[^";:]|"[^"]*")*)')
_NAME = re.compile(r"(?:([\w-]+)\.)?([\w-]+)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LABELS = (  # Apple writes what a number is into a property beside it
    ("cell", re.compile("mobile|iphone|cell|m[oó]vil|celular|whatsapp", re.IGNORECASE)),
    ("fax", re.compile("fax", re.IGNORECASE)),
    ("work", re.compile("work|trabajo|oficina|main|principal|empresa|comercial", re.IGNORECASE)),
    ("home", re.compile("home|casa|hogar|residencia", re.IGNORECASE)),
)
_PHONES = (
    ("fax", "Fax"),
    ("pager", "Fax"),
    ("cell", "Mobile phone"),
    ("iphone", "Mobile phone"),
    ("work", "Work phone"),
    ("home", "Home phone"),
)
_COPIED = {"TITLE": "Job title", "NOTE": "Note", "LANG": "Language", "BDAY": "Birthday", "URL": "Website"}


class CardTable:
    """See `OpenTable`."""

    def __init__(self, file: BinaryIO, size: int, name: str, kind: TableKind = TableKind.CARDS) -> None:
        """`file` is closed with the table. Raises OSError."""
        self._file, self._size = file, max(size, 1)
        self.about = TableAbout(kind, name, encoding=encoding_of(file))

    @property
    def share(self) -> float:
        """See `OpenTable`."""
        return 0.0 if self._file.closed else min(self._file.tell() / self._size, 1.0)

    def rows(self) -> Iterator[Row]:
        """See `OpenTable`. The first row names the columns and has the number 0."""
        yield 0, list(COLUMNS)
        for number, card in enumerate(_cards(_properties(self._lines())), 1):
            yield number, ["\n".join(dict.fromkeys(card.cells.get(column, ()))) for column in COLUMNS]

    def close(self) -> None:
        """See `OpenTable`."""
        self._file.close()

    def _lines(self) -> Iterator[str]:
        self._file.seek(0)
        decode = self.about.encoding
        if decode.startswith(("utf-16", "utf-32")):
            for line in io.StringIO(self._file.read().decode(decode, "replace")):
                yield line.rstrip("\r\n")
            return
        for raw in self._file:
            yield raw.decode(decode, "replace").rstrip("\r\n")


class _Card:
    """What has been read of one card."""

    def __init__(self) -> None:
        self.cells: dict[str, list[str]] = {}
        self._phones: list[tuple[str, set[str], str]] = []  # group, types, text
        self._labels: dict[str, str] = {}
        self._parts_of_name = ""

    def take(self, group: str, name: str, types: set[str], value: str) -> None:
        """One property."""
        match name:
            case "TEL":
                self._phones.append((group, types, _phone_in(value)))
            case "X-ABLABEL":
                self._labels[group] = value
            case "FN":
                self._put("Name", _plain(value))
            case "N":
                family, given, *more = [*_split(value, ";"), "", ""][:5]
                middle = more[0] if more else ""
                self._parts_of_name = " ".join(filter(None, (given, middle, family)))
            case "ORG":
                self._put("Company", next(filter(None, _split(value, ";")), ""))
            case "ADR":
                self._put("Address", ", ".join(filter(None, _split(value, ";"))))
            case "EMAIL":
                self._put("Email", _plain(value))
            case "CATEGORIES":
                self._put("Tags", ", ".join(filter(None, _split(value, ","))))
            case _ if name in _COPIED:
                self._put(_COPIED[name], _plain(value))

    def close(self, *, whole: bool) -> None:
        """It has ended, as it should or not."""
        if self._parts_of_name and not self.cells.get("Name"):
            self._put("Name", self._parts_of_name)
        for group, types, text in self._phones if whole else ():
            label = self._labels.get(group, "")
            said = types | {kind for kind, pattern in _LABELS if pattern.search(label)}
            self._put(next((column for kind, column in _PHONES if kind in said), "Other phone"), text)

    def _put(self, column: str, text: str) -> None:
        if text.strip():
            self.cells.setdefault(column, []).append(text.strip())


def _cards(properties: Iterable[tuple[str, str, set[str], str]]) -> Iterator[_Card]:
    card: _Card | None = None
    within = 0  # cards inside the card: an assistant's
    before = ""
    for group, name, types, value in properties:
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            if card is not None and before == "AGENT":
                within += 1
            else:
                if card is not None:
                    card.close(whole=False)
                    yield card
                card, within = _Card(), 0
        elif name == "END" and value.strip().upper() == "VCARD":
            if within:
                within -= 1
            elif card is not None:
                card.close(whole=True)
                yield card
                card = None
        elif card is not None and not within:
            card.take(group, name, types, value)
        before = name
    if card is not None:
        card.close(whole=False)
        yield card


def _properties(lines: Iterable[str]) -> Iterator[tuple[str, str, set[str], str]]:
    """Group, name, types and value of each, decoded; what is no property is passed over."""
    for line in _unfolded(lines):
        found = _NAME.match(line)
        if found is None:
            continue
        end, parameters = found.end(), []
        while parameter := _PARAMETER.match(line, end):
            parameters.append(parameter[1])
            end = parameter.end()
        if line[end : end + 1] != ":":
            continue
        types, charset, quoted = _meant(parameters)
        value = line[end + 1 :]
        if quoted:
            value = _dequoted(value, charset)
        yield (found[1] or "").lower(), found[2].upper(), types, value


def _meant(parameters: list[str]) -> tuple[set[str], str, bool]:
    """Types, character set, and whether the value is quoted-printable."""
    types: set[str] = set()
    charset, quoted = "utf-8", False
    for parameter in parameters:
        key, given, text = parameter.partition("=")
        text = (text if given else key).strip().strip('"').lower()
        key = key.strip().upper() if given else ("ENCODING" if text == "quoted-printable" else "TYPE")
        if key == "TYPE":
            types |= {one.strip(' "') for one in text.split(",")}
        elif key == "CHARSET":
            charset = text
        elif key == "ENCODING":
            quoted = text in {"quoted-printable", "q"}
    return types, charset, quoted


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Whole properties: what begins with a blank goes on, and so does what quoted-printable breaks."""
    whole, is_open = "", False
    for line in lines:
        if is_open and not line.upper().startswith("END:VCARD"):
            whole = whole[:-1] + line.lstrip()
        elif line[:1] in (" ", "\t"):
            whole += line[1:] if len(whole) < _LONGEST else ""
        else:
            if whole and len(whole) < _LONGEST:
                yield whole
            whole = line
        is_open = whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()
    if whole and len(whole) < _LONGEST:
        yield whole


def _dequoted(value: str, charset: str) -> str:
    """Bytes that are written as =C3=B1; a letter that was left as it is stays itself."""
    raw = quopri.decodestring(value.encode("utf-8"))
    for name in (charset, "utf-8", "cp1252"):
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", "replace")


def _phone_in(value: str) -> str:
    """The number's text; of a link its extension in words."""
    text = _plain(value).strip()
    if text[:4].lower() != "tel:":
        return text
    number, *parameters = text[4:].split(";")
    extension = next((one[4:] for one in parameters if one.lower().startswith("ext=")), "")
    return f"{number} ext {extension}" if extension else number


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _split(value: str, separator: str) -> list[str]:
    """The parts between separators that are not escaped."""
    parts = re.findall(rf"((?:\\.|[^\\{separator}])*)(?:{separator}|$)", value, re.DOTALL)
    return [_plain(part).strip() for part in parts]
