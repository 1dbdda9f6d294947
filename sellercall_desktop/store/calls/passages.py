"""The piece of a call in which a search was found. It is read apart from the page, for the rows on screen."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import select

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.calls.passages import Wanted, passage_of
from sellercall_desktop.store.database.schema import call_details, calls, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from sellercall_desktop.core.calls.passages import Passage

    Piece = tuple[Speaker | None, str]

_AT_MOST_S = 0.1
"""Then no further call is begun: what is read of the database's file meanwhile holds others up."""
_SPEAKERS = {speaker.value: speaker for speaker in Speaker}


def read_passages(connection: Connection, text: str, call_ids: Sequence[str]) -> dict[str, Passage | None]:
    """See `CallStore.passages`. At least one call is looked at."""
    wanted, until = Wanted.of(text), monotonic() + _AT_MOST_S
    if not wanted:
        return dict.fromkeys(call_ids)
    rows = connection.execute(
        select(calls.c.id, calls.c.row, call_details.c.summary)
        .outerjoin(call_details, call_details.c.row == calls.c.row)
        .where(calls.c.id.in_(call_ids))
    )
    by_id = {row.id: row for row in rows}
    found: dict[str, Passage | None] = {}
    for call_id in call_ids:
        if found and monotonic() > until:
            break
        row = by_id.get(call_id)
        found[call_id] = None
        if row is not None:
            said = _said(connection, row.row, row.summary)
            found[call_id] = passage_of(said, wanted)
    return found


def _said(connection: Connection, row: int, summary: object) -> Iterator[Piece]:
    """What was said in the call, then its summary; what is no text is passed over."""
    spoken = select(turns.c.speaker, turns.c.text).where(turns.c.call_row == row).order_by(turns.c.ordinal)
    with connection.execute(spoken) as turns_read:
        for speaker, text in turns_read:
            if isinstance(text, str):
                yield _SPEAKERS.get(speaker), text
    if isinstance(summary, str) and summary:
        yield None, summary
