"""The hubs with Microsoft's own JavaScript client, in Node."""

import asyncio
import contextlib
import json
import logging
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.web.token import ensure_token
from tests.waiting import PATIENCE_S
from tests.web.node_peers import installed_peer
from tests.web.web_support import open_house, outgoing_call


@pytest.fixture(scope="module")
def installed():
    return installed_peer("signalr")


class Peer:
    """The client: say what it shall do, hear what happened to it."""

    def __init__(self, process):
        self._process = process

    async def do(self, *command):
        self._process.stdin.write(json.dumps(command).encode() + b"\n")
        await self._process.stdin.drain()

    async def next(self, within_s=PATIENCE_S):
        line = await asyncio.wait_for(self._process.stdout.readline(), within_s)
        return json.loads(line) if line else None

    async def started(self):
        await self.do("start")
        event, connection_id = await self.next()
        assert event == "started"
        return connection_id


@contextlib.asynccontextmanager
async def client(installed, house, hub, **options):
    told = json.dumps({"url": house.server.local_url + hub, **options})
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        "node", "peer.mjs", told, cwd=installed, stdin=pipe, stdout=pipe
    )
    try:
        yield Peer(process)
    finally:
        process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.communicate()


def log_lines(house, count):
    for number in range(count):
        house.logbook.append(datetime.now(UTC), logging.INFO, "línea", {"n": str(number)})


async def hears_in_order(peer, count):
    for number in range(count):
        event, line = await peer.next()
        assert (event, line[13:]) == ("ReceiveLog", f"INFO línea  n={number}")


async def test_it_connects_and_hears_a_thousand_events_in_order(tmp_path, installed):
    async with open_house(tmp_path) as house, client(installed, house, "/logHub") as peer:
        assert await peer.started()  # version 1: it knows its id
        log_lines(house, 1000)
        await hears_in_order(peer, 1000)


async def test_it_connects_without_negotiation_too(tmp_path, installed):
    async with (
        open_house(tmp_path) as house,
        client(installed, house, "/loghub", skipNegotiation=True) as peer,
    ):
        assert await peer.started() is None
        log_lines(house, 10)
        await hears_in_order(peer, 10)


async def test_it_comes_back_by_itself_after_a_restart_of_the_server(tmp_path, installed):
    async with open_house(tmp_path) as house, client(installed, house, "/loghub") as peer:
        first = await peer.started()
        port = int(house.server.local_url.rpartition(":")[2])
        await house.server.stop()
        assert await peer.next() == ["reconnecting"]
        house.settings.override("web", "local_port", port)
        await house.server.start()
        event, second = await peer.next()
        assert (event, second != first) == ("reconnected", True)
        log_lines(house, 100)
        await hears_in_order(peer, 100)


async def test_it_hears_of_calls_and_its_invocations_are_answered(tmp_path, installed):
    async with open_house(tmp_path) as house, client(installed, house, "/callhub") as peer:
        await peer.started()
        call = outgoing_call()
        await peer.do("invoke", "Join", call.agent_call_id)
        assert await peer.next() == ["answered", None]
        await peer.do("invoke", "Nothing")
        event, problem = await peer.next()
        assert (event, "Method does not exist." in problem) == ("failed", True)
        house.bus.publish(CallChanged(call, ()))
        event, info = await peer.next()
        assert (event, info["callId"], info["isActive"]) == ("ReceiveCallInfo", call.agent_call_id, True)
        assert await peer.next() == ["ReceiveCallStatus", call.agent_call_id, True]


async def test_it_is_let_in_with_the_token_and_refused_without(tmp_path, installed):
    async with open_house(tmp_path, web={"require_token": True}) as house:
        token = await ensure_token(house.secrets)
        async with client(installed, house, "/loghub", token=token) as peer:
            await peer.started()
        async with client(installed, house, "/loghub") as peer:
            await peer.do("start")
            event, problem = await peer.next()
            assert (event, "401" in problem) == ("failed", True)
