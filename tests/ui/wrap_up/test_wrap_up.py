"""The wrap-up in the window: when it is there, who has the keyboard, and what a kill leaves."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CallRequested
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import NoteWritten, WrapUpFinished
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.wrap_up.wrap_up import WrapUp
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.history.timeline import moments
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.wrap_up.writing import WrapUpWriting
from tests.store.sample_calls import NOON, talked
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import PATIENCE_S, until

HERE, FORMATS = Path(__file__).parent, Formats("en")
CTRL = Qt.KeyboardModifier.ControlModifier
TALK = talk("Buenos días", "¿De parte de quién?")
OTHER = "+573009998877"


async def saved(given, call, *facts):
    await given.calls.save(call, (call.requested, *facts), "dial")
    given.change(call, *facts)


async def test_it_opens_when_the_call_ends_and_leaves_the_keyboard_where_somebody_else_types(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        desk = window.workspace.desk
        form, field = desk.wrap_up.form, desk.live.card.line.field
        await saved(given, live_call(*TALK))
        await saved(given, live_call(*TALK, number=OTHER, call_id="other"))
        await until(lambda: desk.live.live_count == 2)
        window.commands.write_to_ai()
        qtbot.keyClicks(field, "1")
        await saved(given, live_call(*TALK, *ENDED), *ENDED)
        await until(lambda: desk.live.live_count == 1)
        assert (field.text(), field.hasFocus(), form.isVisible()) == ("1", True, False)
        desk.live.select(live_call().id)
        assert form.isVisible()
        assert not form.isAncestorOf(QApplication.focusWidget())

        qtbot.keyClick(window, Qt.Key.Key_T, CTRL)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
        qtbot.keyClicks(form.note, "Compra 2")
        await desk.wrap_up.close()
        call = await given.calls.get(live_call().id)
        assert (call.written.disposition.key, call.written.note.text) == ("sold", "Compra 2")
        assert desk.live.keeps(call)  # where another call begins


async def test_what_an_esc_too_many_took_away_is_brought_back_until_it_is_finished(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        desk = window.workspace.desk
        form = desk.wrap_up.form
        await saved(given, live_call(*TALK))
        await until(lambda: desk.live.live_count == 1)
        await saved(given, live_call(*TALK, *ENDED), *ENDED)
        await until(form.isVisible)
        assert desk.live.escape()  # the call has ended: it is dismissed, and its form with it
        assert form.isHidden()
        qtbot.keyClick(window, Qt.Key.Key_T, CTRL)
        assert form.isVisible()
        assert form.isAncestorOf(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
        assert form.note.hasFocus()
        for after in (form.callback.box, form.done):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert after.hasFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        await until(form.isHidden)
        assert (await given.calls.get(live_call().id)).written.disposition.key == "sold"
        desk.live.escape()
        assert not desk.wrap_up.take_focus()


async def test_what_was_left_unfinished_is_in_front_at_the_next_start_and_later_changes_are_facts(
    qloop, qapp, qtbot, tmp_path
):
    async with open_store(None, tmp_path / "calls.db", "x") as store:
        call = live_call(*TALK, *ENDED, NoteWritten(NOW, "ana", "Compra en m"))
        await store.calls.save(call, (call.requested, *TALK, *ENDED, call.written.note), "dial")
    async with open_window(qapp, tmp_path) as (window, given):
        form = window.workspace.desk.wrap_up.form
        if not form.isVisible():  # the window was filled before the store told what is open
            await given.wrap_ups.resume()
            assert window.workspace.desk.wrap_up.take_focus()
        await until(form.isVisible)
        assert form.note.toPlainText() == "Compra en m"
        form.note.setFocus()
        qtbot.keyClick(form.note, Qt.Key.Key_Return, CTRL)
        await until(lambda: not form.isVisible())

        window.commands.show_call(call.id)
        details = window.workspace.history.details
        await until(lambda: details.call is not None)
        page = next(p for n in range(details.tabs.count()) if hasattr(p := details.tabs.widget(n), "form"))
        details.tabs.setCurrentWidget(page)
        page.form.note.setPlainText("Compra en junio")
        page.form.hide()
        await until(lambda: not given.tasks._running)
        facts = [entry.fact for entry in await given.calls.journal(call.id)]
        notes = [fact for fact in facts if isinstance(fact, NoteWritten)]
        assert [note.text for note in notes] == ["Compra en m", "Compra en junio"]
        lines = [each.text for each in moments(details.call, await given.calls.journal(call.id), FORMATS)]
        assert [line for line in lines if "Note" in line][-1] == "Note: «Compra en junio», ana"
        assert sum(isinstance(fact, WrapUpFinished) for fact in facts) == 1


class HeldWriting:
    """Writing that fails, and not before `gate`."""

    def __init__(self, given):
        self._wrap_ups, self._write = given.wrap_ups, given.wrap_ups.write
        self.reached, self.gate = asyncio.Event(), asyncio.Event()
        given.wrap_ups.write = self

    async def __call__(self, *args, **named):
        self.reached.set()
        await self.gate.wait()
        raise StoreError("disk full")

    def mend(self):
        self._wrap_ups.write = self._write


async def written(given, note):
    """Wait until the call's note is this."""
    told, call = asyncio.Event(), live_call().id

    def look(change):
        if change.call.id == call and (change.call.written or NOTHING).note is not None:
            told.set()

    given.bus.subscribe(CallChanged, look)
    look(CallChanged(await given.calls.get(call), ()))
    async with asyncio.timeout(PATIENCE_S):
        await told.wait()
    assert (await given.calls.get(call)).written.note.text == note


async def ended_call(window, given):
    """One whose form is in sight."""
    await saved(given, live_call(*TALK))
    await until(lambda: window.workspace.desk.live.live_count == 1)
    await saved(given, live_call(*TALK, *ENDED), *ENDED)
    await until(window.workspace.desk.wrap_up.form.isVisible)


async def test_words_whose_writing_fails_while_the_language_changes_are_written_later(
    qloop, qapp, qtbot, tmp_path, caplog
):
    async with open_window(qapp, tmp_path) as (window, given):
        await ended_call(window, given)
        held, form, old = HeldWriting(given), window.workspace.desk.wrap_up.form, window.workspace
        form.note.setFocus()
        qtbot.keyClicks(form.note, "Compra 2")
        await held.reached.wait()
        given.settings.update({"general": {"language": "es"}})
        held.gate.set()
        await until(lambda: window.workspace is not old and not shiboken6.isValid(old))
        form = window.workspace.desk.wrap_up.form
        assert form.note.toPlainText() == "Compra 2"
        held.mend()
        await written(given, "Compra 2")
        assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


async def test_words_typed_among_a_calls_details_are_written_though_the_language_changes_at_once(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await ended_call(window, given)
        window.commands.show_call(live_call().id)
        details, old = window.workspace.history.details, window.workspace
        await until(lambda: details.call is not None)
        page = next(p for n in range(details.tabs.count()) if hasattr(p := details.tabs.widget(n), "form"))
        details.tabs.setCurrentWidget(page)
        page.form.note.setFocus()
        qtbot.keyClicks(page.form.note, "Compra 3")
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: window.workspace is not old and not shiboken6.isValid(old))
        await written(given, "Compra 3")


async def test_what_fails_to_be_written_after_its_form_is_gone_harms_nothing(
    qloop, qapp, qtbot, tmp_path, caplog
):
    async with open_window(qapp, tmp_path) as (window, given):
        await ended_call(window, given)
        held, part = HeldWriting(given), QObject()
        writing = WrapUpWriting(given.wrap_ups.typed, "ana", at_once=True, parent=part)
        writing.keep(live_call().id, WrapUp(note="Compra 4"))
        writing.flush()
        await held.reached.wait()
        shiboken6.delete(part)
        held.gate.set()
        held.mend()
        await written(given, "Compra 4")
        assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


def typed_until_killed(path):
    """When each key was pressed by somebody who was killed meanwhile."""
    command = [sys.executable, str(HERE / "note_typist.py"), str(path), "one"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parents[2]) as typist:
        times = [float(typist.stdout.readline()) for _ in range(36)]
        typist.kill()
        return times + [float(line) for line in typist.stdout.read().split()]


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
async def test_a_kill_in_the_middle_of_a_note_loses_at_most_its_last_second(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        call, facts = talked("one", "hola", at=NOON)
        asked = CallRequested(NOON, facts[0].direction, facts[0].number, requested_by="window")
        await store.calls.save(call, (asked, *facts[1:]), "dial")
    times = typed_until_killed(path)
    long_ago = sum(at < times[-1] - 1 for at in times)
    async with open_store(None, path, "x") as store:
        note = (await store.calls.get("one")).written.note.text
        assert [open_one.id for open_one in await store.calls.unfinished_wrap_ups()] == ["one"]
    assert len(note) >= long_ago > 5
    assert "compra dos cajas en mayo; compra dos cajas en mayo; ".startswith(note[:50])


async def test_ctrl_enter_finishes_it_in_spanish_too_where_qt_has_one_name_for_both_keys(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        before = window.workspace
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: window.workspace is not before and window.workspace.desk.wrap_up is not None)
        form = window.workspace.desk.wrap_up.form
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            await saved(given, live_call(*TALK, call_id=key.name))
            await saved(given, live_call(*TALK, *ENDED, call_id=key.name), *ENDED)
            await until(form.isVisible)
            form.note.setFocus()
            qtbot.keyClick(form.note, key, CTRL)
            await until(lambda: not form.isVisible())
