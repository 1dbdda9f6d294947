"""The do-not-call list for programs on this computer: read it, put a number on it, take one off."""

from __future__ import annotations

import asyncio
from datetime import datetime  # noqa: TC003 - a field that the encoder looks at
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.guard.list_as_csv import list_as_csv
from sellercall_desktop.core.phone.reading import parse
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.edge import STREAM
from sellercall_desktop.web.routing import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.guard.do_not_call import DoNotCall, DoNotCallEntry
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
PATH = "/api/dnc"
_CSV, _JSON = "text/csv", "application/json"
_AT_ONCE = 200  # entries encoded in one go: a millisecond of the loop


class ListedShown(msgspec.Struct, frozen=True, rename="camel"):
    """One entry; `call` is our id of the call in which the customer said `sentence`."""

    phone: str
    since: datetime
    by: str
    reason: str
    sentence: str
    call: str


class DoNotCallApi:
    """The three things that can be done to the list, behind `rule`."""

    def __init__(
        self,
        do_not_call: DoNotCall,
        audit: SignedTrail,
        *,
        region: Callable[[], str],
        rule: TokenRule,
        limits: Limits,
    ) -> None:
        self._list, self._audit, self._region = do_not_call, audit, region
        self._rule, self._limits = rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("GET", PATH, self._rule.guarded(self.show)),
            Endpoint("POST", PATH, self._rule.guarded(self.add)),
            Endpoint("DELETE", PATH, self._rule.guarded(self.remove)),
        )

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The list, the latest addition first: JSON, or CSV for whom ``Accept: text/csv`` asks.

        Who takes it out is in the audit trail, as with every export.
        """
        entries = await self._list.all()  # a failure here can still be told
        as_csv = _CSV in request.headers.get("Accept", "").lower()
        form = "csv" if as_csv else "json"
        await self._audit.note(AuditKind.EXPORT, f"{PATH} ({form})", text=f"{len(entries)} numbers")
        response = web.StreamResponse(headers={"Content-Type": f"{_CSV if as_csv else _JSON}; charset=utf-8"})
        if as_csv:
            response.headers["Content-Disposition"] = 'attachment; filename="do-not-call.csv"'
        request[STREAM] = response
        await response.prepare(request)
        for piece in _csv_of(entries) if as_csv else _json_of(entries):
            async with asyncio.timeout(self._limits.send_s):  # who asks and does not read is cut off
                await response.write(piece)
            await asyncio.sleep(0)  # to a quick reader a write never waits: the window must have its turn
        await response.write_eof()
        return response

    async def add(self, request: web.Request) -> web.Response:
        """``{"phone": …, "reason": …}`` -> 201 with the entry; 200 with that of a number listed before.

        Raises:
            ProblemError: 400 what was sent is no number, or of another form.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        number = self._number(text_field(document, "phone"))
        reason = "" if document.get("reason") is None else text_field(document, "reason")
        before = self._list.listed(number)
        entry = await self._list.add(number, reason, BY)
        body = msgspec.json.encode(_shown(entry))
        return web.Response(status=200 if entry == before else 201, body=body, content_type=_JSON)

    async def remove(self, request: web.Request) -> web.Response:
        """``{"phone": …, "reason": …}`` -> 204; also as ``?phone=…&reason=…``, for clients without a body.

        Raises:
            ProblemError: 404 ``not_listed``; 422 ``reason_required``; 400 as for `add`.
        """
        document: dict[str, object] = {name.lower(): value for name, value in request.query.items()}
        if request.can_read_body:
            document |= json_object(request, await read_body(request, self._limits.body_read_s))
        number = self._number(text_field(document, "phone"))
        reason = "" if document.get("reason") is None else text_field(document, "reason")
        await self._list.remove(number, reason, BY)
        return web.Response(status=204)

    def _number(self, text: str) -> str:
        return parse(text, self._region()).e164


def _json_of(entries: Sequence[DoNotCallEntry]) -> Iterator[bytes]:
    opening = b"["
    for begin in range(0, len(entries), _AT_ONCE):
        shown = [_shown(entry) for entry in entries[begin : begin + _AT_ONCE]]
        yield opening + msgspec.json.encode(shown)[1:-1]
        opening = b","
    yield b"]" if entries else b"[]"


def _csv_of(entries: Sequence[DoNotCallEntry]) -> Iterator[bytes]:
    for begin in range(0, len(entries) or 1, _AT_ONCE):
        text = list_as_csv(entries[begin : begin + _AT_ONCE], heading=not begin)
        yield text.encode("utf-8", "replace")


def _shown(entry: DoNotCallEntry) -> ListedShown:
    return ListedShown(entry.number, entry.since, entry.by, entry.reason, entry.sentence, entry.call_id)
