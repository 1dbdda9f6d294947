"""Numbers follow the tunnel by themselves, and only to the last of several addresses."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.core.our_numbers.keeper import NumberKeeper, Patience
from sellercall_desktop.core.our_numbers.number import News, NumberChanged
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.simulator import Fault
from tests.number_world import FORMER, HERE, open_number_world
from tests.waiting import PATIENCE_S

QUICK = Patience(quiet_s=0.05, again_s=(0.05, 0.1), start_s=0.3, exit_s=0.5)


@asynccontextmanager
async def kept(world, *, gives_back=True, patience=QUICK):
    tasks = Tasks()
    keeper = NumberKeeper(world.setup, world.bus, tasks, gives_back=lambda: gives_back, patience=patience)
    try:
        await keeper.recover()
        async with keeper:
            yield keeper
    finally:
        await tasks.close()


async def heard(world, wanted, within_s=PATIENCE_S):
    """Wait until this was said of a number, from now on."""
    said = asyncio.Event()
    end = world.bus.subscribe(NumberChanged, lambda change: said.set() if change.news is wanted else None)
    try:
        async with asyncio.timeout(within_s):
            await said.wait()
    finally:
        end()


def tunnel(world, url):
    world.public[0] = url
    world.bus.publish(TunnelChanged(TunnelState.OPEN, "ssh", url))


async def test_two_new_addresses_in_quick_succession_are_one_change(tmp_path):
    async with open_number_world(tmp_path) as world, kept(world):
        await world.take()
        sent = len(world.changes())
        tunnel(world, "https://one.example")
        tunnel(world, "https://two.example")
        await heard(world, News.MOVED)
        assert world.settings["voice_url"] == "https://two.example/api/inbound"
        assert len(world.changes()) == sent + 1


async def test_an_address_that_changes_while_it_is_being_set_is_followed_again(tmp_path):
    async with open_number_world(tmp_path) as world, kept(world):
        await world.take()
        slow = world.simulator.faults.add(Fault("twilio.number_change", "slow", seconds=0.3))
        tunnel(world, "https://one.example")
        await world.simulator.wait_for(lambda: slow.struck)
        tunnel(world, "https://two.example")
        await heard(world, News.MOVED)
        await heard(world, News.MOVED)
        assert world.settings["voice_url"] == "https://two.example/api/inbound"


async def test_the_end_of_a_run_gives_the_number_back_or_keeps_it_as_wished(tmp_path):
    async with open_number_world(tmp_path) as world:
        async with kept(world, gives_back=False):
            await world.take()
        assert world.settings["voice_url"] == f"{HERE}/api/inbound"
        async with kept(world, gives_back=False):
            asked = len(world.changes())
        assert len(world.changes()) == asked
        async with kept(world, gives_back=True):
            assert world.settings["voice_url"] == FORMER["voice_url"]  # at the start already: it was a crash
        assert world.news[-1] is News.RESTORED


async def test_a_start_does_not_wait_for_a_silent_carrier_and_does_it_later(tmp_path):
    async with open_number_world(tmp_path) as world:
        await world.take()
        later = world.another_run()
        world.simulator.faults.add(Fault("twilio.numbers", "drop", times=None, accepted=False))
        async with kept(later):
            assert world.settings["voice_url"] == f"{HERE}/api/inbound"
            world.simulator.faults.clear()
            await heard(later, News.RESTORED)
        assert world.settings["voice_url"] == FORMER["voice_url"]


async def test_a_carrier_that_is_well_again_is_asked_at_once(tmp_path):
    patient = Patience(quiet_s=0.05, again_s=(3600,), start_s=5)
    async with open_number_world(tmp_path) as world:
        await world.take()
        later = world.another_run()
        world.simulator.faults.add(Fault("twilio.numbers", "drop", times=None, accepted=False))
        async with kept(later, patience=patient):
            await heard(later, News.PENDING)  # the first round after the start
            world.simulator.faults.clear()
            world.bus.publish(HealthChanged("twilio", HealthState.OK))
            await heard(later, News.RESTORED)


async def test_the_end_does_not_wait_for_ever(tmp_path):
    async with open_number_world(tmp_path) as world:
        async with asyncio.timeout(PATIENCE_S):
            async with kept(world):
                await world.take()
                world.simulator.faults.add(Fault("twilio.numbers", "hang", times=None, accepted=False))
        assert world.settings["voice_url"] == f"{HERE}/api/inbound"
        world.simulator.faults.clear()
        async with kept(world.another_run()):
            assert world.settings["voice_url"] == FORMER["voice_url"]
