"""Labelled conversations from the tables beside this file, read as the program reads them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.phone.zone_data import clock
from sellercall_desktop.core.wrap_up.fields import FieldReader, fields_in

MONDAY = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)  # ten o'clock in Bogotá
TABLES = (
    "emails",
    "phones",
    "documents",
    "moments",
    "amounts",
    "names",
    "nothing",
    "talks",
    "later",
    "last",
    "third",
    "varied",
)


def labelled(*tables):
    """(expected by kind, country, text) of each line."""
    for table in tables or TABLES:
        for line in (Path(__file__).parent / f"{table}.txt").read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            label, text = line.split(" | ", 1)
            expected = {} if label == "-" else dict(part.split("=", 1) for part in label.split(";"))
            region, text = (text[1:3], text[4:]) if text.startswith("@") else ("CO", text)
            yield expected, region, text


def turns_of(text, at=MONDAY):
    made = []
    for ordinal, part in enumerate(text.split(" // ")):
        speaker = Speaker.AI if part.startswith(">") else Speaker.CUSTOMER
        made.append(TurnSpoken(at + timedelta(seconds=ordinal), ordinal, speaker, part.lstrip("> ")))
    return made


def read(text, region="CO", at=MONDAY, zone="America/Bogota"):
    """What is read out of a conversation, by kind."""
    reader = FieldReader(region, lambda moment: moment.astimezone(clock(zone)))
    return {each.kind.value: each for each in fields_in(turns_of(text, at), reader, lambda turn: turn.at)}


def shown(found):
    """As the tables write it: a moment without seconds and zone; ? and ~ stand for a doubt."""
    if found.kind.value == "datetime":
        return found.value[:16] + "~" * bool(found.doubts)
    doubted = set(found.doubts) & {"check_digit", "shortened", "one_of_several"}
    return found.value + "?" * bool(doubted)
