"""Rows that wait because their customer may want no more calls. Functions of a connection alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select, text, update

from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.campaigns.attempts import id_of, in_order
from sellercall_desktop.store.campaigns.rows import CHANNEL, OUT, now_us
from sellercall_desktop.store.database.schema import campaign_rows as rows
from sellercall_desktop.store.open_wishes import wished_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from sellercall_desktop.core.campaigns.campaign import CampaignContact


def release(connection: Connection, number: str) -> None:
    """A wish was judged: who was put off for it is for now, in the transaction that says so.

    Where another wish of the same number is open still, they are put off again.
    """
    held = rows.c.same == spellings(number)[0], rows.c.queue < OUT, rows.c.why == HELD
    keys = set(connection.scalars(in_order(select(rows.c.campaign).where(*held))))
    if not keys:
        return
    now = now_us(connection)
    connection.execute(update(rows).where(*held).values(turn=now, due_us=now, why=""))
    if connection.dialect.name == "postgresql":
        told = [{"channel": CHANNEL, "id": id_of(connection, key)} for key in sorted(keys)]
        connection.execute(text("SELECT pg_notify(:channel, :id)"), told)


def as_held(connection: Connection, contacts: Sequence[CampaignContact]) -> tuple[CampaignContact, ...]:
    """These rows, each saying whether it is held back at this moment, looked at or not."""
    waiting = {one.number for one in contacts if one.state.is_waiting}
    wished = wished_of(connection, waiting) if waiting else {}
    return tuple(_said(one, is_held=spellings(one.number)[0] in wished) for one in contacts)


def _said(contact: CampaignContact, *, is_held: bool) -> CampaignContact:
    if is_held and contact.state.is_waiting:
        return replace(contact, why=HELD)
    return replace(contact, why="") if contact.why == HELD else contact
