"""What programs on this computer write down of a call: disposition, notes, callback."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.acts import BY, known_call
from sellercall_desktop.web.routing import CALL, Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule


class WrapUpApi:
    """Endpoints of the wrap-up."""

    def __init__(self, *, wrap_ups: WrapUps, calls: CallStore, rule: TokenRule, limits: Limits) -> None:
        self._wrap_ups, self._calls, self._rule, self._limits = wrap_ups, calls, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("PUT", f"/api/llamada/{CALL}/wrapup", self._rule.guarded(self.write)),
            Endpoint("GET", "/api/dispositions", self._rule.guarded(self.list_dispositions)),
        )

    async def list_dispositions(self, request: web.Request) -> web.Response:
        """What may come of a call here: ``[{"key": …, "label": …, "countsAs": …}]``.

        ``?call=`` names one call: what of it that call offers, by its campaign and its prompt.

        Raises:
            ProblemError: 404 no such call.
        """
        offered = self._wrap_ups.dispositions
        if named := request.query.get("call", ""):
            call = await known_call(self._calls, named)
            await self._wrap_ups.learn(call)
            offered = self._wrap_ups.offered(call)
        return web.json_response(
            [{"key": each.key, "label": each.label, "countsAs": each.counts_as.value} for each in offered]
        )

    async def write(self, request: web.Request) -> web.Response:
        """``{"disposition": key, "notes": text, "callbackAt": time}`` -> 204, and the wrap-up is finished.

        A field that is absent leaves what was written; null, or an empty text, takes it back. The time is ISO
        8601 with its offset.

        Raises:
            ProblemError: 404 no such call; 422 an unknown disposition, notes that are too long, a time that
                is none or out of reach, a disposition that wants a callback without one.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        wrap_up = WrapUp(
            disposition=_text(document, "disposition"),
            note=_text(document, "notes"),
            callback=_callback(document, "callbackAt"),
        )
        call = await known_call(self._calls, request.match_info[CALL[1:-1]])
        await self._wrap_ups.finish(call.id, BY, wrap_up)
        return web.Response(status=204)


def _text(document: dict[str, object], name: str) -> str | None:
    if name.lower() not in document:
        return None
    if document[name.lower()] is None:
        return ""
    try:
        return text_field(document, name)
    except ProblemError as error:
        raise ProblemError(422, error.code, values=error.values) from error


def _callback(document: dict[str, object], name: str) -> Agreed | None:
    text = _text(document, name)
    if not text:
        return None if text is None else Agreed(None)
    try:
        due = datetime.fromisoformat(text)
        if due.utcoffset() is None:
            raise ProblemError(422, "wrong_time", values={"field": name})
        return Agreed(due.astimezone(UTC))
    except (ValueError, OverflowError) as error:
        raise ProblemError(422, "wrong_time", values={"field": name}) from error
