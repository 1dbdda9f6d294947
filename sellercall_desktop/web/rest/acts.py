"""What programs on this computer can do to one live call, and what they can read of it."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from aiohttp import hdrs, web

from sellercall_desktop.core.calls.facts import ActFate, ActKind, CallKey, Urgency
from sellercall_desktop.core.errors import OUTSIDE_ERRORS
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError, problem_of
from sellercall_desktop.web.rest.one_call import encoded
from sellercall_desktop.web.routing import CALL, Endpoint
from sellercall_desktop.words.acts import not_done_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.meter import CostSoFar
    from sellercall_desktop.core.errors import SellerCallError
    from sellercall_desktop.core.prompts.pinned import AcceptedWordings
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
Choice = TypeVar("Choice", bound=StrEnum)


class ActsApi:
    """Endpoints below one call, which is named by Ultravox's id, by the CallSid or by ours."""

    def __init__(
        self,
        *,
        steering: Steering,
        calls: CallStore,
        rule: TokenRule,
        limits: Limits,
        accepted: AcceptedWordings,
        cost_of: Callable[[Call], CostSoFar] | None = None,
    ) -> None:
        """`accepted`: further wordings of what the AI has to make known."""
        self._steering, self._calls, self._rule, self._limits = steering, calls, rule, limits
        self._accepted, self._cost_of = accepted, cost_of

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("POST", f"/api/llamada/{CALL}/steer", self._rule.guarded(self.steer)),
            Endpoint("GET", f"/api/llamada/{CALL}", self._rule.guarded(self.show)),
        )

    async def show(self, request: web.Request) -> web.Response:
        """The call as it stands, with its conversation and what people did to it.

        Raises:
            ProblemError: 404 no such call.
        """
        call = await self._known(request.match_info[CALL[1:-1]])
        # The rules of the watches take a millisecond for a few turns, and there may be thousands.
        language = preferred_language(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        cost = self._cost_of(call) if self._cost_of is not None else None
        accepted = await self._accepted.of(call.requested.prompt_version)
        body = await asyncio.to_thread(encoded, call, language, accepted, cost)
        return web.Response(body=body, content_type="application/json", charset="utf-8")

    async def steer(self, request: web.Request) -> web.Response:
        """``{"mode": "suggest" | "exact" | "farewell" | "voicemail", "text": …, "urgency": …}``.

        Answers 200 with id and fate. `urgency` is of a suggestion: immediate, soon (where none is given) or
        later. A farewell and a message for a voicemail without words take what the settings have.

        Raises:
            ProblemError: 404 no such call; 409 ``too_late``; 422 an unknown mode or urgency, no text or too
                much of it; what the provider refused as for a dial.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        kind = one_of(ActKind, text_field(document, "mode"), "mode")
        urgency = Urgency.SOON
        if document.get("urgency") is not None:
            urgency = one_of(Urgency, text_field(document, "urgency"), "urgency")
        call = await self._known(request.match_info[CALL[1:-1]])
        wordless = kind in {ActKind.FAREWELL, ActKind.VOICEMAIL} and document.get("text") is None
        text = "" if wordless else text_field(document, "text")
        try:
            act = await self._steering.act(call.id, kind, text, BY, urgency=urgency)
        except OUTSIDE_ERRORS as error:
            raise _not_done(error) from error
        told = {"actId": act.act_id, "fate": act.fate.value}
        if act.fate is ActFate.TOO_LATE:
            raise ProblemError(409, "too_late", members=told)
        return web.json_response(told)

    async def _known(self, named: str) -> Call:
        return await known_call(self._calls, named)


async def known_call(calls: CallStore, named: str) -> Call:
    """The call that this id of Ultravox, CallSid or id of ours names. Raises ProblemError: 404."""
    keys = CallKey(agent_call_id=named), CallKey(carrier_call_id=named), CallKey(call_id=named)
    for key in keys:
        if (call := await calls.find(key)) is not None:
            return call
    raise ProblemError(404, "call_not_found")


def _not_done(error: SellerCallError) -> Exception:
    """The error as it is told of a dial, but for its sentence: nobody was to be called."""
    problem = problem_of(error)
    if problem is None:
        return error
    problem.told = lambda language: said.plain if (said := not_done_sentence(error, language)) else ""
    return problem


def one_of(kind: type[Choice], text: str, field: str) -> Choice:
    """The member that the text names. Raises ProblemError: 422."""
    try:
        return kind(text.strip().lower())
    except ValueError as error:
        choices = ", ".join(kind)
        raise ProblemError(422, "wrong_choice", values={"field": field, "choices": choices}) from error
