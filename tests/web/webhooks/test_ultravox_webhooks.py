"""Only Ultravox may speak as Ultravox, and only now."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.facts import AgentEnded, AgentOutcome
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.settings.secret_names import Secret
from tests.web.web_support import WEBHOOK_SECRET, EngineToTell, open_house

CALL_ID = "aaaaaaaa-0000-4000-8000-000000000001"
ENDED = {
    "event": "call.ended",
    "call": {
        "callId": CALL_ID,
        "created": "2026-11-20T12:00:00.5Z",
        "joined": "2026-11-20T12:00:09Z",
        "ended": "2026-11-20T12:01:00Z",
        "endReason": "agent_hangup",
        "maxDuration": "1800s",
        "shortSummary": None,
        "summary": None,
        "metadata": {},
    },
}
BODY = json.dumps(ENDED, indent=1).encode()


async def test_an_event_becomes_a_report(tmp_path):
    async with open_house(tmp_path) as house:
        answer = await house.post_ultravox(BODY)
        assert (answer.status_code, answer.content) == (204, b"")
        ((_, report, source),) = house.engine.asked
        assert (report.key.agent_call_id, source) == (CALL_ID, "webhook")
        (ended,) = (fact for fact in report.facts if isinstance(fact, AgentEnded))
        assert ended.outcome is AgentOutcome.AI_HUNG_UP


async def test_the_same_event_may_come_twice(tmp_path):
    async with open_house(tmp_path) as house:
        assert [(await house.post_ultravox(BODY)).status_code for _ in range(2)] == [204, 204]
        first, again = house.engine.asked
        assert first == again


async def test_unsigned_forged_late_and_altered_events_are_refused(tmp_path):
    async with open_house(tmp_path) as house:
        now = datetime.now(UTC)
        answers = [
            await house.public("POST", "/webhooks/ultravox", content=BODY),
            await house.post_ultravox(BODY, secret="another"),
            await house.post_ultravox(BODY, secret=""),
            await house.post_ultravox(BODY, at=now - timedelta(seconds=90)),
            await house.post_ultravox(BODY, at=now + timedelta(seconds=90)),
            await house.post_ultravox(BODY, **{"X-Ultravox-Webhook-Signature": "00" * 32}),
            await house.post_ultravox(BODY, **{"X-Ultravox-Webhook-Timestamp": "yesterday"}),
            await house.post_ultravox(BODY, **{"X-Ultravox-Webhook-Timestamp": now.isoformat() + "0"}),
        ]
        assert [answer.status_code for answer in answers] == [403] * len(answers)
        assert house.engine.asked == []


async def test_nothing_is_believed_while_no_webhook_secret_is_kept(tmp_path):
    async with open_house(tmp_path) as house:
        del house.secrets.kept[Secret.ULTRAVOX_WEBHOOK_SECRET]
        for secret in (WEBHOOK_SECRET, ""):
            assert (await house.post_ultravox(BODY, secret=secret)).status_code == 403


async def test_a_signed_event_that_cannot_be_read_is_400_and_not_a_crash(tmp_path):
    async with open_house(tmp_path) as house:
        bodies = (
            b"",
            b"[]",
            b"{",
            b'{"event": 1, "call": {}}',
            b'{"event": "call.ended", "call": {"callId": 5}}',
        )
        for body in bodies:
            answer = await house.post_ultravox(body)
            assert (answer.status_code, answer.json()["code"]) == (400, "malformed_webhook"), body


async def test_an_event_that_could_not_be_written_down_will_be_sent_again(tmp_path):
    async with open_house(tmp_path, engine=EngineToTell(handle_with=StoreError("locked"))) as house:
        assert (await house.post_ultravox(BODY)).status_code == 500


@pytest.mark.parametrize("field", ["created", "joined", "ended"])
@pytest.mark.parametrize(
    "told",
    ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-07-20T20:17:00Z", "0001-01-01T00:00:00+14:00"],
)
async def test_a_signed_event_with_a_time_that_cannot_be_is_no_fact_of_that_time(tmp_path, field, told):
    begun = datetime.now(UTC)
    event = {**ENDED, "call": {**ENDED["call"], field: told}}
    async with open_house(tmp_path) as house:
        answer = await house.post_ultravox(json.dumps(event).encode())
        if answer.status_code == 400:  # no time at all: before the first hour that a clock can tell
            assert house.engine.asked == []
            return
        assert answer.status_code == 204
        ((_, report, _),) = house.engine.asked
        assert all(begun - timedelta(days=60) < fact.at <= datetime.now(UTC) for fact in report.facts)
