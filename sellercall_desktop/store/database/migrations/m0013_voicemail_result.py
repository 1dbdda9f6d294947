"""Step 13: one more result, of calls for whose voicemail a message was left.

Only added at the end: what is indexed of the calls there are stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.store.database.migrations import m0008_more_results as before

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MORE = "voicemail "
STATES = (before.STATES[0], before.STATES[1] + _MORE)
SPOKEN = (before.SPOKEN[0], before.SPOKEN[1] + _MORE)


def apply(connection: Connection) -> None:
    """The index's view knows the new name, whatever other steps made of it. Elsewhere states are no words."""
    if connection.dialect.name == "sqlite":
        asked = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'call_texts'"
        view = str(connection.exec_driver_sql(asked).scalar_one())
        connection.exec_driver_sql("DROP VIEW call_texts")
        connection.exec_driver_sql(view.replace(f"'{before.STATES[1]}'", f"'{STATES[1]}'"))
