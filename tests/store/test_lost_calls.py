"""Calls that sold nothing become one set of scenarios, in either database, and never two of one call."""

from dataclasses import replace
from datetime import timedelta

from sellercall_desktop.core.calls.call import advance
from sellercall_desktop.core.calls.written_facts import DispositionSet
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.core.prompts.scenarios.lost_calls import LostWish, kept, lost_set
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, talked

DAY = day_of(NOON)


async def keep(store, call_id, *said, chosen="", day=0, version=1):
    at = NOON - timedelta(days=day)
    call, facts = talked(call_id, *said, at=at, prompt_version=version)
    if chosen:
        fact = DispositionSet(at, "ana", chosen, chosen)
        call, facts = advance(call, fact), (*facts, fact)
    await store.calls.save(call, facts, "test")
    return call


async def test_calls_that_sold_nothing_are_found_once_and_made_once(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        talk = ("¿Le interesa?", "No, gracias", "¿Y a mitad de precio?", "Tampoco")
        await keep(store, "lost", *talk, chosen="no")
        await keep(store, "unsaid", *talk)
        await keep(store, "sold", *talk, chosen="sale")
        await keep(store, "silent", "¿Le interesa?")
        await keep(store, "before", *talk, day=2)
        await keep(store, "another", *talk, version=9)
        wish = LostWish("default", {1}, DAY, DAY, lambda key: key != "sale")
        found = await lost_set(store.calls, store.scenarios, wish, lambda call: f"Call {call.id}")
        assert {one.call_id for one in found.scenarios} == {"lost", "unsaid"}
        assert (found.made_before, found.has_more) == (0, False)
        (made, _) = first = await kept(store.scenarios, found.scenarios)
        assert [(line.before, line.text) for line in made.lines] == [talk[:2], talk[2:]]
        assert await kept(store.scenarios, found.scenarios) == first  # another desk was asked the same
        again = await lost_set(store.calls, store.scenarios, wish, lambda call: call.id)
        assert (again.scenarios, again.made_before) == (first, 2)
        only = replace(wish, is_lost=lambda key: key == "no", from_day=DAY - timedelta(days=3))
        told = await lost_set(store.calls, store.scenarios, only, lambda call: call.id)
        assert [one.call_id for one in told.scenarios] == ["lost"]
