"""Step 8: results that were one before: who cut a talk off, whether the number exists and may be called.

Only added at the end: what is indexed of the calls there are stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.store.database.migrations import m0002_search as before

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MORE = "cut_off ai_broke_off no_such_number not_allowed "
STATES = (before.STATES[0], before.STATES[1] + _MORE)
SPOKEN = (before.SPOKEN[0], before.SPOKEN[1] + _MORE)


def apply(connection: Connection) -> None:
    """The index's view knows the new names. Elsewhere states are no words of the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP VIEW call_texts")
        connection.exec_driver_sql(before.texts_view(STATES, SPOKEN))
