"""Prompts for programs on this computer: the library, each one's version in force, publishing on top of one.

``/api/prompt`` is the old system's: it means the prompt that was there before there were several.
"""

from __future__ import annotations

import re
from datetime import datetime  # noqa: TC003 - a field that msgspec looks at
from typing import TYPE_CHECKING, Annotated

import msgspec
from aiohttp import hdrs, web

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.prompts.errors import PromptConflictError, PromptError, PromptProblem
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import BY_PROGRAM, DEFAULT_PROMPT, PromptChange, PromptContent
from sellercall_desktop.core.prompts.settings import (
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.bodies import converted, json_object, read_body, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.publishing import ProgramPublishing, Publication
from sellercall_desktop.web.routing import PROMPT, Endpoint

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.prompts.misgivings import Misgivings
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptLibrary, PromptVersion
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

AUTHOR = BY_PROGRAM
LONGEST_WHY = 200
"""Characters."""
PATH = "/api/prompts"
_OLD = "/api/prompt"
_ONE = f"{PATH}/{PROMPT}"
_TAG = re.compile(r'(?:W/)?"([0-9]{1,10})"', re.ASCII)


class SilenceSent(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """See `InactivityMessage`."""

    after_s: float
    text: str
    then: AfterSilence = AfterSilence.GO_ON


class SettingsSent(
    msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """See `PromptSettings`; what is absent is as the installation has it."""

    voice: str = ""
    language: str = ""
    model: str = ""
    temperature: float | None = None
    first_speaker: FirstSpeaker | None = None
    greeting: str = ""
    max_duration_s: int | None = None
    inactivity: tuple[SilenceSent, ...] = ()
    tools: tuple[str, ...] = ()
    voicemail: str = ""
    disclosures: tuple[str, ...] = ()
    recording_wordings: tuple[str, ...] = ()
    way_out_wordings: tuple[str, ...] = ()
    dispositions: tuple[str, ...] = ()
    after_dial: tuple[str, ...] = ()


class PromptSent(msgspec.Struct, frozen=True, rename="lower", forbid_unknown_fields=True):
    """What is to become a version. Without `settings` those of the version before stay.

    `why`: the reason, where scenarios fail with it. Nobody has to give one here: it is written down that it
    was published over REST with so many failed scenarios.
    """

    systemprompt: str
    name: str = ""
    note: str = ""
    settings: SettingsSent | None = None
    why: Annotated[str, msgspec.Meta(max_length=LONGEST_WHY)] = ""
    basedon: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)] | None = None


class ChangeSent(msgspec.Struct, frozen=True, rename="lower", forbid_unknown_fields=True):
    """What is to be different of a prompt."""

    name: str | None = None
    archived: bool | None = None
    incoming: bool | None = None
    outgoing: bool | None = None


class PromptShown(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """One prompt. The first one has an empty name until somebody names it.

    `ended_test`: the id of the test of two of its versions that was over with this.
    `failed_scenarios`: names of those that fail with what has just been published.
    """

    id: str
    name: str
    archived: bool
    incoming: bool
    outgoing: bool
    version: int
    author: str
    published_at: datetime
    note: str
    system_prompt: str
    settings: SettingsSent
    ended_test: str = ""
    failed_scenarios: tuple[str, ...] = ()


class PromptsApi:
    """Endpoints of prompts, behind `rule`."""

    def __init__(
        self,
        engine: Engine,
        prompts: PromptStore,
        bus: Bus,
        rule: TokenRule,
        limits: Limits,
        *,
        campaigns: Campaigns | None,
        misgivings: Misgivings | None,
    ) -> None:
        self._prompts, self._rule, self._limits = prompts, rule, limits
        self._publishing = ProgramPublishing(engine, prompts, bus, misgivings, author=AUTHOR)
        self._keeper, self._tests = PromptKeeper(prompts, bus), campaigns.version_tests if campaigns else None

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (
            Endpoint("GET", _OLD, self._rule.guarded(self.show_default)),
            Endpoint("POST", _OLD, self._rule.guarded(self.publish_default)),
            Endpoint("GET", PATH, self._rule.guarded(self.all)),
            Endpoint("POST", PATH, self._rule.guarded(self.create)),
            Endpoint("GET", _ONE, self._rule.guarded(self.show)),
            Endpoint("POST", _ONE, self._rule.guarded(self.publish)),
            Endpoint("PUT", _ONE, self._rule.guarded(self.change)),
        )

    async def show_default(self, _request: web.Request) -> web.Response:
        """The text of the default prompt; its version is the entity tag."""
        version = await self._prompts.current()
        return web.json_response({"systemPrompt": version.text}, headers=_tag(version))

    async def publish_default(self, request: web.Request) -> web.Response:
        """Make a text the default prompt's from now on -> 204. `basedOn`, `why` as for `publish`.

        Raises:
            ProblemError: 400 it is blank; 409 and 412 as for `publish`.
        """
        document = await self._document(request)
        text = text_field(document, "systemPrompt")
        if not text.strip():
            raise ProblemError(400, "empty_prompt")
        based_on, why = document.get("basedon"), document.get("why")
        if why is not None and (not isinstance(why, str) or len(why) > LONGEST_WHY):
            raise ProblemError(400, "wrong_field", values={"field": "why"})
        if based_on is not None and (isinstance(based_on, bool) or not isinstance(based_on, int)):
            raise ProblemError(400, "wrong_field", values={"field": "basedOn"})
        sent = PromptSent(text, why=why or "", basedon=based_on)
        version, _failing = await self._publish(request, DEFAULT_PROMPT, sent)
        return web.Response(status=204, headers=_tag(version))

    async def all(self, _request: web.Request) -> web.Response:
        """``{"incoming", "outgoing", "prompts": [{"id", "name", "archived", "version"}]}``."""
        library = await self._prompts.library()
        listed = [
            {"id": one.id, "name": one.name, "archived": one.archived, "version": library.newest(one.id)}
            for one in library.prompts
        ]
        return web.json_response(
            {"incoming": library.incoming, "outgoing": library.outgoing, "prompts": listed}
        )

    async def create(self, request: web.Request) -> web.Response:
        """A `PromptSent` with its name -> 201 with the `PromptShown`.

        Raises:
            ProblemError: 400 a field is missing or of another kind, the text is blank.
            PromptError, PromptSettingError: it cannot be so.
        """
        sent = self._sent(await self._document(request))
        content = PromptContent(sent.systemprompt, settings=settings_of(sent.settings or SettingsSent()))
        made = await self._keeper.create(sent.name, content, AUTHOR)
        return await self._answer(made, 201)

    async def show(self, request: web.Request) -> web.Response:
        """The version in force, as a `PromptShown`; its number is the entity tag."""
        prompt_id = _id(request)
        await self._known(prompt_id)
        return await self._answer(await self._prompts.current(prompt_id))

    async def publish(self, request: web.Request) -> web.Response:
        """A `PromptSent` -> 200 with the `PromptShown`. Every new call with this prompt follows it.

        `basedOn`, or ``If-Match`` with the entity tag: where another version was published since, nothing is.
        Without either the last one wins; the version before stays among the versions.

        Raises:
            ProblemError: 400 as for `create`; 412 ``prompt_conflict`` where ``If-Match`` does not.
            PromptConflictError: 409, with `version`, the one in force.
        """
        sent = self._sent(await self._document(request))
        version, failing = await self._publish(request, _id(request), sent)
        ended = await self._tests.ended_by(version) if self._tests is not None else None
        return await self._answer(version, ended_test=ended.id if ended is not None else "", failing=failing)

    async def change(self, request: web.Request) -> web.Response:
        """``{"name", "archived", "incoming": true, "outgoing": true}``, each optional -> the `PromptShown`.

        All of it is changed, or nothing.

        Raises:
            PromptError: 404, 409, 422: it cannot be so.
        """
        prompt_id = _id(request)
        wanted = converted(await self._document(request), ChangeSent)
        await self._known(prompt_id)
        asked = ((wanted.incoming, Direction.INBOUND), (wanted.outgoing, Direction.OUTBOUND))
        directions = tuple(direction for is_wished, direction in asked if is_wished)
        change = PromptChange(wanted.name, wanted.archived, directions)
        ended_test = await self._keeper.change(prompt_id, change, AUTHOR)
        return await self._answer(await self._prompts.current(prompt_id), ended_test=ended_test)

    # --- inside -------------------------------------------------------------------------------

    async def _document(self, request: web.Request) -> dict[str, object]:
        return json_object(request, await read_body(request, self._limits.body_read_s))

    def _sent(self, document: dict[str, object]) -> PromptSent:
        sent = converted(document, PromptSent)
        if not sent.systemprompt.strip():
            raise ProblemError(400, "empty_prompt")
        return sent

    async def _publish(
        self, request: web.Request, prompt_id: str, sent: PromptSent
    ) -> tuple[PromptVersion, tuple[str, ...]]:
        expected = _expected(request)
        publication = Publication(
            sent.systemprompt,
            settings_of(sent.settings) if sent.settings is not None else None,
            why=sent.why,
            note=sent.note,
            based_on=sent.basedon if expected is None else expected,
        )
        language = preferred_language(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        try:
            return await self._publishing.publish(prompt_id, publication, language)
        except PromptConflictError as error:
            if expected is None:
                raise
            members = {"version": error.published.number}
            raise ProblemError(412, "prompt_conflict", members=members, error=error) from error

    async def _known(self, prompt_id: str) -> tuple[Prompt, PromptLibrary]:
        library = await self._prompts.library()
        prompt = library.get(prompt_id)
        if prompt is None:
            raise PromptError(PromptProblem.NOT_FOUND)
        return prompt, library

    async def _answer(
        self,
        version: PromptVersion,
        status: int = 200,
        *,
        ended_test: str = "",
        failing: tuple[str, ...] = (),
    ) -> web.Response:
        prompt, library = await self._known(version.prompt_id)
        shown = PromptShown(
            id=prompt.id,
            name=prompt.name,
            archived=prompt.archived,
            incoming=library.incoming == prompt.id,
            outgoing=library.outgoing == prompt.id,
            version=version.number,
            author=version.author,
            published_at=version.published_at,
            note=version.note,
            system_prompt=version.text,
            settings=_shown(version.settings),
            ended_test=ended_test,
            failed_scenarios=failing,
        )
        body = msgspec.json.encode(shown)
        return web.Response(status=status, body=body, content_type="application/json", headers=_tag(version))


def _id(request: web.Request) -> str:
    return request.match_info[PROMPT[1:-1]].lower()


def _tag(version: PromptVersion) -> dict[str, str]:
    return {"ETag": f'"{version.number}"'}


def _expected(request: web.Request) -> int | None:
    """The version that an ``If-Match`` header names (RFC 9110, 13.1.1); None where any will do."""
    header = request.headers.get("If-Match", "*").strip()
    if header == "*":
        return None
    found = _TAG.fullmatch(header)
    if found is None:
        raise ProblemError(400, "wrong_field", values={"field": "If-Match"})
    return int(found[1])


def settings_of(sent: SettingsSent) -> PromptSettings:
    """As the core has them."""
    values = {name: getattr(sent, name) for name in SettingsSent.__struct_fields__}
    values["inactivity"] = tuple(
        InactivityMessage(one.after_s, one.text, one.then) for one in sent.inactivity
    )
    return PromptSettings(**values)


def _shown(settings: PromptSettings) -> SettingsSent:
    values = {name: getattr(settings, name) for name in SettingsSent.__struct_fields__}
    values["inactivity"] = tuple(SilenceSent(one.after_s, one.text, one.then) for one in settings.inactivity)
    return SettingsSent(**values)
