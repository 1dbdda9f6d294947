"""Scenarios of a prompt for programs on this computer: listed, run on a version or a text, told, stopped.

A text that lies in git is so checked before it is published. What runs is billed by the voice AI.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime  # noqa: TC003 - a field that msgspec looks at
from typing import TYPE_CHECKING, Annotated

import msgspec
from aiohttp import web

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.filling import Customer, filled_with, values_for
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.prompt_file import PromptFileError, read_prompt_file
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.run import RunState
from sellercall_desktop.core.prompts.scenarios.runner import longest_s
from sellercall_desktop.core.prompts.scenarios.scenario import Result
from sellercall_desktop.core.prompts.variables import OPENS, key_of
from sellercall_desktop.core.prompts.workbench import MOST_ROUNDS, Candidate
from sellercall_desktop.web.bodies import converted, json_object, read_body
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.prompts import AUTHOR, PATH, SettingsSent, settings_of
from sellercall_desktop.web.routing import PROMPT, RUN, Endpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.prompts.scenarios.run import ScenarioRun, ScenarioTry
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

_OF_PROMPT = f"{PATH}/{PROMPT}/scenarios"
_RUN = f"/api/scenario-runs/{RUN}"
_Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
_Times = Annotated[int, msgspec.Meta(ge=1, le=MOST_ROUNDS)]


class RunSent(msgspec.Struct, frozen=True, rename="lower", forbid_unknown_fields=True):
    """What is to be tried: a version, a text, or both side by side; without either, what is in force.

    `file`: a prompt as it is exported. `values`: of variables, by name. `scenarios`: ids; without, all.
    """

    version: _Number | None = None
    systemprompt: str = ""
    settings: SettingsSent | None = None
    file: str = ""
    times: _Times = 1
    values: dict[str, str] = {}
    scenarios: list[str] | None = None


class VerdictShown(msgspec.Struct, frozen=True, rename="camel"):
    """One expectation and what became of it; `turn` counts from 1, `said` is what was said in it."""

    rule: str
    expected: str
    result: Result
    turn: int | None
    said: str
    why: str
    words: str


class TryShown(msgspec.Struct, frozen=True, rename="camel"):
    """One conversation. `version` is null for the text that was sent."""

    scenario: str
    name: str
    version: int | None
    round: int
    result: Result
    problem: str
    verdicts: list[VerdictShown]


class RunShown(msgspec.Struct, frozen=True, rename="camel"):
    """A run. `result`: the worst so far; null before anything came of it."""

    id: str
    prompt: str
    state: RunState
    under_way: bool
    begun_at: datetime
    by: str
    done: int
    all: int
    longest_s: float
    result: Result | None
    counts: dict[str, int]
    tries: list[TryShown]


class ScenariosApi:
    """Endpoints of scenarios, behind `rule`."""

    def __init__(
        self, workbench: Workbench | None, prompts: PromptStore, rule: TokenRule, limits: Limits
    ) -> None:
        self._workbench, self._prompts, self._rule, self._limits = workbench, prompts, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("GET", _OF_PROMPT, self._rule.guarded(self.all)),
            Endpoint("POST", f"{_OF_PROMPT}/run", self._rule.guarded(self.run)),
            Endpoint("GET", _RUN, self._rule.guarded(self.show)),
            Endpoint("POST", f"{_RUN}/cancel", self._rule.guarded(self.cancel)),
            Endpoint("POST", f"{_RUN}/resume", self._rule.guarded(self.resume)),
        )

    async def all(self, request: web.Request) -> web.Response:
        """``{"scenarios": [{"id", "name", "call", "customer", "lines", "expectations"}]}``, by name.

        Raises:
            PromptError: 404, there is no such prompt.
        """
        found = await self._bench.scenarios(await self._known(request))
        return web.json_response({"scenarios": [_listed(one) for one in found]})

    async def run(self, request: web.Request) -> web.Response:
        """A `RunSent` -> 202 ``{"run", "tries", "longestS", "missing"}``: variables without a value are told.

        Raises:
            ProblemError: 400 a field is of another kind; 422 ``prompt_file`` with `line` and `key`.
            PromptError: 404, there is no such prompt or version. PromptSettingError: 422.
            ScenarioError: 404 no such scenario, 409 a run of it goes on, 422 there is none to run.
        """
        bench, prompt_id = self._bench, await self._known(request)
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        sent = converted(document, RunSent)
        chosen = _chosen(await bench.scenarios(prompt_id), sent.scenarios)
        candidates: list[Candidate] = []
        missing: dict[str, None] = {}
        if (text := _text_sent(sent)) is not None:
            candidates.append(self._filled(text, sent, missing))
        if sent.version is not None or text is None:
            version = await self._version(prompt_id, sent.version)
            content = PromptContent(version.text, version.presets, version.settings)
            candidates.append(
                self._filled(content, sent, missing, version.number)
                if version.fills_variables
                else Candidate(content, version.number)
            )
        run = bench.plan(prompt_id, candidates, chosen, rounds=sent.times, by=AUTHOR)
        await bench.begin_alone(run)
        told = {"run": run.id, "tries": run.tries, "longestS": longest_s(run), "missing": list(missing)}
        return web.json_response(told, status=202, headers={"Location": _RUN.replace(RUN, run.id)})

    async def show(self, request: web.Request) -> web.Response:
        """How far it has come, and what came of each conversation -> `RunShown`.

        Raises:
            ScenarioError: 404, there is no such run.
        """
        return await self._answer(await self._bench.run(_run_id(request)))

    async def cancel(self, request: web.Request) -> web.Response:
        """End it now -> 202 with the `RunShown`; one that is over stays as it is.

        Raises:
            ScenarioError: 404, there is no such run.
        """
        bench, run = self._bench, await self._bench.run(_run_id(request))
        if bench.is_under_way(run.id):
            bench.cancel(run.id)
        elif run.state is RunState.OPEN:  # the end of the program broke it off, or another desk has it
            await bench.give_up(run.id)
            run = await bench.run(run.id)
        return await self._answer(run, 202)

    async def resume(self, request: web.Request) -> web.Response:
        """Go on with one that was broken off -> 202 with the `RunShown`; what is kept is not had again.

        One that is under way here, or over, stays as it is.

        Raises:
            ScenarioError: 404, there is no such run; 409, another of its prompt or desk goes on.
        """
        bench, run = self._bench, await self._bench.run(_run_id(request))
        if run.state is RunState.OPEN and not bench.is_under_way(run.id):
            await bench.go_on_alone(run)
        return await self._answer(run, 202)

    # --- inside -------------------------------------------------------------------------------

    @property
    def _bench(self) -> Workbench:
        if self._workbench is None:
            raise ProblemError(404, "not_found")
        return self._workbench

    async def _known(self, request: web.Request) -> str:
        prompt_id = request.match_info[PROMPT[1:-1]].lower()
        if (await self._prompts.library()).get(prompt_id) is None:
            raise PromptError(PromptProblem.NOT_FOUND)
        return prompt_id

    async def _version(self, prompt_id: str, number: int | None) -> PromptVersion:
        if number is None:
            return await self._prompts.current(prompt_id)
        version = await self._prompts.get(number)
        if version is None or version.prompt_id != prompt_id:
            raise PromptError(PromptProblem.NOT_FOUND)
        return version

    def _filled(
        self, content: PromptContent, sent: RunSent, missing: dict[str, None], version: int | None = None
    ) -> Candidate:
        language = self._bench.order_of(content).language
        values = values_for(Customer(""), utc_now(), language)
        given = {key_of(name): value for name, value in sent.values.items()}
        filled, flaws = filled_with(replace(values, data={**values.data, **given}), content)
        missing.update(dict.fromkeys(one.name or OPENS for one in flaws))
        return Candidate(filled, version, content)

    async def _answer(self, run: ScenarioRun, status: int = 200) -> web.Response:
        tries = await self._bench.tries(run.id)
        counts = Counter(one.result for one in tries)
        shown = RunShown(
            id=run.id,
            prompt=run.prompt_id,
            state=run.state,
            under_way=self._bench.is_under_way(run.id) or await self._bench.is_elsewhere(run),
            begun_at=run.begun_at,
            by=run.by,
            done=len(tries),
            all=run.tries,
            longest_s=longest_s(run),
            result=next((one for one in (Result.FAIL, Result.UNKNOWN, Result.PASS) if counts[one]), None),
            counts={one.value: counts[one] for one in Result},
            tries=[_try(run, one) for one in tries],
        )
        body = msgspec.json.encode(shown)
        return web.Response(status=status, body=body, content_type="application/json")


def _run_id(request: web.Request) -> str:
    return request.match_info[RUN[1:-1]].lower()


def _text_sent(sent: RunSent) -> PromptContent | None:
    """The text that is no version yet; None where none was sent."""
    if sent.file:
        try:
            return read_prompt_file(sent.file.encode("utf-8", "surrogatepass")).content
        except PromptFileError as error:
            members = {"line": error.line, "key": error.key}
            raise ProblemError(422, "prompt_file", members=members, error=error) from error
    if not sent.systemprompt.strip():
        return None
    settings = settings_of(sent.settings or SettingsSent())
    check_settings(settings)
    return PromptContent(sent.systemprompt, settings=settings)


def _chosen(found: Sequence[Scenario], wanted: Sequence[str] | None) -> Sequence[Scenario]:
    if wanted is None:
        return found
    by_id = {one.id: one for one in found}
    if not by_id.keys() >= set(wanted):
        raise ScenarioError(ScenarioProblem.NOT_FOUND)
    return [by_id[one] for one in dict.fromkeys(wanted)]


def _listed(one: Scenario) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "call": one.call_id,
        "customer": one.customer,
        "lines": [line.text for line in one.lines],
        "expectations": [
            {"rule": each.rule.value, "expected": each.text or str(each.turns)} for each in one.expectations
        ],
    }


def _try(run: ScenarioRun, tried: ScenarioTry) -> TryShown:
    asked = next((one for one in run.scenarios if one.id == tried.key.scenario_id), None)
    wanted = asked.expectations if asked is not None else ()
    turns = tried.played.turns
    verdicts = []
    for at, one in enumerate(tried.verdicts):
        expected = wanted[at] if at < len(wanted) else None
        in_turns = one.turn is not None and one.turn < len(turns)
        verdicts.append(
            VerdictShown(
                rule=expected.rule.value if expected is not None else "",
                expected=(expected.text or str(expected.turns)) if expected is not None else "",
                result=one.result,
                turn=one.turn + 1 if one.turn is not None else None,
                said=turns[one.turn].text if one.turn is not None and in_turns else "",
                why=one.why.value if one.why is not None else "",
                words=one.words,
            )
        )
    return TryShown(
        scenario=tried.key.scenario_id,
        name=asked.name if asked is not None else "",
        version=run.sides[tried.key.side].version,
        round=tried.key.round + 1,
        result=tried.result,
        problem=tried.played.problem,
        verdicts=verdicts,
    )
