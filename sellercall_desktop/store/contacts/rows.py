"""Contacts as rows, and back. A damaged row gives what can still be read of it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

import msgspec
from sqlalchemy import select

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import (
    EARLIEST,
    LATEST,
    UNREADABLE,
    checked,
    microseconds,
    text_or_none,
)
from sellercall_desktop.store.database.schema import contact_keys, contacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

NUMBER, EMAIL, PERSON = "n:", "e:", "p:"
"""What a key tells of: the first letters of `contact_keys.key`."""
_LONGEST_KEY = 200
_E164 = re.compile(r"\+\d+", re.ASCII)
# Made here, by one thread, as in `store.calls.rows`.
_CONTACTS = msgspec.json.Decoder(Contact)
_HINTS = get_type_hints(Contact)
_FIELDS = {
    field.name: msgspec.json.Decoder(_HINTS[field.name])
    for field in fields(Contact)
    if field.name not in {"id", "revision"}
}
_ENCODER = msgspec.json.Encoder()
_folded = lru_cache(maxsize=4_096)(folded)  # a company, a tag is asked for again and again
_microseconds = lru_cache(maxsize=64)(microseconds)  # an import's contacts are all of one moment


def data_of(contact: Contact) -> str:
    """The whole contact as JSON."""
    return _ENCODER.encode(contact).decode()


class ContactEntry(NamedTuple):
    """What a contact's row and its keys hold. Each of its words is folded once for all of it."""

    id: str
    columns: tuple[Any, ...]  # of `contacts`, in their order, but the first: the row's number
    keys: list[str]  # `keys_of` it

    @classmethod
    def of(cls, contact: Contact, revision: int = 1) -> ContactEntry:
        """Of this contact as it is now."""
        changed, title = contact.changed_at or contact.created_at, contact.title.strip()
        words = _words_of(contact)
        columns = (
            contact.id,
            (words[0] if title == contact.name else folded(title))[:_LONGEST_KEY],
            contact.owner,
            contact.import_id,
            _microseconds(changed) if changed else 0,
            _searched(words, contact.tags),
            revision,
            0,
            "",
            data_of(contact),
        )
        return cls(contact.id, columns, _keys(words))


def tag_mark(tag: str) -> str:
    """How a whole tag stands in what is searched."""
    return f"\x1e{_folded(tag.strip())}\x1e"


@lru_cache(maxsize=512)  # an import gives thousands the same
def _tag_marks(tags: tuple[str, ...]) -> str:
    return "".join(map(tag_mark, tags))


def number_key(e164: str) -> str:
    """The same for every form of one telephone."""
    return f"{NUMBER}{spellings(e164)[0]}"


def keys_of(contact: Contact) -> list[str]:
    """What it is looked up by, and told apart from others by."""
    return _keys(_words_of(contact))


_Words = tuple[str, str, list[str], list[tuple[str, ...]]]
"""Name, company and e-mails of a contact, folded; of each number all its forms."""


def _words_of(contact: Contact) -> _Words:
    return (
        folded(contact.name),
        _folded(contact.company),
        [folded(text) for email in contact.emails if (text := email.strip())],
        [spellings(number.e164) for number in contact.numbers],
    )


def _searched(words: _Words, tags: tuple[str, ...]) -> str:
    """All that it is found by; a number by its digits in every form. Parts do not run together."""
    name, company, emails, numbers = words
    parts = [word for word in (name, company, *emails) if word]
    parts += [form[1:] for forms in numbers for form in forms]
    if tags:
        parts.append(_tag_marks(tags))
    return "\n".join(parts)


def _keys(words: _Words) -> list[str]:
    name, company, emails, numbers = words
    keys = [f"{NUMBER}{forms[0]}" for forms in numbers]
    keys += [f"{EMAIL}{email}"[:_LONGEST_KEY] for email in emails]
    if name and company:
        name, company = " ".join(name.split()), " ".join(company.split())
        if name and company:
            keys.append(f"{PERSON}{name}|{company}"[:_LONGEST_KEY])
    return list(dict.fromkeys(keys)) if len(keys) > 1 else keys


def contact_of(connection: Connection, row: Any) -> Contact:  # noqa: ANN401 - a row, whatever else it holds
    """The contact of a row (row, id, revision, data)."""
    revision = revision_in(row)
    try:
        contact = contact_in(row.data)
    except UNREADABLE as error:
        tell(place_of(connection), "contacts", row.row, error)
        return replace(_mended(connection, row), revision=revision)
    return replace(contact, id=text_or_none(row.id) or contact.id, revision=revision)


def revision_in(row: Row[Any]) -> int:
    """How often it was written; 0 where that is damaged."""
    return row.revision if isinstance(row.revision, int) else 0


def contacts_of(connection: Connection, rows: Iterable[Any]) -> list[Contact]:
    """The contacts of these rows, in their order."""
    return [contact_of(connection, row) for row in rows]


def contact_in(data: str) -> Contact:
    """The contact in a text that `data_of` made.

    Raises:
        UNREADABLE: it is damaged.
    """
    contact = _CONTACTS.decode(data)
    consents = ((one.given_at, one.until, one.withdrawn_at) for one in contact.consents)
    for at in chain((contact.created_at, contact.changed_at), *consents):
        if at is not None and not EARLIEST <= at <= LATEST:
            raise ValueError("a time that cannot be")
    return contact


def _mended(connection: Connection, row: Row[Any]) -> Contact:
    """What can be read of its details, each part by itself; numbers that are lost, by its keys."""
    known: dict[str, Any] = {}
    try:
        raw = msgspec.json.decode(row.data)
    except UNREADABLE:
        raw = None
    for field, decoder in _FIELDS.items() if isinstance(raw, dict) else ():
        try:
            if field in raw:
                known[field] = checked(decoder.decode(msgspec.json.encode(raw[field])))
        except UNREADABLE:
            continue
    contact_id = text_or_none(row.id) or f"row-{row.row}"
    contact = Contact(**{"name": "", **known, "id": contact_id})
    if not contact.numbers:
        mine = select(contact_keys.c.key).where(contact_keys.c.contact_row == row.row)
        numbers = (str(key).removeprefix(NUMBER) for key in connection.scalars(mine))
        contact = replace(
            contact, numbers=tuple(ContactNumber(one) for one in numbers if _E164.fullmatch(one))
        )
    if not contact.name:
        name = text_or_none(connection.scalar(select(contacts.c.name_key).where(contacts.c.row == row.row)))
        contact = replace(contact, name=name.title() if name and not _E164.fullmatch(name) else "")
    return contact
