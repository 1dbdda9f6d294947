"""A call led from the AI to a person and back, by our clients, on the simulator: it fits the documents."""

from dataclasses import replace

from sellercall_desktop.core.calls.facts import AgentEnded, AgentJoined
from sellercall_desktop.core.calls.hand_off_facts import Answerer, PlaceMade
from sellercall_desktop.core.calls.ports import Continuation
from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder
from sellercall_desktop.providers.twilio.conferences import TwilioBridge
from sellercall_desktop.simulator import EXAMPLES
from tests.contract.small_world import agent_order, world


async def test_a_call_is_led_to_a_person_and_back_to_the_ai(checker):
    async with world(checker, speed=60) as here:
        until, places = here.simulator.wait_for, here.simulator.voice_calls
        bridge = TwilioBridge(here.http, here.carrier)
        place, sid = await here.dial(EXAMPLES["chatters"])
        await until(lambda: places[place.agent_call_id].active, 20)

        order = PersonOrder("leg-1", EXAMPLES["person"], "call-1", "Cliente.", "es-CO", detects_machine=True)
        leg = (await bridge.ring(order))[0].carrier_call_id
        await until(lambda: here.simulator.legs[leg].answered_by, 20)
        assert (await bridge.look(leg)).answerer is Answerer.HUMAN
        assert [each.remote_id for each in await bridge.rung(EXAMPLES["person"], 60)] == [leg]
        await until(lambda: any(room.participants for room in here.simulator.conferences), 20)
        assert await bridge.conference("call-1") is None  # whoever waits alone is in none

        await bridge.lead_to_conference(sid, CustomerOrder("call-1", ("Gracias.",), "es-CO"))
        await until(lambda: any(len(room.participants) == 2 for room in here.simulator.conferences), 20)
        both = await bridge.conference("call-1")
        assert both.has(sid)
        assert both.has(leg)
        await bridge.set_attendee(both.conference_id, sid, on_hold=True)
        await bridge.set_attendee(both.conference_id, leg, muted=True, ends_it=False)
        now = await bridge.conference("call-1")
        assert now.attendee(sid).on_hold
        assert now.attendee(leg).muted
        first = await here.agent.fetch(place.agent_call_id)
        assert any(isinstance(fact, AgentEnded) for fact in first.facts)

        continues = Continuation(1, place.agent_call_id, (), "Prometió x.")
        following = await here.agent.create(replace(agent_order("call-1"), continues=continues))
        await bridge.lead_to_agent(sid, following.join_url)
        await until(lambda: len(places[following.agent_call_id].messages) > 1, 20)
        assert (await here.agent.turns(following.agent_call_id))[0].text == "Gracias por esperar. Sigamos."
        remote = await here.agent.fetch(following.agent_call_id)
        assert [(type(fact), fact.part) for fact in remote.facts] == [(PlaceMade, 1), (AgentJoined, 1)]
        found = [(await here.agent.find("call-1", part)).agent_call_id for part in (0, 1)]
        assert found == [place.agent_call_id, following.agent_call_id]
        assert await bridge.conference("call-1") is None
        await bridge.hang_up(sid)
    assert checker.faults == []
