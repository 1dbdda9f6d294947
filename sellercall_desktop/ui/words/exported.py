"""What an export is written with: this person's words, clock and numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.exported import ExportWords
from sellercall_desktop.core.calls.facts import ActFate, ActKind, Direction, Speaker
from sellercall_desktop.ui.words.acts import kind_text, who_text
from sellercall_desktop.words.acts import fate_text, refused_text
from sellercall_desktop.words.export import CODES, TITLES

if TYPE_CHECKING:
    from sellercall_desktop.ui.words.formats import Formats


def export_words(formats: Formats) -> ExportWords:
    """All words looked up, so that a thread may use them. Decimals and separator are the locale's."""
    language = formats.language
    words = {
        **{f"status.{each.value}": formats.status_text(each) for each in CallStatus},
        **{f"result.{each.value}": formats.result_text(each) for each in CallResult},
        **{f"direction.{each.value}": formats.direction_text(each) for each in Direction},
        **{f"speaker.{each.value}": formats.speaker_text(each) for each in Speaker},
        **{f"act.{each.value}": kind_text(each) for each in ActKind},
        **{f"fate.{each.value}": fate_text(each, language) for each in ActFate},
        **{f"by.{each}": who_text(each) for each in ("window", "rest")},
        **{f"prompt.{number}": name for number, name in formats.prompt_names.items()},
        **{code: text.said(language) for code, text in CODES.items()},
    }
    return ExportWords(
        titles={key: text.said(language) for key, text in TITLES.items()},
        words=words,
        refused=partial(refused_text, language=language),
        here=True,
        separator=separator_of(formats),
        decimal_point=formats.locale.decimalPoint(),
    )


def separator_of(formats: Formats) -> str:
    """Between the cells of a CSV file: what a spreadsheet of this locale expects."""
    return ";" if formats.locale.decimalPoint() == "," else ","
