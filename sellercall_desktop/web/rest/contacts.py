"""Contacts for programs on this computer: found by anything typed, page by page."""

from __future__ import annotations

import re
from datetime import datetime  # noqa: TC003 - a field that the encoder looks at
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.contacts.ports import ContactOrder, ContactQuery, NoSuchPlaceError
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.contacts.contact import Consent, Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.web.token import TokenRule

PATH = "/api/contacts"
_USUAL, _MOST = 100, 1_000


class NumberShown(msgspec.Struct, frozen=True, rename="camel"):
    """One telephone; `retired`: it no longer reaches this person."""

    phone: str
    use: str
    zone: str | None
    retired: bool


class ConsentShown(msgspec.Struct, frozen=True, rename="camel"):
    """That the person agreed to be called, and what proves it."""

    kind: str
    given_at: datetime
    until: datetime | None
    withdrawn_at: datetime | None
    proof: str
    by: str


class ContactShown(msgspec.Struct, frozen=True, rename="camel"):
    """One contact. Texts that are not known are empty."""

    id: str
    name: str
    company: str
    numbers: list[NumberShown]
    emails: list[str]
    language: str
    owner: str
    address: str
    note: str
    tags: list[str]
    variables: dict[str, str]
    consents: list[ConsentShown]
    created_at: datetime | None
    changed_at: datetime | None


class ContactsShown(msgspec.Struct, frozen=True):
    """One page; `next` is the `cursor` of the following one, null at the end."""

    contacts: list[ContactShown]
    next: str | None


class ContactsApi:
    """What programs may ask of the contacts, behind `rule`."""

    def __init__(self, *, contacts: ContactStore | None, rule: TokenRule) -> None:
        self._contacts, self._rule = contacts, rule

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (Endpoint("GET", PATH, self._rule.guarded(self.show)),)

    async def show(self, request: web.Request) -> web.Response:
        """``?q=…&tag=…&owner=…&order=name|changed|created&limit=…&cursor=…``.

        Raises:
            ProblemError: 400 no limit from 1 on, no such order, or a cursor that is none of this order.
        """
        asked = request.query
        if self._contacts is None:
            raise ProblemError(404, "not_found")
        try:
            order = ContactOrder(asked.get("order", ContactOrder.NAME))
            query = ContactQuery(
                asked.get("q", ""), asked.get("tag", ""), asked.get("owner", ""), order=order
            )
            page = await self._contacts.page(query, asked.get("cursor") or None, _limit(asked.get("limit")))
        except (NoSuchPlaceError, ValueError) as error:
            raise ProblemError(400, "bad_request") from error
        shown = ContactsShown([_shown(contact) for contact in page.contacts], page.next)
        return web.Response(body=msgspec.json.encode(shown), content_type="application/json")


def _limit(text: str | None) -> int:
    if text is None:
        return _USUAL
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text, re.ASCII):
        raise ProblemError(400, "invalid_limit")
    return min(int(text), _MOST)


def _shown(contact: Contact) -> ContactShown:
    numbers = [NumberShown(one.e164, one.use.value, one.zone or None, one.retired) for one in contact.numbers]
    return ContactShown(
        id=contact.id,
        name=contact.name,
        company=contact.company,
        numbers=numbers,
        emails=list(contact.emails),
        language=contact.language,
        owner=contact.owner,
        address=contact.address,
        note=contact.note,
        tags=list(contact.tags),
        variables=dict(contact.variables),
        consents=[_consent(one) for one in contact.consents],
        created_at=contact.created_at,
        changed_at=contact.changed_at,
    )


def _consent(one: Consent) -> ConsentShown:
    return ConsentShown(one.kind.value, one.given_at, one.until, one.withdrawn_at, one.proof, one.by)
