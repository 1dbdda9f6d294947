"""Calls for later, for programs on this computer: the paths of the old backend's second version.

It is not known which field names and methods that one took, so several are.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import HERE
from sellercall_desktop.core.phone.zones import clock_of_region, clocks_of
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.edge import STREAM
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.endpoints import dialed
from sellercall_desktop.web.routing import CALL, Endpoint
from sellercall_desktop.words.scheduled import fate_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall
    from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
PATH = "/api/scheduledcall"
PHONE = ("phone", "phoneNumber", "number", "to")
AT = ("at", "scheduledAt", "scheduledTime", "scheduledFor", "dateTime")
NOTE = ("note", "notes")
_PAST = timedelta(days=30)  # what a list without bounds shows of what is over
_EVER = timedelta(days=400)
_AT_ONCE = 100  # encoded in one go: a millisecond of the loop


class ScheduledShown(msgspec.Struct, frozen=True, rename="camel"):
    """One call for later. `call` is our id of the call that it became; `why` says in words why it did not."""

    id: str
    phone: str
    at: datetime
    local_time: datetime | None
    zone: str
    note: str
    state: str
    by: str
    desk: str
    call: str
    fate: str
    why: str
    created: datetime


class ScheduledApi:
    """What can be done to them, behind `rule`."""

    def __init__(
        self, *, scheduled: ScheduledCalls, region: Callable[[], str], rule: TokenRule, limits: Limits
    ) -> None:
        self._scheduled, self._region = scheduled, region
        self._rule, self._limits = rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        doing = (
            ("POST", "add", self.add),
            ("GET", "list", self.show),
            *((method, f"cancel/{CALL}", self.cancel) for method in ("POST", "PUT", "DELETE")),
            *((method, f"edit/{CALL}", self.edit) for method in ("POST", "PUT")),
            ("POST", f"execute/{CALL}", self.execute),
        )
        return tuple(Endpoint(method, f"{PATH}/{end}", self._rule.guarded(do)) for method, end, do in doing)

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Those due from ``?from=`` to before ``?to=``; without bounds, the last 30 days' and all to come.

        Raises:
            ProblemError: 422, a bound is no time.
        """
        given = {name.lower(): value for name, value in request.query.items()}
        first, last = self._time(given, ("from",)), self._time(given, ("to",))
        now = utc_now()
        found = await self._scheduled.between(first or now - _PAST, last or now + _EVER)
        if first is None and last is None:
            seen = {call.id for call in found}
            found = [*(call for call in self._scheduled.open if call.id not in seen), *found]
        response = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
        request[STREAM] = response
        await response.prepare(request)
        opening, language = b"[", _language(request)
        for begin in range(0, len(found), _AT_ONCE):
            shown = [_shown(call, language) for call in found[begin : begin + _AT_ONCE]]
            async with asyncio.timeout(self._limits.send_s):  # who asks and does not read is cut off
                await response.write(opening + msgspec.json.encode(shown)[1:-1])
            opening = b","
            await asyncio.sleep(0)  # to a quick reader a write never waits: the window must have its turn
        await response.write_eof(b"]" if found else b"[]")
        return response

    async def add(self, request: web.Request) -> web.Response:
        """``{"phone": …, "at": …, "note": …}`` -> 201 with it; 200 where the same is scheduled already.

        Raises:
            ProblemError: 400 no number or no time; 422 a time that is none or out of reach, a long note; 403
                the number is never called from here.
        """
        given = await self._given(request)
        phone, at = _text(given, PHONE), self._time(given, AT)
        if phone is None or at is None:
            raise ProblemError(400, "missing_field", values={"field": "at" if phone else "phone"})
        before = self._scheduled.open
        call = await self._scheduled.schedule(phone, at, BY, note=_text(given, NOTE) or "")
        known = any(one.id == call.id for one in before)
        return _answer(request, call, 200 if known else 201)

    async def edit(self, request: web.Request) -> web.Response:
        """The same fields, those that are to change -> 200 with it as it is now. A new time revives it.

        Raises:
            ProblemError: as for `add`; 404 no such one; 409 it is being dialed, or is over.
        """
        given = await self._given(request)
        call = await self._scheduled.edit(
            *(request.match_info[CALL[1:-1]], BY),
            due=self._time(given, AT),
            note=_text(given, NOTE),
            number=_text(given, PHONE),
        )
        return _answer(request, call)

    async def cancel(self, request: web.Request) -> web.Response:
        """-> 200 with it, also where it was cancelled before. Raises `ProblemError` as `edit`."""
        return _answer(request, await self._scheduled.cancel(request.match_info[CALL[1:-1]], BY))

    async def execute(self, request: web.Request) -> web.Response:
        """Dial it now, and answer as ``callto``; ``{"reason": …}`` overrides a red light that allows it.

        Raises:
            ProblemError: 404 no such one; 403 ``red_light`` and what the guard refuses; 409 it is being
                dialed, is over, or its number is in a call.
        """
        reason = _text(await self._given(request), ("reason",)) or ""
        call_id = request.match_info[CALL[1:-1]]
        try:
            async with asyncio.timeout(self._limits.dial_s) as patience:
                return dialed(await self._scheduled.dial_now(call_id, BY, reason))
        except TimeoutError:
            if not patience.expired():
                raise
        return web.json_response({"status": "dialing"}, status=202)  # it is carried through without us

    async def _given(self, request: web.Request) -> dict[str, object]:
        """The fields of the query and of the body, in lower case; the body's count."""
        given: dict[str, object] = {name.lower(): value for name, value in request.query.items()}
        if request.can_read_body and (body := await read_body(request, self._limits.body_read_s)):
            given |= json_object(request, body)
        return given

    def _time(self, given: dict[str, object] | dict[str, str], names: Sequence[str]) -> datetime | None:
        """RFC 3339; without an offset it is read from the clock of the region that numbers are of here."""
        text = _text(dict(given), names)
        if text is None:
            return None
        try:
            due = datetime.fromisoformat(text)
            if due.tzinfo is None:
                due = due.replace(tzinfo=clock_of_region(self._region()) or HERE)
            return due.astimezone(UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ProblemError(422, "wrong_moment", values={"field": names[0]}) from error


def _text(given: dict[str, object], names: Sequence[str]) -> str | None:
    found = (name for name in names if given.get(name.lower()) is not None)
    return next((text_field(given, name) for name in found), None)


def _language(request: web.Request) -> str:
    return preferred_language(request.headers.get("Accept-Language", ""))


def _answer(request: web.Request, call: ScheduledCall, status: int = 200) -> web.Response:
    body = msgspec.json.encode(_shown(call, _language(request)))
    return web.Response(status=status, body=body, content_type="application/json")


def _shown(call: ScheduledCall, language: str) -> ScheduledShown:
    clock = next(iter(clocks_of((call.zone,))), None) if call.zone else None
    return ScheduledShown(
        id=call.id,
        phone=call.number,
        at=call.due,
        local_time=call.due.astimezone(clock) if clock is not None else None,
        zone=call.zone,
        note=call.note,
        state=call.state.value,
        by=call.by,
        desk=call.desk,
        call=call.call_id,
        fate=call.fate,
        why=fate_said(call.fate, language),
        created=call.created_at,
    )
