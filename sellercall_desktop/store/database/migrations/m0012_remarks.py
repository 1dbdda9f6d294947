"""Step 12: notes, open callbacks, opt-outs in a call's row; they and dispositions in the search index.

Before this step no call had any of them, so what is indexed of the calls there are stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sellercall_desktop.store.database.migrations import m0002_search, m0008_more_results

if TYPE_CHECKING:
    from sqlalchemy import Connection

REMARKS = (0xEA00, " note callback opt_out ")
"""As `m0002_search.STATES`. A remark's place in the text is also its bit's in the column."""


def bit(remark: str) -> int:
    """What the column holds for it."""
    return 1 << REMARKS[1].split().index(remark)


def _sign(remark: str) -> str:
    sign = m0002_search.marker(REMARKS, remark)
    return f" || CASE WHEN c.remarks & {bit(remark)} THEN ' {sign}' ELSE '' END"


_DISPOSITION = chr(0xEB00)
_DISPOSITION_SQL = (
    f"""CASE WHEN c.disposition <> '' THEN ' {_DISPOSITION}' || hex(c.disposition) ELSE '' END"""
)


def disposition_word(key: str) -> str:
    """The word that stands for it in the index: letters and digits, and of no conversation."""
    return f"{_DISPOSITION}{key.encode().hex()}"


def apply(connection: Connection) -> None:
    """Add the column, and to the index's view a sign for each remark."""
    connection.execute(text("ALTER TABLE calls ADD COLUMN remarks INTEGER NOT NULL DEFAULT 0"))
    if connection.dialect.name == "sqlite":
        view = m0002_search.texts_view(m0008_more_results.STATES, m0008_more_results.SPOKEN)
        signs = "".join((*map(_sign, REMARKS[1].split()), f" || {_DISPOSITION_SQL}"))
        connection.exec_driver_sql("DROP VIEW call_texts")
        connection.exec_driver_sql(view.replace(" AS body", f"{signs} AS body"))
    else:
        connection.execute(text("CREATE INDEX ix_calls_remarks ON calls (row) WHERE remarks > 0"))
