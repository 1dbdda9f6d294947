"""The shift sheet as a PDF, by Qt's own writer. All of it runs on a thread: a thousand rows take seconds."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from sellercall_desktop.core.calls.shift import due_of
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.ui.history.columns import totals
from sellercall_desktop.words import shift as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.shift import ShiftSheet
    from sellercall_desktop.ui.words.formats import Formats
    from sellercall_desktop.words.sentence import Text

_DPI = 96
_MARGIN_MM, _FOOTER_PX = 15, 28
_LONGEST_NOTE = 300  # characters: a sheet is looked over, an export holds all
# Letter paper is usual there; everywhere else it is A4.
_LETTER = frozenset(
    ["US", "CA", "MX", "CO", "CL", "VE", "GT", "CR", "PA", "SV", "HN", "NI", "DO", "PR", "PH", "BO"]
)
_STYLE = """
    h1 { font-size: 18pt; margin-bottom: 0 } h2 { font-size: 12pt; margin-top: 14px; margin-bottom: 4px }
    p { margin: 2px 0 } .muted { color: #555555 } td, th { padding: 2px 10px 2px 0 }
    th { text-align: left; font-weight: 600; border-bottom: 1px solid #888888 }
"""


def page_size(locale: QLocale) -> QPageSize:
    """The paper of that country."""
    letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def write_shift_sheet(sheet: ShiftSheet, formats: Formats, path: Path, size: QPageSize | None = None) -> None:
    """Write it beside its place, then there.

    Raises:
        OSError: it cannot be written; what lay there before still does.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sellercall-", suffix=".pdf")
    os.close(handle)
    aside = Path(name)
    try:
        _draw(_SheetText(sheet, formats), aside, size or page_size(formats.locale))
        if aside.stat().st_size == 0:  # Qt tells of a full disk by an empty file only
            raise OSError(None, "", str(path))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _draw(text: _SheetText, path: Path, size: QPageSize) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setTitle(text.title)
    writer.setCreator("SellerCall")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    page = QSizeF(writer.width(), writer.height() - _FOOTER_PX)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_font())
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.setHtml(text.html())
    document.setPageSize(page)
    pages = document.pageCount()
    painter = QPainter(writer)
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        painter.setFont(_font())
        footer = QRectF(0, page.height(), page.width(), _FOOTER_PX)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(footer, int(right), text.footer(number + 1, pages))
    painter.end()


def _font() -> QFont:
    font = QFont()
    font.setPointSizeF(9)
    font.setFeature(QFont.Tag("liga"), 0)  # else "oficina" is not found in the PDF: its "fi" is one sign
    return font


class _SheetText:
    """The sheet in words."""

    def __init__(self, sheet: ShiftSheet, formats: Formats) -> None:
        self._sheet, self._formats = sheet, formats
        day = QDate(sheet.day.year, sheet.day.month, sheet.day.day)
        self._day = formats.locale.toString(day, QLocale.FormatType.LongFormat)
        self.title = f"{self._say(words.TITLE)}: {self._day}"

    def footer(self, page: int, pages: int) -> str:
        """Below each page."""
        return f"{self.title}    {words.PAGE.said(self._formats.language, page=page, pages=pages)}"

    def html(self) -> str:
        """All of it."""
        made = words.MADE.said(self._formats.language, when=self._formats.date_time(datetime.now(UTC)))
        return "".join(
            (
                f"<h1>{escape(self._say(words.TITLE))}</h1>",
                f"<p>{escape(self._day)}</p><p class='muted'>{escape(made)}</p>",
                self._totals(),
                self._counts(words.RESULTS, self._results()),
                self._counts(words.DISPOSITIONS, self._dispositions()),
                self._due(),
                self._refusals(),
                self._calls(),
            )
        )

    def _totals(self) -> str:
        sheet, integer, money = self._sheet, self._formats.integer, self._formats.money
        costs = [money(amount, currency) for currency, amount in sorted(sheet.costs.items())]
        rows = [
            (words.CALLS, integer(sheet.count)),
            (words.OUTBOUND, integer(sheet.outbound)),
            (words.INBOUND, integer(sheet.inbound)),
            (words.MINUTES, self._formats.locale.toString(sheet.talk_s / 60, "f", 1)),
            (words.COST, " + ".join(costs) or self._say(words.NO_COST)),
        ]
        if sheet.live:
            rows.insert(3, (words.LIVE, integer(sheet.live)))
        return _table((), [(self._say(title), value) for title, value in rows])

    def _results(self) -> list[tuple[str, int]]:
        return [(self._formats.result_text(each), n) for each, n in self._sheet.results.most_common()]

    def _dispositions(self) -> list[tuple[str, int]]:
        counted = self._sheet.dispositions.most_common()
        return [(label or self._say(words.NO_DISPOSITION), n) for label, n in counted]

    def _counts(self, title: Text, counted: Sequence[tuple[str, int]]) -> str:
        rows = [(name, self._formats.integer(n)) for name, n in counted]
        return self._part(title, (), rows)

    def _due(self) -> str:
        rows = [
            (self._formats.date_time(due_of(call)), self._number(call), _note(call))
            for call in self._sheet.due
        ]
        return self._part(words.DUE, (words.TIME, words.NUMBER, words.NOTE), rows)

    def _refusals(self) -> str:
        number, language = self._formats.number, self._formats.language
        rows = [
            (
                self._formats.clock_with_seconds(entry.at),
                number(entry.subject),
                words.REASONS[entry.fate].said(language) if entry.fate in words.REASONS else entry.fate,
            )
            for entry in self._sheet.refusals
        ]
        titles = (words.TIME, words.NUMBER, words.REASON)
        return self._part(words.REFUSALS, titles, rows, nothing=words.NO_NUMBER)

    def _calls(self) -> str:
        titles = (words.TIME, words.NUMBER, words.RESULT, words.DURATION, words.DISPOSITION, words.COST)
        made = self._part(words.CALLS, titles, [self._call(call) for call in self._sheet.calls])
        if (more := self._sheet.count - len(self._sheet.calls)) > 0:
            said = words.MORE.said(self._formats.language, count=self._formats.integer(more))
            made += f"<p>{escape(said)}</p>"
        return made

    def _call(self, call: Call) -> tuple[str, ...]:
        formats, chosen = self._formats, (call.written or NOTHING).disposition
        state = formats.result_text(call.result) if call.result else formats.status_text(call.status)
        return (
            formats.clock_with_seconds(call.created_at),
            self._number(call),
            state,
            formats.duration(call.duration_s),
            chosen.label or chosen.key if chosen is not None else "",
            " + ".join(formats.money(*total) for total in totals(call)),
        )

    def _number(self, call: Call) -> str:
        return self._formats.number(call.number)

    def _part(
        self,
        title: Text,
        titles: Sequence[Text],
        rows: Sequence[Sequence[str]],
        *,
        nothing: Text = words.NOTHING,
    ) -> str:
        head = f"<h2>{escape(self._say(title))}</h2>"
        if not rows:
            return f"{head}<p class='muted'>{escape(self._say(nothing))}</p>"
        return head + _table([self._say(each) for each in titles], rows)

    def _say(self, text: Text) -> str:
        return text.said(self._formats.language)


def _note(call: Call) -> str:
    note = (call.written or NOTHING).note
    text = " ".join(note.text.split()) if note is not None else ""
    return f"{text[:_LONGEST_NOTE]}…" if len(text) > _LONGEST_NOTE else text


def _table(titles: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """The line of titles stands on each page again."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    wide = " width='100%'" if head else ""
    return f"<table cellspacing='0'{wide}>{f'<thead><tr>{head}</tr></thead>' if head else ''}{body}</table>"
