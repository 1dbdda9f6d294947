"""Beside the customer the whole time: how long they were alone, and how their call ended."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.resources import Leg
    from tests.outside.hand_off.desk import Desk
    from tests.outside.hand_off.scenes import Played
    from tests.outside.hand_off.strikes import Line

KINDS = ("alone", "alone_without_program", "lost", "rung_twice", "left_alive", "unsettled")
LOOK_S = 0.1
# Of `alone_without_program` one case is left that nothing of ours ends: ARCHITECTURE.md, "Nobody is alone".
ALONE_S = 4.0  # nobody, or music for nobody, while a program lives and reaches the providers
HELD_S = 12.0  # music while nothing of a hand-off is under way any more
COMES_BACK_S = 5.0  # a program finds its calls again within that after a start or an outage


class Fault(NamedTuple):
    """One thing that must not happen."""

    kind: str
    told: str

    def __str__(self) -> str:
        return f"{self.kind.upper()}: {self.told}"


class Watcher:
    """Of one customer."""

    def __init__(self, one: Played, desk: Desk, line: Line) -> None:
        self.one, self._desk, self._line = one, desk, line
        self.rests = False  # nothing of a hand-off is under way
        self.hung_up = False  # the customer wanted it
        self.alone_s = self.alone_without_s = 0.0  # the longest of each
        self._cared_for_since: float | None = None
        self._said_good_bye_while_cared_for_s = 0.0

    @property
    def leg(self) -> Leg:
        return self._desk.simulator.legs[self.one.sid]

    @property
    def hears(self) -> str:
        return self.leg.customer.hearing.now

    async def watch(self) -> None:
        """Until the customer is gone."""
        alone_since = held_since = None
        while not self.leg.over:
            await asyncio.sleep(LOOK_S)
            now = time.monotonic()
            self._cared_for_since = self._since(now)
            cared_for_s = now - self._cared_for_since if self._cared_for_since is not None else 0.0
            is_alone = self._is_alone()
            alone_since = (alone_since or now) if is_alone else None
            if alone_since is not None:
                spell_s = now - alone_since
                if cared_for_s:
                    self.alone_s = max(self.alone_s, min(spell_s, cared_for_s))
                else:
                    self.alone_without_s = max(self.alone_without_s, spell_s)
            is_held = self.hears == "music" and self.rests and cared_for_s > 0
            held_since = (held_since or now) if is_held else None
            if held_since is not None and now - held_since > HELD_S:
                self.alone_s = max(self.alone_s, now - held_since)
            self._said_good_bye_while_cared_for_s = cared_for_s

    def _since(self, now: float) -> float | None:
        """Since when a program is there that reaches everybody, and has had its time to find its calls."""
        if self._desk.up_since is None or now < self._line.harmed_until + COMES_BACK_S:
            return None
        since = max(self._desk.up_since, self._line.harmed_until) + COMES_BACK_S
        return since if since < now else None

    def _is_alone(self) -> bool:
        """Hears nobody, or music while no other telephone is in the room."""
        if self.hears == "nobody":
            return True
        if self.hears != "music":
            return False
        rooms = [room for room in self._desk.simulator.conferences if self.one.sid in room.participants]
        return all(len(room.participants) < 2 for room in rooms)

    # --- afterwards ------------------------------------------------------------------------------

    def faults(self) -> list[Fault]:
        """So far, of what the customer heard."""
        found = []
        spells = " / ".join(f"{at:.1f} {what[:60]}" for at, what in self.leg.customer.hearing.moments[-9:])
        if self.alone_s > ALONE_S:
            found.append(Fault("alone", f"{self.alone_s:.1f} s: {spells}"))
        if self.alone_without_s > ALONE_S:
            found.append(Fault("alone_without_program", f"{self.alone_without_s:.1f} s: {spells}"))
        if self.leg.over and not self.hung_up and (why := self._lost()):
            found.append(Fault("lost", f"{why}: {spells}"))
        return found

    def _lost(self) -> str:
        said = [
            moment.what for moment in self.leg.customer.hearing.moments if moment.what.startswith("said ")
        ]
        if not said or not said[-1].endswith("Hasta luego."):
            return "ended without a farewell"
        cared_for_s = self._said_good_bye_while_cared_for_s
        return f"the farewell, {cared_for_s:.1f} s after a program was there" if cared_for_s > 0 else ""


def rung_twice(desk: Desk, calls: list[Played], since: set[str]) -> list[Fault]:
    """Telephones that rang more often than anybody wished; `since`: legs of earlier rounds."""
    wanted = sum((Counter(one.wanted) for one in calls), Counter())
    rung = Counter(leg.to for sid, leg in desk.simulator.legs.items() if sid not in since)
    return [
        Fault("rung_twice", f"{number} rang {times} times for {wanted[number]}")
        for number, times in rung.items()
        if times > wanted[number]
    ]
