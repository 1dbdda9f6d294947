"""What people write about a call: kept, found, never overwritten by a machine, and what is still owed."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import Direction, SummaryWritten
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerJoined,
    HandOffAsked,
    HandOffEnd,
    HandOffEnded,
    HandOffKind,
)
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.written_facts import NoteWritten
from sellercall_desktop.core.errors import WrapUpError
from sellercall_desktop.core.problems import WrapUpProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.laid_down import CampaignWrapUp
from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from sellercall_desktop.core.wrap_up.wrap_ups import LONGEST_NOTE, WrapUps
from sellercall_desktop.settings import WrapUpSettings
from sellercall_desktop.settings.wrap_up import dispositions
from sellercall_desktop.store import open_store
from tests.store.sample_calls import talked

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


class Office:
    """A desk whose people write; `now` and `required` are as the test sets them."""

    def __init__(self, store, bus, tasks, *, required):
        self.store, self.bus, self.tasks = store, bus, tasks
        self.now, self.required, self.settings = NOW, required, WrapUpSettings()
        self.campaigns, self.versions = {}, {}
        self.ledger = Ledger(store.calls, bus, tasks)
        self.wrap_ups = WrapUps(
            ledger=self.ledger,
            calls=store.calls,
            bus=bus,
            tasks=tasks,
            now=lambda: self.now,
            dispositions=lambda: dispositions(self.settings, "es"),
            required=lambda: self.required,
            desk=store.desk,
            of_campaign=self.of_campaign,
            of_version=self.of_version,
        )

    async def of_campaign(self, call_id):
        return self.campaigns.get(call_id)

    async def of_version(self, number):
        return self.versions.get(number, ())

    async def call_ends(
        self, call_id, *, requested_by="window", at=NOW, version=None, direction=Direction.OUTBOUND, also=()
    ):
        call, facts = talked(call_id, "hola", at=at)
        requested = facts[0].__class__(
            *(at, direction, facts[0].number, None, version),
            requested_by=requested_by,
            desk=self.store.desk,
        )
        await self.ledger.open(call_id, requested, (), "dial", durable=False)
        await self.ledger.record(call_id, also, "hand_off")
        call = await self.ledger.record(call_id, facts[1:], "poll")
        await self.tasks.finish()
        return await self.ledger.get(call.id)


@asynccontextmanager
async def office(folder, *, required=False):
    tasks = Tasks()
    async with open_store(None, folder / "a.db", "x") as store:
        yield Office(store, Bus(), tasks, required=required)
        await tasks.finish()


async def test_what_is_written_is_kept_by_who_wrote_it_and_found_by_its_words(tmp_path):
    async with office(tmp_path) as desk:
        await desk.call_ends("one")
        wrap_up = WrapUp("call_back", "Pide precio de dos cajas", Agreed(TOMORROW))
        call = await desk.wrap_ups.finish("one", "ana", wrap_up)
        assert call.written.disposition.label == "Devolver la llamada"
        assert (call.written.note.text, call.written.note.by) == ("Pide precio de dos cajas", "ana")
        assert (call.written.callback_due, call.written.callback.zone) == (TOMORROW, "America/Bogota")
        assert await desk.store.calls.get("one") == call
        for words in ("dos cajas", "devolver"):
            assert [c.id for c in (await desk.store.calls.page(CallQuery(text=words))).calls] == ["one"]
        by_callback = await desk.store.calls.page(CallQuery(sort=SortKey.CALLBACK, descending=False))
        assert by_callback.calls[0].id == "one"


async def test_the_providers_summary_comes_later_and_leaves_what_a_person_wrote(tmp_path):
    async with office(tmp_path) as desk:
        await desk.call_ends("one")
        await desk.wrap_ups.write("one", WrapUp(note="Compra en mayo"), "ana")
        summary = SummaryWritten(NOW, "No compra", "El cliente no quiere comprar")
        call = await desk.ledger.record("one", (summary,), "poll")
        assert call.written.note.text == "Compra en mayo"
        assert [c.id for c in (await desk.store.calls.page(CallQuery(text="mayo"))).calls] == ["one"]


async def test_each_change_is_a_new_fact_and_the_same_again_is_none(tmp_path):
    async with office(tmp_path) as desk:
        await desk.call_ends("one")
        desk.now = NOW + timedelta(hours=1)
        await desk.wrap_ups.write("one", WrapUp(note="a"), "ana")
        await desk.wrap_ups.write("one", WrapUp(note="a"), "ana")
        desk.now = NOW - timedelta(hours=1)  # a clock that is set back
        call = await desk.wrap_ups.write("one", WrapUp(note="ab"), "luis")
        assert (call.written.note.text, call.written.note.by) == ("ab", "luis")
        journal = await desk.store.calls.journal("one")
        notes = [entry.fact.text for entry in journal if isinstance(entry.fact, NoteWritten)]
        assert notes == ["a", "ab"]


async def test_a_campaigns_call_is_wrapped_up_with_the_campaigns_dispositions_alone(tmp_path):
    async with office(tmp_path, required=True) as desk:
        desk.campaigns = {
            "hers": CampaignWrapUp(("sold", "not_interested"), by_seller=True),
            "alone": CampaignWrapUp(("sold",)),
            "gone": CampaignWrapUp(("no_longer_listed",)),
        }
        for call_id in ("alone", "gone", "hers"):
            await desk.call_ends(call_id, requested_by="campaign")
        hand = await desk.call_ends("by hand")
        offered = {
            call_id: [each.key for each in desk.wrap_ups.offered(await desk.ledger.get(call_id))]
            for call_id in ("hers", "alone", "gone")
        }
        everything = [each.key for each in desk.wrap_ups.dispositions]
        assert offered == {"hers": ["sold", "not_interested"], "alone": ["sold"], "gone": everything}
        assert [each.key for each in desk.wrap_ups.offered(hand)] == everything
        # Of the AI alone nobody is asked; of a seller's campaign as of a call by hand.
        assert [call.id for call in desk.wrap_ups.open] == ["by hand", "hers"]
        with pytest.raises(WrapUpError) as caught:
            await desk.wrap_ups.finish("hers", "ana", WrapUp("interested"))
        assert caught.value.problem is WrapUpProblem.UNKNOWN_DISPOSITION
        call = await desk.wrap_ups.finish("hers", "ana", WrapUp("sold"))
        assert call.written.disposition.key == "sold"


async def test_a_prompts_version_says_what_may_come_of_its_calls_unless_their_campaign_does(tmp_path):
    async with office(tmp_path, required=True) as desk:
        desk.versions = {2: ("sold", "interested"), 3: ("no_longer_listed",)}
        desk.campaigns = {
            "hers": CampaignWrapUp(("not_interested",), by_seller=True),
            "any": CampaignWrapUp(),
        }
        for call_id in ("hers", "any"):
            await desk.call_ends(call_id, requested_by="campaign", version=2)
        for call_id, version in (("by hand", 2), ("gone", 3), ("open", 4)):
            await desk.call_ends(call_id, version=version)
        offered = {
            call_id: [each.key for each in desk.wrap_ups.offered(await desk.ledger.get(call_id))]
            for call_id in ("hers", "any", "by hand", "gone", "open")
        }
        everything = [each.key for each in desk.wrap_ups.dispositions]
        assert offered == {
            "hers": ["not_interested"],
            "any": ["sold", "interested"],
            "by hand": ["sold", "interested"],
            "gone": everything,
            "open": everything,
        }
        assert {call.id for call in desk.wrap_ups.open} == {"by hand", "gone", "hers", "open"}
        with pytest.raises(WrapUpError) as caught:
            await desk.wrap_ups.finish("by hand", "ana", WrapUp("not_interested"))
        assert caught.value.choices == ("sold", "interested")


@pytest.mark.parametrize(
    ("wrap_up", "problem"),
    [
        (WrapUp(note="x" * (LONGEST_NOTE + 1)), WrapUpProblem.NOTE_TOO_LONG),
        (WrapUp("no such"), WrapUpProblem.UNKNOWN_DISPOSITION),
        (WrapUp("call_back"), WrapUpProblem.NO_TIME),
        (WrapUp("call_back", callback=Agreed(None)), WrapUpProblem.NO_TIME),
        (WrapUp(callback=Agreed(NOW - timedelta(hours=1))), WrapUpProblem.TIME_OUT_OF_REACH),
        (WrapUp(callback=Agreed(NOW + timedelta(days=400))), WrapUpProblem.TIME_OUT_OF_REACH),
    ],
    ids=lambda value: value.value if isinstance(value, WrapUpProblem) else "",
)
async def test_what_cannot_be_written_is_refused_whole(tmp_path, wrap_up, problem):
    async with office(tmp_path) as desk:
        before = await desk.call_ends("one")
        with pytest.raises(WrapUpError) as caught:
            await desk.wrap_ups.finish("one", "ana", wrap_up)
        assert caught.value.problem is problem
        assert await desk.ledger.get("one") == before


async def test_an_unfinished_one_is_there_at_the_next_start_and_a_finished_one_is_not(tmp_path):
    async with office(tmp_path) as desk:
        for call_id in ("half", "done", "untouched"):
            await desk.call_ends(call_id)
        await desk.wrap_ups.write("half", WrapUp(note="Compra en m"), "ana")
        await desk.wrap_ups.finish("done", "ana", WrapUp("sold"))
        assert [call.id for call in desk.wrap_ups.open] == ["half"]
    async with office(tmp_path) as desk:
        await desk.wrap_ups.resume()
        assert [call.id for call in desk.wrap_ups.open] == ["half"]
        assert desk.wrap_ups.owed is None
        await desk.wrap_ups.finish("half", "ana")
        assert desk.wrap_ups.open == ()


async def test_where_it_is_required_a_call_that_ended_is_owed_until_it_is_finished_also_after_a_start(
    tmp_path,
):
    async with office(tmp_path) as desk:
        await desk.call_ends("before")
        desk.required = True  # what ended before is not asked for
        await desk.ledger.record("before", (SummaryWritten(NOW, "x", None),), "poll")
        assert desk.wrap_ups.owed is None
        await desk.call_ends("by a program", requested_by="rest")
        await desk.call_ends("a trial", requested_by="assistant")
        await desk.call_ends("the AI's", requested_by="caller", direction=Direction.INBOUND)
        assert desk.wrap_ups.owed is None
        await desk.call_ends("owed")
        assert desk.wrap_ups.owed.id == "owed"
    async with office(tmp_path, required=True) as desk:
        await desk.wrap_ups.resume()
        assert desk.wrap_ups.owed.id == "owed"
        await desk.wrap_ups.finish("owed", "ana", WrapUp("sold"))
        assert desk.wrap_ups.owed is None


async def test_a_call_for_later_and_one_that_the_seller_took_over_are_owed_too(tmp_path):
    mine = HandOffAsked(NOW, "h1", HandOffKind.TAKE_OVER, "+573009876543", "Ana", "ana")
    to_another = replace(mine, hand_off_id="h2", kind=HandOffKind.BLIND)
    came = CustomerJoined(NOW, "h1"), HandOffEnded(NOW, "h1", HandOffEnd.OVER)
    went = CustomerJoined(NOW, "h2"), HandOffEnded(NOW, "h2", HandOffEnd.OVER)
    incoming = {"requested_by": "caller", "direction": Direction.INBOUND}
    async with office(tmp_path, required=True) as desk:
        await desk.call_ends("handed on", **incoming, also=(to_another, *went))
        assert desk.wrap_ups.owed is None
        await desk.call_ends("later", requested_by="scheduled:abc")
        await desk.call_ends("taken over", **incoming, also=(mine, *came))
        assert {call.id for call in desk.wrap_ups.open} == {"later", "taken over"}


def test_an_installations_own_list_has_its_keys_labels_and_digits():
    own = WrapUpSettings(dispositions="sold:sale:Vendido hoy; later:callback:Llamar luego;")
    first, second = dispositions(own, "es")
    assert (first.key, first.label, first.counts_as, first.digit) == ("sold", "Vendido hoy", "sale", "1")
    assert (second.label, second.counts_as, second.digit) == ("Llamar luego", "callback", "2")
    assert [each.label for each in dispositions(WrapUpSettings(), "en")][:2] == ["Sold", "Interested"]
