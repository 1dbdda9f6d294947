"""Small screens and large type: nothing is cut, overlapped or squashed, the conversation has lines."""

import asyncio
import itertools
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.errors import NotConfiguredError, ProviderUnreachableError
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.problem import ProblemNote, SmallPrint
from sellercall_desktop.ui.words.errors import hang_up_sentence
from tests.ui.live_call.test_live_elsewhere import caller, open_window, texts
from tests.ui.live_call.test_preset_row import NINE
from tests.ui.window_world import ENDED, live_call, talk
from tests.waiting import until

SIZES = ((1366, 690), (960, 540), (1024, 700), (800, 480))
LINES = [f"Una frase de la conversación que alguien dice, la número {n}." for n in range(30)]


def squashed(window):
    """What is smaller than it must be."""
    found = []
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for one in window.findChildren(kind):
            if not one.isVisible() or isinstance(one, (Elided, SmallPrint)):
                continue
            least, name = one.minimumSizeHint(), getattr(one, "text", str)() or one.accessibleName()
            if one.height() < least.height() - 1 or (
                one.width() < least.width() - 1 and not (isinstance(one, QLabel) and one.wordWrap())
            ):
                found.append((type(one).__name__, name, one.size().toTuple(), least.toTuple()))
    return found


def overlapping(window):
    """Notes, bars and panels that lie upon each other."""
    elsewhere, workspace = window.elsewhere, window.workspace
    parts = [elsewhere.banner, elsewhere.bar, workspace.desk, workspace.status]
    parts += [note for note in window.findChildren(ProblemNote) if not workspace.desk.isAncestorOf(note)]
    seen = [one for one in parts if one.isVisible()]
    frames = {one: one.rect().translated(one.mapTo(window, one.rect().topLeft())) for one in seen}
    outside = [type(one).__name__ for one, frame in frames.items() if frame.bottom() >= window.height()]
    pairs = itertools.combinations(frames, 2)
    return outside + [
        (type(a).__name__, type(b).__name__) for a, b in pairs if frames[a].intersects(frames[b])
    ]


def lines_in_sight(window):
    """How many lines of the conversation, half of them with the gap above a new speaker."""
    view = window.workspace.desk.live.findChild(Transcript)
    line = view.fontMetrics().lineSpacing() * 1.28
    return (view.viewport().height() - 2 * view.document().documentMargin()) / (line + 5)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_the_desk_has_room_for_what_happens_on_it_at_every_small_size(
    qloop, qapp, qtbot, tmp_path, language
):
    async with open_window(qapp, tmp_path) as (window, given):
        given.settings.update({"general": {"language": language}})
        await until(lambda: window.workspace.desk._history is not None)
        await given.idle()
        for presets in ((), NINE):  # the calls here run with version 3
            await given.prompts.publish("Prompt", "eva", "", presets)
        live, missing = window.workspace.desk.live, NotConfiguredError(["twilio_account_sid"])
        states = {
            "a call": lambda: given.change(live_call(*talk(*LINES))),
            "an error of the call": lambda: live.card.show_problem(
                hang_up_sentence(ProviderUnreachableError("twilio", "no route"))
            ),
            "an error of the window": lambda: window.workspace.show_error(missing),
            "a caller": lambda: given.change(caller()),
        }
        for width, height in SIZES:
            window.resize(width, height)
            for state, happens in states.items():
                happens()
                await until(lambda: live.live_count > 0)
                for _ in range(10):
                    await asyncio.sleep(0)
                with suppress(
                    TimeoutError
                ):  # rows may be on their way to their place; what stays is told below
                    await until(lambda: squashed(window) == [])
                assert squashed(window) == [], (width, height, state)
                assert overlapping(window) == [], (width, height, state)
                assert lines_in_sight(window) >= (8 if height >= 690 else 5), (width, height, state)
            window.elsewhere._forget("in-1")
            for call in (live_call(*talk(*LINES), *ENDED),):
                given.change(call)
            live.card._problem.clear()
            window.workspace.notes.note.clear()


async def test_an_error_in_a_low_window_is_one_row_that_can_be_read_in_full(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        window.resize(1366, 690)
        window.workspace.show_error(NotConfiguredError(["twilio_account_sid"]))
        note = window.workspace.notes.note
        assert "A Twilio or Ultravox account is missing." not in texts(note)
        short = note.sizeHint().height()
        whole = note.sentence
        assert whole.why not in texts(note)
        note._more.click()
        assert whole.why in texts(note)
        assert whole.what_to_do in texts(note)
        assert note.sizeHint().height() > short
        window.resize(1366, 900)
        window.workspace.show_error(NotConfiguredError(["twilio_account_sid"]))
        assert whole.why in texts(note)


async def test_the_history_gives_its_room_to_a_live_call_in_a_low_window_and_takes_it_back(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        window.resize(1366, 690)
        history = window.workspace.desk._history
        await until(history.isVisible)
        await until(lambda: squashed(window) == [])
        window.resize(960, 540)
        given.change(live_call(*talk(*LINES)))
        await until(lambda: not history.isVisible())
        given.change(live_call(*talk(*LINES), *ENDED))
        form = window.workspace.desk.wrap_up.form
        await until(form.isVisible)
        assert not history.isVisible()  # what came of it is being written
        assert window.workspace.escape()
        await until(history.isVisible)
        given.change(caller())
        await until(lambda: not history.isVisible())
        given.change(advance_all(caller(), (*talk(*LINES), *ENDED)))
        await until(history.isVisible)  # nobody here is asked about it


@pytest.mark.parametrize("language", ["es", "en"])
async def test_an_ended_call_has_room_for_its_end_its_conversation_and_its_wrap_up(
    qloop, qapp, qtbot, tmp_path, language
):
    async with open_window(qapp, tmp_path) as (window, given):
        given.settings.update({"general": {"language": language}})
        await until(lambda: window.workspace.desk._history is not None)
        await given.idle()
        heard = ["¿Su correo?", "Es marta@ejemplo.com, me llamo Marta Ruiz.", "¿Y cuándo la llamo?"]
        facts = talk(*LINES, *heard, "Mañana a las tres de la tarde.")
        given.change(live_call(*facts))
        given.change(live_call(*facts, *ENDED))
        desk = window.workspace.desk
        await until(desk.wrap_up.form.isVisible)
        await until(lambda: len(desk.live.card.fields.lines) == 3)
        desk.wrap_up.form.callback.box.setChecked(True)
        for width, height in ((1280, 800), *SIZES):
            window.resize(width, height)
            for _ in range(10):
                await asyncio.sleep(0)
            assert squashed(window) == [], (width, height)
            assert overlapping(window) == [], (width, height)
            assert lines_in_sight(window) >= 2, (width, height)
            for each in desk.live.card.fields.lines:
                each.value.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(each.value, Qt.Key.Key_Backtab)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            seen = each.value.visibleRegion().boundingRect()
            assert seen.height() == each.value.height(), (width, height)
