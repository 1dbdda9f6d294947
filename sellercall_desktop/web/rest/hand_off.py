"""Take a call over, hand it on, give it back, for programs on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.partners import hand_off_named
from sellercall_desktop.core.errors import ActError, InvalidNumberError
from sellercall_desktop.core.steering.steering import LONGEST_ACT
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.acts import BY, known_call, one_of
from sellercall_desktop.web.rest.handed_shown import (
    HandOffNow,
    hand_off_shown,
    hand_offs_shown,
    partner_shown,
)
from sellercall_desktop.web.routing import CALL, HAND_OFF, Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.hand_off.hand_offs import HandOffs
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

ME = "me"
"""In `to`: the telephone that the settings name as one's own."""


class HandOffApi:
    """Endpoints below one call, which is named by an id of Ultravox, the CallSid or ours."""

    def __init__(self, *, hand_offs: HandOffs, calls: CallStore, rule: TokenRule, limits: Limits) -> None:
        self._hand_offs, self._calls, self._rule, self._limits = hand_offs, calls, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        call, guarded = f"/api/llamada/{CALL}", self._rule.guarded
        one = f"{call}/handoff/{HAND_OFF}"
        return (
            Endpoint("POST", f"{call}/handoff", guarded(self.hand_off)),
            Endpoint("GET", f"{call}/handoff", guarded(self.list_hand_offs)),
            Endpoint("GET", one, guarded(self.show)),
            Endpoint("POST", f"{one}/cancel", guarded(self.cancel)),
            Endpoint("POST", f"{one}/confirm", guarded(self.confirm)),
            Endpoint("POST", f"{call}/giveback", guarded(self.give_back)),
            Endpoint("POST", f"{call}/hold", guarded(self.hold)),
            Endpoint("POST", f"{call}/mute", guarded(self.mute)),
            Endpoint("POST", f"{call}/keys", guarded(self.press)),
        )

    async def hand_off(self, request: web.Request) -> web.Response:
        """``{"to": "me" | number, "mode": "takeover" | "announced" | "blind", "name"?: text}``.

        Answers 202 with ``{"handoffId": …}``: the telephone rings from now on. A take-over is always to `me`,
        everything else to a number; without a name the list of colleagues gives it.

        Raises:
            ProblemError: 404 no such call; 409 nobody is talking, or a hand-off is under way; 422 an unknown
                mode, a number that is none, no telephone in the settings; 403 and 429 the guard.
        """
        document = await self._document(request)
        to = text_field(document, "to").strip()
        kind = one_of(HandOffKind, text_field(document, "mode"), "mode")
        if (kind is HandOffKind.TAKE_OVER) is not (to.lower() == ME):
            modes = [each for each in HandOffKind if each is not HandOffKind.TAKE_OVER]
            wanted = HandOffKind.TAKE_OVER if to.lower() == ME else ", ".join(modes)
            raise ProblemError(422, "wrong_choice", values={"field": "mode", "choices": wanted})
        name = _optional(document, "name").strip()
        call = await self._call(request)
        if kind is HandOffKind.TAKE_OVER:
            asked = await self._hand_offs.take_over(call.id, BY)
        else:
            asked = await self._handed_on(call, kind, to, name)
        return web.json_response({"handoffId": asked.hand_off_id}, status=202)

    async def list_hand_offs(self, request: web.Request) -> web.Response:
        """All of the call, oldest first."""
        return _json(hand_offs_shown(await self._call(request)))

    async def show(self, request: web.Request) -> web.Response:
        """One: how far it is, when it reached which state, and who talks with the customer now."""
        call, named = await self._named(request)
        return _json(HandOffNow(hand_off_shown(call, named), partner_shown(call)))

    async def cancel(self, request: web.Request) -> web.Response:
        """Call it off: 202. Raises ProblemError: 404, 409 it is not under way."""
        call, named = await self._named(request)
        await self._hand_offs.cancel(call.id, BY, named.hand_off_id)
        return web.Response(status=202)

    async def confirm(self, request: web.Request) -> web.Response:
        """The person is on the telephone: 202, and the customer comes. Raises as `cancel`."""
        call, named = await self._named(request)
        await self._hand_offs.confirm(call.id, BY, named.hand_off_id)
        return web.Response(status=202)

    async def give_back(self, request: web.Request) -> web.Response:
        """``{"note"?: what the AI should know}``, or nothing -> 202.

        Raises:
            ProblemError: 409 the AI has the customer; 422 too long a note.
        """
        note = _optional(await self._document(request, may_be_empty=True), "note")
        await self._hand_offs.give_back((await self._call(request)).id, BY, note)
        return web.Response(status=202)

    async def hold(self, request: web.Request) -> web.Response:
        """``{"on": true | false}`` -> 204: the customer hears music, or no more."""
        on = _flag(await self._document(request))
        await self._hand_offs.hold((await self._call(request)).id, BY, on=on)
        return web.Response(status=204)

    async def mute(self, request: web.Request) -> web.Response:
        """``{"on": true | false, "handoffId"?}`` -> 204: nobody hears the person, or all do again.

        The person is whoever has the customer, or this hand-off's.

        Raises:
            ProblemError: 404 no such hand-off; 409 nobody has the customer, or this person is not there.
        """
        document = await self._document(request)
        on, named, call = _flag(document), _optional(document, "handoffId"), await self._call(request)
        if named and hand_off_named(call, named) is None:
            raise ProblemError(404, "hand_off_not_found")
        await self._hand_offs.mute(call.id, BY, on=on, hand_off_id=named or None)
        return web.Response(status=204)

    async def press(self, request: web.Request) -> web.Response:
        """``{"keys": text}`` -> 204: pressed on the customer's line. Raises ProblemError: 503 no way in."""
        keys = text_field(await self._document(request), "keys")
        await self._hand_offs.press((await self._call(request)).id, keys)
        return web.Response(status=204)

    async def _handed_on(self, call: Call, kind: HandOffKind, number: str, name: str) -> HandOff:
        try:
            return await self._hand_offs.hand_on(call.id, kind, number, name, BY)
        except InvalidNumberError as error:
            raise ProblemError(422, error.problem.value, error=error) from error

    async def _document(self, request: web.Request, *, may_be_empty: bool = False) -> dict[str, object]:
        body = await read_body(request, self._limits.body_read_s)
        return {} if may_be_empty and not body else json_object(request, body)

    async def _call(self, request: web.Request) -> Call:
        return await known_call(self._calls, request.match_info[CALL[1:-1]])

    async def _named(self, request: web.Request) -> tuple[Call, HandOff]:
        call = await self._call(request)
        named = hand_off_named(call, request.match_info[HAND_OFF[1:-1]])
        if named is None or named.asked is None:
            raise ProblemError(404, "hand_off_not_found")
        return call, named


def _optional(document: dict[str, object], name: str) -> str:
    text = text_field(document, name) if document.get(name.lower()) is not None else ""
    if len(text) > LONGEST_ACT:  # the AI is to take it in, or to say it
        raise ActError(len(text), LONGEST_ACT)
    return text


def _flag(document: dict[str, object]) -> bool:
    on = document.get("on")
    if not isinstance(on, bool):
        raise ProblemError(422, "wrong_flag", values={"field": "on"})
    return on


def _json(shown: object) -> web.Response:
    return web.Response(body=msgspec.json.encode(shown), content_type="application/json", charset="utf-8")
