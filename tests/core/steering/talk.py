"""Labelled turns from the tables beside this file, and turns made of words."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken

JOINED = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def labelled(name):
    """(label, text) of each line; a line without a label is all text in `openings`."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" ", 1)) for line in lines if line and not line.startswith("#")]


def lines(name):
    return [" ".join(parts) for parts in labelled(name)]


def turn(text, ordinal=0, speaker=Speaker.CUSTOMER, start_s=None, *, final=True):
    at = JOINED + timedelta(seconds=start_s or 0)
    return TurnSpoken(at, ordinal, speaker, text, start_s, final)


def heard(text):
    """The customer's turns of a text in which " / " parts them."""
    return tuple(turn(part, ordinal) for ordinal, part in enumerate(text.split(" / ")))
