"""The tables of scenarios, beside those of `schema`: whoever keeps scenarios imports them from here."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from sellercall_desktop.store.database.schema import metadata

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", String, primary_key=True),
    Column("prompt_id", String, nullable=False),
    Column("call_id", String, nullable=False),  # it was made of; empty: none
    Column("revision", BigInteger, nullable=False),
    Column("changed_us", BigInteger, nullable=False),
    Column("data", String, nullable=False),  # core.prompts.scenarios.scenario.Scenario as JSON
)

scenario_runs = Table(
    "scenario_runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("prompt_id", String, nullable=False),
    Column("begun_us", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("data", String, nullable=False),  # its sides, rounds and who began it, as JSON
    Column("held_by", String, nullable=False, server_default=""),  # the desk that carries it out
    Column("held_us", BigInteger, nullable=False, server_default="0"),  # until then
)

scenario_run_parts = Table(
    "scenario_run_parts",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("call_id", String, nullable=False),
    Column("data", String, nullable=False),  # the scenario as it was when the run began
)

scenario_tries = Table(
    "scenario_tries",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("scenario_id", String, primary_key=True),
    Column("side", Integer, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("call_id", String, nullable=False),
    Column("data", String, nullable=False),  # what was said, and the verdicts, as JSON
)
