"""While two versions of a prompt are tested, each number is called with its own, and the call pins it."""

from __future__ import annotations

from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from tests.desk import QUICK, open_test_world


def sent(world, agent_call_id):
    return world.simulator.voice_calls[agent_call_id].request["systemPrompt"]


async def test_each_number_is_called_with_its_version_until_the_test_ends(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        desk, tests = world.desk, world.desk.campaigns.version_tests
        texts = {2: "Versión A.", 3: "Versión B.", 4: "La más nueva."}
        for text in texts.values():
            await desk.engine.publish_prompt(text, "ana")
        await desk.engine.prepare()  # what is at hand is of before the test
        test = await tests.begin(DEFAULT_PROMPT, 2, 3, share_of_b=50, by="ana")
        numbers = [f"+57300123{n:04}" for n in range(60)]
        for version in (2, 3):
            number = next(one for one in numbers if test.version_for(one) == version)
            call = await desk.engine.dial(number)
            assert call.requested.prompt_version == version
            assert sent(world, call.agent_call_id).startswith(texts[version])
        caller = next(one for one in numbers if one != number and test.version_for(one) == 2)
        await world.simulator.call_in(caller)
        came = await world.call_when(lambda one: one.direction == "inbound" and one.agent_call_id)
        assert came.requested.prompt_version == 2
        await tests.end(DEFAULT_PROMPT, "ana")
        again = await desk.engine.dial(numbers[-1])
        assert again.requested.prompt_version == 4
