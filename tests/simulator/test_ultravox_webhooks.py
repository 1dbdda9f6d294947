"""What Ultravox tells the program: of every call, or of one; signed; repeated until it is taken."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime

from aiohttp import web

from tests.simulator.outside import program, simulated

EVENTS = ["call.started", "call.joined", "call.ended", "call.billed"]


def _right(secret, heard):
    stamp = heard.headers["X-Ultravox-Webhook-Timestamp"]
    expected = hmac.new(secret.encode(), heard.body + stamp.encode(), hashlib.sha256).hexdigest()
    age = datetime.now(UTC) - datetime.fromisoformat(stamp)
    return expected in heard.headers["X-Ultravox-Webhook-Signature"].split(",") and age.total_seconds() < 60


async def test_the_account_s_webhook_hears_the_whole_life_of_a_call():
    async with simulated() as client, program() as it:
        hook = (
            await client.voice("POST", "/webhooks", json={"url": it.url + "/events", "events": EVENTS})
        ).json()
        assert hook["secrets"] == [client.simulator.webhook_secret]
        call_id, _ = await client.dial()
        await client.settled(call_id)
        await client.simulator.wait_for(lambda: len(it.heard) == 4)
        bodies = [json.loads(each.body) for each in it.heard]
        assert {each["event"] for each in bodies} == set(EVENTS)
        assert {each["call"]["callId"] for each in bodies} == {call_id}
        assert all(_right(client.simulator.webhook_secret, each) for each in it.heard)


async def test_a_call_s_own_callbacks_are_signed_with_their_own_secrets():
    async with simulated() as client, program() as it:
        callbacks = {
            "joined": {"url": it.url + "/joined", "secrets": ["old", "new"]},
            "ended": {"url": it.url + "/ended"},
        }
        call_id, _ = await client.dial(callbacks=callbacks)
        await client.settled(call_id)
        await client.simulator.wait_for(lambda: len(it.heard) == 2)
        joined, ended = it.at("/joined")[0], it.at("/ended")[0]
        assert _right("old", joined)
        assert _right("new", joined)
        assert not _right("other", joined)
        assert _right(client.simulator.webhook_secret, ended)
        assert json.loads(ended.body)["call"]["endReason"] in {"agent_hangup", "hangup"}


async def test_a_webhook_is_repeated_until_it_is_taken():
    async with simulated() as client, program() as it:
        answers = iter([500, 404, 204])

        async def answer(_request):
            return web.Response(status=next(answers))

        it.answers["/events"] = answer
        hook = {"url": it.url + "/events", "events": ["call.started"]}
        await client.voice("POST", "/webhooks", json=hook)
        await client.place_for_call()
        await client.simulator.wait_for(
            lambda: client.simulator.deliveries[-1:] and client.simulator.deliveries[-1].status == 204
        )
        assert client.simulator.deliveries[-1].attempts == 3
        shown = (await client.voice("GET", "/webhooks")).json()["results"][0]
        assert (shown["status"], len(shown["recentFailures"])) == ("unhealthy", 2)


async def test_webhooks_can_be_changed_and_removed():
    async with simulated() as client:
        made = (
            await client.voice("POST", "/webhooks", json={"url": "https://a.example", "events": EVENTS})
        ).json()
        path = f"/webhooks/{made['webhookId']}"
        changed = await client.voice("PATCH", path, json={"events": ["call.ended"]})
        assert changed.json()["events"] == ["call.ended"]
        assert (await client.voice("GET", path)).json() == changed.json()
        assert (await client.voice("DELETE", path)).status_code == 204
        assert (await client.voice("GET", path)).status_code == 404
        wrong = await client.voice("POST", "/webhooks", json={"url": "https://a.example/" + "x" * 200})
        assert (wrong.status_code, set(wrong.json())) == (400, {"url", "events"})
