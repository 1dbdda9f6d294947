"""Nobody speaks: it is noted, and by setting the call is ended for it. Nobody waits for the clock here."""

from datetime import timedelta

import pytest

from sellercall_desktop.core.calls.facts import CarrierEnded, CarrierOutcome
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE
from sellercall_desktop.core.steering.silence_guard import AGAIN_S, OnSilence, SilenceRule
from sellercall_desktop.core.steering.verdicts import Silence
from tests.core.steering.talk import JOINED, turn
from tests.core.steering.watched import AI, TOOL, Watched

ENDS = SilenceRule(OnSilence.END)


async def open_guarded(rule=ENDS, **call):
    watched = Watched(rule=rule)
    watched.guard()
    await watched.begin(**call)
    return watched


async def test_silence_is_noted_and_then_ends_the_call_by_rule():
    watched = await open_guarded()
    await watched.say("Buenas tardes.", 0, AI, 2)
    assert watched.clock.slept == [30 + 2, 60], "both count from the first turn of the AI"
    assert watched.hung_up == [("call-1", NOBODY_SPOKE)]
    assert [change.verdicts.silence for change in watched.told] == [Silence.NOTED, Silence.ENDED]
    noted = watched.seen()["silence", "noted"]
    assert (noted.at, noted.second) == (JOINED + timedelta(seconds=32), 32)
    assert ("silence", "ended") in watched.seen()


async def test_by_default_it_is_only_noted():
    watched = await open_guarded(SilenceRule())
    await watched.say("Buenas tardes.", 0, AI)
    assert watched.verdicts().silence is Silence.NOTED
    assert watched.hung_up == []


async def test_switched_off_nothing_is_noted():
    watched = await open_guarded(SilenceRule(OnSilence.OFF))
    await watched.say("Buenas tardes.", 0, AI)
    assert watched.told == []
    assert watched.clock.slept == []


async def test_one_word_takes_the_note_back_and_the_call_goes_on():
    watched = await open_guarded(SilenceRule())
    await watched.say("Buenas tardes.", 0, AI)
    await watched.say("¿Aló?", 1, start_s=40)
    assert watched.verdicts().silence is Silence.NONE


async def test_words_that_were_not_read_yet_are_read_before_anything_is_done():
    watched = await open_guarded()
    watched.unread = (turn("Sí, dígame.", 1, start_s=8),)
    await watched.say("Buenas tardes.", 0, AI)
    assert watched.looked == 1
    assert watched.told == []
    assert watched.hung_up == []


async def test_where_the_words_cannot_be_read_nothing_is_done_until_they_can():
    watched = await open_guarded()
    watched.refusals = [ProviderUnreachableError("ultravox", "no route")] * 2
    await watched.say("Buenas tardes.", 0, AI, 0)
    assert watched.clock.slept[:3] == [30, AGAIN_S, AGAIN_S]
    assert watched.seen()["silence", "noted"].second == 30 + 2 * AGAIN_S


async def test_another_desks_call_is_never_ended():
    watched = await open_guarded(desk="back", requested_by="import")
    await watched.say("Buenas tardes.", 0, AI)
    assert watched.verdicts().silence is Silence.NOTED
    assert watched.hung_up == []


@pytest.mark.parametrize("speaker", [TOOL, None])
async def test_before_the_ai_speaks_nothing_is_counted(speaker):
    watched = await open_guarded()
    if speaker:
        await watched.say("lookup {}", 0, speaker)
    await watched.settled()
    assert watched.clock.slept == []


async def test_a_call_that_is_over_is_left_alone():
    watched = await open_guarded()
    await watched.tell(turn("Buenas tardes.", 0, AI, 0), CarrierEnded(JOINED, CarrierOutcome.COMPLETED, 3))
    await watched.settled()
    assert watched.told == []


async def test_after_a_restart_the_time_before_it_counts():
    before = await open_guarded(SilenceRule(OnSilence.OFF))
    await before.say("Buenas tardes.", 0, AI, 0)
    after = Watched(before.store, ENDS)
    after.clock.at = JOINED + timedelta(seconds=89)
    call = before.store.calls["call-1"]
    after.watching.take_up([call])
    after.guard().take_up([call])
    await after.settled()
    assert after.clock.slept == [1]
    assert after.hung_up == [("call-1", NOBODY_SPOKE)]
