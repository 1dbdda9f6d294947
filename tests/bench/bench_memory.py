"""Memory and disk while many calls talk on and on, and after their end: the program and the simulator apart.

    python tests/bench/bench_memory.py [--calls 50] [--minutes 8] [--talk-s 360]

Prints the resident memory of `serve` and the size of its database every 15 seconds. Flat means: within 5 MB
from the third minute on, past the end of the calls.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
EVERY_S = 15
ALLOWED_MB = 5.0


@contextmanager
def started(*words: str, **variables: str) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str]]]:
    """A part of the program as its own process, and what it announced."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-m", "sellercall_desktop", *words, "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT
    ) as process:
        try:
            yield process, json.loads(process.stdout.readline() if process.stdout else b"")
        finally:
            process.terminate()


def settings_for(world: dict[str, str], talk_s: int) -> dict[str, str]:
    given = {
        "TWILIO__BASE_URL": world["twilio"],
        "TWILIO__PHONE_NUMBER": world["phone_number"],
        "TWILIO__ACCOUNT_SID": world["account_sid"],
        "TWILIO__AUTH_TOKEN": world["auth_token"],
        "ULTRAVOX__BASE_URL": world["ultravox"],
        "ULTRAVOX__API_KEY": world["api_key"],
        "ULTRAVOX__WEBHOOK_SECRET": world["webhook_secret"],
        "ULTRAVOX__MAX_DURATION_S": str(talk_s),
        "WEB__LOCAL_PORT": "0",
        "WEB__PUBLIC_PORT": "0",
        "WEB__TOKEN": "t" * 32,
        "TUNNEL__KIND": "none",
        "UPDATE__CHECK": "false",
        "GUARD__LIVE_CALLS": "0",
        "GUARD__CALLS_PER_MINUTE": "0",
        "GUARD__DAILY_COST": "0",
        "LAW__COUNTRIES_OFF": "CO",
    }
    return {f"SELLERCALL_{name}": value for name, value in given.items()}


def resident_mb(pid: int) -> float:
    """Of a process on Linux."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def stored_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*.db*")) / 1e6


def dial(address: dict[str, str], number: str) -> None:
    request = urllib.request.Request(
        f"{address['local']}/api/llamada/callto",
        data=json.dumps({"Phone": number}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {address['token']}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    words.add_argument("--calls", type=int, default=50)
    words.add_argument("--minutes", type=float, default=8)
    words.add_argument("--talk-s", type=int, default=360)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as data, started("simulate") as (_, world):
        given = settings_for(world, asked.talk_s)
        with started("serve", "--data", data, **given) as (program, address):
            print(f"at the start {resident_mb(program.pid):6.1f} MB")
            for n in range(asked.calls):
                dial(address, f"+5730012{n:03}13")
            begun, seen = time.monotonic(), []
            while (minutes := (time.monotonic() - begun) / 60) < asked.minutes:
                time.sleep(EVERY_S)
                memory, disk = resident_mb(program.pid), stored_mb(Path(data))
                seen.append((minutes, memory))
                print(f"{minutes:5.1f} min  {memory:6.1f} MB  database {disk:6.2f} MB", flush=True)
    later = [memory for minutes, memory in seen if minutes >= 3]
    spread = max(later, default=0) - min(later, default=0)
    print(f"after the third minute within {spread:.1f} MB (allowed {ALLOWED_MB})")


if __name__ == "__main__":
    main()
