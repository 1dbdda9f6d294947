"""A number of the account in the hands of real processes: killed, stopped, edited by others, during calls."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.our_numbers.inbound_check import Link, LinkState
from sellercall_desktop.core.our_numbers.keeper import Patience
from sellercall_desktop.core.our_numbers.number import News, NumberChanged
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from tests.desk import open_program, setup_for
from tests.e2e.server_process import environment, open_server
from tests.number_world import FORMER, SMS
from tests.ports import free_port
from tests.waiting import PATIENCE_S

BIN = "EH" + "c" * 32
GOODBYE = "<Response><Say>We are closed. Please call tomorrow.</Say></Response>"


@asynccontextmanager
async def owned_number(**more):
    """A simulator whose number serves somebody already, and what starts a server in reach of it."""
    async with Simulator(speed=20) as simulator:
        simulator.numbers[0].settings.update({**FORMER, **SMS})
        port = free_port()
        env = environment(
            simulator,
            SELLERCALL_WEB__PUBLIC_PORT=str(port),
            SELLERCALL_WEB__PUBLIC_URL=f"http://127.0.0.1:{port}",
            SELLERCALL_TUNNEL__KIND="fixed",
            **more,
        )
        yield simulator, env


def points_here(simulator):
    return simulator.numbers[0].settings["voice_url"].startswith("http://127.0.0.1")


def as_before(simulator):
    settings = simulator.numbers[0].settings
    return {name: settings[name] for name in (*FORMER, *SMS)} == {**FORMER, **SMS}


@asynccontextmanager
async def serving(data, env, simulator):
    """A server that has taken the number."""
    async with open_server(data, env, "--number", simulator.phone_number) as server:
        await simulator.wait_for(lambda: points_here(simulator), 20)
        yield server


@pytest.mark.thorough
async def test_the_doctor_finds_a_running_server_s_way_whole_and_stopped_it_gives_the_number_back(tmp_path):
    async with owned_number() as (simulator, env), serving(tmp_path, env, simulator) as server:
        sid = await simulator.call_in(EXAMPLES["buys"])
        await simulator.wait_for(lambda: simulator.legs[sid].answered, 20)
        running = await doctored(tmp_path, env)
        assert "ok    The number points here" in running
        assert "ok    A webhook signed as Twilio signs is accepted" in running
        server.process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(server.process.wait(), PATIENCE_S) == 0
        assert as_before(simulator)
        sent = [parse_qs(r.body) for r in simulator.requests if r.method == "POST" and "/PN" in r.path]
        assert not any(name.startswith("Sms") for form in sent for name in form)


async def test_killed_while_the_change_is_under_way_it_is_given_back_at_the_next_start(tmp_path):
    async with owned_number() as (simulator, env):
        fault = simulator.faults.add(Fault("twilio.number_change", "hang"))
        async with open_server(tmp_path, env, "--number", simulator.phone_number) as server:
            await simulator.wait_for(lambda: fault.struck, 20)
            await simulator.wait_for(lambda: points_here(simulator), 20)
            await server.kill()
        async with open_server(tmp_path, env):
            assert as_before(simulator)  # before it says that it is up


@pytest.mark.thorough
async def test_killed_with_a_foreign_edit_in_between_it_is_left_alone(tmp_path):
    async with owned_number() as (simulator, env):
        async with serving(tmp_path, env, simulator) as server:
            await server.kill()
        simulator.numbers[0].settings["voice_url"] = "https://somebody.example/voice"
        sent = len(simulator.requests)
        async with open_server(tmp_path, env) as server:
            server.process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(server.process.wait(), PATIENCE_S)
        logged = (await asyncio.to_thread(read_log, tmp_path)).count("number.left_alone")
        assert simulator.numbers[0].settings["voice_url"] == "https://somebody.example/voice"
        assert not [r for r in simulator.requests[sent:] if r.method == "POST" and "/PN" in r.path]
        assert logged == 1


@pytest.mark.thorough
async def test_a_kept_number_outlives_a_kill_and_meanwhile_callers_hear_the_twiml_bin(tmp_path):
    more = {"SELLERCALL_TWILIO__TWIML_BIN_SID": BIN, "SELLERCALL_TWILIO__NUMBER_ON_EXIT": "keep"}
    async with owned_number(**more) as (simulator, env):
        simulator.twiml_bins[BIN] = GOODBYE
        async with serving(tmp_path, env, simulator) as server:
            await server.kill()
        sid = await simulator.call_in(EXAMPLES["buys"])
        await simulator.wait_for(lambda: simulator.legs[sid].over, 20)
        assert simulator.legs[sid].answered
        assert simulator.application_errors == []
        sent = len(simulator.requests)
        async with open_server(tmp_path, env):
            sid = await simulator.call_in(EXAMPLES["buys"])
            await simulator.wait_for(lambda: simulator.legs[sid].answered, 20)
        assert points_here(simulator)
        assert not [r for r in simulator.requests[sent:] if r.method == "POST" and "/PN" in r.path]


@pytest.mark.thorough
async def test_the_address_flips_twice_during_a_call_and_the_number_ends_at_the_last(tmp_path):
    async with Simulator(speed=20) as simulator:
        simulator.numbers[0].settings.update({**FORMER, **SMS})
        patience = Patience(quiet_s=0.2)
        setup = replace(setup_for(tmp_path, simulator), patience=patience)
        setup.settings.override("tunnel", "kind", "fixed")
        async with open_program(setup, simulator, webhooks=False) as world:
            here, numbers = world.desk.web.public_url, world.desk.numbers.setup
            await proven(setup, here)
            await numbers.take(await anext(aiter(numbers.numbers())))
            sid = await simulator.call_in(EXAMPLES["buys"])
            live = await world.call_when(lambda call: call.status is CallStatus.TALKING)
            sent = len(simulator.requests)
            moved = asyncio.Event()
            setup.bus.subscribe(NumberChanged, lambda c: moved.set() if c.news is News.MOVED else None)
            for url in ("http://127.0.0.2:1", here.replace("127.0.0.1", "localhost")):
                setup.bus.publish(TunnelChanged(TunnelState.OPEN, "fixed", url))
            async with asyncio.timeout(PATIENCE_S):
                await moved.wait()
            assert simulator.numbers[0].settings["voice_url"].startswith("http://localhost")
            changes = [r for r in simulator.requests[sent:] if r.method == "POST" and "/PN" in r.path]
            assert len(changes) == 1
            assert not simulator.legs[sid].over or simulator.legs[sid].status == "completed"
            ended = await world.call_when(lambda call: call.id == live.id and not call.is_live)
            assert ended.result.value == "talked"
        assert as_before(simulator)


async def proven(setup, url):
    """The supervisor has had a request through this address come back."""
    opened = asyncio.Event()
    end = setup.bus.subscribe(
        TunnelChanged, lambda news: opened.set() if news.state is TunnelState.OPEN else None
    )
    setup.settings.override("web", "public_url", url)
    async with asyncio.timeout(PATIENCE_S):
        await opened.wait()
    end()


async def test_check_inbound_names_the_broken_link(tmp_path):
    async with Simulator(speed=20) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator) as world:
            desk = world.desk

            async def found():
                results = await desk.numbers.check(desk.web.public_url, desk.web.nonces.issue)
                return {result.link: (result.state, result.key) for result in results}

            assert {state for state, _ in (await found()).values()} == {LinkState.SOUND}
            simulator.numbers[0].settings["voice_url"] = "https://ana:secret@elsewhere.example/voice"
            (elsewhere,) = [r for r in await world.desk.numbers.check("", str) if r.link is Link.ADDRESS]
            assert elsewhere.details["where"] == "https://…@elsewhere.example/voice"
            assert (await found())[Link.ADDRESS] == (LinkState.BROKEN, "inbound.address.elsewhere")
            setup.settings.override("web", "public_url", "http://127.0.0.1:9")
            broken = await found()
            assert broken[Link.TUNNEL] == (LinkState.BROKEN, "inbound.tunnel.silent")
            assert broken[Link.SERVER][0] is LinkState.SOUND
            assert broken[Link.SIGNATURE][0] is LinkState.SOUND
            setup.settings.override("web", "public_url", desk.web.local_url.replace("127.0.0.1", "localhost"))
            simulator.faults.add(Fault("ultravox", "refuse", status=401, times=None))
            assert (await found())[Link.AGENT] == (LinkState.BROKEN, "inbound.agent.key_refused")
            for secret, value in (
                (Secret.TWILIO_API_KEY_SID, simulator.account.api_key_sid),
                (Secret.TWILIO_API_KEY_SECRET, simulator.account.api_key_secret),
                (Secret.TWILIO_AUTH_TOKEN, "0" * 32),  # calls go on, but webhooks are signed with another
            ):
                await setup.secrets.set(secret, value)
            broken = await found()
            assert broken[Link.NUMBER][0] is LinkState.SOUND
            assert broken[Link.SIGNATURE] == (LinkState.BROKEN, "inbound.signature.key_refused")
            assert await desk.calls.count(CallQuery()) == 0  # a check is no call


async def doctored(data, env):
    import sys

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "doctor", "--data", str(data)),
        env={**env, "LC_ALL": "en_US.UTF-8"},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    return out.decode()


def read_log(data):
    return "".join(file.read_text(encoding="utf-8") for file in sorted((data / "logs").glob("*")))
