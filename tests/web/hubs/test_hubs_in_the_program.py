"""The hubs with the real engine, log pipeline and simulated world, on the window's loop as well."""

import contextlib
import logging
from asyncio import timeout

import aiohttp
import httpx

from sellercall_desktop.logs.pipeline import Redactor, open_logs
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world
from tests.waiting import PATIENCE_S
from tests.web.hubs.hub_support import HubClient


@contextlib.asynccontextmanager
async def joined(world, path):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(world.desk.web.local_url + path) as socket,
    ):
        yield await HubClient(socket).shake_hands()


async def told_until(client, enough):
    told = []
    async with timeout(PATIENCE_S):
        while not (told and enough(told[-1])):
            message = await client.next(30)
            if message["type"] == 1:
                told.append((message["target"], message["arguments"]))
    return told


async def a_call_is_heard_from_dial_to_summary(tmp_path):
    async with open_test_world(tmp_path) as world, httpx.AsyncClient(trust_env=False, timeout=20) as client:
        client.base_url = world.desk.web.local_url
        async with joined(world, "/callhub") as hub:
            answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
            call_id = answer.json()["callId"]
            assert (await client.get("/api/llamada/active")).json() == [call_id]
            await hub.send({"type": 1, "invocationId": "1", "target": "Join", "arguments": [call_id]})
            told = await told_until(hub, lambda one: one[1][0]["summary"] if "Info" in one[0] else False)
        assert (await client.get("/api/llamada/active")).json() == []
        assert {(one[1][0] if isinstance(one[1][0], str) else one[1][0]["callId"]) for one in told} == {
            call_id
        }
        statuses = [arguments for target, arguments in told if target == "ReceiveCallStatus"]
        assert statuses == [[call_id, True], [call_id, False]]
        first = next(arguments[0] for target, arguments in told if target == "ReceiveCallInfo")
        assert (first["from"], first["to"]) == (world.simulator.phone_number, EXAMPLES["buys"])


async def test_a_call_is_heard_from_dial_to_summary(tmp_path):
    await a_call_is_heard_from_dial_to_summary(tmp_path)


async def test_a_call_is_heard_on_the_windows_loop_too(tmp_path, qloop):
    await a_call_is_heard_from_dial_to_summary(tmp_path)


async def test_what_the_program_logs_is_heard_redacted_on_the_windows_loop(tmp_path, qloop):
    async with open_test_world(tmp_path) as world:
        redactor = Redactor()
        with open_logs(world.setup.paths, "INFO", world.setup.logbook, redactor, console=False):
            async with joined(world, "/loghub") as hub:
                log = logging.getLogger("sellercall_desktop.test")
                for number in range(1000):
                    log.info("test.n", extra={"n": number, "number": "+573001234567"})
                told = await told_until(hub, lambda one: "n=999" in one[1][0])
        lines = [arguments[0] for _, arguments in told if " test.n " in arguments[0]]
        assert [int(line.split(" n=")[1].split()[0]) for line in lines] == list(range(1000))
        assert not any("3001234567" in line for line in lines)
