"""Acts stand in the conversation where they happened, with their fate, and are repeated only by hand."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, ActFate, ActKind, Urgency
from sellercall_desktop.core.calls.passages import Wanted
from sellercall_desktop.ui.history.columns import CallWords
from sellercall_desktop.ui.history.conversation import ConversationPage
from sellercall_desktop.ui.history.marks import Marks
from sellercall_desktop.ui.live_call.panel import PAINT_ACT_MS, PAINT_EVERY_MS
from sellercall_desktop.ui.live_call.stamps import tip_of
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look, label
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.live_call.test_live_call import conversation, open_panel
from tests.ui.window_world import ENDED, NOW, live_call, shown_widget, talk
from tests.waiting import until

TALK = talk("Buenos días", "¿Quién?", "Valentina")  # begun 10, 11 and 12 s after NOW
TROUBLE = {
    ActFate.UNKNOWN: "not known whether it arrived",
    ActFate.TOO_LATE: "too late: the AI is not on the line",
    ActFate.REFUSED: "refused",
}


def asked(text="Pida el correo", after_s=11.5, act_id="act-1", kind=ActKind.SUGGEST):
    return ActAsked(NOW + timedelta(seconds=after_s), act_id, kind, text, "ana", urgency=Urgency.LATER)


def answered(fate, act_id="act-1"):
    return ActAnswered(NOW + timedelta(seconds=12), act_id, fate)


def lines(panel):
    return conversation(panel).toPlainText().splitlines()


def link_of(transcript):
    """Where the first link stands; None where there is none."""
    cursor = QTextCursor(transcript.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().isAnchor():
            return cursor
    return None


def role_at(transcript, text):
    cursor = transcript.document().find(text)
    return cursor.charFormat().foreground().color()


@pytest.mark.parametrize(
    ("kind", "words"),
    [(ActKind.SUGGEST, "Suggestion"), (ActKind.EXACT, "Exact words"), (ActKind.FAREWELL, "Farewell")],
)
async def test_an_act_stands_between_the_turns_and_its_fate_comes_later(qloop, qapp, tmp_path, kind, words):
    async with open_panel(qapp, None, tmp_path) as (panel, given):
        given.change(live_call(*TALK, asked(kind=kind)))
        await until(lambda: "Pida" in conversation(panel).toPlainText())
        assert lines(panel) == [
            "AI\tBuenos días",
            "Customer\t¿Quién?",
            f"→\tana  ·  {words}  «Pida el correo»  ·  on its way",
            "AI\tValentina",
        ]
        given.change(live_call(*TALK, asked(kind=kind), answered(ActFate.DELIVERED)))
        await until(lambda: "delivered" in lines(panel)[2])
        assert len(lines(panel)) == 4
        assert link_of(conversation(panel)) is None


async def test_a_stamp_waits_for_no_paint_that_gathers_other_changes(qloop, qapp, tmp_path):
    async with open_panel(qapp, None, tmp_path) as (panel, given):
        given.change(live_call(*TALK))
        await until(lambda: len(lines(panel)) == 3)
        given.bus.publish(CallChanged(live_call(*TALK, asked()), (asked(),)))
        assert panel._paint_soon.interval() == PAINT_ACT_MS < PAINT_EVERY_MS / 4
        await until(lambda: len(lines(panel)) == 4)
        given.change(live_call(*TALK, asked(), *talk("Buenos días", "¿Quién?", "Valentina", "Diga")[-1:]))
        assert panel._paint_soon.interval() == PAINT_EVERY_MS


@pytest.mark.parametrize("fate", TROUBLE)
async def test_what_may_not_have_arrived_is_offered_again_by_mouse_and_key(
    qloop, qapp, qtbot, tmp_path, fate
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.change(live_call(*TALK, asked(), answered(fate)))
        transcript = conversation(panel)
        await until(lambda: link_of(transcript) is not None)
        assert role_at(transcript, TROUBLE[fate]) == panel._look.theme.color("warning")
        assert given.steering.told == [], "nothing is repeated by itself"
        transcript.setFocus()
        qtbot.keyClick(transcript, Qt.Key.Key_Tab)
        qtbot.keyClick(transcript, Qt.Key.Key_Return)
        await until(lambda: given.steering.told)
        again = ("call-1", ActKind.SUGGEST, "Pida el correo", "ana", Urgency.LATER)
        assert given.steering.told == [again]
        qtbot.mouseClick(
            transcript.viewport(),
            Qt.MouseButton.LeftButton,
            pos=transcript.cursorRect(link_of(transcript)).center(),
        )
        await until(lambda: given.steering.told == [again, again])


async def test_what_was_repeated_or_is_over_is_not_offered_again(qloop, qapp, tmp_path):
    async with open_panel(qapp, None, tmp_path) as (panel, given):
        lost = (asked(), answered(ActFate.UNKNOWN))
        given.change(live_call(*TALK, *lost, asked(act_id="act-2", after_s=13)))
        await until(lambda: len(lines(panel)) == 5)
        assert link_of(conversation(panel)) is None
        given.change(live_call(*TALK, *lost, asked("Cierre ya", act_id="act-2", after_s=13)))
        await until(lambda: link_of(conversation(panel)) is not None)
        given.change(live_call(*TALK, *lost, *ENDED))
        await until(lambda: link_of(conversation(panel)) is None)


def test_marks_of_a_search_stand_on_the_words_of_turns_and_acts_alike(qapp, qtbot):
    theme = Theme(qapp)
    transcript = Transcript(Look(theme, Icons(theme), Formats("en")))
    with shown_widget(transcript):
        marks = Marks(transcript, label(""), theme)
        call = live_call(*talk("Su correo", "¿Quién?", "El correo"), asked(), answered(ActFate.DELIVERED))
        transcript.show_turns(call.turns[:2], call.acts)
        marks.look_for(Wanted.of("correo"))
        transcript.show_turns(call.turns, call.acts)
        marked = transcript.extraSelections()
        assert [mark.cursor.selectedText() for mark in marked] == ["correo"] * 3
        assert [mark.cursor.blockNumber() for mark in marked] == [0, 2, 3]


def test_a_long_conversation_with_acts_is_written_piece_by_piece_and_whole(qapp, qtbot):
    theme = Theme(qapp)
    transcript = Transcript(Look(theme, Icons(theme), Formats("en")))
    call = live_call(*talk(*(f"turn {n}." for n in range(300))))
    acts = tuple(asked(f"act {n}.", 10.5 + n, f"act-{n:03}") for n in range(0, 300, 10))
    whole = live_call(*talk(*(f"turn {n}." for n in range(300))), *acts)
    with shown_widget(transcript):
        transcript.show_turns(call.turns)
        transcript.show_turns(whole.turns, whole.acts)
        qtbot.waitUntil(lambda: "turn 299." in transcript.toPlainText(), timeout=20_000)
        blocks = transcript.toPlainText().splitlines()
        assert len(blocks) == 330
        assert all(f"«act {n}.»" in blocks[n + n // 10 + 1] for n in range(0, 300, 10))


def test_the_history_shows_acts_too_and_repeats_none(qapp, qtbot):
    theme = Theme(qapp)
    page = ConversationPage(CallWords(Look(theme, Icons(theme), Formats("en"))))
    with shown_widget(page):
        page.show_call(live_call(*TALK, asked(), answered(ActFate.UNKNOWN), *ENDED))
        said = page.transcript.toPlainText().splitlines()
        assert said[2] == "→\tana  ·  Suggestion  «Pida el correo»  ·  not known whether it arrived"
        assert link_of(page.transcript) is None
        page.show_call(live_call(asked(), answered(ActFate.TOO_LATE), *ENDED))
        assert page.transcript.isVisible()
        assert page.nothing.isVisible()


async def test_what_became_of_an_act_is_told_where_one_points(qloop, qapp, tmp_path):
    async with open_panel(qapp, None, tmp_path) as (panel, given):
        refused = ActAnswered(NOW, "act-1", ActFate.REFUSED, "Too many messages", "rate", 429)
        given.change(live_call(*TALK, asked(), refused))
        transcript = conversation(panel)
        await until(lambda: link_of(transcript) is not None)
        stamp = transcript._entries[2]
        said = (
            "refused (rate): The provider takes no more at the moment «Too many messages». "
            "Wait a moment, then send it again."
        )
        assert lines(panel)[2].endswith(f"{said}  ·  Again")
        assert said in tip_of(stamp, panel._look.formats)
