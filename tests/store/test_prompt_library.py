"""Several prompts in one store: each has its versions, each direction its default; nobody's edit is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.prompts.errors import PromptConflictError, PromptError, PromptProblem
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, PromptContent
from sellercall_desktop.core.prompts.settings import (
    USUAL,
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)
from sellercall_desktop.store import open_store

FULL = PromptSettings(
    voice="Ana",
    language="es-CO",
    model="ultravox-v0.7",
    temperature=0.3,
    first_speaker=FirstSpeaker.AGENT,
    greeting="«¡Buenas!»\x00",
    max_duration_s=600,
    inactivity=(InactivityMessage(8.5, "¿Sigue ahí?"), InactivityMessage(5, "Adiós", AfterSilence.HANG_UP)),
    tools=("agenda",),
    voicemail="Lo llamamos.",
    disclosures=("soy una asistente virtual",),
    recording_wordings=("se guarda el audio",),
    way_out_wordings=("le damos puerta",),
    dispositions=("sale",),
    after_dial=("https://a.test/adios.mp3",),
)


async def test_what_was_the_only_prompt_is_the_default_of_both_directions(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        library = await store.prompts.library()
        assert [(prompt.id, prompt.name, prompt.archived) for prompt in library.prompts] == [
            (DEFAULT_PROMPT, "", False)
        ]
        assert (library.incoming, library.outgoing) == (DEFAULT_PROMPT, DEFAULT_PROMPT)
        for direction in Direction:
            assert (await store.prompts.current_for(direction)).text == "uno"


async def test_each_prompt_has_versions_of_its_own_and_numbers_are_never_shared(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        keeper = PromptKeeper(store.prompts, Bus())
        made = await keeper.create("  Planes   hogar ", PromptContent("hogar", settings=FULL), "ana")
        assert (made.number, made.content) == (2, PromptContent("hogar", settings=FULL))
        second = await store.prompts.publish("hogar 2", "ana", prompt_id=made.prompt_id)
        assert (second.number, second.settings) == (3, FULL)  # who knows none keeps those that there are
        first = await store.prompts.publish("dos", "ana")
        assert (first.number, first.prompt_id, first.settings) == (4, DEFAULT_PROMPT, USUAL)
        assert await store.prompts.current(made.prompt_id) == second
        assert [version.number for version in await store.prompts.versions(made.prompt_id)] == [3, 2]
        assert [version.number for version in await store.prompts.versions()] == [4, 3, 2, 1]
        await keeper.make_default(made.prompt_id, Direction.INBOUND)
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        library = await store.prompts.library()
        assert library.get(made.prompt_id).name == "Planes hogar"
        assert (library.incoming, library.outgoing) == (made.prompt_id, DEFAULT_PROMPT)
        assert await store.prompts.current_for(Direction.INBOUND) == second
        assert await store.prompts.current_for(Direction.OUTBOUND) == first
        assert await store.prompts.get(3) == second


async def test_a_change_that_is_based_on_an_older_version_is_a_conflict_and_nothing_is_lost(tmp_path):
    async with open_store(None, tmp_path / "a.db", "uno") as store:
        theirs = await store.prompts.publish("de ellos", "api", based_on=1)
        with pytest.raises(PromptConflictError) as refused:
            await store.prompts.publish("mío", "ana", based_on=1)
        assert refused.value.published == theirs
        assert await store.prompts.current() == theirs
        assert await store.prompts.publish("de ellos", "ana", based_on=1) == theirs  # they agree
        assert (await store.prompts.publish("mío", "ana", based_on=2)).number == 3
        assert (await store.prompts.publish("sin base", "api")).number == 4  # the last one wins, all are kept


async def test_of_changes_to_one_version_at_once_one_is_published(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        publish = store.prompts.publish
        made = await asyncio.gather(
            *(publish(f"texto {n}", "a", based_on=1) for n in range(8)), return_exceptions=True
        )
        assert sum(isinstance(one, PromptConflictError) for one in made) == 7
        assert len(await store.prompts.versions()) == 2


async def test_names_tell_prompts_apart_and_what_calls_follow_is_not_put_away(tmp_path):
    async def refused(change):
        with pytest.raises(PromptError) as error:
            await change
        return error.value.problem

    async with open_store(None, tmp_path / "a.db", "uno") as store:
        keeper = PromptKeeper(store.prompts, Bus())
        hogar = (await keeper.create("Hogar", PromptContent("h"), "ana")).prompt_id
        assert await refused(keeper.create("HOGÁR", PromptContent("x"), "ana")) is PromptProblem.NAME_TAKEN
        assert await refused(keeper.rename(DEFAULT_PROMPT, "hogar")) is PromptProblem.NAME_TAKEN
        assert await refused(keeper.rename(hogar, " ")) is PromptProblem.NO_NAME
        assert await refused(keeper.rename(hogar, "x" * 61)) is PromptProblem.NAME_TOO_LONG
        assert await refused(keeper.rename("none", "Otro")) is PromptProblem.NOT_FOUND
        assert await refused(store.prompts.publish("x", "a", prompt_id="none")) is PromptProblem.NOT_FOUND
        await keeper.rename(DEFAULT_PROMPT, "General")
        await keeper.make_default(hogar, Direction.OUTBOUND)
        for kept in (hogar, DEFAULT_PROMPT):
            assert await refused(keeper.archive(kept)) is PromptProblem.IS_DEFAULT
        await keeper.make_default(DEFAULT_PROMPT, Direction.OUTBOUND)
        await keeper.archive(hogar)
        assert [prompt.name for prompt in (await store.prompts.library()).offered] == ["General"]
        assert await refused(keeper.make_default(hogar, Direction.INBOUND)) is PromptProblem.IS_ARCHIVED
        assert await refused(store.prompts.publish("x", "a", prompt_id=hogar)) is PromptProblem.IS_ARCHIVED
        assert (await store.prompts.current(hogar)).text == "h"  # campaigns that name it go on
        await keeper.archive(hogar, archived=False)
        assert len((await store.prompts.library()).offered) == 2


async def test_a_damaged_row_of_the_library_costs_a_name_and_damaged_settings_no_text(tmp_path, caplog):
    path = tmp_path / "a.db"
    async with open_store(None, path, "uno") as store:
        made = await PromptKeeper(store.prompts, Bus()).create(
            "Hogar", PromptContent("h", settings=FULL), "a"
        )
        await PromptKeeper(store.prompts, Bus()).make_default(made.prompt_id, Direction.INBOUND)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM prompt_library")
        other.execute(
            "UPDATE prompts SET settings = replace(replace(settings, '0.3', '[]'), 'agent', 'nobody')"
        )
    async with open_store(None, path, "uno") as store:
        library = await store.prompts.library()
        assert [prompt.id for prompt in library.prompts] == [DEFAULT_PROMPT, made.prompt_id]
        assert (await store.prompts.current_for(Direction.INBOUND)).text == "uno"
        read = await store.prompts.current(made.prompt_id)
        assert read.content == PromptContent(
            "h", settings=replace(FULL, temperature=None, first_speaker=None)
        )
        keeper = PromptKeeper(store.prompts, Bus())
        await keeper.make_default(made.prompt_id, Direction.INBOUND)  # its row is made anew
        assert (await store.prompts.current_for(Direction.INBOUND)).text == "h"
    told = {(record.msg, record.field) for record in caplog.records if hasattr(record, "field")}
    assert told == {("prompt.setting_unreadable", name) for name in ("temperature", "first_speaker")}
