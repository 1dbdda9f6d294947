"""Two versions of a prompt that share its calls, for programs on this computer: begun, ended, compared."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - a field that msgspec looks at
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from aiohttp import web

from sellercall_desktop.core.prompts.comparison import EndRule
from sellercall_desktop.web.bodies import converted, json_object, read_body
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.prompts import AUTHOR, PATH
from sellercall_desktop.web.rest.results import FiguresShown, figures_shown
from sellercall_desktop.web.routing import PROMPT, Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.campaigns.version_standing import VersionTestStanding
    from sellercall_desktop.core.campaigns.version_tests import VersionTests
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

_PATH = f"{PATH}/{PROMPT}/test"
_DIFFERENCE: Literal["difference"] = "difference"
_Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
EndsAfter = int | Literal["difference"] | None


class VersionTestSent(msgspec.Struct, frozen=True, rename="lower", forbid_unknown_fields=True):
    """Which is to begin. `ends_after`: answered calls of each, or that one is better; None: by hand."""

    a: _Number
    b: _Number
    share: int = 50
    ends_after: EndsAfter = msgspec.field(default=None, name="endsafter")


class VersionTestShown(msgspec.Struct, frozen=True, rename="camel"):
    """One, and how it stands: see `VersionTestStanding`."""

    id: str
    prompt: str
    version_a: int
    version_b: int
    share: int
    ends_after: EndsAfter
    open: bool
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None
    ended_by: str
    ended_why: str
    verdict: str
    more: int | None
    currency: str
    a: FiguresShown
    b: FiguresShown


class VersionTestsApi:
    """Endpoints of tests, behind `rule`."""

    def __init__(self, *, campaigns: Campaigns | None, rule: TokenRule, limits: Limits) -> None:
        self._campaigns, self._rule, self._limits = campaigns, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("GET", _PATH, self._rule.guarded(self.show)),
            Endpoint("POST", _PATH, self._rule.guarded(self.begin)),
            Endpoint("DELETE", _PATH, self._rule.guarded(self.end)),
        )

    async def show(self, request: web.Request) -> web.Response:
        """The prompt's open one, else its last -> `VersionTestShown`.

        Raises:
            PromptError: 404, there was none.
        """
        test = await self._tests.latest(_prompt(request))
        return _answer(await self._tests.standing(test))

    async def begin(self, request: web.Request) -> web.Response:
        """A `VersionTestSent` -> 201 with the `VersionTestShown`.

        Raises:
            ProblemError: 400 a field is missing, unknown, or of another kind.
            PromptError: 404 no such prompt, 409 one is open, 422 it cannot be so.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        sent = converted(document, VersionTestSent)
        rule, answered = EndRule.BY_HAND, 0
        if isinstance(sent.ends_after, int):
            rule, answered = EndRule.ANSWERED, sent.ends_after
        elif sent.ends_after is not None:
            rule = EndRule.DIFFERENCE
        asked = {"share_of_b": sent.share, "answered_each": answered}
        test = await self._tests.begin(_prompt(request), sent.a, sent.b, by=AUTHOR, rule=rule, **asked)
        return _answer(await self._tests.standing(test), 201)

    async def end(self, request: web.Request) -> web.Response:
        """-> 200 with the `VersionTestShown` of what was open.

        Raises:
            PromptError: 404, none is.
        """
        test = await self._tests.end(_prompt(request), AUTHOR)
        return _answer(await self._tests.standing(test))

    @property
    def _tests(self) -> VersionTests:
        if self._campaigns is None:
            raise ProblemError(404, "not_found")
        return self._campaigns.version_tests


def _prompt(request: web.Request) -> str:
    return request.match_info[PROMPT[1:-1]].lower()


def _answer(standing: VersionTestStanding, status: int = 200) -> web.Response:
    test = standing.test
    end = test.end
    after: EndsAfter = test.answered_each or None
    shown = VersionTestShown(
        id=test.id,
        prompt=test.prompt_id,
        version_a=test.a,
        version_b=test.b,
        share=test.share_of_b,
        ends_after=_DIFFERENCE if test.rule is EndRule.DIFFERENCE else after,
        open=end is None,
        begun_at=test.begun_at,
        begun_by=test.begun_by,
        ended_at=end.at if end is not None else None,
        ended_by=end.by if end is not None else "",
        ended_why=end.cause.value if end is not None else "",
        verdict=standing.verdict.value,
        more=standing.more,
        currency=standing.currency,
        a=figures_shown(standing.a, test.a),
        b=figures_shown(standing.b, test.b),
    )
    body = msgspec.json.encode(shown)
    return web.Response(status=status, body=body, content_type="application/json")
