"""What a scripted conversation is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Plot


class Speaker(StrEnum):
    """Who says a line."""

    AI = "ai"
    CUSTOMER = "customer"


class Ending(StrEnum):
    """Who ends the call."""

    AI = "ai"
    CUSTOMER = "customer"
    BREAK = "break"  # nobody: the connection is lost


@dataclass(frozen=True, slots=True)
class Line:
    """One turn."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation and what a summary of it says."""

    language: str
    plot: Plot
    lines: tuple[Line, ...]
    ending: Ending
    short_summary: str
    summary: str

    def cut_short(self, lines: int, ending: Ending) -> Script:
        """The same, ending early."""
        return replace(self, lines=self.lines[:lines], ending=ending)


def dialogue(text: str) -> tuple[Line, ...]:
    """Lines from a text: ``A:`` is the AI, ``C:`` the customer; what is indented continues a turn."""
    who = {"A": Speaker.AI, "C": Speaker.CUSTOMER}
    turns: list[Line] = []
    for written in text.strip().splitlines():
        mark, _, words = written.partition(": ")
        if mark in who:
            turns.append(Line(who[mark], words.strip()))
        else:
            turns[-1] = Line(turns[-1].speaker, f"{turns[-1].text} {written.strip()}")
    return tuple(turns)
