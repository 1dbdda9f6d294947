"""What the watches say on a live call's card, and what one key does about it."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sellercall_desktop.core.calls.facts import ActKind, AgentJoined, HangUpRequested
from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.steering.machine import Machine
from sellercall_desktop.core.steering.machine_marks import MachineKind
from sellercall_desktop.core.steering.opt_out import OptOut, OptOutWish
from sellercall_desktop.core.steering.sentences import Occasion, words_for
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE
from sellercall_desktop.core.steering.verdicts import Disclosure, MadeKnown, Silence
from sellercall_desktop.ui.live_call.strip import CallStrip
from tests.ui.live_call.test_live_call import button, shown
from tests.ui.live_call.test_live_elsewhere import escape, open_window, texts
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días", "No me llamen más")
PLAIN = OptOut(OptOutWish.PLAIN, 1, "No me llamen más")
DOUBTFUL = OptOut(OptOutWish.DOUBTFUL, 1, "No me llamen")
KNOWN = Disclosure(ai=MadeKnown(0, "soy una IA", 3.0))


async def talks(given, window, *facts):
    """A call whose AI joined this moment, on the card."""
    given.change(live_call(*TALK, AgentJoined(datetime.now(UTC)), *facts))
    live = window.workspace.desk.live
    await until(lambda: live.live_count and live.card.watches.chips.isVisible())
    return live


def chip(live, kind):
    return named(live.card.watches.chips, kind)


def named(part, words):
    """The button of that name: where there is little room it bears fewer words."""
    return next(one for one in part.findChildren(QPushButton) if words in one.accessibleName())


def judged(judgement, ordinal=1):
    return OptOutJudged(NOW, "ana", judgement, "", ordinal, "No me llamen más")


def press(qtbot, window, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)


async def test_a_chip_is_grey_then_green_with_its_proof_and_red_once_it_is_late(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.watches.within_s = 3600 * 24 * 365
        given.change(live_call(*TALK))
        live = window.workspace.desk.live
        await until(lambda: live.live_count and live.card.watches.chips.isVisible())
        ai, way_out = chip(live, "it is an AI"), chip(live, "way out")
        assert (ai.property("state"), way_out.property("state")) == ("open", "open")
        assert words_for(Occasion.AI, "es") in ai.toolTip()
        given.judge(disclosure=KNOWN)
        assert ai.property("state") == "said"
        assert "«soy una IA», at 0:03" in ai.accessibleName()
        given.watches.within_s = 30.0
        await until(lambda: way_out.property("state") == "late")
        assert "not said in time" in way_out.accessibleName()
        assert ai.property("state") == "said"


async def test_one_key_has_the_ai_say_what_is_missing_one_after_the_other(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(disclosure=KNOWN)
        for _ in range(3):
            press(qtbot, window, Qt.Key.Key_F6)
        await until(lambda: len(given.steering.told) == 2)
        told = [(kind, text) for _, kind, text, *_ in given.steering.told]
        assert told == [
            (ActKind.EXACT, words_for(Occasion.RECORDING, "es")),
            (ActKind.EXACT, words_for(Occasion.WAY_OUT, "es")),
        ]
        qtbot.mouseClick(chip(live, "it is an AI"), Qt.MouseButton.LeftButton)
        await given.idle()
        assert len(given.steering.told) == 2, "it was said already"


async def test_a_wish_not_to_be_called_raises_a_bar_that_leaves_the_keyboard_alone(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        field = live.card.line.field
        field.setFocus()
        given.judge(opt_out=PLAIN)
        assert "The customer asks not to be called again: «No me llamen más»" in shown(live)
        qtbot.keyClicks(field, "Ofrezca")
        assert field.hasFocus()
        press(qtbot, window, Qt.Key.Key_F4)
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: given.steering.told)
        assert given.watches.decided == [("accepted", "call-1", 1, "ana", "Asked for it during a call")]
        assert [(call_id, kind) for call_id, kind, *_ in given.steering.told] == [
            ("call-1", ActKind.FAREWELL)
        ]
        given.change(live_call(*TALK, judged(OptOutJudgement.OPT_OUT)))
        await until(lambda: "This number is on the do-not-call list." in shown(live))
        press(qtbot, window, Qt.Key.Key_F4)
        await given.idle()
        assert len(given.watches.decided) == 1


async def test_a_doubtful_wish_is_waved_away_with_a_reason(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        field = live.card.line.field
        field.setFocus()
        given.judge(opt_out=DOUBTFUL)
        assert "This may be a wish not to be called again: «No me llamen»" in shown(live)
        press(qtbot, window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
        why = live.card.watches.bar.why
        assert why.hasFocus()
        escape(qtbot, window, 1)
        assert not why.isVisible()
        assert field.hasFocus()
        press(qtbot, window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
        press(qtbot, window, Qt.Key.Key_Return)
        assert given.watches.decided == [], "without a reason nothing is decided"
        qtbot.keyClicks(why, "he talks to his wife")
        press(qtbot, window, Qt.Key.Key_Return)
        await until(
            lambda: given.watches.decided == [("dismissed", "call-1", 1, "ana", "he talks to his wife")]
        )
        given.change(live_call(*TALK, judged(OptOutJudgement.NO_OPT_OUT)))
        await until(lambda: not live.card.watches.bar.isVisible())
        assert field.hasFocus()
        given.judge(opt_out=OptOut(OptOutWish.PLAIN, 5, "No me llamen más"))
        assert live.card.watches.bar.isVisible(), "it was said again"


async def test_a_customer_who_hung_up_can_still_be_listed_and_nobody_says_good_bye(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=PLAIN)
        given.change(live_call(*TALK, *ENDED))
        given.watches.verdicts.clear()  # the watches have given the call back
        await until(lambda: live.live_count == 0)
        qtbot.mouseClick(named(live.card.watches.bar, "Add to do-not-call (F4)"), Qt.MouseButton.LeftButton)
        await until(lambda: given.watches.decided)
        await given.idle()
        assert given.steering.told == []


async def test_escape_takes_no_undecided_wish_away_without_saying_where_it_stays(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=PLAIN)
        given.change(live_call(*TALK, *ENDED))
        await until(lambda: live.live_count == 0)
        escape(qtbot, window, 1)
        assert live.card.isVisible()
        assert "Nobody has decided about this wish" in " ".join(shown(live))
        escape(qtbot, window, 1)
        assert not live.card.isVisible(), "who was told may leave it to the history"


async def test_what_is_decided_after_escape_lets_the_next_one_close_the_call(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=PLAIN)
        given.change(live_call(*TALK, *ENDED))
        await until(lambda: live.live_count == 0)
        escape(qtbot, window, 1)
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: given.watches.decided)
        given.change(live_call(*TALK, *ENDED, judged(OptOutJudgement.OPT_OUT)))
        await until(lambda: "This number is on the do-not-call list." in shown(live))
        assert "Nobody has decided" not in " ".join(shown(live))
        escape(qtbot, window, 1)
        assert not live.card.isVisible()


async def test_the_next_call_takes_no_undecided_wish_away(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=DOUBTFUL)
        given.change(live_call(*TALK, *ENDED))
        await until(lambda: live.live_count == 0)
        given.change(live_call(*TALK, call_id="call-2"))
        await until(lambda: live.live_count == 1)
        strip = live.findChild(CallStrip)
        assert strip.isVisible()
        chips = [one for one in strip.findChildren(QPushButton) if one.isCheckable()]
        assert any("may not want to be called again" in one.toolTip() for one in chips)
        given.change(live_call(*TALK, *ENDED, judged(OptOutJudgement.NO_OPT_OUT)))
        given.change(live_call(*TALK, call_id="call-3"))
        await until(lambda: live.live_count == 2)
        assert "call-1" not in live._calls


async def test_a_part_that_goes_away_leaves_the_keyboard_to_no_other_button(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        live.card.line.field.setFocus()
        given.judge(opt_out=PLAIN)
        press(qtbot, window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
        given.change(live_call(*TALK, *ENDED))  # the field that had the keyboard before goes away
        await until(lambda: not live.card.line.isVisible())
        escape(qtbot, window, 1)
        assert not isinstance(QApplication.focusWidget(), QPushButton)
        accept = named(live.card.watches.bar, "Add to do-not-call")
        accept.setFocus()
        qtbot.keyClick(accept, Qt.Key.Key_Space)
        assert not isinstance(QApplication.focusWidget(), QPushButton)
        await until(lambda: given.watches.decided)


async def test_a_decision_that_could_not_be_written_is_told_and_can_be_made_again(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=PLAIN)
        given.watches.refusal = StoreError("disk full")
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: any("disk full" in text or "history" in text.lower() for text in texts(window)))
        assert given.steering.told == []
        given.watches.refusal = None
        await until(named(live.card.watches.bar, "Add to do-not-call").isEnabled)
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: given.watches.decided)


async def test_a_key_decides_nothing_about_a_call_that_is_out_of_sight(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(opt_out=PLAIN)
        window.workspace.show_section("history")
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: live.is_seen)
        await given.idle()
        assert given.watches.decided == []
        press(qtbot, window, Qt.Key.Key_F4)
        await until(lambda: given.watches.decided)


async def test_the_bar_belongs_to_its_call_and_the_strip_shows_a_mark(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.change(live_call(*TALK, call_id="call-2", number="+14155550123", by="caller"))
        await until(lambda: live.live_count == 2)
        given.judge("call-2", opt_out=PLAIN)
        assert not live.card.watches.bar.isVisible()
        chips = [one for one in live.findChild(CallStrip).findChildren(QPushButton) if one.isCheckable()]
        await until(lambda: [bool(one.toolTip()) for one in chips] == [False, True])
        live.select("call-2")
        assert live.card.watches.bar.isVisible()
        live.select("call-1")
        assert not live.card.watches.bar.isVisible()


async def test_silence_is_said_and_taken_back(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        said = "The customer has said nothing since the AI began to speak."
        given.judge(silence=Silence.NOTED)
        assert said in shown(live)
        given.judge()
        assert said not in shown(live)


@pytest.mark.parametrize("kind", [MachineKind.SCREENING, MachineKind.FULL, MachineKind.MENU])
async def test_a_machine_is_named_with_what_can_be_done(qloop, qapp, qtbot, tmp_path, kind):
    async with open_window(qapp, tmp_path) as (window, given):
        live = await talks(given, window)
        given.judge(machine=Machine(kind, 1, ("x",)))
        note = live.card.watches.note
        assert note.isVisible()
        offers = {one.text() for one in note.findChildren(QPushButton) if one.isVisibleTo(note)}
        if kind is MachineKind.SCREENING:
            assert offers == {"Say who calls and why", "Hang up", "Go on"}
            qtbot.mouseClick(button(live, "Say who calls"), Qt.MouseButton.LeftButton)
            await until(lambda: given.steering.told)
            assert given.steering.told[0][1:3] == (ActKind.EXACT, words_for(Occasion.SCREENING, "es"))
        else:
            assert offers == {"Hang up", "Go on"}
            qtbot.mouseClick(
                next(one for one in note.findChildren(QPushButton) if one.text() == "Hang up"),
                Qt.MouseButton.LeftButton,
            )
            await until(lambda: given.engine.hung_up == ["call-1"])


async def test_a_call_ended_by_rule_says_so(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await talks(given, window)
        hung_up = HangUpRequested(NOW + timedelta(seconds=89), NOBODY_SPOKE)
        given.change(live_call(*TALK, hung_up, *ENDED))
        await until(
            lambda: (
                "A rule of this program ended the call: the customer had said nothing for too long."
                in texts(window)
            )
        )
