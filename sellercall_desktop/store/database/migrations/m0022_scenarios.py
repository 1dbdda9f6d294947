"""Step 22: scenarios of prompts, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE scenarios (
    id VARCHAR NOT NULL PRIMARY KEY, prompt_id VARCHAR NOT NULL, call_id VARCHAR NOT NULL,
    revision BIGINT NOT NULL, changed_us BIGINT NOT NULL, data VARCHAR NOT NULL)""",
    "CREATE INDEX ix_scenarios_prompt ON scenarios (prompt_id)",
    "CREATE INDEX ix_scenarios_call ON scenarios (call_id)",
    """CREATE TABLE scenario_runs (
    id VARCHAR NOT NULL PRIMARY KEY, prompt_id VARCHAR NOT NULL, begun_us BIGINT NOT NULL,
    state VARCHAR NOT NULL, data VARCHAR NOT NULL)""",
    "CREATE INDEX ix_scenario_runs_prompt ON scenario_runs (prompt_id, begun_us)",
    """CREATE TABLE scenario_run_parts (
    run_id VARCHAR NOT NULL, place INTEGER NOT NULL, call_id VARCHAR NOT NULL, data VARCHAR NOT NULL,
    PRIMARY KEY (run_id, place))""",
    "CREATE INDEX ix_scenario_run_parts_call ON scenario_run_parts (call_id)",
    """CREATE TABLE scenario_tries (
    run_id VARCHAR NOT NULL, scenario_id VARCHAR NOT NULL, side INTEGER NOT NULL, round INTEGER NOT NULL,
    call_id VARCHAR NOT NULL, data VARCHAR NOT NULL,
    PRIMARY KEY (run_id, scenario_id, side, round))""",
    "CREATE INDEX ix_scenario_tries_call ON scenario_tries (call_id)",
)


def apply(connection: Connection) -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
