"""A number is taken and given back exactly, and never over what somebody else has set meanwhile."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from sellercall_desktop.core.errors import (
    NotConfiguredError,
    NumberEditedError,
    OtherAccountError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
)
from sellercall_desktop.core.our_numbers.number import HoldState, News
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Fault
from tests.number_world import FORMER, HERE, SMS, open_number_world

OURS = f"{HERE}/api/inbound"
APPLICATION, TRUNK, BIN = "AP" + "a" * 32, "TK" + "b" * 32, "https://handler.twilio.com/twiml/EH" + "c" * 32
FOREIGN = "https://somebody.example/voice"


def all_of(settings, names):
    return {name: settings[name] for name in names}


async def test_a_number_is_taken_with_its_voice_fields_only_and_given_back_exactly(tmp_path):
    async with open_number_world(tmp_path) as world:
        before = dict(world.settings)
        hold = await world.take(fallback_url=BIN)
        assert world.settings["voice_url"] == OURS
        assert world.settings["voice_method"] == "POST"
        assert world.settings["voice_fallback_url"] == BIN
        assert world.settings["status_callback"] == f"{HERE}/webhooks/twilio/status"
        assert all_of(world.settings, SMS) == SMS
        await world.setup.restore(hold.id)
        assert world.settings == before
        sent = [parse_qs(body, keep_blank_values=True) for body in world.changes()]
        assert len(sent) == 2
        assert not any(name.startswith("Sms") or name == "FriendlyName" for form in sent for name in form)
        assert world.news == [News.TAKEN, News.RESTORED]
        assert world.setup.holds.open == ()


@pytest.mark.parametrize("rival", [{"voice_application_sid": APPLICATION}, {"trunk_sid": TRUNK}])
async def test_an_application_or_a_trunk_is_taken_off_and_comes_back(tmp_path, rival):
    async with open_number_world(tmp_path, **rival) as world:
        before = dict(world.settings)
        hold = await world.take()
        assert world.settings["voice_application_sid"] is None
        assert world.settings["trunk_sid"] is None
        await world.setup.restore(hold.id)
        assert world.settings == before


async def test_a_number_that_pointed_nowhere_points_nowhere_again(tmp_path):
    nothing = {name: "POST" if name.endswith("method") else "" for name in FORMER}
    async with open_number_world(tmp_path, **nothing) as world:
        hold = await world.take(fallback_url=BIN)
        await world.setup.restore(hold.id)
        assert all_of(world.settings, FORMER) == nothing


async def test_the_former_values_are_on_disk_before_anything_is_sent(tmp_path):
    async with open_number_world(tmp_path) as world:
        world.simulator.faults.add(Fault("twilio.numbers", "refuse", times=None, code=20003, status=401))
        with pytest.raises(ProviderError):
            await world.take()
        world.simulator.faults.clear()
        seen = await world.listed()
        on_disk = []

        async def look_then_change(sid, fields, change=world.book.change):
            on_disk.extend(await world.store.holds.open())
            return await change(sid, fields)

        world.book.change = look_then_change
        await world.setup.take(seen)
        assert [hold.former for hold in on_disk] == [seen.routing]
        assert on_disk[0].asked.voice_url == OURS


async def test_what_was_edited_since_it_was_shown_is_not_touched(tmp_path):
    async with open_number_world(tmp_path) as world:
        seen = await world.listed()
        world.settings["voice_url"] = FOREIGN
        with pytest.raises(NumberEditedError):
            await world.setup.take(seen)
        assert world.changes() == []
        assert await world.store.holds.latest() == []


async def test_once_a_run_has_ended_no_number_is_taken_any_more(tmp_path):
    async with open_number_world(tmp_path) as world:
        seen = await world.listed()
        await world.setup.release()
        with pytest.raises(NotConfiguredError):
            await world.setup.take(seen)
        assert world.changes() == []


async def test_without_a_way_in_no_number_is_taken(tmp_path):
    async with open_number_world(tmp_path) as world:
        world.public[0] = ""
        with pytest.raises(NotConfiguredError):
            await world.take()
        assert world.changes() == []


async def test_a_refused_change_leaves_no_open_record(tmp_path):
    async with open_number_world(tmp_path) as world:
        world.public[0] = "https://bad_name.example"
        with pytest.raises(ProviderRefusedError, match="Invalid Url"):
            await world.take()
        assert world.setup.holds.open == ()
        assert (await world.store.holds.latest())[0].state is HoldState.RESTORED
        assert all_of(world.settings, FORMER) == FORMER


async def test_an_answer_that_was_lost_is_found_out_by_looking(tmp_path):
    async with open_number_world(tmp_path) as world:
        seen = await world.listed()
        lost = world.simulator.faults.add(Fault("twilio.number_change", "drop", times=3))
        hold = await world.setup.take(seen)
        assert lost.struck == 3
        assert world.settings["voice_url"] == OURS
        assert hold.ours.voice_url == OURS


async def test_a_foreign_edit_is_left_alone_and_said(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        world.settings["voice_url"] = FOREIGN
        sent = len(world.changes())
        await world.setup.release()
        assert world.settings["voice_url"] == FOREIGN
        assert len(world.changes()) == sent
        assert world.news[-1] is News.LEFT_ALONE
        (kept,) = await world.store.holds.open()
        assert kept.state is HoldState.LEFT
        assert kept.former.voice_url == FORMER["voice_url"]


async def test_two_desktops_on_one_number_end_at_what_it_was_before_both(tmp_path):
    """The second gives it back to the first, whose next start gives it back to its owner."""
    async with open_number_world(tmp_path / "first") as first:
        await first.take()
        first.settings["voice_url"] = "https://second.example/api/inbound"  # another desktop takes it
        await first.setup.release()
        first.settings["voice_url"] = OURS  # and gives it back as it found it
        await first.another_run().setup.recover(give_back=True)
        assert all_of(first.settings, FORMER) == FORMER


async def test_a_number_taken_again_under_another_address_remembers_what_it_was_at_first(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        later = world.another_run()
        await later.setup.recover(give_back=False)
        later.public[0] = "https://new.example"
        hold = await later.take()
        assert world.settings["voice_url"] == "https://new.example/api/inbound"
        assert hold.former.voice_url == FORMER["voice_url"]
        await later.setup.restore(hold.id)
        assert all_of(world.settings, FORMER) == FORMER


async def test_taken_again_over_a_foreign_edit_that_edit_is_what_is_given_back(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        world.settings["voice_url"] = FOREIGN
        hold = await world.take()
        await world.setup.restore(hold.id)
        assert world.settings["voice_url"] == FOREIGN
        assert world.setup.holds.open == ()


async def test_an_exit_without_a_network_stays_pending_and_the_next_start_does_it(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        world.simulator.faults.add(Fault("twilio.numbers", "drop", times=None, accepted=False))
        await world.setup.release()
        assert world.news[-1] is News.PENDING
        (kept,) = await world.store.holds.open()
        assert kept.state is HoldState.RESTORING
        world.simulator.faults.clear()
        await world.another_run().setup.recover(give_back=False)  # asked for before, whatever holds now
        assert all_of(world.settings, FORMER) == FORMER


async def test_killed_between_the_record_and_the_change_nothing_is_to_be_given_back(tmp_path):
    async with open_number_world(tmp_path) as world:
        world.book.change = never
        with pytest.raises(Killed):
            await world.take()
        del world.book.change
        await world.another_run().setup.recover(give_back=True)
        assert world.changes() == []
        assert (await world.store.holds.latest())[0].state is HoldState.RESTORED


@pytest.mark.parametrize("gives_back", [True, False])
async def test_killed_between_the_change_and_its_note_it_is_still_known_as_ours(tmp_path, gives_back):
    async with open_number_world(tmp_path) as world:
        seen = await world.listed()

        async def change_and_die(sid, fields, change=world.book.change):
            await change(sid, fields)
            raise Killed

        world.book.change = change_and_die
        with pytest.raises(Killed):
            await world.setup.take(seen)
        del world.book.change
        later = world.another_run()
        await later.setup.recover(give_back=gives_back)
        if gives_back:
            assert all_of(world.settings, FORMER) == FORMER
        else:
            assert [hold.ours.voice_url for hold in later.setup.holds.open] == [OURS]


async def test_a_number_the_account_has_no_more_is_let_go(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        world.simulator.release_number(world.simulator.numbers[0])
        await world.setup.release()
        assert world.news[-1] is News.GONE
        assert await world.store.holds.open() == []


async def test_a_number_of_another_account_waits_for_that_account(tmp_path):
    async with open_number_world(tmp_path) as world:
        hold = await world.take()
        asked = len(world.simulator.requests)
        await world.secrets.set(Secret.TWILIO_ACCOUNT_SID, "AC" + "9" * 32)
        with pytest.raises(OtherAccountError):
            await world.setup.restore(hold.id)
        assert len(world.simulator.requests) == asked  # the other account is not asked for it
        assert world.news[-1] is News.OTHER_ACCOUNT
        assert [each.sid for each in await world.store.holds.open()] == [hold.sid]
        await world.secrets.set(Secret.TWILIO_ACCOUNT_SID, world.simulator.account_sid)
        await world.setup.restore(hold.id)
        assert all_of(world.settings, FORMER) == FORMER


async def test_a_number_follows_the_address_and_one_that_stays_sends_nothing(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take(fallback_url=BIN)
        asked = len(world.simulator.requests)
        await world.setup.settle()
        assert len(world.simulator.requests) == asked
        world.public[0] = "https://new.example"
        await world.setup.settle()
        assert world.settings["voice_url"] == "https://new.example/api/inbound"
        assert world.settings["status_callback"] == "https://new.example/webhooks/twilio/status"
        assert world.settings["voice_fallback_url"] == BIN
        assert world.news[-1] is News.MOVED
        assert set(parse_qs(world.changes()[-1])) == {"VoiceUrl", "StatusCallback"}


async def test_a_number_that_somebody_else_edited_does_not_follow(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        world.settings["voice_url"] = FOREIGN
        world.public[0] = "https://new.example"
        await world.setup.settle()
        assert world.settings["voice_url"] == FOREIGN
        assert world.news[-1] is News.LEFT_ALONE


async def test_a_refused_restore_is_told_and_kept(tmp_path):
    async with open_number_world(tmp_path) as world:
        hold = await world.take()
        world.simulator.faults.add(Fault("twilio.number_change", "refuse", code=21402, times=None))
        with pytest.raises(ProviderRefusedError):
            await world.setup.restore(hold.id)
        assert world.news[-1] is News.REFUSED
        assert world.setup.holds.problems
        assert not world.setup.holds.waiting  # asking again by itself would not help


async def test_forgetting_leaves_the_number_as_it_is(tmp_path):
    async with open_number_world(tmp_path) as world:
        hold = await world.take()
        await world.setup.forget(hold.id)
        await world.setup.release()
        assert world.settings["voice_url"] == OURS
        assert (await world.store.holds.latest())[0].state is HoldState.FORGOTTEN


async def test_an_unreachable_carrier_takes_no_number_and_an_unclear_one_finds_out_later(tmp_path):
    async with open_number_world(tmp_path) as world:
        seen = await world.listed()

        async def lost(sid, fields):
            raise ProviderUnreachableError("twilio", "no route")

        world.book.change = lost
        with pytest.raises(ProviderUnreachableError):
            await world.setup.take(seen)
        assert world.setup.holds.open == ()
        del world.book.change
        world.simulator.faults.add(Fault("twilio.number_change", "drop", times=None, accepted=False))
        hold = await drop_everything_after(world, seen)
        assert world.setup.holds.waiting
        assert hold.state is HoldState.HELD
        world.simulator.faults.clear()
        await world.setup.settle()
        assert world.settings["voice_url"] == OURS
        assert not world.setup.holds.waiting


async def drop_everything_after(world, seen):
    """Take a number while the change and every look after it are lost."""
    looks = []

    async def look_once(sid, fetch=world.book.fetch):
        looks.append(sid)
        if len(looks) > 1:
            raise ProviderAmbiguousError("twilio", "cut")
        return await fetch(sid)

    world.book.fetch = look_once
    with pytest.raises(ProviderAmbiguousError):
        await world.setup.take(seen)
    del world.book.fetch
    return world.setup.holds.open[0]


class Killed(BaseException):
    """The process ends here."""


async def never(sid, fields):
    raise Killed
