"""Step 29: which persons talked with the customer, in order.

Filled for the calls there are that were handed off: of all others nobody but the AI can have talked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from sellercall_desktop.store.database.migrations.m0014_hand_offs import HANDED_OFF, bit

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST = 200  # characters: names as whole as an index can hold them


def apply(connection: Connection) -> None:
    """Add the column with its index."""
    by_code = "" if connection.dialect.name == "sqlite" else ' COLLATE "C"'  # as the other texts in order
    connection.execute(text(f"ALTER TABLE calls ADD COLUMN talked_with VARCHAR{by_code}"))
    asked = text(
        "SELECT c.row AS row, d.data AS data FROM calls c JOIN call_details d ON d.row = c.row"
        " WHERE c.remarks & :handed_off <> 0"
    )
    handed = connection.execute(asked, {"handed_off": bit(HANDED_OFF)})
    known = [{"at": row, "who": who} for row, data in handed if (who := _persons(data))]
    if known:
        connection.execute(text("UPDATE calls SET talked_with = :who WHERE row = :at"), known)
    connection.execute(
        text("CREATE INDEX ix_calls_talked_with ON calls (talked_with, row, state, direction, digits)")
    )


def _persons(data: str) -> str | None:
    try:
        hand_offs: list[dict[str, Any]] = (json.loads(data).get("handed") or {}).get("hand_offs") or []
        joined = [one for one in hand_offs if one.get("joined") and one.get("asked")]
        in_turn = sorted(joined, key=lambda one: str(one["joined"]["at"]))
        names = dict.fromkeys(one["asked"].get("name") or one["asked"].get("number") for one in in_turn)
        return ", ".join(names).replace("\0", "\ufffd")[:LONGEST] or None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # a damaged row costs that row
