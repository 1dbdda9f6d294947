"""The product as a process beside a simulator, and what a seller asks of it over REST."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx

from tests.e2e.server_process import environment
from tests.outside.installation import PRESSED, PRODUCT

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.simulator import Simulator

SERVE = PRODUCT / "tests" / "outside" / "hand_off" / "serve_hastened.py"
UP_WITHIN_S = 90
LOOK_S = 0.15  # between two questions to another process: there is no event to await
UNDER_WAY = {"requested", "ringing", "announced"}
OPEN = {*UNDER_WAY, "joined"}


class GoneError(Exception):
    """The program is not there, or does not do what it was asked for."""


class Desk:
    """One data folder; at most one process at a time."""

    def __init__(self, simulator: Simulator, data: Path, telephone: str, speed: float) -> None:
        """`telephone` is the seller's own."""
        self.simulator, self.data, self.speed = simulator, data, speed
        self.starts = self.kills = 0
        self.up_since: float | None = None
        self._telephone = telephone
        self._process: asyncio.subprocess.Process | None = None
        self._http: httpx.AsyncClient | None = None

    # --- the process ---------------------------------------------------------------------------

    async def start(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-c", PRESSED.format(str(SERVE)), "--data", str(self.data), "serve"]
        more = {
            "HAND_OFF_SPEED": str(self.speed),
            "PYTHONPATH": str(PRODUCT),
            "SELLERCALL_HAND_OFF__OWN_TELEPHONE": self._telephone,
            "SELLERCALL_HAND_OFF__OWN_NAME": "Ana",
            "SELLERCALL_GUARD__CALLS_PER_MINUTE": "0",
            "SELLERCALL_GUARD__LIVE_CALLS": "0",
            "SELLERCALL_GUARD__DAILY_COST": "0",
            "SELLERCALL_LAW__COUNTRIES_OFF": "CO",
        }
        with (self.data / "stderr.txt").open("ab") as stderr:
            self._process = await asyncio.create_subprocess_exec(
                *(*command, "--json"),
                cwd=self.data,  # not where another checkout may lie
                env=environment(self.simulator, **more),
                stdout=asyncio.subprocess.PIPE,
                stderr=stderr,
            )
        self.starts += 1
        async with asyncio.timeout(UP_WITHIN_S):
            line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"it did not start: {(self.data / 'stderr.txt').read_text()[-600:]}")
        told = json.loads(line)
        self._http = httpx.AsyncClient(base_url=told["local"], timeout=40, trust_env=False)
        self.up_since = time.monotonic()

    def kill(self) -> None:
        """SIGKILL, now: no goodbye, nothing flushed."""
        self.up_since = None
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            self.kills += 1

    async def gone(self) -> None:
        """After `kill`: until nothing is left of it."""
        if self._process is not None:
            await self._process.wait()
            self._process._transport.close()
            self._process = None
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def close(self) -> None:
        self.kill()
        await self.gone()

    # --- what the seller asks --------------------------------------------------------------------

    async def ask(self, method: str, path: str, document: object = None) -> httpx.Response:
        """Raises `GoneError`: it is killed."""
        if self._http is None or self.up_since is None:
            raise GoneError(path)
        try:
            return await self._http.request(method, f"/api/llamada/{path}", json=document)
        except (httpx.HTTPError, RuntimeError) as error:
            raise GoneError(path) from error

    async def dial(self, number: str) -> str:
        """The CallSid."""
        answer = await self.ask("POST", "callto", {"Phone": number})
        if "callSid" not in answer.json():
            raise GoneError(f"dial: {answer.status_code} {answer.text[:200]}")
        return answer.json()["callSid"]

    async def hand_offs(self, sid: str) -> list[dict]:
        answer = await self.ask("GET", f"{sid}/handoff")
        return answer.json() if answer.status_code == 200 else []

    async def talks_with(self, sid: str, hand_off_id: str) -> tuple[str, str]:
        """The state of that hand-off, and who talks with the customer: a person's name, or the kind."""
        answer = await self.ask("GET", f"{sid}/handoff/{hand_off_id}")
        if answer.status_code != 200:
            raise GoneError(f"{answer.status_code} {answer.text[:200]}")
        told = answer.json()
        partner = told["with"] or {"kind": "", "name": ""}
        return told["handoff"]["state"], partner["name"] or partner["kind"]

    async def is_over(self, sid: str) -> bool:
        """Whether the history shows the call as over, and every hand-off of it."""
        listed = (await self.ask("GET", "listcalls?limit=20")).json()
        mine = [row for row in listed if row["twilioSid"] == sid]
        live = (await self.ask("GET", "active")).json()
        open_ones = [one for one in await self.hand_offs(sid) if one["state"] in OPEN]
        return len(mine) == 1 and bool(mine[0]["ended"]) and mine[0]["callID"] not in live and not open_ones


async def becomes(question, within_s: float) -> bool:
    """Whether the answer is yes within that time; the question is asked again and again."""
    with suppress(TimeoutError):
        async with asyncio.timeout(within_s):
            while not await question():  # noqa: ASYNC110 - another process: there is no event to await
                await asyncio.sleep(LOOK_S)
            return True
    return False
