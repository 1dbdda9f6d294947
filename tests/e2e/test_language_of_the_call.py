"""What a call hears besides the AI's own words is in its prompt's language, not in the installation's."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.prompts.settings import PromptSettings
from sellercall_desktop.core.steering.farewell import farewell_words
from sellercall_desktop.core.steering.sentences import Occasion, words_for
from tests.desk import QUICK, open_test_world
from tests.waiting import until

TALK_ON = "+573001234513", "+573009994513"


async def call_in(world, language, number=TALK_ON[0]):
    """A call under way whose prompt has this language; the installation speaks Spanish."""
    settings = PromptSettings(language=language)
    await world.desk.engine.publish_prompt("You are Ann.", "ana", settings=settings)
    call = await world.desk.engine.dial(number)
    return await world.call_when(lambda one: one.id == call.id and len(one.turns) >= 2)


@pytest.mark.parametrize(("language", "spoken"), [("", "es"), ("en-US", "en"), ("pt-BR", "pt")])
async def test_farewell_and_forced_sentences_are_in_the_language_of_the_prompt(tmp_path, language, spoken):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        call = await call_in(world, language)
        watches = world.desk.watches
        await until(
            lambda: watches.sentence(Occasion.RECORDING, call) == words_for(Occasion.RECORDING, spoken)
        )
        act = await world.desk.steering.act(call.id, ActKind.FAREWELL, "", "ana")
        assert act.asked.text == farewell_words(spoken)


async def test_own_words_are_for_calls_in_the_language_of_the_installation(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        world.setup.settings.update({"call": {"farewell": "Chao, que esté bien."}})
        spanish = await call_in(world, "es-MX")
        act = await world.desk.steering.act(spanish.id, ActKind.FAREWELL, "", "ana")
        assert act.asked.text == "Chao, que esté bien."
        english = await call_in(world, "en", TALK_ON[1])
        act = await world.desk.steering.act(english.id, ActKind.FAREWELL, "", "ana")
        assert act.asked.text == farewell_words("en")
