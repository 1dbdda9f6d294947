"""Does what an installation says agree with what really happened?

Kinds of fault:
    rung_twice   a customer was rung while an earlier leg still stood, or more often than asked for
    lost         a leg of this installation is not in its history
    unfollowed   a leg lives and the history has it ended, or it is over and the history has it live
    doubled      one call stands in two rows
    hang_up      a hang-up that was asked for, and written down, was not carried out
    colleague    a leg that somebody else placed was ended by this installation
    phantom      a call that has no leg is still shown as live after minutes
"""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from tests.outside.installation import Installation
from tests.outside.world import WorldBook, WorldLeg

KINDS = ("rung_twice", "lost", "unfollowed", "doubled", "hang_up", "colleague", "phantom")
NOT_PLACED_AFTER = timedelta(seconds=150)  # a look-up goes on for a minute, with pauses of up to 20 s


@dataclass
class Presses:
    """What people did at one installation."""

    dialed: Counter = field(default_factory=Counter)  # number -> times
    hung_up: dict[str, datetime] = field(
        default_factory=dict
    )  # number -> when it was known to be written down
    rang_in: set[str] = field(default_factory=set)  # sids of incoming legs that it answered


@dataclass(frozen=True)
class Fault:
    kind: str
    about: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.about}"


async def judge(installation: Installation, presses: Presses, within_s: float) -> list[Fault]:
    """None as soon as there are none; else the faults that have stood for `within_s` seconds.

    What cannot be made good any more is told at once.
    """
    clock = asyncio.get_running_loop().time
    since: dict[Fault, float] = {}
    while True:
        try:
            rows = await installation.history()
            book = await installation.world.book()
            faults = compare(book, rows, installation.user, presses)
            if not installation.clock_off_s:
                faults += _phantoms(book, rows)
        except httpx.HTTPError as error:
            faults = [Fault("lost", f"the history cannot be read: {type(error).__name__}")]
        since = {fault: since.get(fault, clock()) for fault in faults}
        settled = [
            fault
            for fault, seen in since.items()
            if fault.kind in {"rung_twice", "colleague"} or clock() - seen > within_s
        ]
        if settled or not faults:
            return settled
        await asyncio.sleep(0.4)  # another process: there is no event to await


def compare(book: WorldBook, rows: list[dict], user: str, presses: Presses) -> list[Fault]:
    """`user`: the installation's name at the carrier."""
    ours = [leg for leg in book.legs if leg.asked_by == user or leg.sid in presses.rang_in]
    by_sid = {row["twilioSid"]: row for row in rows if row["twilioSid"]}
    return [
        *_rung_twice(book, user, presses),
        *_lost(ours, by_sid),
        *_unfollowed(book, by_sid),
        *_doubled(book, rows),
        *_hang_ups(book, user, presses),
        *_colleagues(book, user),
    ]


def _rung_twice(book: WorldBook, user: str, presses: Presses):
    outgoing = [leg for leg in book.legs if leg.asked_by == user]
    for number, legs in itertools.groupby(
        sorted(outgoing, key=lambda leg: (leg.to, leg.asked_at)), lambda leg: leg.to
    ):
        same = list(legs)
        if len(same) > presses.dialed[number]:
            yield Fault("rung_twice", f"{number} rung {len(same)} times, dialed {presses.dialed[number]}")
        for first, second in itertools.pairwise(same):
            if first.over_at is None or first.over_at > second.asked_at:
                yield Fault("rung_twice", f"{number}: {second.sid[:8]} while {first.sid[:8]} stood")


def _lost(ours: list[WorldLeg], by_sid: dict[str, dict]):
    for leg in ours:
        if leg.sid not in by_sid:
            yield Fault("lost", f"{leg.sid[:8]} to {leg.customer}, {leg.status}")


def _unfollowed(book: WorldBook, by_sid: dict[str, dict]):
    """Also of others' calls: whoever shows a call says the truth about it."""
    for leg in book.legs:
        row = by_sid.get(leg.sid)
        if row is None:
            continue
        if leg.alive and row["ended"]:
            yield Fault("unfollowed", f"{leg.sid[:8]} ({_whose(leg)}) {leg.status}, the history says ended")
        if not leg.alive and not row["ended"]:
            yield Fault("unfollowed", f"{leg.sid[:8]} ({_whose(leg)}) {leg.status}, the history says live")


def _doubled(book: WorldBook, rows: list[dict]):
    for column in ("twilioSid", "callID"):
        for value, times in Counter(row[column] for row in rows if row[column]).items():
            if times > 1:
                yield Fault("doubled", f"{times} rows with {column} {value[:8]}")
    by_sid = {row["twilioSid"]: row for row in rows if row["twilioSid"]}
    by_place = {row["callID"]: row for row in rows if row["callID"]}
    for leg in book.legs:
        with_leg, with_place = by_sid.get(leg.sid), by_place.get(leg.place or "")
        if with_leg and with_place and with_leg is not with_place:
            yield Fault("doubled", f"{leg.sid[:8]} in one row, its AI in another ({_whose(leg)})")


def _hang_ups(book: WorldBook, user: str, presses: Presses):
    for number, at in presses.hung_up.items():
        for leg in book.to(number):
            if leg.asked_by == user and leg.asked_at <= at and leg.alive:
                yield Fault("hang_up", f"{leg.sid[:8]} to {number} goes on")


def _colleagues(book: WorldBook, user: str):
    for leg in book.legs:
        for asked in leg.hang_ups:
            if asked["by"] == user and asked["did"] and leg.asked_by not in {user, "caller"}:
                yield Fault("colleague", f"{leg.sid[:8]} of {_whose(leg)} was ended")


def _phantoms(book: WorldBook, rows: list[dict]):
    for row in rows:
        old = book.now - datetime.fromisoformat(row["created"]) > NOT_PLACED_AFTER
        if old and not row["ended"] and not row["twilioSid"]:
            yield Fault("phantom", f"{row['direction']} {row['twilioTo']} of {row['created'][11:19]}")


def _whose(leg: WorldLeg) -> str:
    return leg.asked_by[:6]
