"""One desk of the week: the program itself without a window, a folder of its own, asked over REST alone."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.outside.campaign_week.week_clock import WeekClock
from tests.outside.installation import free_port

if TYPE_CHECKING:
    from sellercall_desktop.simulator import Simulator

UP_WITHIN_S = 240
TOKEN = "a-token-of-the-test-0123456789abcdef"
COUNTRIES = "CO,MX,US,EC,CL"


class WeekDesk:
    """At most one process at a time; what it says goes into `folder`."""

    def __init__(
        self, name: str, folder: Path, *, simulator: Simulator, database: str, clock: WeekClock
    ) -> None:
        self.name, self.folder, self._clock = name, folder, clock
        self._simulator, self._database = simulator, database
        self._ports = free_port(), free_port()
        self.process: asyncio.subprocess.Process | None = None
        self.starts = self.kills = 0
        self.joined: set[str] = set()  # campaigns
        self.is_up = False
        self.holder = ""  # as leases have it
        self.client = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self._ports[0]}",
            headers={"Authorization": f"Bearer {TOKEN}"},
            timeout=120,
            trust_env=False,
        )

    @property
    def address(self) -> str:
        """Where the providers tell it what happens."""
        return f"http://127.0.0.1:{self._ports[1]}"

    async def start(self) -> None:
        """Until it says that everything is up. Raises RuntimeError where it does not come."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "stderr.txt").open("ab") as said:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "sellercall_desktop", "--data", str(self.folder), "serve", "--json"),
                env=self._environment(),
                stdout=asyncio.subprocess.PIPE,
                stderr=said,
            )
        self.starts += 1
        async with asyncio.timeout(UP_WITHIN_S):
            line = await self.process.stdout.readline()
        if not line:
            words = (self.folder / "stderr.txt").read_text(errors="replace")[-800:]
            raise RuntimeError(f"{self.name} did not start: {words}")
        json.loads(line)
        self.is_up = True

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """SIGKILL: no goodbye, nothing flushed."""
        self.is_up, self.joined = False, set()
        if self.process is None:
            return
        if self.process.returncode is None:
            self.process.send_signal(how)
            self.kills += how is signal.SIGKILL
        await self.process.wait()
        self.process._transport.close()
        self.process = None

    async def close(self) -> None:
        await self.kill(signal.SIGTERM)
        await self.client.aclose()

    async def join(self, campaign: str) -> None:
        """Work on a campaign here, too."""
        answer = await self.client.post(f"/api/campaigns/{campaign}/start")
        answer.raise_for_status()
        self.joined.add(campaign)

    def memory_mb(self) -> float:
        """Its own share of the machine's memory; 0 where it does not run."""
        if self.process is None:
            return 0.0
        told = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        pss = next(line for line in told.splitlines() if line.startswith("Pss:"))
        return int(pss.split()[1]) / 1024

    def _environment(self) -> dict[str, str]:
        simulator, (local, public) = self._simulator, self._ports
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SELLERCALL_")}
        given = {
            "TWILIO__BASE_URL": simulator.twilio_url,
            "TWILIO__ACCOUNT_SID": simulator.account_sid,
            "TWILIO__AUTH_TOKEN": simulator.auth_token,
            "TWILIO__PHONE_NUMBER": simulator.phone_number,
            "TWILIO__CALLS_PER_SECOND": "100",
            "ULTRAVOX__BASE_URL": simulator.ultravox_url,
            "ULTRAVOX__API_KEY": simulator.api_key,
            "ULTRAVOX__WEBHOOK_SECRET": simulator.webhook_secret,
            "WEB__LOCAL_PORT": str(local),
            "WEB__PUBLIC_PORT": str(public),
            "WEB__PUBLIC_URL": self.address,
            "WEB__TOKEN": TOKEN,
            "STORE__DATABASE_URL": self._database,
            "GUARD__ALLOWED_COUNTRIES": COUNTRIES,
            "GUARD__CALLS_PER_MINUTE": "0",
            "GUARD__LIVE_CALLS": "0",
            "GUARD__DAILY_COST": "0",
            "LAW__KIND_OF_CALLS": "collection",
            "LOG__LEVEL": "WARNING",
            "LOG__EXCHANGES_DAYS": "0",
        }
        kept |= {f"SELLERCALL_{name}": value for name, value in given.items()}
        return kept | self._clock.environment
