"""SSH remote forwarding to the user's own server: its host key is known beforehand, or it is refused.

A broken connection is noticed within ten seconds, however quietly it broke.
"""

from __future__ import annotations

import asyncio
import getpass
import logging
from typing import TYPE_CHECKING

import asyncssh

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.tunnel.ssh_files import named_key, read_known_hosts, usual_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.settings import TunnelSettings
    from sellercall_desktop.tunnel.local_address import LocalAddress
    from sellercall_desktop.tunnel.ssh_files import KnownHosts, UserKeys

KIND = "ssh"
CONNECT_S, LOGIN_S, CLOSE_S = 8.0, 15.0, 2.0
KEEPALIVE_S, KEEPALIVES_MISSED = 4.0, 2


class SshTunnel:
    """One connection that forwards one port. Implements `core.tunnel.Tunnel`."""

    def __init__(self, settings: TunnelSettings, local: LocalAddress, passphrase: str | None) -> None:
        self._settings, self._local, self._passphrase = settings, local, passphrase
        self._connection: asyncssh.SSHClientConnection | None = None
        self._why = ""

    async def open(self) -> str:
        """Log in and forward.

        Raises:
            TunnelError: with the problem's name.
        """
        wanted = self._settings
        connection = self._connection = await self._connect()
        try:
            await connection.forward_remote_port(
                wanted.ssh_remote_host, wanted.ssh_remote_port, self._local.host, self._local.port
            )
        except (asyncssh.ChannelListenError, asyncssh.Error) as error:
            detail = f"{wanted.ssh_remote_host}:{wanted.ssh_remote_port}"
            raise TunnelError(KIND, TunnelProblem.PORT_REFUSED, detail) from error
        return wanted.ssh_public_url.rstrip("/")

    async def lost(self) -> str:
        """Wait for the connection's end."""
        if self._connection is not None:
            await self._connection.wait_closed()
        return self._why or "the server closed the connection"

    async def close(self) -> None:
        """Log out; a dead connection is just dropped."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        connection.close()
        try:
            async with asyncio.timeout(CLOSE_S):
                await connection.wait_closed()
        except TimeoutError:
            connection.abort()
            await connection.wait_closed()

    async def _connect(self) -> asyncssh.SSHClientConnection:
        wanted = self._settings
        # It writes the server's name and user into every line; we log our own.
        logging.getLogger("asyncssh").setLevel(logging.WARNING)
        known = await self._known_hosts()
        keys = await self._keys()
        if not keys.keys and keys.passed_over:
            raise TunnelError(KIND, TunnelProblem.KEY_UNUSABLE, "; ".join(keys.passed_over))
        try:
            return await asyncssh.connect(
                wanted.ssh_host.strip().lower(),  # as it stands in known_hosts, whatever was typed
                wanted.ssh_port,
                client_factory=lambda: _Watch(self._note),
                config=None,  # a line in ~/.ssh/config could switch the check of the host key off
                known_hosts=known.hosts,
                username=wanted.ssh_user or _own_name(),
                preferred_auth="publickey",
                connect_timeout=CONNECT_S,
                login_timeout=LOGIN_S,
                keepalive_interval=KEEPALIVE_S,
                keepalive_count_max=KEEPALIVES_MISSED,
                client_keys=keys.keys or None,  # not empty: it would look for keys by itself
                agent_path=None,  # what the agent has is among them
            )
        except asyncssh.HostKeyNotVerifiable as error:
            raise self._error(TunnelProblem.HOST_KEY, error, known.passed_over) from error
        except asyncssh.PermissionDenied as error:
            raise self._error(TunnelProblem.LOGIN_REFUSED, error, keys.passed_over) from error
        except (OSError, TimeoutError, ValueError, asyncssh.Error) as error:
            raise self._error(TunnelProblem.UNREACHABLE, error) from error
        finally:
            if keys.agent is not None:
                keys.agent.close()

    def _note(self, error: Exception | None) -> None:
        self._why = str(error) if error is not None else ""

    def _error(
        self, problem: TunnelProblem, error: Exception, passed_over: Sequence[str] = ()
    ) -> TunnelError:
        where = f"{self._settings.ssh_host}:{self._settings.ssh_port}"
        also = f" (not used: {'; '.join(passed_over)})" if passed_over else ""
        return TunnelError(KIND, problem, f"{where}: {error or type(error).__name__}{also}")

    async def _keys(self) -> UserKeys:
        """The key that settings name, and no other; without one the agent and the usual files decide."""
        if not self._settings.ssh_key_file:
            return await usual_keys(self._passphrase)
        named = self._settings.ssh_key_file
        try:
            return await named_key(named, self._passphrase)
        except (OSError, ValueError, asyncssh.Error) as error:
            raise TunnelError(KIND, TunnelProblem.KEY_UNUSABLE, f"{named}: {error}") from error

    async def _known_hosts(self) -> KnownHosts:
        named = self._settings.ssh_known_hosts_file
        try:
            return await asyncio.to_thread(read_known_hosts, named)
        except OSError as error:
            raise TunnelError(KIND, TunnelProblem.HOST_KEY, f"{named}: {error.strerror}") from error


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # by the version of Python
        raise TunnelError(KIND, TunnelProblem.NOT_CONFIGURED, "tunnel.ssh_user") from error


class _Watch(asyncssh.SSHClient):
    """Hears why a connection ended."""

    def __init__(self, note: Callable[[Exception | None], None]) -> None:
        self._note = note

    def connection_lost(self, exc: Exception | None) -> None:
        """The library's own: called once, at the end."""
        self._note(exc)
