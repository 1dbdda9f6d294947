"""Fields of a conversation in a call's details: seen, gone to, confirmed, corrected, rejected by keys."""

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.call_fields import FieldJudging
from sellercall_desktop.core.wrap_up.field import FieldKind
from sellercall_desktop.ui.history.panel import HistoryPanel
from sellercall_desktop.ui.history.timeline import moments
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.history.history_world import NOON, call_id, history_store, requested
from tests.waiting import until

SMALL_TALK = [(f.Speaker.AI if n % 2 else f.Speaker.CUSTOMER, "Sí, claro que sí.") for n in range(80)]
TALK = [
    (f.Speaker.AI, "Buenos días, ¿con quién hablo?"),
    (f.Speaker.CUSTOMER, "Con Ana Ruiz."),
    *SMALL_TALK,
    (f.Speaker.CUSTOMER, "Mi correo es ana punto ruiz arroba gmail punto com."),
    (f.Speaker.CUSTOMER, "Llámeme mañana a las tres."),
]
EMAIL_TURN = len(TALK) - 2


class Details:
    """A panel whose only call is open, and the door through which its fields are judged."""

    def __init__(self, panel, calls, id_):
        self.panel, self.calls, self.id = panel, calls, id_
        self.page = panel.details.conversation
        self.list = self.page.fields

    def line(self, kind):
        return next(line for line in self.list.lines if line.field.kind is kind)

    def seen_at(self):
        """Where in the page the marked turn stands."""
        transcript = self.page.transcript
        place = transcript.cursorRect(transcript.textCursor()).center()
        return self.page.viewport().mapFromGlobal(transcript.viewport().mapToGlobal(place)).y()

    def press(self, kind, key):
        line = self.line(kind)
        line.value.setFocus()
        QTest.keyClick(line.value, key)

    async def state(self, kind, state):
        await until(lambda: self.line(kind).field.state is state)
        return self.line(kind).field

    def timeline(self):
        """The moments of the timeline beside the conversation."""
        details = self.panel.details
        return moments(details.call, details._journal, details._words.formats)

    async def written(self):
        written = (await self.calls.get(self.id)).written
        return {one.field: (one.state, one.value, one.by, one.ordinal) for one in written.fields}


@asynccontextmanager
async def opened(tmp_path, qapp, qtbot, talk=TALK):
    bus, tasks = Bus(), Tasks()
    bridge, theme = Bridge(bus), Theme(qapp)
    async with history_store(tmp_path) as store:
        id_ = call_id(NOON, 1)
        asked = requested(NOON)
        spoken = [
            f.TurnSpoken(NOON + timedelta(seconds=10 + n), n, speaker, text, float(n))
            for n, (speaker, text) in enumerate(talk)
        ]
        facts = [f.CallPlaced(NOON, "CA1"), f.CallAnswered(NOON), f.AgentJoined(NOON), *spoken]
        facts.append(f.CarrierEnded(NOON + timedelta(minutes=5), f.CarrierOutcome.COMPLETED, 300.0))
        call = advance_all(start_call(id_, asked), facts)
        await store.save(call, (asked, *facts), "test")
        judging = FieldJudging(Ledger(store, bus, tasks), lambda: NOON + timedelta(hours=1))
        look = Look(theme, Icons(theme), Formats("es"))
        panel = HistoryPanel(
            store,
            bridge,
            tasks,
            look,
            complete=lambda details: details.conversation.fields.attach(tasks, judging, "rosa"),
        )
        qtbot.addWidget(panel)
        panel.resize(1100, 700)
        panel.show()
        panel.start()
        panel.show_call(id_)
        details = Details(panel, store, id_)
        await until(lambda: panel.details.call is not None)
        try:
            yield details
        finally:
            await until(lambda: not tasks._running)
            panel.hide()  # closing the last window would end the loop
            bridge.close()
            await tasks.close()


async def test_fields_are_listed_with_value_state_and_doubt(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        shown = {line.field.kind: line.value.text() for line in details.list.lines}
        assert shown[FieldKind.EMAIL] == "ana.ruiz@gmail.com"
        assert shown[FieldKind.NAME] == "Ana Ruiz"
        assert "21 nov" in shown[FieldKind.DATETIME]
        assert "«mañana a las tres»" in details.line(FieldKind.DATETIME).value.toolTip()
        assert "assumed" in details.line(FieldKind.DATETIME).value.accessibleDescription()


async def test_enter_goes_to_the_turn_that_gives_the_value(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        details.press(FieldKind.EMAIL, Qt.Key.Key_Return)
        transcript = details.page.transcript
        await until(lambda: transcript.textCursor().hasSelection())
        assert "ana punto ruiz" in transcript.textCursor().selectedText()
        assert transcript.textCursor().blockNumber() == EMAIL_TURN
        await until(lambda: 0 <= details.seen_at() <= details.page.viewport().height())
        assert details.line(FieldKind.EMAIL).value.hasFocus()


async def test_a_click_goes_there_too_and_the_arrows_to_the_other_rows(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        details.press(FieldKind.EMAIL, Qt.Key.Key_Down)
        assert details.line(FieldKind.DATETIME).value.hasFocus()
        QTest.mouseClick(details.line(FieldKind.NAME).value, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        transcript = details.page.transcript
        await until(lambda: "Ana Ruiz" in transcript.textCursor().selectedText())


async def test_each_judgement_by_its_key_is_written_down_and_shown(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        details.press(FieldKind.EMAIL, Qt.Key.Key_C)
        field = await details.state(FieldKind.EMAIL, FieldState.CONFIRMED)
        assert field.by == "rosa"
        details.press(FieldKind.NAME, Qt.Key.Key_F2)
        edit = details.line(FieldKind.NAME).edit
        assert edit.hasFocus() or QGuiApplication.focusWindow() is None
        QTest.keyClicks(edit, "Anna Ruiz")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert (await details.state(FieldKind.NAME, FieldState.CORRECTED)).value == "Anna Ruiz"
        details.press(FieldKind.DATETIME, Qt.Key.Key_Delete)
        await details.state(FieldKind.DATETIME, FieldState.REJECTED)
        lines = [moment.text for moment in details.timeline()]
        assert "Field E-mail: «ana.ruiz@gmail.com» (confirmed), rosa" in lines
        assert any(line.endswith("(rejected), rosa") for line in lines)
        assert await details.written() == {
            "email": (FieldState.CONFIRMED, "ana.ruiz@gmail.com", "rosa", EMAIL_TURN),
            "name": (FieldState.CORRECTED, "Anna Ruiz", "rosa", 1),
            "datetime": (FieldState.REJECTED, "2026-11-21T15:00-05:00", "rosa", len(TALK) - 1),
        }


async def test_escape_leaves_the_value_as_it_was(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        details.press(FieldKind.NAME, Qt.Key.Key_F2)
        line = details.line(FieldKind.NAME)
        QTest.keyClicks(line.edit, "nobody")
        QTest.keyClick(line.edit, Qt.Key.Key_Escape)
        assert line.value.isVisible()
        assert not line.edit.isVisible()
        assert (await details.calls.get(details.id)).written is None


async def test_a_conversation_without_values_shows_no_list(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, talk=[(f.Speaker.CUSTOMER, "No, gracias.")]) as details:
        await until(lambda: not details.list._reading)
        assert not details.list.isVisible()


async def test_tab_goes_through_the_rows_as_they_stand_in_one_column_or_two(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        email, moment, name = (details.line(k) for k in (FieldKind.EMAIL, FieldKind.DATETIME, FieldKind.NAME))
        email.reject.setFocus()
        QTest.keyClick(email.reject, Qt.Key.Key_Tab)
        assert moment.value.hasFocus()
        await until(lambda: email.y() < moment.y() < name.y())
        details.list.setFixedWidth(900)
        await until(lambda: email.y() == moment.y() < name.y())


async def test_on_a_card_they_wait_for_the_end_of_the_call(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as details:
        await until(lambda: len(details.list.lines) == 3)
        over = details.panel.details.call
        details.list.show_when_over(replace(over, carrier_ended=None))
        assert details.list.lines == ()
        details.list.show_when_over(over)
        await until(lambda: len(details.list.lines) == 3)
