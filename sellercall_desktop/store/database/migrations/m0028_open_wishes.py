"""Step 28: wishes not to be called that nobody has judged get a remark of their own, found by the number.

Until now they had the remark of those that a person confirmed. They are few: what is indexed of the others
stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import text

from sellercall_desktop.store.database.migrations import m0002_search
from sellercall_desktop.store.database.migrations import m0014_hand_offs as before

if TYPE_CHECKING:
    from sqlalchemy import Connection

UNJUDGED = "unjudged"
REMARKS = (before.REMARKS[0], f"{before.REMARKS[1]}{UNJUDGED} ")


def bit(remark: str) -> int:
    """What the column `remarks` holds for it."""
    return 1 << REMARKS[1].split().index(remark)


IS_OPEN = f"(remarks & {bit(UNJUDGED)}) <> 0"
"""Of a row of `calls`, as the partial index wants to hear it."""
_FORGET = text(
    "INSERT INTO call_words (call_words, rowid, body)"
    " SELECT 'delete', row, body FROM call_texts WHERE row = :row"
)
_LEARN = text("INSERT INTO call_words (rowid, body) SELECT row, body FROM call_texts WHERE row = :row")


def apply(connection: Connection) -> None:
    """Tell old calls' wishes apart; the index's view knows the remark, whatever other steps made of it."""
    sqlite = connection.dialect.name == "sqlite"
    changed = _told_apart(connection)
    if sqlite and changed:
        connection.execute(_FORGET, [{"row": one["row"]} for one in changed])
    if sqlite:
        asked = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'call_texts'"
        view = str(connection.exec_driver_sql(asked).scalar_one())
        sign = m0002_search.marker(REMARKS, UNJUDGED)
        added = f" || CASE WHEN c.remarks & {bit(UNJUDGED)} THEN ' {sign}' ELSE '' END"
        connection.exec_driver_sql("DROP VIEW call_texts")
        connection.exec_driver_sql(view.replace(" AS body", f"{added} AS body"))
    if changed:
        connection.execute(text("UPDATE calls SET remarks = :remarks WHERE row = :row"), changed)
    if sqlite and changed:
        connection.execute(_LEARN, [{"row": one["row"]} for one in changed])
    connection.execute(text(f"CREATE INDEX ix_calls_open_wishes ON calls (number, row) WHERE {IS_OPEN}"))


def _told_apart(connection: Connection) -> list[dict[str, int]]:
    """The rows whose remarks are others now."""
    had, has = bit("opt_out"), bit(UNJUDGED)
    found = connection.execute(
        text(
            "SELECT c.row, c.remarks, d.data FROM calls c JOIN call_details d ON d.row = c.row"
            " WHERE (c.remarks & :had) <> 0"
        ),
        {"had": had},
    )
    return [
        {"row": row, "remarks": remarks & ~had | has}
        for row, remarks, data in found
        if isinstance(remarks, int) and _is_unjudged(data)
    ]


def _is_unjudged(data: object) -> bool:
    """Whether nobody has said that it is one; of a call that cannot be read nobody knows."""
    try:
        call: Any = msgspec.json.decode(data if isinstance(data, str | bytes) else "")
        return (call["written"].get("opt_out") or {}).get("judgement") != "opt_out"
    except (msgspec.MsgspecError, KeyError, TypeError, AttributeError, UnicodeError):
        return True
