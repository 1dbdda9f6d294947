"""Every way to dial meets the guard: nothing leaves, nothing is written down, and the refusal says why."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.desk import open_program, open_test_world, setup_for

PERU, PREMIUM, SATELLITE = "+51 987 654 321", "01 900 123 4567", "+8816 1234 5678"
BUYS = EXAMPLES["buys"]


def placed(world):
    return [request for request in world.simulator.requests if request.method == "POST"]


async def rest(world, number, language="en"):
    async with httpx.AsyncClient(base_url=world.desk.web.local_url, trust_env=False) as client:
        headers = {"Accept-Language": language}
        return await client.post("/api/llamada/callto", json={"Phone": number}, headers=headers)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (PERU, GuardReason.COUNTRY),
        (PREMIUM, GuardReason.PREMIUM),
        (SATELLITE, GuardReason.GLOBAL_SERVICE),
    ],
)
async def test_a_number_that_may_not_be_called_is_refused_on_every_way(tmp_path, number, reason):
    async with open_test_world(tmp_path, webhooks=False) as world:
        with pytest.raises(GuardError) as refused:
            await world.desk.engine.dial(number)
        assert refused.value.reason is reason
        assert refused.value.call_id is None
        answer = await rest(world, number)
        assert answer.status_code == 403
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["code"] == reason.value
        assert placed(world) == []
        assert (await world.desk.calls.page(CallQuery())).calls == ()


async def test_a_country_that_is_allowed_in_the_settings_is_called(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        world.setup.settings.update({"guard": {"allowed_countries": ["PE"]}})
        call = await world.desk.engine.dial(PERU)
        assert call.carrier_call_id is not None
        with pytest.raises(GuardError):  # the list counts as it stands: Colombia is not on it
            await world.desk.engine.dial(BUYS)


async def test_of_calls_asked_for_all_at_once_no_more_go_out_than_a_minute_allows(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        world.setup.settings.update({"guard": {"calls_per_minute": 3}})
        numbers = [f"+5730012346{n:02}" for n in range(20, 30)]
        dials = (world.desk.engine.dial(number) for number in numbers)
        outcomes = await asyncio.gather(*dials, return_exceptions=True)
        refused = [outcome for outcome in outcomes if isinstance(outcome, GuardError)]
        assert len(world.simulator.calls_placed) == 3
        assert {error.reason for error in refused} == {GuardReason.CALLS_PER_MINUTE}
        answer = await rest(world, numbers[-1], "es")
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert "Llame de nuevo en" in answer.json()["detail"]


async def test_of_calls_asked_for_all_at_once_no_more_live_than_are_allowed(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, speed=1) as world:
        world.setup.settings.update({"guard": {"live_calls": 2}})
        numbers = [f"+5730012346{n:02}" for n in range(20, 25)]
        dials = (world.desk.engine.dial(number) for number in numbers)
        outcomes = await asyncio.gather(*dials, return_exceptions=True)
        assert len(world.simulator.calls_placed) == 2  # which two is not promised: each reads its keys first
        assert sum(isinstance(outcome, GuardError) for outcome in outcomes) == 3
        first = next(outcome for outcome in outcomes if not isinstance(outcome, GuardError))
        again = await world.desk.engine.dial(first.number)  # the same one again is no second call
        assert again.id == first.id
        await world.desk.engine.hang_up(first.id)
        await world.call_when(lambda c: c.id == first.id and c.status is CallStatus.ENDED)
        assert (await world.desk.engine.dial(numbers[4])).number == numbers[4]


async def test_what_was_dialed_before_a_restart_still_counts(tmp_path):
    async with Simulator(speed=50) as simulator:
        setup = setup_for(tmp_path, simulator)
        setup.settings.update({"guard": {"calls_per_minute": 1}})
        async with open_program(setup, simulator, webhooks=False) as world:
            await world.desk.engine.dial(BUYS)
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            with pytest.raises(GuardError) as refused:
                await world.desk.engine.dial(EXAMPLES["busy"])
            assert refused.value.reason is GuardReason.CALLS_PER_MINUTE


async def test_a_refusal_is_logged_with_its_reason(tmp_path, caplog):
    async with open_test_world(tmp_path, webhooks=False) as world:
        with caplog.at_level("WARNING"), pytest.raises(GuardError):
            await world.desk.engine.dial(PERU, "rest")
        (record,) = [one for one in caplog.records if one.message == "guard.refused"]
        assert (record.reason, record.by) == ("country_not_allowed", "rest")


async def test_who_asked_for_no_more_calls_is_rung_by_nobody_and_answered_all_the_same(tmp_path):
    async with open_test_world(tmp_path) as world:
        await world.desk.do_not_call.add(BUYS, "opt-out", "ana", sentence="No me llame más.")
        assert world.desk.engine.objection_to(BUYS).reason is GuardReason.DO_NOT_CALL
        with pytest.raises(GuardError) as refused:
            await world.desk.engine.dial(BUYS)
        assert refused.value.words == "No me llame más."
        answer = await rest(world, BUYS, "es")
        assert (answer.status_code, answer.json()["code"]) == (403, "do_not_call")
        assert "lista de no llamar desde el" in answer.json()["detail"]
        assert "«No me llame más»" in answer.json()["detail"]
        assert answer.json()["sentence"] == "No me llame más."
        assert placed(world) == []
        assert (await world.desk.calls.page(CallQuery())).calls == ()
        await world.simulator.call_in(BUYS)
        await world.call_when(lambda call: call.joined_at is not None)
        await world.desk.do_not_call.remove(BUYS, "bought again", "supervisor")
        assert world.desk.engine.objection_to(BUYS) is None
