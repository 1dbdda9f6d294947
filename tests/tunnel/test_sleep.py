"""The computer slept for half an hour, or changed its network: what is shown is so; it heals by itself."""

from __future__ import annotations

from sellercall_desktop.core.tunnel import TunnelState
from sellercall_desktop.tunnel.supervisor import TunnelPace
from sellercall_desktop.tunnel.waking import SleepWatch, own_addresses
from tests.tunnel.test_supervisor import fixed
from tests.tunnel.tunnel_world import open_tunnel_world
from tests.waiting import until

ASLEEP_S = 1800.0
PATIENT = TunnelPace(prove_every_s=3600, prove_again_s=(0.05,), proofs_once_open=3, reopen_s=(0.05,))


class Clocks:
    """Wall and monotonic, moved by hand; which of them goes on in sleep differs with the system."""

    def __init__(self):
        self.wall_s, self.monotonic_s = 1_000_000.0, 5000.0
        self.addresses = ("192.168.1.5", "")

    def watch(self):
        return Often(SleepWatch(lambda: self.wall_s, lambda: self.monotonic_s, lambda: self.addresses))


class Often:
    """A sleep watch that looks more often than once in five seconds."""

    def __init__(self, watch):
        self._watch = watch

    async def run(self, on_wake):
        await self._watch.run(on_wake, 0.02)


async def test_a_tunnel_that_died_in_sleep_is_said_to_be_down_and_comes_back(tmp_path):
    clocks = Clocks()
    async with open_tunnel_world(tmp_path, fixed, pace=PATIENT, watch=clocks.watch()) as world:
        await world.news.open()
        known = len(world.news.said)
        world.listener.honest = False  # the network is not there yet
        clocks.wall_s += ASLEEP_S
        await world.news.state(TunnelState.DEGRADED, known)
        await world.news.state(TunnelState.RECONNECTING, known)
        assert TunnelState.OPEN not in [news.state for _, news in world.news.said[known:]]
        world.listener.honest = True
        await world.news.open(known)


async def test_either_clock_tells_of_the_sleep(tmp_path):
    for clock in ("wall_s", "monotonic_s"):
        clocks = Clocks()
        async with open_tunnel_world(tmp_path, fixed, pace=PATIENT, watch=clocks.watch()) as world:
            await world.news.open()
            asked = world.listener.asked
            setattr(clocks, clock, getattr(clocks, clock) + ASLEEP_S)
            await until(lambda asked=asked, world=world: world.listener.asked > asked)
            assert world.supervisor.known.state is TunnelState.OPEN


async def test_a_clock_that_is_set_back_is_no_sleep_and_does_no_harm(tmp_path):
    clocks = Clocks()
    async with open_tunnel_world(tmp_path, fixed, pace=PATIENT, watch=clocks.watch()) as world:
        await world.news.open()
        known, asked = len(world.news.said), world.listener.asked
        clocks.wall_s -= ASLEEP_S
        world.supervisor.look()
        await until(lambda: world.listener.asked > asked)
        assert world.news.said[known:] == []


async def test_another_network_is_looked_at_at_once_and_a_pause_without_one_ends_with_it(tmp_path):
    clocks = Clocks()
    pace = TunnelPace(
        prove_every_s=3600, prove_again_s=(0.05,), proofs_once_open=2, reopen_s=(3600,), flapping_s=3600
    )
    async with open_tunnel_world(tmp_path, fixed, pace=pace, watch=clocks.watch()) as world:
        await world.news.open()
        for addresses in (("10.0.0.7", ""), ("10.0.0.7", "fd00::7")):
            asked, clocks.addresses = world.listener.asked, addresses
            await until(lambda asked=asked: world.listener.asked > asked)
        known, world.listener.honest = len(world.news.said), False
        clocks.addresses = ("", "")  # out of reach of every network
        await world.news.state(TunnelState.RECONNECTING, known)
        known, world.listener.honest = len(world.news.said), True
        clocks.addresses = ("172.20.10.3", "")  # a telephone's
        await world.news.open(known)


def test_the_computers_own_addresses_are_read_without_asking_anybody():
    assert own_addresses() == own_addresses()
    assert len(own_addresses()) == 2
