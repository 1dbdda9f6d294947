"""The real product as a process, from outside: started, dialed with, killed, started again, also later.

Which checkout is tried: the one that holds this file, or $OUTSIDE_PRODUCT.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import sys
from pathlib import Path

import httpx

from tests.outside.world import ROOT, World

UP_WITHIN_S = 80
PRODUCT = Path(os.environ.get("OUTSIDE_PRODUCT", ROOT))
BUTTON = Path(__file__).with_name("serve_with_button.py")
PRESSED = (
    "import runpy; runpy.run_path({!r}, run_name='__main__')"  # its folder stays out of the product's path
)
LIBRARIES = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib/faketime/libfaketimeMT.so.1")


def clock_library() -> Path | None:
    """libfaketime (Debian's package ``faketime``), which gives one process another time; None without it."""
    if not sys.platform.startswith("linux"):
        return None
    found = (path for pattern in LIBRARIES for path in sorted(Path("/").glob(pattern.lstrip("/"))))
    return next(found, None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Installation:
    """One data folder, one set of keys; at most one process at a time."""

    def __init__(
        self, world: World, data: Path, keys: dict[str, str], *, webhooks: bool, button: bool
    ) -> None:
        """`button`: the process can be told to hang up, as the window is by its button."""
        self.world, self.data, self.keys = world, data, keys
        self.user = keys["key_sid"]
        self.webhooks, self.button = webhooks, button
        self.ports = free_port(), free_port()
        self.clock_off_s = 0.0  # this computer's clock beside the world's
        self.starts = self.kills = 0
        self.process: asyncio.subprocess.Process | None = None
        self.errors: list[str] = []
        self._client = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self.ports[0]}", timeout=60, trust_env=False
        )

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.returncode is None

    @property
    def voice_url(self) -> str:
        return f"http://127.0.0.1:{self.ports[1]}/api/inbound"

    async def start(self, *, wait: bool = True) -> None:
        """Start it by the world's time; with `wait`, until it says that everything is up."""
        program = ["-c", PRESSED.format(str(BUTTON))] if self.button else ["-m", "sellercall_desktop"]
        command = [sys.executable, *program, "--data", str(self.data), "serve", "--json"]
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "stderr.txt").open("ab") as stderr:
            self.process = await asyncio.create_subprocess_exec(
                *command,
                cwd=self.data,
                env=self._environment(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=stderr,
            )
        self.starts += 1
        if wait:
            await self.up()

    async def up(self) -> None:
        assert self.process is not None
        async with asyncio.timeout(UP_WITHIN_S):
            line = await self.process.stdout.readline()
        if not line:
            await self.process.wait()
            raise RuntimeError(f"it did not start: {self._last_words()}")

    async def kill(self) -> None:
        """SIGKILL: no goodbye, nothing flushed."""
        await self._end(signal.SIGKILL)
        self.kills += 1

    async def stop(self) -> None:
        """SIGTERM: as whoever closes it."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.returncode is None:
            self.process.send_signal(how)
        await self.process.wait()
        self.process._transport.close()
        self.process = None

    async def close(self) -> None:
        await self._end(signal.SIGKILL)
        await self._client.aclose()

    # --- what people and programs do with it ---------------------------------------------------

    async def dial(self, number: str) -> tuple[int, dict]:
        """Over REST: the status and the body; 0 where the program went away in the middle of it."""
        try:
            answer = await self._client.post("/api/llamada/callto", json={"Phone": number})
        except httpx.HTTPError as error:
            return 0, {"error": type(error).__name__}
        try:
            return answer.status_code, answer.json()
        except ValueError:
            return answer.status_code, {"text": answer.text}

    async def history(self, limit: int = 400) -> list[dict]:
        """The rows as the old front end reads them."""
        return (
            (await self._client.get("/api/llamada/listcalls", params={"limit": limit}))
            .raise_for_status()
            .json()
        )

    async def shows_something(self, within_s: float = 30) -> None:
        """Return once there is a row: what others did is brought in soon after a start."""
        async with asyncio.timeout(within_s):
            while not await self.history():  # noqa: ASYNC110 - another process: there is no event to await
                await asyncio.sleep(0.2)

    async def hang_up(self, number: str) -> dict:
        """Press the button on the live call with this number; what the program answers."""
        assert self.button
        assert self.process is not None
        self.process.stdin.write(f"{json.dumps({'hang_up': number})}\n".encode())
        await self.process.stdin.drain()
        async with asyncio.timeout(60):
            return json.loads(await self.process.stdout.readline())

    # --- its surroundings ----------------------------------------------------------------------

    def _environment(self) -> dict[str, str]:
        facts, (local, public) = self.world.facts, self.ports
        env = {name: value for name, value in os.environ.items() if not name.startswith("SELLERCALL_")}
        env["PYTHONPATH"] = str(PRODUCT)
        given = {
            "TWILIO__BASE_URL": facts["twilio"],
            "TWILIO__ACCOUNT_SID": facts["account_sid"],
            "TWILIO__AUTH_TOKEN": facts["auth_token"],
            "TWILIO__API_KEY_SID": self.keys["key_sid"],
            "TWILIO__API_KEY_SECRET": self.keys["key_secret"],
            "TWILIO__PHONE_NUMBER": facts["number"],
            "ULTRAVOX__BASE_URL": facts["ultravox"],
            "ULTRAVOX__API_KEY": self.keys["ultravox_key"],
            "ULTRAVOX__WEBHOOK_SECRET": facts["webhook_secret"],
            "WEB__LOCAL_PORT": str(local),
            "WEB__PUBLIC_PORT": str(public),
            "WEB__TOKEN": "a-token-of-the-test-0123456789abcdef",
            "GUARD__CALLS_PER_MINUTE": "0",
            "GUARD__LIVE_CALLS": "0",
            "GUARD__DAILY_COST": "0",
            "LAW__COUNTRIES_OFF": "CO",
        }
        if self.webhooks:
            given["WEB__PUBLIC_URL"] = f"http://127.0.0.1:{public}"
        env |= {f"SELLERCALL_{name}": value for name, value in given.items()}
        if clock := self._clock():
            env |= clock
            env["PYTHONPATH"] += f"{os.pathsep}{Path(__file__).with_name('shifted_clock')}"
        return env

    def _clock(self) -> dict[str, str]:
        """The world's time, and this computer's error, by libfaketime; durations stay what they are."""
        off_s = self.world.leapt_s + self.clock_off_s
        if not off_s:
            return {}
        library = clock_library()
        if library is None:
            raise RuntimeError("another time needs libfaketime (Debian: faketime)")
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME": f"{off_s:+.3f}s",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def _last_words(self) -> str:
        return (self.data / "stderr.txt").read_text(errors="replace")[-600:]

    def discard(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
