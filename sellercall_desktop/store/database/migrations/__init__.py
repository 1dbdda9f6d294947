"""The schema's numbered steps, forward only, each in one transaction.

A step is frozen once released: it states its own SQL and never reads `schema.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sellercall_desktop.store.database.migrations import (
    m0001_schema,
    m0002_search,
    m0003_number_holds,
    m0004_exchanges,
    m0005_webhook_receipts,
    m0006_faster_history,
    m0007_prompt_notes,
    m0008_more_results,
    m0009_do_not_call,
    m0010_wrap_up,
    m0011_prompt_presets,
    m0012_remarks,
    m0013_voicemail_result,
    m0014_hand_offs,
    m0015_contacts,
    m0016_scheduled_calls,
    m0017_campaigns,
    m0018_closed_groups,
    m0019_attempt_sellers,
    m0020_prompt_library,
    m0021_prompt_variables,
    m0022_scenarios,
    m0023_version_tests,
    m0024_do_not_call_numbers,
    m0025_held_runs,
    m0026_contacts_told_apart,
    m0027_words_to_hear,
    m0028_open_wishes,
    m0029_talked_with,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    Step = Callable[[Connection], None]

STEPS: tuple[Step, ...] = (
    m0001_schema.apply,
    m0002_search.apply,
    m0003_number_holds.apply,
    m0004_exchanges.apply,
    m0005_webhook_receipts.apply,
    m0006_faster_history.apply,
    m0007_prompt_notes.apply,
    m0008_more_results.apply,
    m0009_do_not_call.apply,
    m0010_wrap_up.apply,
    m0011_prompt_presets.apply,
    m0012_remarks.apply,
    m0013_voicemail_result.apply,
    m0014_hand_offs.apply,
    m0015_contacts.apply,
    m0016_scheduled_calls.apply,
    m0017_campaigns.apply,
    m0018_closed_groups.apply,
    m0019_attempt_sellers.apply,
    m0020_prompt_library.apply,
    m0021_prompt_variables.apply,
    m0022_scenarios.apply,
    m0023_version_tests.apply,
    m0024_do_not_call_numbers.apply,
    m0025_held_runs.apply,
    m0026_contacts_told_apart.apply,
    m0027_words_to_hear.apply,
    m0028_open_wishes.apply,
    m0029_talked_with.apply,
)


def schema_version(connection: Connection) -> int:
    """The version recorded in the database. It must have a `meta` table."""
    value = connection.execute(text("SELECT value FROM meta WHERE key = 'schema_version'")).scalar()
    return int(value) if value is not None else 0


def apply_step(connection: Connection, version: int, steps: Sequence[Step] = STEPS) -> None:
    """Run the step that makes the schema `version`, and record it, in the connection's transaction."""
    steps[version - 1](connection)
    connection.execute(text("DELETE FROM meta WHERE key = 'schema_version'"))
    connection.execute(
        text("INSERT INTO meta (key, value) VALUES ('schema_version', :version)"), {"version": str(version)}
    )
