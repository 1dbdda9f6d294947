"""The do-not-call list as CSV: written so that spreadsheets keep its numbers, read however others wrote it.

A cell that a spreadsheet would calculate, such as a number with its plus, gets an apostrophe in front; one is
taken away when it is read.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.reading import read
from sellercall_desktop.core.problems import NumberProblem
from sellercall_desktop.core.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry

COLUMNS = ("phone", "since", "by", "reason", "sentence", "call")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_SEPARATORS = ";\t,"
_PHONE = re.compile(
    r"(?:phone|telephone|phone[ _]number|number|mobile|cell|msisdn|tel|telefono|fono|numero|celular|movil|"
    r"whatsapp)[ _.-]?\d*"
)
_NAMES = {
    "reason": {"reason", "motivo", "razon"},
    "sentence": {"sentence", "words", "frase", "palabras"},
    "since": {"since", "date", "desde", "fecha"},
}


def list_as_csv(entries: Iterable[DoNotCallEntry], separator: str = ",", *, heading: bool = True) -> str:
    """Lines that end with CR LF, the names of the columns first."""
    lines = StringIO()
    writer = csv.writer(lines, delimiter=separator, lineterminator="\r\n")
    if heading:
        writer.writerow(COLUMNS)
    for entry in entries:
        since = entry.since.astimezone(UTC).isoformat(timespec="seconds")
        cells = (entry.number, since, entry.by, entry.reason, entry.sentence, entry.call_id)
        writer.writerow([harmless(cell) for cell in cells])
    return lines.getvalue()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row without a number that could be listed."""

    line: int  # of the file, counted from 1
    text: str  # the cell, or the whole row where nothing says which cell holds the number
    problem: NumberProblem


@dataclass(slots=True)
class _Header:
    """Which cells of a row hold what; no `phones` where the file does not say."""

    phones: list[int] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)


class ListReader:
    """Goes through the lines of a file with any of the usual separators, with or without names of columns."""

    def __init__(self, lines: Iterable[str], region: str, draft: DoNotCallEntry) -> None:
        """Numbers without a country code are of `region`; `draft` holds what the rows do not tell."""
        self._lines, self._region, self._draft = iter(lines), region, draft
        self._unread: list[str] = []  # the lines since the last row

    def rows(self) -> Iterator[DoNotCallEntry | RefusedRow]:
        """What each row says: an entry for each number in it, or why there is none."""
        header: _Header | None = None
        for line, cells in self._cells():
            row = [cell.strip().removeprefix("'") for cell in cells]
            if not any(row):
                continue
            if header is None:
                header = _header_of(row)
                if header.phones:
                    continue
            yield from self._read(row, header, line)

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """The rows, each with its line. Where quotes do not pair, the lines count as they stand."""
        first = next(self._lines, "")
        named = re.fullmatch(r"sep=(.)\s*", first)  # a spreadsheet's own way to say it
        separator, first = (named[1], "\n") if named else (_separator_of(first), first)
        reader = csv.reader(self._remembered(first), delimiter=separator, strict=True)
        while True:
            self._unread.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                begin = reader.line_num - len(self._unread) + 1
                for line, text in enumerate(self._unread, begin):
                    yield line, text.rstrip("\r\n").split(separator)
            else:
                yield reader.line_num, cells

    def _remembered(self, first: str) -> Iterator[str]:
        for line in chain([first], self._lines):
            self._unread.append(line)
            yield line

    def _read(self, row: list[str], header: _Header, line: int) -> Iterator[DoNotCallEntry | RefusedRow]:
        whole = " · ".join(filter(None, row))
        if header.phones:
            named = [row[at] for at in header.phones if at < len(row) and row[at]]
            readings = [(cell, read(cell, self._region)) for cell in named]
            told = {name: row[at] for name, at in header.others.items() if at < len(row)}
        else:  # the first cell with a number holds it, and the others say something about it
            readings = [(cell, read(cell, self._region)) for cell in row if re.search(r"\d", cell)]
            readings = [one for one in readings if one[1].named][:1]
            holder = readings[0][0] if readings else ""
            told = {"reason": " · ".join(cell for cell in row if cell not in ("", holder))}
        if not readings:
            yield RefusedRow(line, whole, read(whole, self._region).problem or NumberProblem.NOT_A_NUMBER)
        for cell, reading in readings:
            for number in reading.named:
                yield self._entry(number.e164, told)
            if not reading.named:
                yield RefusedRow(line, cell, reading.problem or NumberProblem.NOT_A_NUMBER)

    def _entry(self, number: str, told: dict[str, str]) -> DoNotCallEntry:
        draft = self._draft
        return replace(
            draft,
            number=number,
            since=_time_in(told.get("since", ""), draft.since),
            reason=told.get("reason") or draft.reason,
            sentence=told.get("sentence", ""),
        )


def _separator_of(line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", line)
    return max(_SEPARATORS, key=bare.count)


def _header_of(row: list[str]) -> _Header:
    names = [folded(cell) for cell in row]
    phones = [at for at, name in enumerate(names) if _PHONE.fullmatch(name)]
    others = {key: at for at, name in enumerate(names) for key, known in _NAMES.items() if name in known}
    return _Header(phones, others) if phones else _Header()


def _time_in(text: str, now: datetime) -> datetime:
    """The date of a row, if it is one of the past; without an offset it is by this computer's clock."""
    try:
        at = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return now
    return at if _EARLIEST <= at <= now else now
