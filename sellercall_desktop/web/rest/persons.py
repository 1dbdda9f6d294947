"""What a person may demand of what is kept about them, by number: all of it as one document, or erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.contacts.habeas_data import PersonAsked
from sellercall_desktop.core.phone.reading import parse
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.contacts.habeas_data import HabeasData
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
PATH = "/api/person"


class ErasedShown(msgspec.Struct, frozen=True):
    """The tombstone's id, and how much of each kind was taken away."""

    id: str
    counts: dict[str, int]


class PersonsApi:
    """The two acts, behind `rule`. Everybody who has the number is meant, with a contact or without."""

    def __init__(
        self, persons: HabeasData | None, *, region: Callable[[], str], rule: TokenRule, limits: Limits
    ) -> None:
        self._persons, self._region, self._rule, self._limits = persons, region, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Both, each behind the token."""
        return (
            Endpoint("GET", PATH, self._rule.guarded(self.show)),
            Endpoint("DELETE", PATH, self._rule.guarded(self.erase)),
        )

    async def show(self, request: web.Request) -> web.Response:
        """``?phone=…`` -> all that is kept, as one JSON document; that it was asked for is written down.

        Raises:
            ProblemError: 400 it is no number; 404 ``nobody``: nothing is kept.
        """
        asked = self._asked(request.query.get("phone", ""))
        document = await self._known.document(asked, BY)
        headers = {"Content-Disposition": 'attachment; filename="person.json"'}
        return web.Response(body=document, content_type="application/json", headers=headers)

    async def erase(self, request: web.Request) -> web.Response:
        """``{"phone": …, "reason": …}`` -> 200 with what was erased. It cannot be brought back.

        Raises:
            ProblemError: 400 it is no number; 422 no reason; 404 ``nobody``; 409 ``call_lives``.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        asked, reason = self._asked(text_field(document, "phone")), text_field(document, "reason").strip()
        if not reason:
            raise ProblemError(422, "missing_field", values={"field": "reason"})
        erased = await self._known.erase(asked, BY, reason)
        shown = ErasedShown(erased.id, dict(erased.counts))
        return web.Response(body=msgspec.json.encode(shown), content_type="application/json")

    @property
    def _known(self) -> HabeasData:
        if self._persons is None:
            raise ProblemError(404, "not_found")
        return self._persons

    def _asked(self, phone: str) -> PersonAsked:
        return PersonAsked(number=parse(phone, self._region()).e164)
