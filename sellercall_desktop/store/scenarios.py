"""Scenarios on an SQL database: `core.prompts.scenarios.run.ScenarioStore`.

Each holds the id of the call that it was made of, so that it goes with the data of that call's customer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import msgspec
from sqlalchemy import delete, func, insert, or_, select, update

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.scenarios.run import (
    RunState,
    ScenarioRun,
    ScenarioTry,
    TriedSide,
    TryKey,
)
from sellercall_desktop.core.prompts.scenarios.scenario import Judgement, Played, Scenario
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import LATEST, UNREADABLE, checked, microseconds
from sellercall_desktop.store.campaigns.rows import now_us
from sellercall_desktop.store.database.scenario_tables import (
    scenario_run_parts,
    scenario_runs,
    scenario_tries,
    scenarios,
)
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from sellercall_desktop.store.database.connections import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _AskedOfRun:
    """What of a run stands in its own row."""

    sides: tuple[TriedSide, ...]
    rounds: int
    begun_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class _CameOfTry:
    """What came of one conversation."""

    played: Played
    verdicts: tuple[Judgement, ...]


# Made here, while this module is loaded by one thread: msgspec crashes when two look into a class at once.
_SCENARIO = msgspec.json.Decoder(Scenario)
_ASKED = msgspec.json.Decoder(_AskedOfRun)
_CAME = msgspec.json.Decoder(_CameOfTry)
_IS_OPEN = scenario_runs.c.state == RunState.OPEN.value


class SqlScenarioStore:
    """See `ScenarioStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload
        self.now_us: Callable[[Connection], int] = now_us
        """Whose clock it is by which runs are held; tests have one of their own."""

    @uninterrupted
    async def scenarios(self, prompt_id: str) -> Sequence[Scenario]:
        """See `ScenarioStore`."""
        wanted = select(scenarios).where(scenarios.c.prompt_id == prompt_id)

        def read(connection: Connection) -> list[Scenario]:
            return list(_readable(connection, connection.execute(wanted), "scenarios", _scenario_of))

        return sorted(await self._database.read(read), key=lambda one: (one.name.casefold(), one.id))

    @uninterrupted
    async def get(self, scenario_id: str) -> Scenario | None:
        """See `ScenarioStore`."""
        wanted = select(scenarios).where(scenarios.c.id == scenario_id)

        def read(connection: Connection) -> Scenario | None:
            return next(_readable(connection, connection.execute(wanted), "scenarios", _scenario_of), None)

        return await self._database.read(read)

    @uninterrupted
    async def save(self, scenario: Scenario) -> Scenario | None:
        """See `ScenarioStore`."""
        return await self._database.write(lambda connection: _save(connection, scenario), durable=True)

    @uninterrupted
    async def remove(self, scenario_id: str) -> None:
        """See `ScenarioStore`."""
        gone = delete(scenarios).where(scenarios.c.id == scenario_id)
        await self._database.write(lambda connection: connection.execute(gone), durable=True)

    @uninterrupted
    async def begin(self, run: ScenarioRun) -> None:
        """See `ScenarioStore`."""
        asked = _AskedOfRun(run.sides, run.rounds, run.begun_at, run.by)
        own: dict[str, object] = {
            "id": run.id,
            "prompt_id": run.prompt_id,
            "state": run.state.value,
            "data": _json(asked),
        }
        parts = [
            {"run_id": run.id, "place": place, "call_id": one.call_id, "data": _json(one)}
            for place, one in enumerate(run.scenarios)
        ]

        def begin(connection: Connection) -> None:
            # The one begun last is the newest, whatever the clocks of desks say.
            before = connection.scalar(_newest(run.prompt_id)) or 0
            own["begun_us"] = max(microseconds(run.begun_at), before + 1)
            connection.execute(insert(scenario_runs).values(own))
            if parts:
                connection.execute(insert(scenario_run_parts), parts)

        await self._database.write(begin, durable=True)

    @uninterrupted
    async def hold(self, run_id: str, desk: str, lease: timedelta) -> bool:
        """See `ScenarioStore`."""
        runs = scenario_runs.c

        def hold(connection: Connection) -> bool:
            is_free = or_(runs.held_by == desk, ~self._is_held(connection))
            mine = update(scenario_runs).where(runs.id == run_id, _IS_OPEN, is_free)
            until = self.now_us(connection) + lease // timedelta(microseconds=1)
            held = mine.values(held_by=desk, held_us=until)
            return connection.execute(held).rowcount == 1

        return await self._database.write(hold)

    @uninterrupted
    async def held_by(self, run_id: str) -> str:
        """See `ScenarioStore`."""
        runs = scenario_runs.c

        def read(connection: Connection) -> str:
            wanted = select(runs.held_by).where(runs.id == run_id, _IS_OPEN, self._is_held(connection))
            return connection.scalar(wanted) or ""

        return await self._database.read(read)

    @uninterrupted
    async def end(self, run_id: str, state: RunState) -> None:
        """See `ScenarioStore`."""
        ended = update(scenario_runs).where(scenario_runs.c.id == run_id, _IS_OPEN).values(state=state.value)
        await self._database.write(lambda connection: connection.execute(ended), durable=True)

    @uninterrupted
    async def add(self, run_id: str, one: ScenarioTry) -> None:
        """See `ScenarioStore`."""
        key = {
            "run_id": run_id,
            "scenario_id": one.key.scenario_id,
            "side": one.key.side,
            "round": one.key.round,
        }
        came = _json(_CameOfTry(one.played, one.verdicts))
        await self._database.write(lambda connection: _add(connection, key, came), durable=True)

    @uninterrupted
    async def runs(self, prompt_id: str, limit: int = 20) -> Sequence[ScenarioRun]:
        """See `ScenarioStore`."""
        begun = scenario_runs.c.begun_us
        wanted = select(scenario_runs).where(scenario_runs.c.prompt_id == prompt_id).order_by(begun.desc())

        def read(connection: Connection) -> list[ScenarioRun]:
            rows = connection.execute(wanted.limit(limit)).all()
            return list(_readable(connection, rows, "scenario_runs", lambda row: _run_of(connection, row)))

        return await self._database.read(read)

    @uninterrupted
    async def run(self, run_id: str) -> ScenarioRun | None:
        """See `ScenarioStore`."""
        wanted = select(scenario_runs).where(scenario_runs.c.id == run_id)

        def read(connection: Connection) -> ScenarioRun | None:
            rows = connection.execute(wanted).all()
            runs = _readable(connection, rows, "scenario_runs", lambda row: _run_of(connection, row))
            return next(runs, None)

        return await self._database.read(read)

    @uninterrupted
    async def tries(self, run_id: str) -> Sequence[ScenarioTry]:
        """See `ScenarioStore`."""
        wanted = select(scenario_tries).where(scenario_tries.c.run_id == run_id)

        def read(connection: Connection) -> list[ScenarioTry]:
            return list(_readable(connection, connection.execute(wanted), "scenario_tries", _try_of))

        return sorted(await self._database.read(read), key=lambda one: one.key)

    def _is_held(self, connection: Connection) -> ColumnElement[bool]:
        """One that is damaged holds nothing."""
        return scenario_runs.c.held_us.between(self.now_us(connection) + 1, microseconds(LATEST))


def _newest(prompt_id: str) -> Select[Any]:
    begun = scenario_runs.c.begun_us
    sound = begun.between(1, microseconds(LATEST) - 1)  # a damaged one is none
    return select(func.max(begun)).where(scenario_runs.c.prompt_id == prompt_id, sound)


def _save(connection: Connection, scenario: Scenario) -> Scenario | None:
    changed = replace(scenario, revision=scenario.revision + 1, changed_at=utc_now())
    values = {
        "id": scenario.id,
        "prompt_id": scenario.prompt_id,
        "call_id": scenario.call_id,
        "revision": changed.revision,
        "changed_us": microseconds(changed.changed_at) if changed.changed_at else 0,
        "data": _json(changed),
    }
    if scenario.revision:
        stored = (scenarios.c.id == scenario.id, scenarios.c.revision == scenario.revision)
        taken = connection.execute(update(scenarios).where(*stored).values(values)).rowcount
        return changed if taken else None
    if connection.scalar(select(scenarios.c.id).where(scenarios.c.id == scenario.id)) is not None:
        return None
    connection.execute(insert(scenarios).values(values))
    return changed


def _add(connection: Connection, key: dict[str, Any], came: str) -> None:
    """Of a scenario that went with its customer's data meanwhile nothing is kept."""
    columns = scenario_tries.c
    here = (columns.run_id == key["run_id"], columns.scenario_id == key["scenario_id"])
    where = (*here, columns.side == key["side"], columns.round == key["round"])
    if connection.scalar(select(columns.run_id).where(*where)) is not None:
        return
    parts = select(scenario_run_parts).where(scenario_run_parts.c.run_id == key["run_id"])
    tried = _readable(connection, connection.execute(parts), "scenario_run_parts", _scenario_of)
    scenario = next((one for one in tried if one.id == key["scenario_id"]), None)
    if scenario is not None:
        connection.execute(insert(scenario_tries).values({**key, "call_id": scenario.call_id, "data": came}))


def _readable(
    connection: Connection, rows: Iterable[Row[Any]], table: str, read: Callable[[Row[Any]], T]
) -> Iterator[T]:
    """Those that can be read: a damaged row costs that row."""
    for row in rows:
        try:
            yield checked(read(row))
        except UNREADABLE as error:
            tell(place_of(connection), table, row[0], error)


def _scenario_of(row: Row[Any]) -> Scenario:
    return _SCENARIO.decode(row.data)


def _run_of(connection: Connection, row: Row[Any]) -> ScenarioRun:
    asked = _ASKED.decode(row.data)
    parts = scenario_run_parts.c
    wanted = select(scenario_run_parts).where(parts.run_id == row.id).order_by(parts.place)
    tried = _readable(connection, connection.execute(wanted), "scenario_run_parts", _scenario_of)
    return ScenarioRun(
        row.id,
        row.prompt_id,
        asked.sides,
        tuple(tried),
        asked.rounds,
        asked.begun_at,
        asked.by,
        RunState(row.state),
    )


def _try_of(row: Row[Any]) -> ScenarioTry:
    came = _CAME.decode(row.data)
    return ScenarioTry(TryKey(row.round, row.scenario_id, row.side), came.played, came.verdicts)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
