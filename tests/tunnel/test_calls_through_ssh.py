"""Whole calls whose webhooks come in through a real SSH tunnel, whole and cut in the middle."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.tunnel import TunnelState
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.desk import open_program, setup_for
from tests.ports import free_port
from tests.tunnel.private_sshd import needs_sshd, open_sshd, wish
from tests.tunnel.tunnel_world import News

pytestmark = needs_sshd
BUYS = EXAMPLES["buys"]


@asynccontextmanager
async def open_tunnelled_world(folder, sshd, speed):
    """The program, reachable through its own tunnel only, and what the tunnel says."""
    async with Simulator(speed=speed) as simulator:
        setup = setup_for(folder, simulator)
        setup.settings.update(wish(sshd, free_port()))
        news = News(setup.bus)
        async with open_program(setup, simulator, webhooks=False) as world:
            url = (await news.open()).url
            assert setup.settings.value.web.public_url == url  # what signatures are checked against
            simulator.configure_number(f"{url}/api/inbound", f"{url}/webhooks/twilio/status")
            yield world, news, url


def delivered(world):
    return [each for each in world.simulator.deliveries if each.status is not None]


async def test_a_customer_who_calls_in_through_the_tunnel_talks_to_the_ai(tmp_path):
    async with (
        open_sshd(tmp_path / "ssh") as sshd,
        open_tunnelled_world(tmp_path, sshd, 50) as (world, _, url),
    ):
        await world.simulator.call_in(BUYS)
        ended = await world.call_when(lambda c: c.is_settled and not c.owes_words and c.summary is not None)
        assert ended.direction is Direction.INBOUND
        assert ended.result is CallResult.TALKED
        sources = {entry.source for entry in await world.desk.calls.journal(ended.id)}
        assert "webhook" in sources
        assert all(each.url.startswith(url) for each in world.simulator.deliveries)
        assert {each.status for each in delivered(world)} <= {200, 204}


async def test_the_tunnel_is_cut_in_the_middle_of_a_call_heals_and_nothing_is_lost(tmp_path):
    async with (
        open_sshd(tmp_path / "ssh") as sshd,
        open_tunnelled_world(tmp_path, sshd, 20) as (
            world,
            news,
            url,
        ),
    ):
        await world.simulator.call_in(BUYS)
        live = await world.call_when(lambda c: len(c.turns) >= 1)
        known = len(news.said)
        cut_at = time.monotonic()
        assert sshd.cut()
        await news.state(TunnelState.RECONNECTING, known)
        healed_at, healed = await news.when(lambda n: n.state is TunnelState.OPEN, known, within_s=5)
        print(f"healed in {healed_at - cut_at:.2f} s")
        assert healed_at - cut_at < 5
        assert healed.url == url
        now = await world.desk.calls.get(live.id)
        assert now.is_live, "the call was to outlive the cut"

        ended = await world.call_when(
            lambda c: c.id == live.id and c.is_settled and not c.owes_words and c.summary is not None
        )
        assert ended.result is CallResult.TALKED
        (voice,) = world.simulator.voice_calls.values()
        assert len(ended.turns) == len(voice.messages)
        assert world.simulator.application_errors == []

        await world.simulator.call_in("+573001234600")  # and the next customer gets through
        again = await world.call_when(lambda c: c.id != live.id and c.is_settled and not c.owes_words)
        assert again.result is CallResult.TALKED


@pytest.mark.thorough
async def test_the_address_flips_twice_in_the_middle_of_a_call_which_is_followed_to_its_end(tmp_path):
    async with (
        open_sshd(tmp_path / "ssh") as sshd,
        open_tunnelled_world(tmp_path, sshd, 20) as (
            world,
            news,
            first,
        ),
    ):
        await world.simulator.call_in(BUYS)
        live = await world.call_when(lambda c: len(c.turns) >= 1)
        urls = [first]
        for port in (free_port(), free_port()):
            known = len(news.said)
            flipped = wish(sshd, port)["tunnel"]
            world.setup.settings.update(
                {"tunnel": {"ssh_remote_port": port, "ssh_public_url": flipped["ssh_public_url"]}}
            )
            urls.append((await news.state(TunnelState.OPEN, known, within_s=5)).url)
        assert len(set(urls)) == 3
        assert world.setup.settings.value.web.public_url == urls[-1]

        ended = await world.call_when(
            lambda c: c.id == live.id and c.is_settled and not c.owes_words and c.summary is not None
        )
        assert ended.result is CallResult.TALKED
        (voice,) = world.simulator.voice_calls.values()
        assert len(ended.turns) == len(voice.messages)

        url = urls[-1]
        world.simulator.configure_number(f"{url}/api/inbound", f"{url}/webhooks/twilio/status")
        await world.simulator.call_in("+573001234600")
        again = await world.call_when(lambda c: c.id != live.id and c.is_settled and not c.owes_words)
        assert again.result is CallResult.TALKED


async def test_a_tunnel_that_cannot_open_stops_neither_the_start_nor_a_call_out(tmp_path):
    async with Simulator(speed=50) as simulator:
        setup = setup_for(tmp_path, simulator)
        setup.settings.override("tunnel", "kind", "ssh")
        setup.settings.override("tunnel", "ssh_host", "127.0.0.1")
        setup.settings.override("tunnel", "ssh_port", free_port())
        setup.settings.override("tunnel", "ssh_public_url", "https://calls.example.com")
        news = News(setup.bus)
        async with open_program(setup, simulator, webhooks=False) as world:
            assert (await news.failed()).problem is TunnelProblem.UNREACHABLE
            call = await world.desk.engine.dial(BUYS)
            ended = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
            assert ended.result is CallResult.TALKED
            assert setup.settings.value.web.public_url == ""  # never proven, never used
