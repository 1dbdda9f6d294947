"""A conversation in text between our client and the simulator: questions and answers fit the documents."""

from sellercall_desktop.core.prompts.talks import TalkOrder
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.providers.ultravox.text_talks import UltravoxTalks
from tests.contract.small_world import world

ORDER = TalkOrder(
    'Salude con "Buenas."',
    "es-CO",
    greeting="Hola.",
    tools=("hangUp",),
    model="ultravox-v0.7",
    temperature=0.3,
)


async def test_a_conversation_in_text(checker):
    tasks = Tasks()
    async with world(checker) as here:
        talk = await UltravoxTalks(here.http, here.settings, here.secrets, tasks).open(ORDER)
        assert (await talk.opening()).texts == ("Hola.",)
        await talk.say("¿Qué tal?")
        assert len(await talk.turns()) == 3
        await talk.close()
        await here.simulator.wait_for(lambda: here.simulator.voice_calls[talk.id].ended, 20)
        await tasks.close()
    assert checker.faults == []
    assert checker.seen["calls_create", 201] == 1
