"""The supervisor: proven, not hoped; it notices, heals, follows the settings, and stops nothing else."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.tunnel import TunnelState
from sellercall_desktop.tunnel.supervisor import TunnelPace
from sellercall_desktop.tunnel.waking import SleepWatch
from tests.tunnel.test_cloudflared import install, starts
from tests.tunnel.tunnel_world import QUICK, open_listener, open_tunnel_world
from tests.waiting import until

SLOW = TunnelPace(prove_every_s=3600, reopen_s=(3600,), prove_again_s=(0.02,), proofs=2, proofs_once_open=2)


def fixed(url):
    return {"tunnel": {"kind": "fixed"}, "web": {"public_url": url}}


async def test_without_a_tunnel_nothing_is_opened_and_nothing_said(tmp_path):
    async with open_tunnel_world(tmp_path, {}) as world:
        await asyncio.sleep(0)
        assert world.supervisor.known.state is TunnelState.CLOSED
        assert world.news.said == []
        assert world.urls == []
        assert world.listener.asked == 0


async def test_a_fixed_address_is_open_once_it_is_proven_and_stays_the_settings_own(tmp_path):
    async with open_tunnel_world(tmp_path, fixed) as world:
        opened = await world.news.open()
        assert opened.url == world.listener_url
        assert world.news.states == [TunnelState.OPENING, TunnelState.OPEN]
        assert world.urls == []  # it is a setting already


async def test_it_is_proven_again_and_again(tmp_path):
    async with open_tunnel_world(tmp_path, fixed) as world:
        await world.news.open()
        await until(lambda: world.listener.asked >= 4)
        assert world.news.states.count(TunnelState.OPEN) == 1  # said once


async def test_an_address_where_another_program_answers_is_never_called_open(tmp_path):
    async with open_listener() as (_, elsewhere), open_tunnel_world(tmp_path, fixed(elsewhere)) as world:
        error = await world.news.failed()
        assert error.problem is TunnelProblem.NOT_PROVEN
        assert error.detail == "another program answers there"
        assert TunnelState.OPEN not in world.news.states


async def test_an_open_one_whose_proof_fails_is_degraded_and_then_heals(tmp_path):
    patient = TunnelPace(prove_every_s=0.1, prove_again_s=(0.1,), proofs_once_open=1000)
    async with open_tunnel_world(tmp_path, fixed, pace=patient) as world:
        await world.news.open()
        known = len(world.news.said)
        world.listener.honest = False
        degraded = await world.news.state(TunnelState.DEGRADED, known)
        assert degraded.error.problem is TunnelProblem.NOT_PROVEN
        assert degraded.url == world.listener_url
        world.listener.honest = True
        await world.news.open(known)


async def test_after_several_failed_proofs_it_is_opened_anew(tmp_path):
    async with open_tunnel_world(tmp_path, fixed) as world:
        await world.news.open()
        known = len(world.news.said)
        world.listener.honest = False
        await world.news.state(TunnelState.RECONNECTING, known)
        world.listener.honest = True
        await world.news.open(known)


async def test_a_missing_setting_is_named_and_setting_it_is_enough(tmp_path):
    async with open_tunnel_world(tmp_path, {"tunnel": {"kind": "fixed"}}, pace=SLOW) as world:
        error = await world.news.failed()
        assert (error.problem, error.detail) == (TunnelProblem.NOT_CONFIGURED, "web.public_url")
        world.settings.update({"web": {"public_url": world.listener_url}})
        await world.news.open()


async def test_switching_it_off_closes_it(tmp_path):
    async with open_tunnel_world(tmp_path, fixed) as world:
        await world.news.open()
        world.settings.override("tunnel", "kind", "none")
        await world.news.state(TunnelState.CLOSED)
        asked = world.listener.asked
        await asyncio.sleep(3 * QUICK.prove_every_s)
        assert world.listener.asked == asked


async def test_settings_of_other_parts_leave_it_alone(tmp_path):
    async with open_tunnel_world(tmp_path, fixed, pace=SLOW) as world:
        await world.news.open()
        known = len(world.news.said)
        world.settings.update({"call": {"ring_timeout_s": 50}})
        await asyncio.sleep(0.1)
        assert world.news.said[known:] == []


async def test_after_sleep_it_is_proven_at_once(tmp_path):
    clock = [1000.0]
    watch = SleepWatch(wall=lambda: clock[0], monotonic=lambda: 0.0)
    watch_often = SleepWatch.run
    async with open_tunnel_world(tmp_path, fixed, pace=SLOW, watch=_Often(watch, watch_often)) as world:
        await world.news.open()
        asked = world.listener.asked
        clock[0] += 1800
        await until(lambda: world.listener.asked > asked)


class _Often:
    """A sleep watch that looks more often than once in five seconds."""

    def __init__(self, watch, run):
        self._watch, self._run = watch, run

    async def run(self, on_wake):
        await self._run(self._watch, on_wake, 0.02)


async def test_after_sleep_a_pause_between_two_tries_is_cut_short(tmp_path):
    async with open_tunnel_world(tmp_path, fixed, pace=SLOW) as world:
        world.listener.honest = False
        await world.news.failed()
        world.listener.honest = True
        world.supervisor.look()
        await world.news.open()


async def test_a_program_that_is_killed_is_started_again(tmp_path):
    program = install(tmp_path)
    wanted = {
        "tunnel": {
            "kind": "cloudflared",
            "cloudflared_path": str(program),
            "cloudflared_hostname": "localhost",  # where nothing answers https
            "cloudflared_tunnel": "test",
        }
    }
    patient = TunnelPace(proofs=1000, prove_again_s=(5,), reopen_s=(0.02,))
    async with open_tunnel_world(tmp_path, wanted, pace=patient) as world:
        pids = []
        for run in range(3):
            await until(lambda run=run: len(starts(tmp_path)) > run)
            pids.append(starts(tmp_path)[run]["pid"])
            os.kill(pids[-1], signal.SIGKILL)
        assert len(set(pids)) == 3
        assert TunnelState.OPEN not in world.news.states  # its name leads nowhere


async def test_a_fault_of_ours_is_told_and_tried_again(tmp_path, monkeypatch, caplog):
    faults = [ZeroDivisionError("a fault")]

    async def open_with_a_fault(self):
        if faults:
            raise faults.pop()
        return self._url

    monkeypatch.setattr("sellercall_desktop.tunnel.fixed.FixedAddress.open", open_with_a_fault)
    pace = TunnelPace(after_fault_s=0.05)
    async with open_tunnel_world(tmp_path, fixed, pace=pace) as world:
        assert (await world.news.failed()).detail == "ZeroDivisionError"
        await world.news.open()
    assert "tunnel.fault" in caplog.text


@pytest.mark.parametrize(
    ("wall", "monotonic", "slept"),
    [
        (5.0, 5.0, False),
        (5.2, 5.0, False),
        (1805.0, 5.0, True),  # asleep, as Linux and macOS count it
        (1805.0, 1805.0, True),  # asleep, as Windows counts it
        (-7200.0, 5.0, False),  # somebody set the clock back
        (34.0, 34.0, False),  # a busy machine
        (36.0, 5.0, True),
    ],
)
def test_sleep_is_told_from_ordinary_time(wall, monotonic, slept):
    clocks = {"wall": 1e9, "monotonic": 100.0}
    watch = SleepWatch(lambda: clocks["wall"], lambda: clocks["monotonic"])
    clocks["wall"] += wall
    clocks["monotonic"] += monotonic
    assert watch.slept(5.0) is slept
    assert watch.slept(0.0) is False  # told once
