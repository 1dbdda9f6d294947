"""The simulator's numbers do as Twilio's: who is asked about a call, and what answers when nobody does."""

from __future__ import annotations

import pytest

from sellercall_desktop.simulator import EXAMPLES, Simulator

BIN = "EH" + "c" * 32
BUYS = EXAMPLES["buys"]


async def rung(simulator, **more):
    sid = await simulator.call_in(BUYS, **more)
    await simulator.wait_for(lambda: simulator.legs[sid].over, 20)
    return simulator.legs[sid]


@pytest.mark.parametrize(
    "rival", [{"trunk_sid": "TK" + "1" * 32}, {"voice_application_sid": "AP" + "1" * 32}]
)
async def test_a_trunk_or_an_application_takes_the_calls_before_the_address(rival):
    async with Simulator(speed=200) as simulator:
        number = simulator.add_number("+576045550101", "Medellín", voice_url="http://127.0.0.1:9/v", **rival)
        await rung(simulator, to=number.phone_number)
        assert simulator.deliveries == []


async def test_a_bin_answers_where_the_address_does_not_and_an_unknown_bin_is_an_error():
    async with Simulator(speed=200) as simulator:
        fallback = f"https://handler.twilio.com/twiml/{BIN}"
        number = simulator.add_number(
            "+576045550101", "Medellín", voice_url="http://127.0.0.1:9/v", voice_fallback_url=fallback
        )
        await rung(simulator, to=number.phone_number)
        assert simulator.application_errors
        simulator.alerts.clear()
        simulator.twiml_bins[BIN] = "<Response><Say>Until tomorrow.</Say></Response>"
        leg = await rung(simulator, to=number.phone_number)
        assert leg.answered
        assert simulator.application_errors == []
        assert {delivery.url for delivery in simulator.deliveries} == {"http://127.0.0.1:9/v"}


async def test_a_number_that_is_not_the_account_s_cannot_be_rung():
    async with Simulator() as simulator:
        number = simulator.add_number("+576045550101", "Medellín")
        simulator.release_number(number)
        with pytest.raises(ValueError, match="not our number"):
            await simulator.call_in(BUYS, to=number.phone_number)
