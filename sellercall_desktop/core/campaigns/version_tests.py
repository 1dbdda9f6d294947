"""Tests of two versions of a prompt, as one desk begins and ends them and tells how they stand."""

from __future__ import annotations

import asyncio
import logging
import uuid
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.results import Grouping, ResultsQuery
from sellercall_desktop.core.campaigns.version_standing import VersionTestStanding, standing_of
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.comparison import (
    EndCause,
    EndOfTest,
    EndRule,
    VersionTest,
    VersionTestChanged,
    check_test,
)
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.campaigns.results import ResultsSource
    from sellercall_desktop.core.prompts.comparison import VersionTestStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion

log = logging.getLogger(__name__)

BY_RULE = "rule"
LOOK_AGAIN_S = 60.0
"""Between two looks whether a rule is met: a look counts all calls of the test."""


class VersionTests:
    """The one door for tests, whoever asks: window, REST, the rule."""

    def __init__(
        self,
        store: VersionTestStore,
        results: ResultsSource,
        campaigns: CampaignStore,
        *,
        bus: Bus,
        now: Callable[[], datetime],
        desk: str,
    ) -> None:
        """`desk` names this desktop in the audit trail."""
        self._store, self._results, self._campaigns = store, results, campaigns
        self._bus, self._now, self._desk = bus, now, desk

    async def begin(
        self,
        prompt_id: str,
        a: int,
        b: int,
        *,
        share_of_b: int,
        by: str,
        rule: EndRule = EndRule.BY_HAND,
        answered_each: int = 0,
    ) -> VersionTest:
        """Let two versions share the calls from now on that fix none; arguments as in `VersionTest`.

        Raises:
            PromptError: it cannot be so, or one is under way.
            StoreError: it did not begin.
        """
        new, now = uuid.uuid4().hex, self._now()
        test = VersionTest(new, prompt_id, a, b, share_of_b, now, by, rule, answered_each)
        check_test(test)
        await self._store.begin(test, self._desk)
        log.info("version_test.begun", extra={"a": a, "b": b, "share_of_b": share_of_b, "by": by})
        self._bus.publish(VersionTestChanged(prompt_id))
        return test

    async def end(self, prompt_id: str, by: str) -> VersionTest:
        """Let the prompt's newest version be in force again for every call.

        Raises:
            PromptError: none is under way.
            StoreError: it goes on.
        """
        test = await self.latest(prompt_id)
        if test.end is not None or not await self._close(test, by, EndCause.HAND):
            raise PromptError(PromptProblem.NO_TEST)
        return await self.latest(prompt_id)

    async def latest(self, prompt_id: str) -> VersionTest:
        """The one that is under way, else the last one. Raises PromptError, StoreError."""
        test = await self._store.latest(prompt_id)
        if test is None:
            raise PromptError(PromptProblem.NO_TEST)
        return test

    async def ended_by(self, version: PromptVersion) -> VersionTest | None:
        """The test that was over when this version was published. Raises StoreError."""
        test = await self._store.latest(version.prompt_id)
        if test is None or test.end is None or test.end.cause is not EndCause.PUBLISHED:
            return None
        return test if test.end.at == version.published_at else None

    async def standing(self, test: VersionTest) -> VersionTestStanding:
        """What came of its calls. Raises StoreError."""
        both = {test.a, test.b}
        fixed = (one.id for one in await self._campaigns.campaigns() if one.prompt_version in both)
        until = test.end.at if test.end is not None else None
        query = ResultsQuery(from_at=test.begun_at, to_at=until, without=tuple(sorted(fixed)))
        return standing_of(test, await self._results.results(query, Grouping.PROMPT_VERSION))

    async def end_by_rule(self) -> None:
        """End those whose rule is met. Raises StoreError."""
        for test in await self._store.open_tests():
            if test.rule is not EndRule.BY_HAND and (await self.standing(test)).rule_is_met:
                await self._close(test, BY_RULE, EndCause.RULE)

    async def run(self) -> None:
        """Look after the rules until cancelled: by the clock, because calls end at other desks, too."""
        while True:
            try:
                await self.end_by_rule()
            except StoreError as error:
                log.warning("version_test.not_looked_at", extra={"problem": str(error)})
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _close(self, test: VersionTest, by: str, cause: EndCause) -> bool:
        if not await self._store.end(test, EndOfTest(self._now(), by, cause), self._desk):
            return False
        log.info("version_test.ended", extra={"cause": cause.value, "by": by})
        self._bus.publish(VersionTestChanged(test.prompt_id))
        return True
