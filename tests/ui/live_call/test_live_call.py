from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QToolButton

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import (
    AgentJoined,
    CallAnswered,
    CallQueued,
    CallRefused,
    CallRinging,
    HangUpRequested,
    Party,
    Speaker,
    SummaryWritten,
    TurnSpoken,
)
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.ui.live_call.panel import LiveCalls
from sellercall_desktop.ui.live_call.state_path import StatePath
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.window_world import ENDED, NOW, live_call, open_given, shown_widget, talk
from tests.waiting import until


@asynccontextmanager
async def open_panel(qapp, qtbot, folder):
    theme = Theme(qapp)
    look = Look(theme, Icons(theme), Formats("en"))
    async with open_given(folder) as given:
        panel = LiveCalls(look)
        panel.resize(620, 420)
        with shown_widget(panel):
            panel.attach(
                given.engine, given.steering, given.tasks, given.bridge, author="ana", pinned=given.pinned
            )
            yield panel, given
            await given.idle()


def shown(panel, kind=QLabel):
    return [one.text() for one in panel.findChildren(kind) if one.isVisibleTo(panel) and one.text()]


def conversation(panel):
    return panel.findChild(Transcript)


def button(panel, text):
    return next(
        one for one in panel.findChildren(QPushButton) if text in one.text() and one.isVisibleTo(panel)
    )


async def test_without_a_call_the_place_says_what_it_is_for(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, _given):
        assert "No call in progress" in shown(panel)
        with qtbot.waitSignal(panel.type_requested):
            qtbot.mouseClick(button(panel, "Type a number"), Qt.MouseButton.LeftButton)


async def test_a_calls_state_is_shown_step_by_step(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        path = panel.findChild(StatePath)
        for facts, state in (
            ((), "Queued"),
            ((CallRinging(NOW),), "Ringing"),
            ((CallAnswered(NOW),), "Answered"),
            ((AgentJoined(NOW),), "AI joined"),
            (talk("Buenos días"), "Talking"),
        ):
            given.change(live_call(*facts))
            await until(lambda state=state: path.accessibleName() == f"State: {state}")
        assert "300 123 4567" in shown(panel)


async def test_the_conversation_names_its_speakers_and_grows(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días", "Sí, ¿quién", final=False)))
        await until(lambda: "quién" in conversation(panel).toPlainText())
        given.change(live_call(*talk("Buenos días", "Sí, ¿quién habla?", "Valentina")))
        await until(lambda: "Valentina" in conversation(panel).toPlainText())
        lines = conversation(panel).toPlainText().splitlines()
        assert lines == ["AI\tBuenos días", "Customer\tSí, ¿quién habla?", "AI\tValentina"]


async def test_words_not_final_yet_are_lighter(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días", "Sí", final=False)))
        await until(lambda: "Sí" in conversation(panel).toPlainText())
        cursor = conversation(panel).textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        look = panel._look
        assert cursor.charFormat().foreground().color() == look.theme.color("muted")


async def test_a_reader_who_scrolled_up_is_left_in_peace_until_he_jumps(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        texts = [f"Frase número {n} de una conversación larga." for n in range(40)]
        given.change(live_call(*talk(*texts[:30])))
        await until(lambda: "número 29" in conversation(panel).toPlainText())
        bar = conversation(panel).verticalScrollBar()
        await until(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
        bar.setValue(10)
        given.change(live_call(*talk(*texts)))
        await until(lambda: "número 39" in conversation(panel).toPlainText())
        assert bar.value() == 10
        qtbot.mouseClick(button(panel, "Jump to now"), Qt.MouseButton.LeftButton)
        assert bar.value() == bar.maximum()
        assert conversation(panel).follows


async def test_hanging_up_by_button_tells_at_once_that_it_is_under_way(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call())
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        qtbot.mouseClick(button(panel, "Hang up"), Qt.MouseButton.LeftButton)
        assert "Hanging up…" in shown(panel, QPushButton)
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_escape_once_arms_and_twice_hangs_up(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call())
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        assert panel.escape()
        assert "Esc again: hang up" in shown(panel, QPushButton)
        assert given.engine.hung_up == []
        assert panel.escape()
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_an_armed_hang_up_is_forgotten_after_a_moment(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call())
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        panel.escape()
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        assert given.engine.hung_up == []


async def test_a_hang_up_that_failed_says_so_and_can_be_repeated(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        given.change(live_call())
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        qtbot.mouseClick(button(panel, "Hang up"), Qt.MouseButton.LeftButton)
        await until(lambda: "Twilio cannot be reached." in shown(panel))
        qtbot.mouseClick(button(panel, "Try again"), Qt.MouseButton.LeftButton)
        await until(lambda: len(given.engine.hung_up) == 2)


async def test_an_ended_call_stays_with_its_result_until_dismissed(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días")))
        ended = live_call(*talk("Buenos días"), *ENDED)
        given.change(ended)
        await until(lambda: "Talked" in shown(panel))
        assert "The AI said goodbye and hung up." in shown(panel)
        assert "1:07" in shown(panel)
        given.change(advance_all(ended, (SummaryWritten(NOW, "Quiere el plan.", None),)))
        await until(lambda: "Quiere el plan." in shown(panel))
        assert not panel.card._ended.verticalScrollBar().isVisible()  # there is room for all of it
        close = next(
            one for one in panel.findChildren(QToolButton) if one.accessibleName() == "Dismiss this call"
        )
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
        assert "No call in progress" in shown(panel)


async def test_a_summary_of_a_dismissed_call_does_not_bring_it_back(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días"), *ENDED))
        given.change(live_call(call_id="other"))
        await until(lambda: panel.live_count == 1)
        assert len(panel._calls) == 1


async def test_several_calls_each_have_a_card_and_a_caller_does_not_push_in(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*talk("Buenos días")))
        given.change(live_call(call_id="call-2", number="+14155550123", by="caller"))
        await until(lambda: panel.live_count == 2)
        assert "300 123 4567" in shown(panel)  # still the one that was shown
        qtbot.mouseClick(button(panel, "415-555-0123"), Qt.MouseButton.LeftButton)
        assert "+1 415-555-0123" in shown(panel)
        panel.select_next()
        assert "300 123 4567" in shown(panel)


async def test_a_burst_of_changes_is_painted_as_one(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        painted = []
        show = panel.card.show_call
        panel.card.show_call = lambda call: (painted.append(call), show(call))
        for _ in range(200):
            given.change(live_call(*talk("Buenos días")))
        await until(lambda: painted)
        assert len(painted) == 1


async def test_calls_taken_up_at_the_start_are_shown(qloop, qapp, qtbot, tmp_path):
    theme = Theme(qapp)
    async with open_given(tmp_path) as given:
        given.engine.live_calls = (live_call(*talk("Hola")),)
        panel = LiveCalls(Look(theme, Icons(theme), Formats("en")))
        with shown_widget(panel):
            panel.attach(
                given.engine, given.steering, given.tasks, given.bridge, author="ana", pinned=given.pinned
            )
            assert panel.live_count == 1


async def test_a_refusal_is_explained_on_the_card_with_the_button_that_mends_it(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        refused = CallRefused(NOW, Party.CARRIER, "Authenticate", "20003", 401)
        given.change(live_call())
        given.change(live_call(refused))
        await until(lambda: any("changed in the provider's console" in text for text in shown(panel)))
        assert any("20003" in text for text in shown(panel))
        with qtbot.waitSignal(panel.action_chosen) as chosen:
            qtbot.mouseClick(button(panel, "Connect accounts"), Qt.MouseButton.LeftButton)
        assert chosen.args == ["connect"]


async def test_a_number_that_does_not_exist_is_corrected_not_called_again(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call())
        given.change(live_call(CallRefused(NOW, Party.CARRIER, "Invalid 'To'", "21211", 400)))
        await until(lambda: any("does not exist" in text for text in shown(panel)))
        assert "Call again" not in shown(panel, QPushButton)
        with qtbot.waitSignal(panel.correction_requested) as wanted:
            qtbot.mouseClick(button(panel, "Correct the number"), Qt.MouseButton.LeftButton)
        assert wanted.args == [live_call().number]


async def test_a_hang_up_that_failed_says_that_it_goes_on_and_is_forgotten_once_it_came_through(
    qloop, qapp, qtbot, tmp_path
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        given.change(live_call())
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        qtbot.mouseClick(button(panel, "Hang up"), Qt.MouseButton.LeftButton)
        await until(lambda: any("not been hung up yet" in text for text in shown(panel)))
        given.change(live_call(HangUpRequested(NOW, "window")))
        await until(lambda: "Hang up" in shown(panel, QPushButton))  # he may press again
        given.change(live_call(HangUpRequested(NOW, "window"), *ENDED))
        await until(lambda: "Call again" in shown(panel, QPushButton))
        assert not any("not been hung up" in text for text in shown(panel))


@pytest.mark.parametrize("sure", [True, False], ids=["hangs up all the same", "leaves it"])
async def test_another_desk_s_call_is_shown_as_such_and_ended_only_after_a_question(
    qloop, qapp, qtbot, tmp_path, sure
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.engine.others = {"call-1"}
        given.change(live_call(by="import"))
        await until(lambda: any("Made by another desk or program" in text for text in shown(panel)))
        qtbot.mouseClick(button(panel, "Hang up"), Qt.MouseButton.LeftButton)
        await until(lambda: panel.findChild(QDialog) is not None)
        question = panel.findChild(QDialog)
        assert given.engine.hung_up == []
        words = " ".join(one.text() for one in question.findChildren(QLabel))
        assert "Another desk or program" in words
        qtbot.mouseClick(
            button(question, "Hang up all the same" if sure else "Cancel"), Qt.MouseButton.LeftButton
        )
        if sure:
            await until(lambda: given.engine.hung_up == ["call-1"])
        else:
            await until(lambda: "Hang up" in shown(panel, QPushButton))
            assert given.engine.hung_up == []


async def test_a_call_that_waits_for_its_turn_says_when_it_will_ring(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        now = datetime.now(UTC)
        given.change(live_call(CallQueued(now, now + timedelta(seconds=20))))
        await until(
            lambda: any("Rings in about 20 s" in t or "Rings in about 19 s" in t for t in shown(panel))
        )
        given.change(live_call(CallQueued(now, now + timedelta(seconds=20)), CallRinging(now)))
        await until(lambda: not any("Rings in about" in text for text in shown(panel)))


def test_a_long_conversation_is_written_piece_by_piece_and_whole(qapp, qtbot):
    theme = Theme(qapp)
    conversation = Transcript(Look(theme, Icons(theme), Formats("en")))
    turns = [TurnSpoken(NOW, n, Speaker.AI, f"turn {n}.") for n in range(500)]
    with shown_widget(conversation):
        conversation.show_turns(tuple(turns))
        assert "turn 499." not in conversation.toPlainText(), "the window has its turn in between"
        turns[3] = replace(turns[3], text="changed.")
        conversation.show_turns((*turns, TurnSpoken(NOW, 500, Speaker.CUSTOMER, "the end.")))
        qtbot.waitUntil(lambda: "the end." in conversation.toPlainText(), timeout=20_000)
        said = [line.split("\t")[-1] for line in conversation.toPlainText().splitlines()]
        assert said == [*(turn.text for turn in turns), "the end."]


async def test_the_empty_conversation_says_what_it_waits_for(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call())
        await until(lambda: panel.live_count == 1)
        waits = conversation(panel).placeholderText
        assert waits() == "The conversation appears here as soon as the customer answers."
        given.change(live_call(CallAnswered(NOW + timedelta(seconds=5))))
        await until(lambda: waits() == "The customer has answered; the AI is coming.")
        given.change(
            live_call(CallAnswered(NOW + timedelta(seconds=5)), AgentJoined(NOW + timedelta(seconds=6)))
        )
        await until(lambda: waits() == "The AI is on the line; what is said appears here.")
        given.change(live_call(*ENDED))
        await until(lambda: waits() == "Nothing was said in this call.")
