"""What the log tells of a call: every line of it can be found by the call's id, and by the providers' own."""

from __future__ import annotations

from sellercall_desktop.simulator import EXAMPLES
from tests.desk import QUICK, SOON_OVER, open_test_world


def lines_of(caplog, event):
    return [record for record in caplog.records if record.message == event]


async def test_the_lines_of_a_call_name_it_as_the_providers_do_and_say_how_long_things_took(tmp_path, caplog):
    caplog.set_level("INFO", "sellercall_desktop")
    async with open_test_world(tmp_path, speed=QUICK) as world:
        dialed = await world.desk.engine.dial(EXAMPLES["buys"])
        await world.call_when(lambda c: c.id == dialed.id and c.is_settled and not c.owes_words)
        await world.simulator.call_in("+573019876500")
        came = await world.call_when(
            lambda c: c.number == "+573019876500" and c.is_settled and not c.owes_words
        )
        call = await world.desk.calls.get(dialed.id)

    (placed,) = lines_of(caplog, "call.placed")
    ids = {"call_id": call.id, "carrier_call_id": call.carrier_call_id, "agent_call_id": call.agent_call_id}
    assert ids.items() <= vars(placed).items()
    (incoming,) = lines_of(caplog, "call.incoming")
    assert (incoming.call_id, incoming.carrier_call_id) == (came.id, came.carrier_call_id)

    outward, inward = lines_of(caplog, "call.ended")
    assert ids.items() <= vars(outward).items()
    assert outward.result == "talked"
    assert outward.duration_ms > 0
    assert (inward.call_id, inward.agent_call_id) == (came.id, came.agent_call_id)

    webhooks = [line for line in lines_of(caplog, "http.request") if line.route.startswith("/webhooks/")]
    named = {vars(line).get("carrier_call_id") or vars(line).get("agent_call_id") for line in webhooks}
    assert named == {call.carrier_call_id, call.agent_call_id, came.carrier_call_id, came.agent_call_id}
    assert all(line.duration_ms > 0 for line in webhooks)

    creates = [line for line in lines_of(caplog, "provider.request") if line.outcome == 201]
    assert {line.provider for line in creates if vars(line).get("call_id") == call.id} == {
        "twilio",
        "ultravox",
    }
    assert all(line.request_id.startswith("RQ") for line in creates if line.provider == "twilio")
    assert all(line.duration_ms >= 0 for line in creates)


async def test_a_call_that_fails_says_so_in_the_log_once(tmp_path, caplog):
    caplog.set_level("INFO", "sellercall_desktop")
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:  # whose AI waits longer than it rings
        dialed = await world.desk.engine.dial(EXAMPLES["busy"])
        await world.call_when(lambda c: c.id == dialed.id and c.is_settled)
    (ended,) = lines_of(caplog, "call.ended")
    assert (ended.call_id, ended.result) == (dialed.id, "busy")
    assert ended.carrier_call_id.startswith("CA")
