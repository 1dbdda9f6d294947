"""Whether a customer asked for no more calls, as a program on this computer has it from a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.calls.remarks import opt_out_of
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.web.bodies import json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.acts import BY, known_call, one_of
from sellercall_desktop.web.routing import CALL, Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule


class OptOutApi:
    """The one endpoint."""

    def __init__(self, *, opting_out: OptingOut, calls: CallStore, rule: TokenRule, limits: Limits) -> None:
        self._opting_out, self._calls, self._rule, self._limits = opting_out, calls, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Behind the token."""
        return (Endpoint("POST", f"/api/llamada/{CALL}/optout", self._rule.guarded(self.judge)),)

    async def judge(self, request: web.Request) -> web.Response:
        """``{"judged": "opt_out" | "no_opt_out", "reason": …}`` -> 204, of a call in which it waits for one.

        As an opt-out the number goes onto the do-not-call list. Said once more the same way, it is 204 again.

        Raises:
            ProblemError: 404 no such call; 409 ``nothing_to_judge``; 422 another judgement, or none why it is
                no opt-out.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        judgement = one_of(OptOutJudgement, text_field(document, "judged"), "judged")
        reason = "" if document.get("reason") is None else text_field(document, "reason").strip()
        if judgement is OptOutJudgement.NO_OPT_OUT and not reason:
            raise ProblemError(422, "missing_field", values={"field": "reason"})
        call = await known_call(self._calls, request.match_info[CALL[1:-1]])
        waited = await self._opting_out.judge(call.id, judgement, BY, reason)
        if not waited and opt_out_of(call) != judgement.value:
            raise ProblemError(409, "nothing_to_judge", members={"judged": opt_out_of(call) or None})
        return web.Response(status=204)
