"""What the hubs tell: every event of the log as a line, every change of a call in the old words."""

import asyncio
import json
import logging
import threading
from datetime import timedelta

from sellercall_desktop.core.calls.call import CallChanged, advance_all
from sellercall_desktop.core.calls.facts import CallAnswered, CarrierEnded, CarrierOutcome, SummaryWritten
from sellercall_desktop.web.hubs.log_feed import line_of
from tests.waiting import PATIENCE_S
from tests.web.hubs.hub_support import connected
from tests.web.web_support import NOON, EngineToTell, open_house, outgoing_call


def note(logbook, event, **fields):
    logbook.append(NOON, logging.INFO, event, fields)


async def test_every_event_is_one_readable_line(tmp_path):
    async with open_house(tmp_path) as house:
        note(house.logbook, "before.anybody_listened")
        async with connected(house) as client:
            house.logbook.append(
                NOON,
                logging.WARNING,
                "línea",
                {"ms": "12", "number": "+57•••••••67"},
                call_id="c1",
                error="Traceback (most recent call last):\n  …\nValueError: ¿qué?",
            )
            told = await client.next()
            assert (told["type"], told["target"]) == (1, "ReceiveLog")
            assert "invocationId" not in told
            (line,) = told["arguments"]
            assert line[12:] == " WARNING línea  ms=12 number=+57•••••••67 call_id=c1 ValueError: ¿qué?"
            assert "\n" not in line


async def test_events_of_other_threads_come_in_order_and_none_is_missing(tmp_path):
    async with open_house(tmp_path) as house, connected(house) as one, connected(house) as two:

        def burst():
            for number in range(5000):
                note(house.logbook, "n", n=str(number))

        thread = threading.Thread(target=burst)
        thread.start()
        for client in (one, two):
            lines = [(await client.next())["arguments"][0] for _ in range(5000)]
            assert [int(line.rpartition("=")[2]) for line in lines] == list(range(5000))
        thread.join()


async def test_without_a_client_nothing_is_heard_and_the_next_one_hears_only_what_is_new(tmp_path):
    async with open_house(tmp_path) as house:
        for n in range(2):
            async with connected(house) as client:
                note(house.logbook, "seen", n=str(n))
                assert (await client.next())["arguments"][0].endswith(f"seen  n={n}")
            async with asyncio.timeout(PATIENCE_S):
                while house.logbook._listeners:  # noqa: ASYNC110 - a part that leaves raises no event
                    await asyncio.sleep(0.005)
            note(house.logbook, "missed")


def told_of(message):
    return message["target"], message["arguments"]


async def test_a_call_is_told_from_its_place_to_its_summary_and_the_same_is_not_told_twice(tmp_path):
    async with open_house(tmp_path) as house, connected(house, "/callhub") as client:
        call = outgoing_call()
        answered = advance_all(call, (CallAnswered(NOON + timedelta(minutes=2)),))
        ended = advance_all(answered, (CarrierEnded(NOON + timedelta(minutes=3), CarrierOutcome.COMPLETED),))
        summed = advance_all(ended, (SummaryWritten(NOON + timedelta(minutes=4), "corto", "largo"),))
        for state in (call, call, answered, ended, summed, summed):
            house.bus.publish(CallChanged(state, ()))
        info = {
            "callId": call.agent_call_id,
            "from": "+16015550100",
            "to": "+573001234567",
            "direction": "outbound-api",
            "startedAt": "2026-11-20T12:01:00Z",
            "isActive": True,
            "summary": None,
            "shortSummary": None,
        }
        over = info | {"isActive": False}
        assert [told_of(await client.next()) for _ in range(5)] == [
            ("ReceiveCallInfo", [info]),
            ("ReceiveCallStatus", [call.agent_call_id, True]),
            ("ReceiveCallInfo", [over]),
            ("ReceiveCallStatus", [call.agent_call_id, False]),
            ("ReceiveCallInfo", [over | {"summary": "largo", "shortSummary": "corto"}]),
        ]


async def test_the_end_of_a_call_begun_before_anybody_listened_is_told(tmp_path):
    call = outgoing_call()
    engine = EngineToTell(live_calls=(call,))
    async with open_house(tmp_path, engine=engine) as house, connected(house, "/CallHub") as client:
        ended = advance_all(call, (CarrierEnded(NOON + timedelta(minutes=3), CarrierOutcome.COMPLETED),))
        house.bus.publish(CallChanged(ended, ()))
        assert (await client.next())["target"] == "ReceiveCallInfo"
        assert told_of(await client.next()) == ("ReceiveCallStatus", [call.agent_call_id, False])


async def test_the_live_calls_are_listed_by_the_voice_ais_ids(tmp_path):
    calls = (outgoing_call(n=1), outgoing_call(n=2))
    async with open_house(tmp_path, engine=EngineToTell(live_calls=calls)) as house:
        answer = await house.local("GET", "/api/llamada/Active")
        assert json.loads(answer.text) == [call.agent_call_id for call in calls]


def test_a_line_without_anything_more_is_time_level_event():
    from sellercall_desktop.core.logbook import LogEvent

    assert line_of(LogEvent(1, NOON, logging.INFO, "call.placed"))[12:] == " INFO call.placed"
