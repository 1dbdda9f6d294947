"""Step 14: ids of the later legs and places of calls that were handed off, and a remark that they were.

Before this step no call was handed off, so what is indexed of the calls there are stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sellercall_desktop.store.database.migrations import m0002_search
from sellercall_desktop.store.database.migrations import m0012_remarks as before

if TYPE_CHECKING:
    from sqlalchemy import Connection

HANDED_OFF = "handed_off"
REMARKS = (before.REMARKS[0], f"{before.REMARKS[1]}{HANDED_OFF} ")


def bit(remark: str) -> int:
    """What the column `remarks` holds for it."""
    return 1 << REMARKS[1].split().index(remark)


def apply(connection: Connection) -> None:
    """Make the table; the index's view knows the remark, whatever other steps made of it."""
    sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        text(
            "CREATE TABLE call_parts (party VARCHAR NOT NULL, remote_id VARCHAR NOT NULL, call_row BIGINT"
            " NOT NULL REFERENCES calls (row) ON DELETE CASCADE ON UPDATE CASCADE,"
            f" PRIMARY KEY (party, remote_id)){' WITHOUT ROWID' if sqlite else ''}"
        )
    )
    connection.execute(text("CREATE INDEX ix_call_parts_call ON call_parts (call_row)"))
    if sqlite:
        asked = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'call_texts'"
        view = str(connection.exec_driver_sql(asked).scalar_one())
        sign = m0002_search.marker(REMARKS, HANDED_OFF)
        added = f" || CASE WHEN c.remarks & {bit(HANDED_OFF)} THEN ' {sign}' ELSE '' END"
        connection.exec_driver_sql("DROP VIEW call_texts")
        connection.exec_driver_sql(view.replace(" AS body", f"{added} AS body"))
