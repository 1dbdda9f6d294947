"""A clock that leaps, for every process that is started with it and for the database server.

Between two leaps time passes as it does; durations stay what they are, so that no timeout is another. At the
server the one function by which the program asks for its time is replaced.
"""

from __future__ import annotations

import asyncio
import os
import runpy
import struct
import time
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from tests.store.database.postgres_cluster import OWNER, Cluster

LEAPING = Path(__file__).parents[1] / "leaping_clock"
_AT_THE_SERVER = """
CREATE SCHEMA week;
CREATE TABLE week.shift (off_s double precision);
INSERT INTO week.shift VALUES (0);
CREATE FUNCTION week.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
    'SELECT pg_catalog.clock_timestamp() + off_s * interval ''1 second'' FROM week.shift';
ALTER ROLE seller SET search_path = public, week, pg_catalog;
GRANT USAGE ON SCHEMA week TO seller;
GRANT SELECT, UPDATE ON week.shift TO seller;
"""


class SharedHand:
    """A connection to the database of all who strike, look and leap: one after the other."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection, self._turn = connection, asyncio.Lock()

    async def fetch(self, statement: str, *given) -> list[asyncpg.Record]:
        async with self._turn:
            return await self._connection.fetch(statement, *given)

    async def fetchval(self, statement: str, *given):
        async with self._turn:
            return await self._connection.fetchval(statement, *given)

    async def execute(self, statement: str, *given) -> None:
        async with self._turn:
            await self._connection.execute(statement, *given)

    async def close(self) -> None:
        await self._connection.close()


class WeekClock:
    """The present of this process, of everybody who has `environment`, and of a server."""

    def __init__(self, file: Path, begins: datetime) -> None:
        """This process goes by it from now on."""
        self._file = file
        self._off_s = begins.timestamp() - time.time()
        file.write_bytes(struct.pack("d", self._off_s))
        runpy.run_path(str(LEAPING / "sitecustomize.py"))["go_by"](str(file))

    @property
    def environment(self) -> dict[str, str]:
        """What a process of Python is to be started with."""
        path = f"{LEAPING}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        return {"WEEK_CLOCK": str(self._file), "PYTHONPATH": path}

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def holds_at(self, cluster: Cluster, name: str) -> SharedHand:
        """This server has the same time from now on; a connection to that database of it."""
        cluster.run(_AT_THE_SERVER, name)
        database = SharedHand(await asyncpg.connect(host=str(cluster.folder), user=OWNER, database=name))
        await self._tell(database)
        return database

    async def leap_to(self, moment: datetime, database: SharedHand) -> None:
        """It is that moment; all see the old time or the new one, a server some milliseconds later."""
        self._off_s += (moment - self.now()).total_seconds()
        with self._file.open("r+b", buffering=0) as file:
            file.write(struct.pack("d", self._off_s))
        await self._tell(database)

    async def _tell(self, database: SharedHand) -> None:
        await database.execute("UPDATE week.shift SET off_s = $1", self._off_s)
