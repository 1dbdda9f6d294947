"""A call with a hand-off, told as one: timeline, parts, ids, and the conversation copied as text."""

from __future__ import annotations

from dataclasses import replace

from sellercall_desktop.core.calls.exported import conversation_text
from sellercall_desktop.core.calls.facts import AgentJoined
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    CustomerJoined,
    GiveBackAsked,
    GiveBackCause,
    HandOffEnd,
    HandOffEnded,
    PersonLegEnded,
    PersonLegJudged,
    PersonLegOutcome,
    PlaceMade,
    RedirectTo,
)
from sellercall_desktop.core.calls.history import JournalEntry, SortKey
from sellercall_desktop.ui.hand_off.marks import ids_of, parts_text
from sellercall_desktop.ui.hand_off.phase import Phase, standing_of
from sellercall_desktop.ui.hand_off.sentences import sentence_of
from sellercall_desktop.ui.history.columns import CallWords, columns
from sellercall_desktop.ui.history.timeline import moments
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.exported import export_words
from sellercall_desktop.ui.words.formats import Formats
from tests.core.calls.test_call_facts import HANDED
from tests.ui.hand_off import hand_off_world as world
from tests.ui.window_world import NOW

FORMATS = Formats("en")


def timeline(*facts):
    entries = [JournalEntry(NOW, "poll", fact) for fact in facts]
    return [moment.text for moment in moments(world.call(*facts), entries, FORMATS)]


def test_every_step_is_a_line_with_names_causes_and_ids(qapp):
    assert timeline(*world.GIVEN_BACK) == [
        "Ana Pérez is to take the call over at 300 987 6543, ana",
        "Twilio is asked to ring Ana Pérez, 300 987 6543",
        "Twilio took the call to Ana Pérez: CA-l1",
        "Ana Pérez's telephone rings",
        "Ana Pérez's telephone was answered",
        "Ana Pérez is on the telephone, ana",
        "The customer's line is led to Ana Pérez",
        "The customer's line was led there",
        "The AI left: the customer was led away",
        "The customer talks with Ana Pérez",
        "The AI is to have the customer again: «Diez por ciento», ana",
        "Ultravox is asked for another place",
        "Ultravox made another place: agent-2",
        "The customer's line is led to the AI",
        "The customer's line was led there",
        "The AI joined the conversation",
        "Ana Pérez's telephone has hung up (0:31)",
        "Ana Pérez gave the customer back to the AI",
    ]
    names = {type(fact).__name__ for fact in HANDED}
    assert not names & set(timeline(*HANDED))


def test_the_parts_have_their_times_and_every_leg_and_place_its_id(qapp):
    call, clock = world.call(*world.GIVEN_BACK), FORMATS.clock
    joined, gone, back = (world.at(seconds) for seconds in (33, 56, 55))
    with_her = f"Ana Pérez with the customer {clock(joined)} – {clock(gone)}"
    assert parts_text(call, FORMATS).splitlines() == [
        f"{FORMATS.clock_with_seconds(joined)}  {with_her}",
        f"{FORMATS.clock_with_seconds(back)}  the AI goes on",
    ]
    assert ids_of(call, FORMATS) == [
        ("Twilio call SID, Ana Pérez", "CA-l1"),
        ("Ultravox call ID, part 2", "agent-2"),
    ]


def test_the_copied_conversation_says_who_had_the_customer(qapp):
    said = conversation_text(world.call(*world.GIVEN_BACK), export_words(FORMATS)).splitlines()
    assert [line.partition("] ")[2] for line in said[-2:]] == [
        "— Ana Pérez: with the customer —",
        "— Ana Pérez: gave the customer back to the AI —",
    ]


def test_the_history_has_who_had_the_customer_each_once_and_gives_way_early(qapp):
    theme = Theme(qapp)
    look = Look(theme, Icons(theme), Formats("en"))
    (column,) = [one for one in columns(CallWords(look)) if one.sort is SortKey.TALKED_WITH]
    shown = [column.text(world.call(*facts)) for facts in ((), world.GIVEN_BACK, world.UNANSWERED)]
    assert shown == ["AI", "AI, Ana Pérez", "AI"]
    unnamed = world.call(*world.UNNAMED_JOINED)
    assert column.text(unnamed) == f"AI, {look.formats.number(world.LUIS)}"
    assert sorted(one.goes for one in columns(CallWords(look)) if one.goes is not None).index(column.goes) < 3


def test_until_the_ai_is_on_the_line_the_customer_is_being_given_back():
    led = [*world.GIVEN_BACK[: world.GIVEN_BACK.index(AgentJoined(world.at(55), part=1))]]
    gone = PersonLegEnded(world.at(54), "l1", PersonLegOutcome.COMPLETED, 31)
    over = HandOffEnded(world.at(54), "h1", HandOffEnd.GIVEN_BACK)
    call = world.call(*led, gone, over)
    standing = standing_of(call)
    assert standing.phase is Phase.GIVING_BACK
    assert sentence_of(call, standing, FORMATS) == "Giving the customer back to the AI…"
    assert standing_of(world.call(*world.GIVEN_BACK)).phase is Phase.NONE


def test_a_telephone_without_a_name_is_named_once_while_it_rings():
    asked = replace(world.ON_RINGING[0], name="")
    call = world.call(asked, *world.ON_RINGING[1:])
    said = sentence_of(call, standing_of(call), FORMATS)
    assert said.count(FORMATS.number(world.LUIS)) == 1


def test_a_machine_gives_nobody_back_and_the_row_says_what_it_was():
    blind = [one for one in world.BLIND_JOINED if not isinstance(one, CustomerJoined | PersonLegJudged)]
    call = world.call(
        *blind,
        PersonLegJudged(world.at(34), "l1", Answerer.MACHINE),
        GiveBackAsked(world.at(35), "g1", "h1", GiveBackCause.DROPPED),
        PlaceMade(world.at(36), 1, "agent-2", 600),
        *world.led(redirect="r2", to=RedirectTo.AI, part=1, second=37),
        AgentJoined(world.at(39), part=1),
        PersonLegEnded(world.at(39), "l1", PersonLegOutcome.COMPLETED, 9),
        HandOffEnded(world.at(40), "h1", HandOffEnd.GIVEN_BACK),
    )
    said = sentence_of(call, standing_of(call), FORMATS)
    assert said == "Luis Gómez: a machine has answered. The customer stays with the AI."
    assert not any("gave the customer back" in line for line in parts_text(call, FORMATS).splitlines())
