"""Taking over, giving back and handing on by the keyboard; the card says who has the customer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.core.hand_off.policy import HandOffPolicy
from sellercall_desktop.ui.hand_off.part import HandOffPart
from sellercall_desktop.ui.hand_off.who_talks import WhoTalks
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.parts import dialogs
from sellercall_desktop.words.carrier_codes import load_codes
from tests.ui.hand_off import hand_off_world as world
from tests.ui.hand_off.hand_off_world import call
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window.test_rebuilding import speaks
from tests.waiting import until

Key = Qt.Key


def press(qtbot, window, key, held=Qt.KeyboardModifier.NoModifier):
    """As the keyboard does: to whatever has it."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)


def part_of(window):
    return window.workspace.live.findChild(HandOffPart)


def row(window):
    """What the row says, without its time; empty where it is not there."""
    bar = part_of(window).bar
    return bar._text.text().split("  ·  ")[0] if bar.isVisible() else ""


def who(window):
    return window.workspace.live.findChild(WhoTalks)


def buttons(widget):
    return [one.text() for one in widget.findChildren(QPushButton) if one.isVisible() and one.text()]


async def show(window, given, *facts, call_id="call-1", number="+573001234567"):
    """The call as it is with these facts, on the screen."""
    changed = call(*facts, call_id=call_id, number=number)
    given.change(changed)
    await until(lambda: window.workspace.live._calls.get(call_id) is changed)
    if window.workspace.live._selected == call_id:
        await until(lambda: window.workspace.live.card.call is changed)


WHO = {
    "AI": (),
    "Ana Pérez": world.JOINED,
    "music": world.HELD,
    "nobody (!)": world.DROPPED,
    "Luis Gómez": world.BLIND_JOINED,
    "Luis Gómez (muted)": world.COLLEAGUE_MUTED,
    "300 765 4321": world.UNNAMED_JOINED,
}


async def test_one_word_says_who_has_the_customer(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        for word, facts in WHO.items():
            await show(window, given, *facts, call_id=f"call {word}")
            window.workspace.live.select(f"call {word}")
            assert who(window).word.text() == word
            assert who(window).accessibleName() == f"Who has the customer: {word}"
            assert (who(window).word.property("role") == "error") is (word == "nobody (!)")


async def test_f8_rings_asks_and_brings_the_customer(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given)
        given.hand_offs.gate.clear()
        press(qtbot, window, Key.Key_F8)
        press(qtbot, window, Key.Key_F8)  # twice, it is meant once
        await until(lambda: given.hand_offs.told)
        given.hand_offs.gate.set()
        await given.idle()
        assert given.hand_offs.told == [("take_over", "call-1", "ana")]
        await show(window, given, *world.RINGING)
        assert row(window) == "Calling your telephone 300 987 6543: the AI goes on talking"
        assert who(window).word.text() == "AI"
        press(qtbot, window, Key.Key_F8)
        assert "Not now: the card says how far the call is" in [
            one.text() for one in window.findChildren(QLabel)
        ]
        await show(window, given, *world.ASKING)
        assert row(window) == "Are you on the telephone?"
        press(qtbot, window, Key.Key_F8)
        await until(lambda: given.hand_offs.told[1:] == [("confirm", "call-1", "ana")])
        await show(window, given, *world.MOVING)
        assert row(window) == "Bringing the customer to Ana Pérez…"
        await show(window, given, *world.JOINED)
        assert row(window) == "In conversation"
        assert buttons(part_of(window).bar) == ["Mute (M)", "Hold (H)", "Keys", "Give back (F9)"]


async def test_enter_answers_only_where_it_means_nothing_else(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.ASKING)
        window.commands.write_to_ai()
        QApplication.focusWidget().setText("Ofrezca")
        press(qtbot, window, Key.Key_Return)
        window.workspace.focus_number()
        window.workspace.desk.dialer.field.setText("3001234567")
        press(qtbot, window, Key.Key_Return)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        await given.idle()
        window.workspace.live.select("call-1")
        assert given.hand_offs.told == []
        window.workspace.desk.dialer.field.clear()
        window.workspace.focus_number()
        press(qtbot, window, Key.Key_Return)
        await until(lambda: given.hand_offs.told == [("confirm", "call-1", "ana")])
        window.workspace.show_section("history")
        press(qtbot, window, Key.Key_Return)
        await given.idle()
        assert len(given.hand_offs.told) == 1, "nothing is decided about a call that is not seen"


async def test_esc_calls_off_what_rings_and_only_then_arms_the_hang_up(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.RINGING)
        press(qtbot, window, Key.Key_Escape)
        await until(lambda: given.hand_offs.told == [("cancel", "call-1", "ana", "h1")])
        await given.idle()
        assert given.engine.hung_up == []
        await show(window, given)
        press(qtbot, window, Key.Key_Escape)
        press(qtbot, window, Key.Key_Escape)
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_without_a_telephone_the_row_leads_to_the_settings(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_window(qapp, tmp_path) as (window, given):
        given.hand_offs.settings = HandOffPolicy("es")
        await show(window, given)
        press(qtbot, window, Key.Key_F8)
        assert row(window) == "The settings do not say which telephone is yours."
        assert given.hand_offs.told == []
        gone_to = []
        monkeypatch.setattr(window.workspace, "show_section", lambda *place: gone_to.append(place))
        part_of(window).bar.settings.click()
        assert gone_to == [("settings", "hand_off")]


async def test_mute_hold_and_keys_while_she_has_the_customer(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.JOINED)
        bar = part_of(window).bar
        assert not bar.keys.isEnabled()
        assert "public address" in bar.keys.toolTip()
        qtbot.keyClicks(window.workspace.desk.dialer.field, "m")
        await until(lambda: given.hand_offs.told == [("mute", "call-1", "ana", True)])
        await given.idle()
        await show(window, given, *world.MUTED)
        assert (row(window), bar.mute.text()) == ("In conversation, muted", "Unmute (M)")
        qtbot.keyClicks(window.workspace.desk.dialer.field, "h")
        await until(lambda: given.hand_offs.told[1:] == [("hold", "call-1", "ana", True)])
        await given.idle()
        await show(window, given, *world.HELD)
        assert (row(window), bar.hold.text()) == ("The customer hears music", "End hold (H)")
        await show(window, given, *world.MUTED_AND_HELD)
        assert row(window) == "Music; Ana Pérez muted"
        given.hand_offs.settings = HandOffPolicy("es", world.OWN, "Ana", tones_url="https://x.example/")
        await show(window, given, *world.JOINED)
        bar.keys.click()
        qtbot.keyClicks(QApplication.focusWidget(), "12#")
        press(qtbot, window, Key.Key_Return)
        await until(lambda: given.hand_offs.told[2:] == [("press", "call-1", "12#")])
        assert QApplication.focusWidget().text() == "", "it is open for the next ones"
        press(qtbot, window, Key.Key_Escape)
        assert part_of(window).keys.isHidden()


async def test_ctrl_t_adds_to_the_note_while_a_person_has_the_customer(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await given.calls.save(world.call(), (world.call().requested,), "test")
        await show(window, given, *world.JOINED)
        press(qtbot, window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(QApplication.focusWidget(), "Quiere 10 %")
        press(qtbot, window, Key.Key_Return)
        await given.idle()
        written = (await given.calls.get("call-1")).written
        assert written.note.text == "Quiere 10 %"
        press(qtbot, window, Key.Key_Escape)
        assert window.workspace.desk.wrap_up.live_note.line.isHidden()


async def test_f9_gives_back_with_what_was_agreed(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given)
        press(qtbot, window, Key.Key_F9)
        await show(window, given, *world.JOINED)
        press(qtbot, window, Key.Key_F9)
        qtbot.keyClicks(QApplication.focusWidget(), "Diez por ciento")
        press(qtbot, window, Key.Key_Return)
        await until(lambda: given.hand_offs.told == [("give_back", "call-1", "ana", "Diez por ciento")])
        await show(window, given, *world.GIVING_BACK)
        assert row(window) == "Giving the customer back to the AI…"
        await show(window, given, *world.NO_PLACE)
        assert row(window) == "The AI had no place: the customer stays with Ana Pérez"
        press(qtbot, window, Key.Key_F9)
        press(qtbot, window, Key.Key_F9)
        await until(lambda: given.hand_offs.told[1:] == [("give_back", "call-1", "ana", "")])
        await show(window, given, *world.GIVEN_BACK)
        assert who(window).word.text() == "AI"
        assert row(window) == ""
        assert window.workspace.live.card.line.field.placeholderText() == "Write to the AI…"


@pytest.mark.parametrize("kind", ["announced", "blind"])
async def test_f7_hands_on_to_a_colleague_found_by_typing(qloop, qapp, qtbot, tmp_path, kind):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given)
        press(qtbot, window, Key.Key_F7)
        form = part_of(window).form
        assert form.list.count() == 2
        qtbot.keyClicks(form.field, "mar")
        assert [form.list.item(n).text() for n in range(form.list.count())] == ["Marta Ruiz   310 555 0000"]
        held = Qt.KeyboardModifier
        with_keys = {"announced": held.NoModifier, "blind": held.ControlModifier}
        qtbot.keyClick(form.field, Key.Key_Return, with_keys[kind])
        wish = ("hand_on", "call-1", kind, "+573105550000", "Marta Ruiz", "ana")
        await until(lambda: given.hand_offs.told == [wish])
        await until(lambda: given.hand_offs.used_numbers == ["+573105550000"])
        assert form.isHidden()


async def test_the_row_is_back_when_the_form_is_closed(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.JOINED)
        press(qtbot, window, Key.Key_F7)
        assert row(window) == ""
        press(qtbot, window, Key.Key_Escape)
        assert row(window) == "In conversation"
        assert given.hand_offs.told == [], "Esc closes the form, and calls nothing off"


async def test_another_desks_call_is_taken_only_after_a_question(qloop, qapp, qtbot, tmp_path, monkeypatch):
    asked = []

    async def confirm(_parent, title, text, *_rest, **_more):
        asked.append((title, text))
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", confirm)
    async with open_window(qapp, tmp_path) as (window, given):
        given.hand_offs.others.add("call-1")
        await show(window, given)
        press(qtbot, window, Key.Key_F8)
        await until(lambda: asked)
        await given.idle()
        assert given.hand_offs.told == []
        assert "300 123 4567" in asked[0][1]
        press(qtbot, window, Key.Key_F8)
        await until(lambda: given.hand_offs.told == [("take_over", "call-1", "ana")])


async def test_any_number_is_read_as_the_number_field_reads_it(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given)
        press(qtbot, window, Key.Key_F7)
        form = part_of(window).form
        qtbot.keyClicks(form.field, "hola")
        qtbot.keyClick(form.field, Key.Key_Return)
        assert form.reading.text() == "Choose a name, or type a whole number."
        form.field.clear()
        qtbot.keyClick(form.field, Key.Key_Down)
        assert form.list.currentRow() == 1
        qtbot.keyClicks(form.field, "320 111 2233")
        assert form.reading.text() == "+57 320 111 2233  ·  Colombia"
        qtbot.keyClick(form.field, Key.Key_Return)
        wish = ("hand_on", "call-1", "announced", "+573201112233", "", "ana")
        await until(lambda: given.hand_offs.told == [wish])


async def test_an_announced_call_is_brought_once_they_have_spoken(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.ON_SELLER_FIRST)
        assert row(window) == (
            "Calling your telephone 300 987 6543 first, to announce the call to Luis Gómez: "
            "the customer stays with the AI"
        )
        await show(window, given, *world.ON_RINGING)
        assert row(window) == "Calling Luis Gómez, 300 765 4321: the customer stays with the AI"
        await show(window, given, *world.ON_ASKING)
        assert row(window) == "Talk with Luis Gómez; then bring the customer."
        press(qtbot, window, Key.Key_F7)
        await until(lambda: given.hand_offs.told == [("confirm", "call-1", "ana")])


async def test_a_hand_on_of_whom_nothing_is_proven_says_so(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.BLIND_JOINED)
        assert row(window) == "In conversation (taken as answered)"
        assert part_of(window).bar.mute.text() == "Mute Luis (M)", "it is not her telephone"


async def test_a_colleague_is_muted_as_well_and_it_is_said_who_is(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.BLIND_JOINED)
        bar, field = part_of(window).bar, window.workspace.desk.dialer.field
        assert bar.mute.toolTip() == "Whether the customer hears Luis Gómez"
        qtbot.keyClicks(field, "m")
        await until(lambda: given.hand_offs.told == [("mute", "call-1", "ana", True)])
        await given.idle()
        await show(window, given, *world.COLLEAGUE_MUTED)
        assert bar.mute.text() == "Unmute Luis (M)"
        assert row(window) == "In conversation, muted (taken as answered)"
        assert who(window).word.text() == "Luis Gómez (muted)"
        qtbot.keyClicks(field, "m")
        await until(lambda: given.hand_offs.told[1:] == [("mute", "call-1", "ana", False)])


async def test_she_who_is_muted_and_speaks_with_a_colleague_first_is_told_so_and_can_end_it(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.BOTH_THERE)
        assert row(window) == "Talk with Luis Gómez; then bring the customer. Nobody hears Ana Pérez: muted."
        assert buttons(part_of(window).bar)[-1] == "Unmute (M)"
        qtbot.keyClicks(window.workspace.desk.dialer.field, "m")
        await until(lambda: given.hand_offs.told == [("mute", "call-1", "ana", False)])


FAILED = {
    "Ana Pérez did not answer": world.UNANSWERED,
    "Ana Pérez: answered, but nobody confirmed it here": world.UNCONFIRMED,
    "Luis Gómez is busy, or declined": world.ON_DECLINED,
}


@pytest.mark.parametrize("why", FAILED)
async def test_what_failed_stays_until_it_is_read(qloop, qapp, qtbot, tmp_path, why):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *FAILED[why])
        assert row(window) == f"{why}. The customer stays with the AI."
        assert f"— {why} —" in window.workspace.live.findChild(Transcript).toPlainText()
        part_of(window).bar.dismiss.click()
        assert row(window) == ""
        press(qtbot, window, Key.Key_F8)
        await until(lambda: given.hand_offs.told == [("take_over", "call-1", "ana")])


NOT_RUNG = {
    "en": "The call could not be brought to Luis Gómez. Twilio says that this number does not exist."
    " Check the number with the customer. The customer stays with the AI.",
    "es": "No se pudo pasar la llamada a Luis Gómez. Twilio dice que este número no existe."
    " Confirme el número con el cliente. El cliente sigue con la IA.",
}


@pytest.mark.parametrize("language", NOT_RUNG)
async def test_why_a_telephone_was_not_rung_is_said_in_the_windows_language(qloop, qapp, tmp_path, language):
    load_codes()
    async with open_window(qapp, tmp_path) as (window, given):
        if language == "es":
            await speaks(window, given, language)
        await show(window, given, *world.ON_REFUSED)
        assert row(window) == NOT_RUNG[language]


async def test_what_was_read_is_not_said_again_in_another_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.UNANSWERED)
        part_of(window).bar.dismiss.click()
        await speaks(window, given, "es")
        await given.idle()
        assert row(window) == ""


async def test_a_note_begun_when_the_telephone_drops_goes_on_as_words_for_the_ai(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.JOINED)
        press(qtbot, window, Key.Key_F9)
        qtbot.keyClicks(QApplication.focusWidget(), "Diez por")
        await show(window, given, *world.BACK_BY_DROP)
        assert part_of(window).note.isHidden()
        qtbot.keyClicks(QApplication.focusWidget(), " ciento")
        assert window.workspace.live.card.line.field.text() == "Diez por ciento"


async def test_who_was_to_come_and_did_not_is_said_while_she_has_the_customer(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.ON_LAPSED)
        assert row(window) == "Luis Gómez is busy, or declined. The customer stays with Ana Pérez."
        assert "Give back (F9)" in buttons(part_of(window).bar)
        assert part_of(window).bar._text.text().endswith("Ana Pérez."), "no time, which would not be its own"
        part_of(window).bar.dismiss.click()
        assert row(window) == "In conversation"


async def test_a_wish_that_was_refused_is_said_and_may_be_wished_again(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given)
        given.hand_offs.refusal = ProviderUnreachableError("twilio", "no route")
        press(qtbot, window, Key.Key_F8)
        await until(
            lambda: (
                "Twilio cannot be reached."
                in [one.text() for one in window.workspace.live.findChildren(QLabel)]
            )
        )
        await given.idle()
        press(qtbot, window, Key.Key_F8)
        await until(lambda: len(given.hand_offs.told) == 2)


async def test_of_two_calls_the_keys_act_on_the_one_that_is_shown(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.ASKING)
        await show(window, given, *world.RINGING, call_id="call-2", number="+573109998877")
        window.workspace.live.select("call-1")
        assert row(window) == "300 123 4567: Are you on the telephone?"
        assert "Yes, bring 300 123 4567 (F8)" in buttons(part_of(window).bar)
        window.workspace.live.select("call-2")
        press(qtbot, window, Key.Key_Escape)
        await until(lambda: given.hand_offs.told == [("cancel", "call-2", "ana", "h1")])
        window.workspace.live.select("call-1")
        press(qtbot, window, Key.Key_F8)
        await until(lambda: given.hand_offs.told[1:] == [("confirm", "call-1", "ana")])


async def test_marks_stand_between_the_parts_of_the_conversation(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await show(window, given, *world.GIVEN_BACK)
        lines = window.workspace.live.findChild(Transcript).toPlainText().splitlines()
        formats = window.look.formats
        from_, to = (formats.clock(world.at(seconds)) for seconds in (33, 56))
        assert lines[-2:] == [f"\t— Ana Pérez with the customer {from_} – {to} —", "\t— the AI goes on —"]
