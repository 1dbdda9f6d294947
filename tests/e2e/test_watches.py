"""The watches on a whole program: what was recognised is kept, and a wish not to be called holds."""

from __future__ import annotations

import httpx
import pytest

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.steering.verdicts import WatchesChanged
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world

REFUSES = EXAMPLES["refuses"]


def has_seen(call, *keys):
    seen = call.written.seen if call.written is not None else ()
    return {(one.watch, one.verdict) for one in seen}.issuperset(keys)


async def test_a_wish_on_a_call_is_kept_and_once_accepted_the_number_is_not_dialed(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, language_hint="en") as world:
        told = []
        world.setup.bus.subscribe(WatchesChanged, told.append)
        await world.desk.engine.dial(REFUSES)
        call = await world.call_when(
            lambda one: (
                has_seen(one, ("opt_out", "plain"), ("disclosure", "ai"))
                and one.is_settled
                and not one.owes_words
            )
        )
        proof = next(one for one in call.written.seen if one.watch == "disclosure")
        turn = call.turns[proof.ordinal]
        assert proof.words in turn.text
        assert (proof.at, proof.second) == (turn.at, turn.start_s)
        wish = next(change.verdicts.opt_out for change in reversed(told) if change.verdicts.opt_out)
        await world.desk.watches.opting_out.accept(call.id, wish, "ana", "asked on a call")
        with pytest.raises(GuardError):
            await world.desk.engine.dial(REFUSES)
        kept = world.desk.do_not_call.listed(call.number)
        assert (kept.by, kept.sentence, kept.call_id) == ("ana", call.turns[wish.turn].text, call.id)


async def test_rest_counts_what_this_installation_accepts(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, language_hint="en") as world:
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        said = await world.call_when(lambda one: one.id == call.id and one.is_settled and not one.owes_words)
        words = next(turn.text for turn in said.turns if turn.speaker.value == "ai")[:30].rsplit(" ", 1)[0]
        world.setup.settings.update({"watches": {"accepted_recording": f"something else | {words}"}})
        async with httpx.AsyncClient(base_url=world.desk.web.local_url, trust_env=False) as client:
            shown = (await client.get(f"/api/llamada/{call.id}")).json()
        assert shown["watches"]["disclosure"]["recording"]["words"] == words
