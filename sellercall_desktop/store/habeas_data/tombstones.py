"""What stays of an erased person: that it was done, and the number as a hash, so that nothing comes back.

A number has few enough digits to be guessed from any hash by who has the database's key, too; the hash keeps
it from whoever reads a copy of the tombstone alone.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.database.schema import erased_numbers, meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_KEY = "erasure_key"
_ANY = select(erased_numbers.c.hash).limit(1)


def remember(connection: Connection, numbers: Sequence[str], at_us: int) -> tuple[str, ...]:
    """Note these numbers as erased at that time; returns their hashes."""
    key = _key(connection) or _new_key(connection)
    hashes = tuple(dict.fromkeys(_hash(key, number) for number in numbers))
    rows: list[dict[str, Any]] = [{"hash": one, "erased_us": at_us} for one in hashes]
    if rows:
        connection.execute(insert(erased_numbers), rows)
    return hashes


def hash_of(connection: Connection, number: str) -> str | None:
    """The number's hash; None where nobody was erased yet."""
    key = _key(connection)
    return _hash(key, number) if key else None


def is_erased(connection: Connection, number: str, created_us: int) -> bool:
    """Whether what was created then belongs to somebody whose data were erased since."""
    if connection.scalar(_ANY) is None:
        return False
    later = erased_numbers.c.erased_us >= created_us
    mine = select(erased_numbers.c.hash).where(erased_numbers.c.hash == hash_of(connection, number), later)
    return connection.scalar(mine.limit(1)) is not None


def _hash(key: str, number: str) -> str:
    digest = hashlib.blake2b(spellings(number)[0].encode(), key=bytes.fromhex(key), digest_size=16)
    return digest.hexdigest()


def _key(connection: Connection) -> str | None:
    return connection.scalar(select(meta.c.value).where(meta.c.key == _KEY))


def _new_key(connection: Connection) -> str:
    key = secrets.token_hex(32)
    connection.execute(insert(meta).values(key=_KEY, value=key))
    return key
