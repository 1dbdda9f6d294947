"""The watches of live calls: what they tell of each new turn, what they write down, and what it costs."""

import time
from statistics import median

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.call import CallResult, advance_all
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentOutcome,
    CarrierEnded,
    CarrierOutcome,
    WordsRead,
)
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.prompts.pinned import AcceptedWordings, PinnedSettings
from sellercall_desktop.core.prompts.settings import PromptSettings
from sellercall_desktop.core.steering.disclosure import Accepted
from sellercall_desktop.core.steering.machine_marks import MachineKind
from sellercall_desktop.core.steering.opt_out import OptOutWish
from sellercall_desktop.core.steering.opting_out import OptingOut
from sellercall_desktop.core.steering.sentences import Occasion, words_for
from sellercall_desktop.core.steering.verdicts import NO_VERDICTS
from sellercall_desktop.store import open_store
from tests.core.steering.talk import JOINED, turn
from tests.core.steering.watched import AI, CUSTOMER, TOOL, Watched

OVER = (
    CarrierEnded(JOINED, CarrierOutcome.COMPLETED, 60),
    AgentEnded(JOINED, AgentOutcome.CUSTOMER_HUNG_UP),
)
DOUBTFUL = "No me llame al trabajo."
IS_AI = "Buenas tardes, soy un asistente virtual de la clínica."


class Trail:
    def __init__(self):
        self.entries = []

    async def append(self, entry):
        self.entries.append(entry)


class Numbers:
    def __init__(self):
        self.added = []

    async def add(self, *what, **more):
        self.added.append((*what, more))


async def open_watched(**more):
    watched = Watched(**more)
    await watched.begin()
    return watched


async def test_what_the_ai_makes_known_is_told_and_kept_with_words_and_second():
    watched = await open_watched()
    await watched.say(IS_AI, 0, AI, 2.5)
    made = watched.verdicts().disclosure.ai
    assert (made.turn, made.words, made.second) == (0, "soy un asistente virtual", 2.5)
    assert watched.verdicts().disclosure.recording is None
    kept = watched.seen()["disclosure", "ai"]
    assert (kept.ordinal, kept.words, kept.second) == (0, made.words, 2.5)
    assert watched.told[-1].verdicts == watched.verdicts()


async def test_a_turn_that_was_cut_short_has_not_said_it():
    watched = await open_watched()
    await watched.say(IS_AI, 0, AI, final=False)
    assert watched.verdicts().disclosure.ai is not None, "it is told while it is being said"
    assert watched.seen() == {}, "and kept once it was"
    await watched.say("Buenas tardes, soy", 0, AI)
    assert watched.verdicts().disclosure.ai is None
    assert watched.seen() == {}


async def test_a_doubtful_wish_is_told_until_a_plain_one_comes_and_both_are_kept():
    watched = await open_watched()
    await watched.say(DOUBTFUL, 0)
    assert watched.verdicts().opt_out.wish is OptOutWish.DOUBTFUL
    await watched.say("No me llamen más.", 2)
    assert (watched.verdicts().opt_out.wish, watched.verdicts().opt_out.turn) == (OptOutWish.PLAIN, 2)
    await watched.say("Le repito que no me llamen más.", 4)
    assert watched.verdicts().opt_out.turn == 2
    assert {key: one.ordinal for key, one in watched.seen().items()} == {
        ("opt_out", "doubtful"): 0,
        ("opt_out", "plain"): 2,
    }


async def test_what_a_person_found_to_be_no_wish_is_told_no_more_until_it_is_said_again():
    watched = await open_watched()
    await watched.say("No me llamen más.", 0)
    wish, trail, numbers = watched.verdicts().opt_out, Trail(), Numbers()
    deciding = OptingOut(
        ledger=watched.ledger, numbers=numbers, audit=trail, now=watched.clock.now, desk="front"
    )
    await deciding.dismiss("call-1", wish, "ana", "he talks to his wife")
    await watched.settled()
    assert watched.verdicts().opt_out is None
    assert [(one.kind, one.subject, one.by, one.text) for one in trail.entries] == [
        (AuditKind.OPT_OUT_JUDGED, "call-1", "ana", "«No me llamen» he talks to his wife")
    ]
    await watched.say("Le dije que no me llamen más.", 2)
    assert watched.verdicts().opt_out.turn == 2
    await deciding.accept("call-1", watched.verdicts().opt_out, "ana", "asked on a call")
    await watched.settled()
    sentence = {"sentence": "Le dije que no me llamen más.", "call_id": "call-1"}
    assert numbers.added == [("+573001234567", "asked on a call", "ana", sentence)]
    judged = watched.store.calls["call-1"].written.opt_out
    assert (judged.judgement, judged.ordinal) == (OptOutJudgement.OPT_OUT, 2)


async def test_a_mailbox_that_turned_out_to_be_a_person_is_written_down_as_one():
    watched = await open_watched()
    await watched.say("Deje su mensaje después del tono.", 0)
    assert ("machine", "voicemail") in watched.seen()
    assert ("machine", "person") not in watched.seen()
    await watched.say("¿Aló? Perdone, ya estoy aquí, ¿quién habla?", 2)
    assert watched.verdicts().machine is None
    assert watched.seen()["machine", "person"].ordinal == 2
    assert watched.store.calls["call-1"].result is None
    await watched.tell(*OVER)
    assert watched.store.calls["call-1"].result is not CallResult.VOICEMAIL


async def test_a_machine_is_told_and_a_person_takes_it_back():
    watched = await open_watched()
    await watched.say("Deje su mensaje después del tono.", 0, start_s=0)
    assert watched.verdicts().machine.kind is MachineKind.VOICEMAIL
    await watched.say("lookup {}", 1, TOOL)
    await watched.say("Buenas tardes.", 2, AI)
    await watched.say("¿Aló? ¿Quién habla?", 3)
    assert watched.verdicts().machine is None


async def test_a_verdict_does_not_depend_on_the_order_in_which_turns_come():
    watched = await open_watched()
    await watched.say("¿Sigue ahí?", 2, AI, 9)
    await watched.say("Deje su mensaje después del tono.", 1, start_s=3)
    await watched.say(IS_AI, 0, AI, 1)
    assert watched.verdicts().machine.kind is MachineKind.VOICEMAIL
    assert watched.verdicts().disclosure.ai.turn == 0


async def test_the_last_words_are_judged_after_the_end_and_then_the_call_is_given_back():
    watched = await open_watched()
    await watched.say(IS_AI, 0, AI)
    await watched.tell(*OVER)
    assert watched.verdicts().disclosure.ai is not None
    await watched.tell(turn("No me llamen más.", 1, start_s=20), WordsRead(JOINED))
    await watched.settled()
    assert ("opt_out", "plain") in watched.seen()
    assert watched.told[-1].verdicts.opt_out is not None
    assert watched.verdicts() is NO_VERDICTS


async def test_a_call_that_goes_on_after_a_restart_is_judged_and_nothing_is_written_twice():
    before = await open_watched()
    await before.say(IS_AI, 0, AI)
    call = advance_all(before.store.calls["call-1"], (turn("No me llamen más.", 1, start_s=20),))
    before.store.calls["call-1"] = call  # the program went down before this was judged
    after = Watched(before.store)
    after.watching.take_up([call])
    await after.settled()
    assert set(after.seen()) == {("disclosure", "ai"), ("opt_out", "plain")}
    assert after.verdicts().opt_out.turn == 1
    again, saves = Watched(before.store), before.store.saves
    again.watching.take_up([before.store.calls["call-1"]])
    await again.settled()
    assert again.verdicts() == after.verdicts()
    assert before.store.saves == saves


async def test_another_desks_call_is_judged_and_an_imported_one_that_is_over_is_not():
    watched = Watched()
    await watched.begin("theirs", desk="back", requested_by="import")
    await watched.say("No me llamen más.", 0, call_id="theirs")
    assert watched.verdicts("theirs").opt_out is not None
    await watched.begin("old", desk="back", requested_by="import")
    await watched.tell(*OVER, call_id="old")
    await watched.say("No me llamen más.", 0, call_id="old")
    assert watched.seen("old") == {}


async def test_while_nothing_can_be_written_the_verdict_is_told_and_kept_later(monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.ledger.AGAIN_S", (0.0,))
    watched = await open_watched()
    await watched.tell(turn(IS_AI, 0, AI, 2))
    watched.store.is_down = True
    watched.watching.take_up([])
    while not watched.told:
        await watched.clock.sleep(0)
    assert watched.seen() == {}
    watched.store.is_down = False
    await watched.settled()
    assert ("disclosure", "ai") in watched.seen()


@pytest.mark.parametrize("language", ["es-CO", "en", "pt-BR"])
@pytest.mark.parametrize("occasion", [Occasion.AI, Occasion.RECORDING, Occasion.WAY_OUT])
async def test_the_sentence_that_is_forced_makes_it_known(language, occasion):
    words = words_for(occasion, language)
    watched = await open_watched(accepted=Accepted(**{occasion.value: (words,)}))
    await watched.say(words.upper().replace(",", " "), 0, AI)
    assert getattr(watched.verdicts().disclosure, occasion.value) is not None


def test_the_words_of_the_settings_come_first():
    assert words_for(Occasion.AI, "es", " Soy Eva, una IA. ") == "Soy Eva, una IA."
    assert words_for(Occasion.AI, "fr") == words_for(Occasion.AI, "en")


async def test_a_wording_of_the_installation_is_accepted_however_it_is_punctuated():
    watched = await open_watched(accepted=Accepted(recording=("para calidad, se guarda el audio",)))
    await watched.say("Y recuerde: para calidad se guarda el audio.", 0, AI)
    assert watched.verdicts().disclosure.recording.words == "para calidad se guarda el audio"


async def test_a_wording_of_a_prompts_version_counts_in_the_calls_that_run_with_it(tmp_path):
    own = PromptSettings(disclosures=("soy Luz, del equipo digital",))
    async with open_store(None, tmp_path / "a.db", "Venda.") as store:
        version = await store.prompts.publish("Venda.", "ana", settings=own)
        wordings = AcceptedWordings(
            PinnedSettings(store.prompts), lambda _language: Accepted(ai=("le habla Luz",)), lambda: "es"
        )
        watched = Watched(wordings=wordings.of)
        said = {}
        for number, words in ((version.number, "Soy Luz, del equipo digital."), (1, "Le habla Luz.")):
            for pinned in (version.number, 1, None):
                call_id = f"{number} under {pinned}"
                await watched.begin(call_id, version=pinned)
                await watched.say(words, 0, AI, call_id=call_id)
                said[number, pinned] = watched.watching.of(call_id).disclosure.ai is not None
    assert said == {
        **{(version.number, pinned): pinned == version.number for pinned in (version.number, 1, None)},
        **{(1, pinned): True for pinned in (version.number, 1, None)},
    }


async def test_a_version_has_own_wordings_for_each_thing_that_the_ai_makes_known(tmp_path):
    own = PromptSettings(recording_wordings=("se guarda el audio",), way_out_wordings=("le damos puerta",))
    async with open_store(None, tmp_path / "a.db", "Venda.") as store:
        version = await store.prompts.publish("Venda.", "ana", settings=own)
        usual = Accepted(recording=("queda en cinta",), way_out=("lo soltamos",))
        wordings = AcceptedWordings(PinnedSettings(store.prompts), lambda _language: usual, lambda: "es")
        watched = Watched(wordings=wordings.of)
        for pinned, words in ((version.number, "se guarda el audio"), (1, "queda en cinta")):
            call_id = str(pinned)
            await watched.begin(call_id, version=pinned)
            await watched.say(f"Aquí {words}.", 0, AI, call_id=call_id)
            await watched.say("Y si quiere le damos puerta.", 1, AI, call_id=call_id)
            found = watched.watching.of(call_id).disclosure
            assert found.recording.words == words
            assert (found.way_out is not None) == (pinned == version.number)


async def test_a_new_turn_costs_the_same_in_a_long_conversation():
    texts = [IS_AI, "Sí, dígame, ¿de qué se trata? No me llame si está ocupado."]
    watched = await open_watched()

    def spoken(n):
        return turn(texts[n % 2], n, (AI, CUSTOMER)[n % 2], n * 5.0)

    async def cost(first, last):
        took = []
        for n in range(first, last):
            await watched.ledger.record("call-1", (spoken(n),), "poll")
            begun = time.perf_counter()
            await watched.settled()
            took.append(time.perf_counter() - begun)
        return median(took)

    short = await cost(20, 120)
    await watched.tell(*(spoken(n) for n in range(120, 4000)))
    await watched.settled()
    assert await cost(4000, 4100) < 2.5 * short
