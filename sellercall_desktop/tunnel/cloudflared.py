"""cloudflared, the installed program: a quick tunnel with a new name, or a named one of the user's own.

It runs as our child and ends with us. The token goes by its environment: arguments can be read by all.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import shutil
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.tunnel.child import end, start_child

if TYPE_CHECKING:
    from sellercall_desktop.settings import TunnelSettings
    from sellercall_desktop.tunnel.local_address import LocalAddress

log = logging.getLogger(__name__)

KIND = "cloudflared"
OPEN_S = 45.0
METRICS_S = 3.0
RATE_WAIT_S = 120.0
KEPT_LINES = 5
_QUICK = re.compile(r"https://(?!api\.)[a-z0-9-]+\.trycloudflare\.com")
_METRICS = re.compile(r"Starting metrics server on ([0-9.]+):(\d+)/metrics")
_REGISTERED = "Registered tunnel connection"
# Each of its options is also read from a variable: developers.cloudflare.com, cloudflared, run parameters.
_NOT_FOR_IT = ("SELLERCALL_", "TUNNEL_", "NO_AUTOUPDATE", "AUTOUPDATE_FREQ")
_NETWORK = {
    "TUNNEL_TRANSPORT_PROTOCOL",
    "TUNNEL_EDGE_IP_VERSION",
    "TUNNEL_EDGE_BIND_ADDRESS",
    "TUNNEL_REGION",
}
_OWN_TUNNEL = {"TUNNEL_ORIGIN_CERT", "TUNNEL_CRED_FILE", "TUNNEL_CRED_CONTENTS"}
# A refused quick tunnel answers with a page where the program expects JSON.
_LIMIT = re.compile(r"429 Too Many|error code: 1015|unmarshal quick Tunnel", re.IGNORECASE)


def _find(program: str) -> str:
    found = shutil.which(Path(program).expanduser())
    if found is None:
        raise TunnelError(KIND, TunnelProblem.PROGRAM_MISSING, program)
    return str(found)


class CloudflaredTunnel:
    """One run of the program. Implements `core.tunnel.Tunnel`."""

    def __init__(self, settings: TunnelSettings, local: LocalAddress, token: str | None) -> None:
        self._settings, self._local, self._token = settings, local, token
        self._process: asyncio.subprocess.Process | None = None
        self._metrics: tuple[str, int] | None = None
        self._quick_url = ""
        self._last_words: deque[str] = deque(maxlen=KEPT_LINES)

    async def open(self) -> str:
        """Start it and wait until it has registered: an earlier proof would poison the name's cache.

        Raises:
            TunnelError: it is not installed, or it ended, or it took too long.
        """
        program = _find(self._settings.cloudflared_path or KIND)
        try:
            self._process = await start_child([program, *self._arguments()], self._environment())
        except OSError as error:
            raise TunnelError(KIND, TunnelProblem.PROGRAM_ENDED, f"{program}: {error.strerror}") from error
        try:
            async with asyncio.timeout(OPEN_S):
                while _REGISTERED not in await self._read_line():
                    pass
        except TimeoutError as error:
            raise TunnelError(KIND, TunnelProblem.UNREACHABLE, self._said()) from error
        return await self._address()

    async def lost(self) -> str:
        """Wait for the program's end, reading on: a full pipe would stop it."""
        try:
            while True:
                await self._read_line()
        except TunnelError as error:
            return error.detail

    async def close(self) -> None:
        """End the program and wait for it."""
        process, self._process = self._process, None
        if process is not None:
            await end(process)

    def _arguments(self) -> list[str]:
        wanted = self._settings
        # Its own words tell when it is open: no configuration of its may turn them off.
        shared = ["tunnel", "--no-autoupdate", "--loglevel", "info", "--metrics", "127.0.0.1:0"]
        if not wanted.cloudflared_hostname:
            # The rules of a tunnel of the user's own would hold for the quick one too: read none.
            return [*shared, "--config", os.devnull, "--url", self._local.url]
        if wanted.cloudflared_tunnel:
            return [*shared, "--url", self._local.url, "run", wanted.cloudflared_tunnel]
        return [*shared, "run"]  # what it leads to is kept in Cloudflare's console

    def _environment(self) -> dict[str, str]:
        """Ours, without what would be taken for options of this run: a token, a name, a log."""
        options = _NETWORK | (_OWN_TUNNEL if self._settings.cloudflared_tunnel else set())
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(_NOT_FOR_IT) or name in options
        }
        return {**kept, "TUNNEL_TOKEN": self._token} if self._token else kept

    async def _address(self) -> str:
        if self._settings.cloudflared_hostname:
            return f"https://{self._settings.cloudflared_hostname}"
        url = await self._from_metrics() or self._quick_url
        if not url:
            raise TunnelError(KIND, TunnelProblem.PROGRAM_ENDED, f"no address: {self._said()}")
        return url

    async def _from_metrics(self) -> str:
        """The quick tunnel's address as the program itself serves it; empty where it does not."""
        if self._metrics is None:
            return ""
        try:
            async with asyncio.timeout(METRICS_S):
                reader, writer = await asyncio.open_connection(*self._metrics)
                try:
                    writer.write(b"GET /quicktunnel HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    answer = await reader.read()
                finally:
                    writer.close()
                    await writer.wait_closed()
            hostname = json.loads(answer.partition(b"\r\n\r\n")[2])["hostname"]
        except (OSError, TimeoutError, ValueError, LookupError, TypeError):
            return ""
        return f"https://{hostname}" if hostname else ""

    async def _read_line(self) -> str:
        """The next line of its output. Raises TunnelError once it has ended."""
        process = self._process
        if process is None or process.stderr is None:
            raise TunnelError(KIND, TunnelProblem.PROGRAM_ENDED, "not running")
        try:
            raw = await process.stderr.readline()
        except ValueError:  # longer than any line we look for
            return ""
        if not raw:
            code = await process.wait()
            said = self._said()
            if _LIMIT.search(said):
                raise TunnelError(KIND, TunnelProblem.RATE_LIMITED, said, wait_s=RATE_WAIT_S)
            raise TunnelError(KIND, TunnelProblem.PROGRAM_ENDED, f"exit {code}: {said}")
        line = raw.decode("utf-8", "replace").strip()
        if (found := _METRICS.search(line)) is not None:
            self._metrics = found[1], int(found[2])
        if (found := _QUICK.search(line)) is not None:
            self._quick_url = found[0]
        if " ERR " in line or " FTL " in line or not line[:4].isdigit():
            self._last_words.append(line)
        return line

    def _said(self) -> str:
        said = " / ".join(self._last_words)
        return said.replace(self._token, "…") if self._token else said
