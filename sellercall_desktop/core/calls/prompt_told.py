"""To which prompt an act brought the AI of a call that goes on: a version, and what differs from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Characters `start` to `end` of a version's text became `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PromptTold:
    """A version's text; with `edits`, in their order, what was unpublished then. Variables are not filled."""

    version: int
    edits: tuple[TextEdit, ...] = ()


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """The version's text with its edits. Those that do not fit into it, of a damaged row, do no harm."""
    made, at = [], 0
    for edit in edits:
        made += [text[at : max(at, edit.start)], edit.text]
        at = max(at, edit.end)
    return "".join((*made, text[at:]))
