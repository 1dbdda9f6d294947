"""The known hosts and keys of this user, read as ssh reads them: what cannot be used is passed over.

What is passed over is kept in mind: if nothing else serves, it is the reason.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import asyncssh

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

USUAL_KEYS = ("id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "id_ed448", "id_dsa")
_IDENTITIES_ANSWER, _REQUEST_IDENTITIES = 12, 11  # draft-ietf-sshm-ssh-agent, 5.1


@dataclass(slots=True)
class KnownHosts:
    """The servers we may trust."""

    hosts: asyncssh.SSHKnownHosts = field(default_factory=asyncssh.SSHKnownHosts)
    passed_over: list[str] = field(default_factory=list)  # ``file:line``


@dataclass(slots=True)
class UserKeys:
    """What to log in with."""

    keys: list[asyncssh.SSHKeyPair] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)  # ``file: why``
    agent: asyncssh.SSHAgentClient | None = None  # to be closed once logged in


def read_known_hosts(named: str) -> KnownHosts:
    """The keys of servers in the file that is named, else in those that ssh reads. Blocking.

    Without a file there are none: never a blank cheque.

    Raises:
        OSError: the file that was named is there and cannot be read.
    """
    found = KnownHosts()
    for path in [Path(named).expanduser()] if named else _usual_known_hosts():
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            if named:
                raise
            found.passed_over.append(f"{path}: {error.strerror}")
            continue
        for number, line in enumerate(raw.splitlines(), 1):
            if not _take(line, found.hosts):
                found.passed_over.append(f"{path}:{number}")
    if found.passed_over:
        log.info("tunnel.known_hosts_passed_over", extra={"lines": ", ".join(found.passed_over[:5])})
    return found


def _usual_known_hosts() -> list[Path]:
    system = Path(os.environ.get("PROGRAMDATA", "/")) / "ssh" if sys.platform == "win32" else Path("/etc/ssh")
    own = Path("~/.ssh").expanduser()
    return [
        own / "known_hosts",
        own / "known_hosts2",
        system / "ssh_known_hosts",
        system / "ssh_known_hosts2",
    ]


def _take(raw: bytes, hosts: asyncssh.SSHKnownHosts) -> bool:
    """Add one line; False where it cannot be used. Its comment, which may be in any letters, is left away."""
    parts = raw.decode("utf-8", "replace").strip("\ufeff \t\r\0").split()
    if not parts or parts[0].startswith("#"):
        return True
    wanted = 4 if parts[0].startswith("@") else 3
    line = " ".join(parts[:wanted])
    try:
        asyncssh.SSHKnownHosts(line)  # alone first: half a line must not stay
        hosts.load(line)
    except (ValueError, IndexError, OverflowError, asyncssh.Error):
        return False
    return len(parts) >= wanted


async def usual_keys(passphrase: str | None) -> UserKeys:
    """The agent's keys and those in the usual files, in ssh's order."""
    found = await _agent_keys()
    await asyncio.to_thread(_add_files, found, passphrase)
    return found


async def named_key(file: str, passphrase: str | None) -> UserKeys:
    """The key of one file; where it is locked and the agent has it, the agent's.

    Raises:
        OSError, ValueError: it cannot be used.
    """
    path = await asyncio.to_thread(Path(file).expanduser)
    try:
        key = await asyncio.to_thread(asyncssh.read_private_key, path, passphrase)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError):
        if (held := await _held_by_agent(path)) is None:
            raise
        return held
    return UserKeys(list(asyncssh.load_keypairs([key])))


def _add_files(found: UserKeys, passphrase: str | None) -> None:
    for name in USUAL_KEYS:
        path = Path("~/.ssh", name).expanduser()
        try:
            found.keys.extend(_pairs(path, passphrase))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, asyncssh.Error) as error:
            why = getattr(error, "strerror", None) or str(error) or type(error).__name__
            found.passed_over.append(f"{path}: {why}")


def _pairs(path: Path, passphrase: str | None) -> Sequence[asyncssh.SSHKeyPair]:
    """The key of the file, with its certificate where that can be read."""
    try:
        return asyncssh.load_keypairs(path, passphrase)
    except (ValueError, asyncssh.Error):
        return asyncssh.load_keypairs([asyncssh.read_private_key(path, passphrase)])


async def _held_by_agent(path: Path) -> UserKeys | None:
    try:
        public = await asyncio.to_thread(asyncssh.read_public_key, f"{path}.pub")
    except (OSError, ValueError, asyncssh.Error):
        return None
    found = await _agent_keys()
    found.keys = [key for key in found.keys if key.public_data == public.public_data]
    if not found.keys and found.agent is not None:
        found.agent.close()
    return found if found.keys else None


async def _agent_keys() -> UserKeys:
    """What the agent offers; nothing where there is none, or it answers oddly."""
    agent = _Agent(os.environ.get("SSH_AUTH_SOCK", ""))
    try:
        return UserKeys(list(await agent.get_keys()), agent=agent)
    except (OSError, ValueError, asyncssh.Error) as error:
        agent.close()
        return UserKeys(passed_over=[f"agent: {error}"] if os.environ.get("SSH_AUTH_SOCK") else [])


class _Agent(asyncssh.SSHAgentClient):
    """An agent whose odd keys do not cost us the others."""

    async def get_keys(self, identities: Sequence[bytes] | None = None) -> Sequence[asyncssh.SSHKeyPair]:
        """Its keys, but for those whose first words no program could read."""
        kind, answer = await self._make_request(_REQUEST_IDENTITIES)
        if kind != _IDENTITIES_ANSWER:
            raise ValueError(f"answer {kind}")
        found: list[asyncssh.SSHKeyPair] = []
        for _ in range(answer.get_uint32()):
            blob, comment = answer.get_string(), answer.get_string()
            length = int.from_bytes(blob[:4], "big")
            algorithm = blob[4 : 4 + length]
            if not algorithm or len(algorithm) < length or (identities and blob not in identities):
                continue
            found.append(asyncssh.SSHAgentKeyPair(self, algorithm, blob, comment))
        return found
