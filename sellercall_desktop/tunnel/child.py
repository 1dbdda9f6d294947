"""A program that runs as our child: without a window, without our input, and not longer than we do."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

END_S = 3.0
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


async def start_child(command: Sequence[str], environ: Mapping[str, str]) -> asyncio.subprocess.Process:
    """Start it; what it writes to stderr can be read, the rest is dropped. Raises OSError."""
    options: dict[str, Any] = {}
    if sys.platform == "win32":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW
    elif (tie := _tie()) is not None:
        options["preexec_fn"] = tie
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env=environ,
        **options,
    )


async def end(process: asyncio.subprocess.Process) -> None:
    """Ask it to end, insist after a while, and wait until it has."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(END_S):
                await _drained(process)
        except TimeoutError:
            process.kill()
    await _drained(process)


async def _drained(process: asyncio.subprocess.Process) -> None:
    """Wait for its end, reading on: while its pipe is full it could not end."""
    if process.stderr is not None:
        while await process.stderr.read(65536):
            pass
    await process.wait()


def _tie() -> Callable[[], None] | None:
    """What a child does first under Linux so that it dies with us, even when we are killed."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        prctl = ctypes.CDLL(None).prctl  # looked up here: after the fork there is no time for it
    except (OSError, AttributeError):
        return None
    return lambda: prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
