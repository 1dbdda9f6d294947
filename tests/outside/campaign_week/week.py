"""A week of campaigns on one PostgreSQL: desks dial, die and come again; the clock leaps when all rests.

What a seed settles: who is on the lists, which desk is killed after how many dials, how long it stays away.
The machine's timing, which nothing settles, does the rest.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import httpx

from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from tests.outside.campaign_week.people import LISTS, Person
from tests.outside.campaign_week.week_clock import SharedHand, WeekClock
from tests.outside.campaign_week.week_desk import WeekDesk
from tests.outside.campaign_week.week_judge import Ring

STARTS = 4
QUIET_S, STUCK_S, LET_BE_S = 0.8, 90.0, 40.0
_OPEN = """SELECT k.id, (SELECT min(greatest(r.turn_at, c.opens_us)) FROM (
    SELECT clock, campaign, CASE WHEN due_us IS NULL THEN 0 ELSE due_us END AS turn_at
    FROM campaign_rows WHERE campaign = k.key AND queue < 3) r
    JOIN campaign_clocks c ON c.campaign = r.campaign AND c.clock = r.clock) AS next_us,
    (SELECT count(*) FROM campaign_rows WHERE campaign = k.key AND queue = 3) AS out,
    k.state FROM campaigns k WHERE k.state IN ('running', 'paused')"""
_OUT = "SELECT lease_desk FROM campaign_rows WHERE queue = 3 AND lease_us > $1"
_BEING_DIALED = """SELECT r.lease_desk FROM campaign_rows r LEFT JOIN calls c ON c.id = r.call_id
    WHERE r.queue = 3 AND r.lease_us > $1
    AND (r.begun = 0 OR c.state IS NULL OR c.state IN
        ('dialing', 'unknown', 'queued', 'ringing', 'answered', 'ai_joined', 'talking'))"""
"""Rows of which more is to come than how their call's end is written down: a leap would go through a dial."""


class Week:
    """The desks, the world outside of them, and what was done to them."""

    def __init__(
        self, clock: WeekClock, simulator: Simulator, url: str, database: SharedHand, options
    ) -> None:
        self.clock, self.simulator, self.url, self._database = clock, simulator, url, database
        self.options = options
        self.desks: list[WeekDesk] = []
        self.campaigns: dict[int, str] = {}  # list -> id
        self.listed_at: dict[str, datetime] = {}
        self.odd: Counter = Counter()
        self.cuts = self.leaps = 0
        self.in_hand = 0  # kills of desks that had somebody out
        self.started_s: list[float] = []
        self.memory_mb = 0.0  # of a desk
        self.killed_at: list[tuple[str, datetime]] = []
        self.over = False
        self._least_leap = timedelta(minutes=options.leap)
        self._dice = {name: Random(f"{options.seed}/{name}") for name in ("kills", "cuts", "leaps")}
        self._coming: set[asyncio.Task] = set()

    # --- before it begins ---------------------------------------------------------------------

    async def prepare(self, folder: Path, everybody: list[Person]) -> None:
        """Contacts in the database, desks up, the numbers of the list told to one of them."""
        self._everybody = everybody
        async with open_store(self.url, folder / "seeding" / "a.db", "Be kind.") as store:
            given = self.clock.now() - timedelta(days=30)
            consents = (Consent(ConsentKind.WRITTEN, given, "form", "ana"),)
            for at in range(0, len(everybody), 200):
                some = enumerate(everybody[at : at + 200], at)
                await store.contacts.save([_contact(n, person, consents) for n, person in some])
        for n in range(self.options.desks):
            outside = {"simulator": self.simulator, "database": self.url, "clock": self.clock}
            self.desks.append(WeekDesk(f"desk-{n}", folder / f"desk-{n}", **outside))
        first, *others = self.desks
        await self._up(first)
        for at in range(0, len(others), 4):
            await asyncio.gather(*(self._up(desk) for desk in others[at : at + 4]))
        self.memory_mb = sum(desk.memory_mb() for desk in self.desks) / len(self.desks)
        for person in everybody:
            if person.listed:
                await self._list(first, person.number)

    async def _up(self, desk: WeekDesk) -> None:
        before = time.monotonic()
        for tried in range(STARTS):
            try:
                await desk.start()
                break
            except RuntimeError as error:  # whoever sits there tries again
                self.odd[f"start refused: {str(error)[-120:]}"] += 1
                await desk.kill()
                if tried == STARTS - 1:
                    raise
        self.started_s.append(time.monotonic() - before)
        if not desk.holder:
            found = [path for path in desk.folder.iterdir() if "desktop" in path.name]
            desk.holder = found[0].read_text(encoding="ascii").strip() if found else ""
        for campaign in await self._running():
            await self._join(desk, campaign)

    async def _list(self, desk: WeekDesk, number: str) -> None:
        answer = await desk.client.post("/api/dnc", json={"phone": number, "reason": "asked"})
        answer.raise_for_status()
        self.listed_at[number] = self.clock.now()

    # --- the week -----------------------------------------------------------------------------

    async def play(self) -> None:
        """Until every list is done, or the time is up. Raises RuntimeError where nothing moves any more."""
        ahead = dict(enumerate(LISTS))
        ends = time.monotonic() + self.options.minutes * 60
        while time.monotonic() < ends:
            await self._until_quiet()
            now, (moment, left) = self.clock.now(), await self._next_moment()
            begins = min(ahead.values(), default=None)
            if begins is None and not left:
                return
            await self._leap(now, moment, begins)
            for which in [one for one, at in ahead.items() if at <= self.clock.now()]:
                del ahead[which]
                await self._begin(which)
            await self._nudge()
        self.odd["the time was up before the week"] += 1

    async def _leap(self, now: datetime, moment: datetime | None, begins: datetime | None) -> None:
        goes_on = max(moment, now + self._least_leap) if moment is not None else begins
        if moment is not None and moment > now + self._least_leap:
            goes_on = moment
        to = min((one for one in (goes_on, begins) if one is not None), default=now + self._least_leap)
        if to > now:
            await self.clock.leap_to(to, self._database)
            self.leaps += 1

    async def _begin(self, which: int) -> None:
        """A list is made and started at one desk, and all the others join in."""
        desk = self._dice["leaps"].choice([one for one in self.desks if one.is_up])
        asked = {"name": f"list {which}", "contacts": {"tag": f"list-{which}"}, "pace": "ai_alone"}
        for _ in range(STARTS):
            made = await desk.client.post("/api/campaigns", json={**asked, "atOnce": self.options.at_once})
            if made.status_code == 201:
                break
            self.odd[f"list not made at once: {made.text[-60:]}"] += 1
        else:
            raise RuntimeError(f"list {which} was not made: {made.text}")
        self.campaigns[which] = made.json()["id"]
        for person in self._everybody:
            if person.listed_at == which and not person.listed:
                await self._list(desk, person.number)
        await self._join(desk, self.campaigns[which])
        others = [one for one in self.desks if one.is_up and one is not desk]
        await asyncio.gather(*(self._join(one, self.campaigns[which]) for one in others))
        self._say(f"list {which}: {made.json()}")

    async def _join(self, desk: WeekDesk, campaign: str) -> None:
        try:
            await desk.join(campaign)
        except httpx.HTTPStatusError as error:
            self.odd[f"join: {error.response.text[:120]}"] += 1
            desk.joined.add(campaign)
        except httpx.HTTPError as error:
            if desk.is_up:
                self.odd[f"join: {type(error).__name__}"] += 1

    async def _running(self) -> list[str]:
        found = await self._database.fetch("SELECT id, state FROM campaigns WHERE state = 'running'")
        return [row["id"] for row in found]

    async def _next_moment(self) -> tuple[datetime | None, bool]:
        """When somebody may be called again, and whether any list is not done."""
        rows = await self._database.fetch(_OPEN)
        for row in rows:
            if row["state"] == "paused":
                await self._resume(row["id"])
        moments = [row["next_us"] for row in rows if row["next_us"] is not None]
        at = datetime.fromtimestamp(min(moments) / 1_000_000, UTC) if moments else None
        return at, bool(rows)

    async def _resume(self, campaign: str) -> None:
        why = await self._database.fetchval("SELECT data FROM campaigns WHERE id = $1", campaign)
        self.odd[f"paused: {why.split('cause')[-1][:60]}"] += 1
        for desk in self.desks:
            if desk.is_up:
                await self._join(desk, campaign)

    async def _nudge(self) -> None:
        """A timer of a sleeping computer stands still: here a word of the database wakes everybody."""
        for campaign in await self._running():
            await self._database.execute("SELECT pg_notify('sellercall_campaigns', $1)", campaign)

    # --- quiet --------------------------------------------------------------------------------

    async def _until_quiet(self) -> None:
        """Nobody is on the line, nothing is being dialed, nobody's turn has come."""
        began = quiet_since = time.monotonic()
        nudged = requests = 0
        while time.monotonic() - quiet_since < QUIET_S:
            await asyncio.sleep(0.2)
            now = time.monotonic()
            busy = await self._busy(now - began > LET_BE_S)
            if busy or len(self.simulator.requests) != requests:
                requests, quiet_since = len(self.simulator.requests), now
            if now - began > STUCK_S * (nudged + 1):
                nudged += 1
                self._say(f"not quiet for {now - began:.0f} s: {busy}")
                self.odd[f"stuck: {busy.split(':')[0]}"] += 1
                await self._nudge()
            if nudged > 8:
                raise RuntimeError(f"nothing moves any more: {busy}")

    async def _busy(self, long: bool) -> str:
        """Why it is not quiet; with `long`, who only waits for its end to be written down is let be."""
        if self._coming:
            return "desks come again"
        live = sum(not leg.over for leg in self.simulator.legs.values())
        if live:
            return f"on the line: {live}"
        now = self.clock.now()
        at, _ = await self._next_moment()
        if at is not None and at <= now:
            return f"somebody's turn: {at}"
        alive = {desk.holder for desk in self.desks if desk.is_up}
        wanted = _BEING_DIALED if long else _OUT
        out = await self._database.fetch(wanted, int(now.timestamp() * 1_000_000))
        held = sum(row["lease_desk"] in alive for row in out)
        return f"out: {held}" if held else ""

    # --- what is done to them -----------------------------------------------------------------

    async def kill_them(self) -> None:
        """One after the other, each after so many further dials, in the middle of what it does."""
        dice, each = self._dice["kills"], self.options.contacts * 1.25 / (self.options.kills + 1)
        for n in range(self.options.kills):
            await self._dialed((n + 1) * each * dice.uniform(0.9, 1.1))
            await asyncio.sleep(dice.uniform(0, 1.2))
            chosen, away_s = dice.random(), dice.choice((0, 0, 1, 3, 20))
            up = [desk for desk in self.desks if desk.is_up]
            if self.over or len(up) < 2:
                continue
            busy = {row["lease_desk"] for row in await self._database.fetch(_OUT, 0)}
            likely = [desk for desk in up if desk.holder in busy] or up
            desk = likely[int(chosen * len(likely))]
            self.in_hand += desk.holder in busy
            self.killed_at.append((desk.address, self.clock.now()))
            await desk.kill()
            again = asyncio.get_running_loop().create_task(self._again(desk, away_s))
            self._coming.add(again)
            again.add_done_callback(self._coming.discard)

    async def _again(self, desk: WeekDesk, away_s: float) -> None:
        await asyncio.sleep(away_s)
        if not self.over:
            await self._up(desk)

    async def cut_them(self) -> None:
        """Now and then the server ends a connection, whatever it is used for."""
        dice, each = self._dice["cuts"], self.options.contacts * 1.25 / (self.options.cuts + 1)
        for n in range(self.options.cuts):
            await self._dialed((n + 1) * each * dice.uniform(0.9, 1.1))
            found = await self._database.fetch(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'SellerCall' ORDER BY pid"
            )
            for row in dice.sample(found, min(3, len(found))):
                await self._database.execute("SELECT pg_terminate_backend($1)", row["pid"])
                self.cuts += 1

    async def _dialed(self, count: float) -> None:
        while len(self.simulator.legs) < count and not self.over:
            with suppress(TimeoutError):
                await self.simulator.wait_for(lambda: len(self.simulator.legs) >= count, 1)

    async def close(self) -> None:
        self.over = True
        for task in tuple(self._coming):
            task.cancel()
        await asyncio.gather(*self._coming, return_exceptions=True)
        await asyncio.gather(*(desk.close() for desk in self.desks))

    def rings(self) -> list[Ring]:
        return [
            Ring(leg.to, leg.created, leg.ended, leg.answered is not None, _origin(leg.status_wish.url))
            for leg in self.simulator.calls_placed
        ]

    def _say(self, words: str) -> None:
        if self.options.told:
            print(f"{self.clock.now():%a %d %H:%M:%S} {words}", flush=True)


def _origin(url: str) -> str:
    return "/".join(url.split("/")[:3])


def _contact(at: int, person: Person, consents: tuple[Consent, ...]) -> Contact:
    tags = tuple(f"list-{one}" for one in person.lists)
    return Contact(f"p-{at}", f"Person {at}", (ContactNumber(person.number),), tags=tags, consents=consents)
