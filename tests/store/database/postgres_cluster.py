"""A PostgreSQL server of the tests' own: an unprivileged process on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import quote

OWNER = "seller"
IN_MEMORY, ROOM = Path("/dev/shm"), 512 * 2**20  # a database is 300 files: on a disk they take half the time
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "max_wal_size": "64MB",
    "min_wal_size": "32MB",
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "lc_messages": "C",
}


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    programs: Path
    folder: Path
    account: dict[str, object]
    log: deque[str] = field(default_factory=lambda: deque(maxlen=5000))
    """The last it said."""
    left: list[str] = field(default_factory=list)
    """Databases that nobody needs any more: they go with the next statement that makes one."""

    def url(self, database: str, user: str = OWNER) -> str:
        """The address of one of its databases, as the setting takes it."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder))}"

    def run(self, sql: str, database: str = "postgres", before: Iterable[str] = ()) -> str:
        """What psql prints for one statement, and for those before it, said by the server's administrator."""
        command = [self.programs / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "admin"]
        done = subprocess.run(
            [*command, "-d", database, *(part for each in (*before, sql) for part in ("-c", each))],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout.strip()

    def make(self, database: str, like: str = "template1") -> str:
        """A new database of the ordinary user, empty or a copy; returns its address."""
        gone = [f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in self.left]
        self.left.clear()
        self.run(f'CREATE DATABASE "{database}" OWNER {OWNER} TEMPLATE {like}', before=gone)
        return self.url(database)


def programs() -> Path | None:
    """The folder of initdb and postgres; None where PostgreSQL's server is not installed."""
    found = shutil.which("initdb")
    folders = (
        [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))[::-1]
    )
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def why_not() -> str | None:
    """The reason for which no server can be started here; None where it can."""
    if os.name == "nt":
        return "the test's server listens on a Unix socket"
    if programs() is None:
        return "PostgreSQL's server is not installed (Debian: apt-get install postgresql)"
    return None


def _account() -> dict[str, object]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def running(collation: str = "C.UTF-8") -> Iterator[Cluster]:
    """Start a server on an empty folder; it is gone at the end, with all it held."""
    binaries, account = programs(), _account()
    assert binaries is not None
    room = IN_MEMORY if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM else None
    folder = Path(tempfile.mkdtemp(prefix="sc-pg-", dir=room))  # a socket's path has about 100 bytes
    if account:
        os.chown(folder, account["user"], account["group"])
    data = folder / "data"
    initdb = [binaries / "initdb", "-D", data, "-U", "admin", "-A", "trust", "-E", "UTF8", "--no-sync"]
    try:
        subprocess.run(
            [*initdb, f"--locale={collation}"],
            check=True, capture_output=True, timeout=60, cwd=folder, **account,
        )  # fmt: skip
        options = [
            f"-c{key}={value}" for key, value in {**_SETTINGS, "unix_socket_directories": folder}.items()
        ]
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder, **account,
        )  # fmt: skip
        with server:
            cluster = Cluster(binaries, folder, account)
            reading = Thread(target=cluster.log.extend, args=[server.stdout])  # a full pipe would stop it
            try:
                _wait(server)
                reading.start()
                cluster.run(f"CREATE ROLE {OWNER} LOGIN")
                yield cluster
            finally:
                server.send_signal(signal.SIGQUIT)
                server.wait()
                if reading.ident is not None:
                    reading.join()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: subprocess.Popen[str]) -> None:
    told = ""
    while "ready to accept connections" not in told:
        line = server.stdout.readline()
        assert line, told
        told += line
