"""The polite end: the AI says good-bye; where the call goes on all the same, the card offers the hard way."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, ActFate, ActKind, CallRinging, Urgency
from sellercall_desktop.core.errors import ProviderUnreachableError
from tests.ui.live_call.test_live_call import button, open_panel, shown
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días", "No me interesa")
TOLD = ("call-1", ActKind.FAREWELL, "", "ana", Urgency.SOON)
GOES_ON = "The AI was told to say good-bye, and the call goes on."


def farewell(fate=None, ago_s=0.0, act_id="act-1"):
    at = datetime.now(UTC) - timedelta(seconds=ago_s)
    asked = ActAsked(at, act_id, ActKind.FAREWELL, "Hasta luego.", "ana")
    return (asked, ActAnswered(at, act_id, fate)) if fate else (asked,)


async def talks(panel, given, *facts):
    given.change(live_call(*TALK, *facts))
    await until(lambda: "Hang up" in shown(panel, QPushButton))


def good_bye(panel):
    return next(one for one in panel.findChildren(QPushButton) if "good-bye" in one.accessibleName())


async def test_the_ai_is_told_to_say_good_bye_and_the_card_says_that_it_is_under_way(
    qloop, qapp, qtbot, tmp_path
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await talks(panel, given)
        given.steering.gate.clear()
        qtbot.mouseClick(button(panel, "Say good-bye"), Qt.MouseButton.LeftButton)
        assert "Saying good-bye…" in shown(panel, QPushButton)
        await until(lambda: given.steering.told == [TOLD])
        given.change(live_call(*TALK, *farewell()))
        given.steering.gate.set()
        await given.idle()
        given.change(live_call(*TALK, *farewell(ActFate.DELIVERED)))
        await until(lambda: "«Hasta luego.»  ·  delivered" in panel.card._transcript.toPlainText())
        assert not button(panel, "Saying good-bye…").isEnabled()
        assert "Hang up" in shown(panel, QPushButton)
        assert given.engine.hung_up == []
        given.change(live_call(*TALK, *farewell(ActFate.DELIVERED), *ENDED))
        await until(lambda: "Call again" in shown(panel, QPushButton))
        assert not any("good-bye" in text for text in shown(panel, QPushButton))


async def test_a_call_that_goes_on_after_ten_seconds_is_told_of_once_with_the_hard_way(
    qloop, qapp, qtbot, tmp_path
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await talks(panel, given, *farewell(ActFate.DELIVERED, ago_s=9.7))
        assert GOES_ON not in shown(panel)
        await until(lambda: GOES_ON in shown(panel))
        assert button(panel, "Say good-bye").isEnabled()
        panel.card._problem.clear()
        panel.card.tick()
        assert GOES_ON not in shown(panel)
        given.change(live_call(*TALK, *farewell(ActFate.DELIVERED, ago_s=20, act_id="act-2")))
        await until(lambda: GOES_ON in shown(panel))
        qtbot.mouseClick(button(panel, "Hang up now"), Qt.MouseButton.LeftButton)
        await until(lambda: given.engine.hung_up == ["call-1"])
        assert GOES_ON not in shown(panel)


async def test_a_good_bye_that_was_refused_can_be_asked_for_again(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await talks(panel, given)
        given.steering.refusal = ProviderUnreachableError("ultravox", "no route")
        qtbot.mouseClick(button(panel, "Say good-bye"), Qt.MouseButton.LeftButton)
        await until(lambda: "The AI was not told." in shown(panel))
        assert button(panel, "Say good-bye").isEnabled()
        given.change(live_call(*TALK, *farewell(ActFate.UNKNOWN)))
        await until(lambda: "Again" in panel.card._transcript.toPlainText())
        assert button(panel, "Say good-bye").isEnabled()


async def test_before_the_ai_is_there_nobody_can_say_good_bye(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(CallRinging(NOW)))
        await until(lambda: "Hang up" in shown(panel, QPushButton))
        assert not good_bye(panel).isEnabled()


async def test_esc_twice_hangs_up_during_a_good_bye(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await talks(panel, given, *farewell(ActFate.DELIVERED))
        assert panel.escape()
        assert "Esc again: hang up" in shown(panel, QPushButton)
        assert "Saying good-bye…" not in shown(panel, QPushButton)  # there is no room for both
        assert panel.escape()
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_a_narrow_card_shows_the_sign_alone(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await talks(panel, given)
        panel.resize(400, 420)
        await until(lambda: "Say good-bye" not in shown(panel, QPushButton))
        qtbot.mouseClick(good_bye(panel), Qt.MouseButton.LeftButton)
        await until(lambda: given.steering.told == [TOLD])


async def test_another_desk_s_call_takes_leave_only_after_a_question(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.steering.others = {"call-1"}
        await talks(panel, given)
        for choice, told in (("Cancel", []), ("Tell the AI all the same", [TOLD])):
            qtbot.mouseClick(button(panel, "Say good-bye"), Qt.MouseButton.LeftButton)
            await until(lambda: any(one.isVisible() for one in panel.findChildren(QDialog)))
            question = next(one for one in panel.findChildren(QDialog) if one.isVisible())
            qtbot.mouseClick(button(question, choice), Qt.MouseButton.LeftButton)
            await given.idle()
            assert given.steering.told == told


async def test_the_palette_says_good_bye_from_anywhere(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.change(live_call(*TALK))
        await until(lambda: window.workspace.desk.live.live_count == 1)
        window.workspace.show_section("settings")
        window.commands.hang_up_shown(politely=True)
        await until(lambda: given.steering.told == [TOLD])


async def test_a_good_bye_under_way_is_known_in_the_other_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await talks(window.workspace.desk.live, given)
        given.steering.gate.clear()
        window.commands.hang_up_shown(politely=True)
        await until(lambda: given.steering.told)
        old = window.workspace
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: window.workspace is not old)
        assert "Despidiéndose…" in shown(window.workspace, QPushButton)
        given.steering.gate.set()
        await given.idle()
        given.settings.update({"general": {"language": "en"}})
        await until(lambda: "Say good-bye" in shown(window.workspace, QPushButton))
