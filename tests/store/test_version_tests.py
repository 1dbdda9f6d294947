"""Tests of two versions in a store: one at a time of a prompt, in force at once, over with a new version."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.campaigns.version_tests import VersionTests
from sellercall_desktop.core.prompts.comparison import (
    EndCause,
    EndOfTest,
    EndRule,
    VersionTest,
    VersionTestChanged,
)
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, PromptContent
from sellercall_desktop.store import open_store
from tests.store.calls.test_damaged_rows import DAMAGES, columns
from tests.store.sample_calls import talked
from tests.store.test_results_store import HOUR, MARTA, MINUTE, MONDAY, PEDRO, sale, team

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEST = VersionTest("t1", DEFAULT_PROMPT, 1, 2, 30, NOON, "ana", EndRule.ANSWERED, 200)


async def trail(store):
    acts = await store.audit.of_kind(AuditKind.VERSION_TEST, NOON - HOUR)
    return [(act.by, act.subject, act.text, act.fate, act.desk) for act in acts]


async def refused(begun):
    with pytest.raises(PromptError) as error:
        await begun
    return error.value.problem


async def test_a_test_is_in_force_for_its_prompt_until_it_ends_and_is_on_record(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        newest = await store.prompts.publish("dos", "ana")
        other = await store.prompts.add("p2", "Hogar", PromptContent("h"), "ana")
        tests = store.version_tests
        assert (await tests.latest(DEFAULT_PROMPT), await tests.open_tests()) == (None, [])
        await tests.begin(TEST, "here")
        assert (await tests.latest(DEFAULT_PROMPT), await tests.open_tests()) == (TEST, [TEST])
        for asked in (DEFAULT_PROMPT, Direction.INBOUND, Direction.OUTBOUND):
            found = await store.prompts.in_force(asked)
            assert (found.newest, found.test, len(found.tested)) == (newest, TEST, 2)
        assert (await store.prompts.in_force("p2")).version_for("+573001234567") == other
        end = EndOfTest(NOON + HOUR, "luis", EndCause.HAND)
        assert await tests.end(TEST, end, "there")
        assert not await tests.end(TEST, end, "there")  # somebody was quicker
        assert (await tests.latest(DEFAULT_PROMPT)) == replace(TEST, end=end)
        assert (await store.prompts.in_force(DEFAULT_PROMPT)).test is None
        words = "v1, v2: 30 %, answered 200"
        assert await trail(store) == [
            ("ana", DEFAULT_PROMPT, words, "begun", "here"),
            ("luis", DEFAULT_PROMPT, words, "ended: hand", "there"),
        ]


async def test_of_one_prompt_one_is_open_and_its_versions_are_that_prompts(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        await store.prompts.publish("dos", "ana")
        await store.prompts.add("p2", "Hogar", PromptContent("h"), "ana")
        begin = store.version_tests.begin
        assert await refused(begin(replace(TEST, b=3), "")) is PromptProblem.TEST_VERSIONS
        assert await refused(begin(replace(TEST, b=9), "")) is PromptProblem.TEST_VERSIONS
        assert await refused(begin(replace(TEST, prompt_id="none"), "")) is PromptProblem.NOT_FOUND
        several = (begin(replace(TEST, id=f"t{n}"), "") for n in range(5))
        begun = await asyncio.gather(*several, return_exceptions=True)
        assert [one.problem for one in begun if one is not None] == [PromptProblem.TEST_OPEN] * 4
        assert len(await store.version_tests.open_tests()) == 1


async def test_a_new_version_ends_the_test_of_its_prompt_and_of_no_other(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        await store.prompts.publish("dos", "ana")
        await store.prompts.add("p2", "Hogar", PromptContent("h"), "ana")
        await store.prompts.publish("h2", "ana", prompt_id="p2")
        hogar = replace(TEST, id="t2", prompt_id="p2", a=3, b=4)
        for test in (TEST, hogar):
            await store.version_tests.begin(test, "here")
        assert (await store.prompts.publish("dos", "luis")).number == 2  # it is the newest already
        assert len(await store.version_tests.open_tests()) == 2
        new = await store.prompts.publish("tres", "luis")
        assert await store.version_tests.open_tests() == [hogar]
        over = await store.version_tests.latest(DEFAULT_PROMPT)
        assert over.end == EndOfTest(new.published_at, "luis", EndCause.PUBLISHED)
        assert (await store.prompts.in_force(Direction.OUTBOUND)).version_for("+573001234567") == new
        assert (await trail(store))[-1][3] == "ended: published"


async def test_a_prompt_that_is_put_away_takes_its_test_with_it_and_one_that_stays_keeps_it(tmp_path):
    changed = []
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        bus = Bus()
        keeper = PromptKeeper(store.prompts, bus)
        bus.subscribe(VersionTestChanged, changed.append)
        hogar = (await keeper.create("Hogar", PromptContent("h"), "ana")).prompt_id
        await store.prompts.publish("h2", "ana", prompt_id=hogar)
        test = replace(TEST, prompt_id=hogar, a=2, b=3)
        await store.version_tests.begin(test, "here")
        await keeper.make_default(hogar, Direction.INBOUND)
        assert await refused(keeper.archive(hogar, "luis")) is PromptProblem.IS_DEFAULT
        assert (await store.version_tests.open_tests(), changed) == ([test], [])
        await keeper.make_default(DEFAULT_PROMPT, Direction.INBOUND)
        assert await keeper.archive(hogar, "luis") == test.id
        over = await store.version_tests.latest(hogar)
        assert (over.end.by, over.end.cause) == ("luis", EndCause.ARCHIVED)
        assert (await store.prompts.in_force(hogar)).test is None
        assert ((await trail(store))[-1][3], changed) == ("ended: archived", [VersionTestChanged(hogar)])


async def test_a_damaged_row_is_as_none(tmp_path):
    path, names = tmp_path / "a.db", ["row", *columns("version_tests")]
    async with open_store(None, path, "uno") as store:
        await store.prompts.publish("dos", "ana")
        await store.version_tests.begin(TEST, "")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        hurt = [(name, value) for name in names[1:] for value in DAMAGES.values()]
        for row, (name, value) in enumerate(hurt, start=2):
            values = ", ".join(["?", *(("'hurt'" if one == "id" else one) for one in names[1:])])
            other.execute(
                f"INSERT INTO version_tests SELECT {values} FROM version_tests WHERE row = 1", (row,)
            )
            as_sql = isinstance(value, str) and value.startswith("CAST(")
            said, given = (value, ()) if as_sql else ("?", (value,))
            other.execute(f"UPDATE version_tests SET {name} = {said} WHERE row = ?", (*given, row))
    async with open_store(None, path, "uno") as store:
        assert TEST in await store.version_tests.open_tests()
        assert (await store.version_tests.latest(DEFAULT_PROMPT)) is not None
        assert (await store.prompts.in_force(DEFAULT_PROMPT)).newest.number == 2
        new = await store.prompts.publish("tres", "ana")
        assert (await store.prompts.in_force(DEFAULT_PROMPT)).version_for("+573001234567") == new


async def test_only_calls_of_the_test_count_and_its_rule_ends_it(tmp_path):
    async with team(tmp_path) as here:
        now, store = MONDAY, here.store
        for text in ("dos", "tres", "cuatro"):
            await store.prompts.publish(text, "ana")
        bus, changed = Bus(), []
        bus.subscribe(VersionTestChanged, changed.append)
        tests = VersionTests(
            *(store.version_tests, here.source, store.campaigns), bus=bus, now=lambda: now, desk="here"
        )
        rule = {"rule": EndRule.ANSWERED, "answered_each": 1}
        test = await tests.begin(DEFAULT_PROMPT, 3, 4, share_of_b=50, by="ana", **rule)
        await here.attempt("call-1", "ana", RowOutcome.REACHED, sale(MONDAY + MINUTE))
        for at in (MONDAY - MINUTE, MONDAY + MINUTE):  # the first was before it
            await here.keep(*talked(f"h{at}", "Hi", "Hi", number=MARTA, at=at, prompt_version=3))
        standing = await tests.standing(test)
        assert (standing.a.attempts, standing.a.sales, standing.b.attempts) == (2, 1, 0)
        await tests.end_by_rule()
        assert (await tests.latest(DEFAULT_PROMPT)).end is None
        await here.keep(*talked("b", "Hi", "Hi", number=PEDRO, at=MONDAY + MINUTE, prompt_version=4))
        now = MONDAY + HOUR
        await tests.end_by_rule()
        over = await tests.latest(DEFAULT_PROMPT)
        assert over.end == EndOfTest(now, "rule", EndCause.RULE)
        await here.keep(*talked("late", "Hi", "Hi", number=PEDRO, at=now + MINUTE, prompt_version=4))
        fixed = replace((await store.campaigns.campaigns())[0], prompt_version=3)
        assert await store.campaigns.save(fixed)
        standing = await tests.standing(over)
        assert (standing.a.attempts, standing.a.sales, standing.b.attempts) == (1, 0, 1)
        assert changed == [VersionTestChanged(DEFAULT_PROMPT)] * 2
        assert await refused(tests.end(DEFAULT_PROMPT, "ana")) is PromptProblem.NO_TEST
