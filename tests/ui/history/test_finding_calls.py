"""From typing to the call: the search takes what is typed, leads to the rows, and what was found is shown."""

import asyncio
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.history.choices import DaySpan
from tests.ui.history.history_world import NOON, call_id, requested
from tests.ui.history.test_history_panel import TODAY, opened, until
from tests.ui.history.test_history_places import ended, saved
from tests.ui.live_call.test_live_elsewhere import open_window

KEY = Qt.Key


async def spoken(world, number, *texts, minutes=1, summary=""):
    """A call of today, in which these were said by turns."""
    at = NOON + timedelta(minutes=minutes)
    call = start_call(call_id(at, minutes), requested(at, number))
    speakers = (f.Speaker.AI, f.Speaker.CUSTOMER)
    said = [
        f.TurnSpoken(at + timedelta(seconds=10 + n), n, speakers[n % 2], text, float(n))
        for n, text in enumerate(texts)
    ]
    told = [f.SummaryWritten(at + timedelta(seconds=90), summary, summary)] if summary else []
    ended = f.AgentEnded(at + timedelta(seconds=80), f.AgentOutcome.AI_HUNG_UP)
    call = advance_all(call, (*said, ended, *told))
    await world.store.save(call, (call.requested, *said, ended, *told), "poll")
    return call


async def searched(world, text, rows):
    world.panel.filters.text.setText(text)  # Qt's test keys know ASCII only
    model, search = world.panel.model, world.panel.search
    await until(lambda: model.query.text == text and search._answered and model.rowCount() == rows)


def piece(world, row=0):
    return world.panel.search._pieces.of(world.panel.model.call_at(row))


def marked(conversation):
    return [mark.cursor.selectedText() for mark in conversation.transcript.extraSelections()]


def ground(conversation):
    first = conversation.transcript.extraSelections()[0]
    return first.format.background().color().name()


@pytest.mark.parametrize("typed", ["x", "Ñ", "5", "+"])
async def test_what_is_typed_in_the_rows_begins_a_search(tmp_path, qapp, qtbot, qloop, typed):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        panel.filters.text.setText("old")
        panel.table.setFocus()
        panel.table.setCurrentIndex(panel.model.index(0, 1))
        for way in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(way, ord(typed.upper()), Qt.KeyboardModifier.NoModifier, typed)
            QApplication.sendEvent(panel.table, key)
        assert panel.focusWidget() is panel.filters.text
        qtbot.keyClicks(panel.table, "yz")  # what was on its way already
        assert panel.filters.text.text() == f"{typed}yz"
        await until(lambda: panel.search._answered)


async def test_typing_in_the_opened_call_and_on_the_chips_is_searched_too(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        await world.choose(0)
        chips = (panel.filters.direction, panel.filters.result, panel.filters.date)
        for part in (panel.details.conversation.transcript, panel.details.tabs, panel.toggle, *chips):
            panel.filters.text.clear()
            part.setFocus()
            qtbot.keyClicks(part, "p")
            assert panel.filters.text.text() == "p", part
        await until(lambda: panel.search._answered)


async def test_keys_that_mean_something_else_are_not_searched(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        panel.table.setFocus()
        panel.table.setCurrentIndex(panel.model.index(3, 1))
        for key, modifiers in (
            (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
            (KEY.Key_C, Qt.KeyboardModifier.ControlModifier),
            (KEY.Key_X, Qt.KeyboardModifier.AltModifier),
            (KEY.Key_Down, Qt.KeyboardModifier.NoModifier),
            (KEY.Key_F2, Qt.KeyboardModifier.NoModifier),
        ):
            qtbot.keyClick(panel.table, key, modifiers)
        assert panel.filters.text.text() == ""
        assert panel.table.currentIndex().row() == 4


async def test_on_the_page_keys_from_anywhere_are_searched_and_on_the_desk_digits_are_dialed(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await saved(given, ended())
        desk = window.workspace.desk._history
        await until(lambda: desk.model.rowCount() == 1)
        desk.table.setFocus()
        desk.table.setCurrentIndex(desk.model.index(0, 1))
        qtbot.keyClicks(desk.table, "b")
        assert desk.filters.text.text() == "b"
        qtbot.keyClicks(desk.table, "3")
        assert window.workspace.desk.dialer.field.text() == "3"
        window.workspace.show_section("history")
        page = window.workspace.history
        qtbot.keyClicks(window.workspace.rail, "pla")
        qtbot.keyClicks(window, "7")
        assert page.filters.text.text() == "pla7"
        assert window.workspace.desk.dialer.field.text() == "3"
        assert desk.filters.text.text() == "b"
        await until(lambda: page.search._answered and desk.search._answered)


async def test_down_and_up_go_between_the_search_and_the_first_row(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        await searched(world, "315", len([c for c in world.calls if "315" in c.number]))
        panel.filters.text.setFocus()
        qtbot.keyClick(panel.filters.text, KEY.Key_Down)
        assert panel.focusWidget() is panel.table
        assert panel.table.currentIndex().row() == 0
        assert not panel.details.isVisible()
        qtbot.keyClick(panel.table, KEY.Key_Down)
        qtbot.keyClick(panel.table, KEY.Key_Up)
        assert panel.focusWidget() is panel.table
        qtbot.keyClick(panel.table, KEY.Key_Up)
        assert panel.focusWidget() is panel.filters.text


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
async def test_enter_right_after_typing_opens_the_first_of_the_rows_that_were_asked_for(
    tmp_path, qapp, qtbot, qloop, key
):
    async with opened(tmp_path, qapp, qtbot) as world:
        wanted = await spoken(world, "+573009990000", "Tenemos fibra", "¿Y el colibrí?", minutes=-500)
        panel = world.panel
        panel.filters.text.setFocus()
        qtbot.keyClicks(panel.filters.text, "colibri")
        qtbot.keyClick(panel.filters.text, key)
        await until(lambda: panel.details.call is not None)
        assert panel.details.call.id == wanted.id
        assert panel.details.isVisible()
        assert panel.focusWidget() is panel.table


async def test_enter_for_rows_that_are_not_there_stays_in_the_search(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        panel.filters.text.setFocus()
        qtbot.keyClicks(panel.filters.text, "xyzzy")
        qtbot.keyClick(panel.filters.text, KEY.Key_Return)
        await until(panel.notice.isVisible)
        assert panel.focusWidget() is panel.filters.text
        panel.filters.text.clear()  # what was asked for before must not open anything now
        await until(lambda: panel.model.rowCount() == 30)
        assert not panel.details.isVisible()
        assert panel.focusWidget() is panel.filters.text


async def test_each_row_shows_the_piece_that_matched_and_who_said_it(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        talked = [call for call in world.calls if call.turns]
        await searched(world, "MULTA", len(talked))
        await until(lambda: piece(world))
        assert piece(world) == "AI: …cancelar cuando quiera sin multa."
        told = world.panel.model.data(world.panel.model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole)
        assert told.endswith(piece(world))
        high = world.panel.table.rowHeight(0)
        await searched(world, "te", 0)
        world.panel.filters.clear()
        await until(lambda: world.panel.model.rowCount() == 30)
        assert world.panel.table.rowHeight(0) < high
        assert piece(world) == ""


@pytest.mark.parametrize(
    "case",
    [
        ("propuesta", "Customer: Le mandé la PROPUESTA"),
        ("mande prop", "Customer: Le mandé la PROPUESTA"),
        ("señor", "AI: ¿Sí, sen\u0303or Núñez?"),
        ("senor", "AI: ¿Sí, sen\u0303or Núñez?"),
        ("orquidea", "Summary: Quiere una orquídea."),
        ("nunez orquidea", "AI: ¿Sí, sen\u0303or Núñez?"),
    ],
)
async def test_the_piece_is_the_one_that_holds_most_with_case_and_accents_aside(
    tmp_path, qapp, qtbot, qloop, case
):
    typed, shown = case
    async with opened(tmp_path, qapp, qtbot, count=0) as world:
        await spoken(
            world,
            "+573009990000",
            "¿Sí, sen\u0303or Núñez?",
            "Le mandé  la\nPROPUESTA",
            summary="Quiere una orquídea.",
        )
        await searched(world, typed, 1)
        await until(lambda: piece(world))
        assert piece(world).removesuffix(" Quiere una orquídea.") == shown


async def test_a_piece_out_of_a_long_turn_begins_near_the_match(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=0) as world:
        await spoken(world, "+573009990000", f"{'bla ' * 500}y le mandé la propuesta {'por correo ' * 500}")
        await searched(world, "propuesta", 1)
        await until(lambda: piece(world))
        assert piece(world).startswith("AI: …bla")
        assert piece(world).endswith("…")
        assert "le mandé la propuesta por correo" in piece(world)
        assert len(piece(world)) < 200


async def test_digits_of_the_number_show_no_piece_and_leave_the_rows_as_they_are(
    tmp_path, qapp, qtbot, qloop
):
    async with opened(tmp_path, qapp, qtbot) as world:
        high = world.panel.table.rowHeight(0)
        await searched(world, "315", len([c for c in world.calls if "315" in c.number]))
        await until(lambda: world.panel.search._pieces._known)
        assert piece(world) == ""
        assert world.panel.table.rowHeight(0) == high


async def test_pieces_are_read_for_the_rows_on_screen_only_and_for_others_when_they_come(
    tmp_path, qapp, qtbot, qloop
):
    async with opened(tmp_path, qapp, qtbot, count=150) as world:
        asked = []

        async def passages(text, ids):
            asked.append(list(ids))
            return await world.store.store.passages(text, ids)

        world.store.passages = passages
        talked = [call.id for call in world.calls if call.turns]
        await searched(world, "multa", len(talked))
        await until(lambda: piece(world))
        assert sum(map(len, asked)) < 30
        assert piece(world, len(talked) - 1) == ""
        world.panel.table.verticalScrollBar().setValue(world.panel.table.verticalScrollBar().maximum())
        await until(lambda: piece(world, len(talked) - 1))
        each = [one for ids in asked for one in ids]
        assert len(each) == len(set(each))


async def test_a_piece_that_cannot_be_read_costs_nothing_but_the_piece(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        asked = []

        async def passages(_text, ids):
            asked.append(ids)
            raise StoreError("disk gone")

        world.store.passages = passages
        await searched(world, "multa", len([call for call in world.calls if call.turns]))
        await until(lambda: asked)
        assert world.panel.table.isVisible()
        assert len(asked) == 1


async def test_an_answer_for_an_older_search_shows_nothing(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        gate, real = asyncio.Event(), world.store.store.passages

        async def slow(text, ids):
            if text == "multa":
                await gate.wait()
            return await real(text, ids)

        world.store.passages = slow
        rows = len([call for call in world.calls if call.turns])
        await searched(world, "multa", rows)
        await searched(world, "correo", rows)
        await until(lambda: piece(world))
        gate.set()
        await asyncio.sleep(0)
        assert piece(world) == "Customer: …mándeme la propuesta por correo."


async def test_what_is_said_meanwhile_in_a_live_call_is_shown(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, live=1) as world:
        world.panel.filters.result._live.click()
        await searched(world, "ring", 0)
        call = world.calls[0]
        first = f.TurnSpoken(NOON + timedelta(seconds=12), 0, f.Speaker.AI, "Hola, ¿zapatos?")
        await world.change(call, f.AgentJoined(NOON + timedelta(seconds=10)), first)
        await searched(world, "zapatos", 1)
        await until(lambda: piece(world))
        both = f.TurnSpoken(NOON + timedelta(seconds=14), 0, f.Speaker.AI, "Hola, ¿quiere zapatos?")
        await world.change(call, both)
        await until(lambda: piece(world) == "AI: Hola, ¿quiere zapatos?")


async def test_the_opened_conversation_marks_every_match_and_not_by_colour_alone(
    tmp_path, qapp, qtbot, qloop
):
    async with opened(tmp_path, qapp, qtbot, count=0) as world:
        await spoken(
            world, "+573009990000", "Dígame 😀 su día: ¿DIA o noche?", "De di\u0301a, medio-día, no mediodía",
            summary="Prefiere el día <b>.",
        )  # fmt: skip
        await searched(world, "dia", 1)
        await world.choose(0)
        conversation = world.panel.details.conversation
        assert marked(conversation) == ["día", "DIA", "di\u0301a", "día"]
        first = conversation.transcript.extraSelections()[0]
        assert first.format.fontUnderline()
        assert ground(conversation) != conversation.transcript.palette().base().color().name()
        assert "underline" in conversation.summary.text()
        assert "&lt;b&gt;" in conversation.summary.text()
        await searched(world, "noche", 1)
        assert marked(conversation) == ["noche"]
        assert conversation.summary.text() == "Prefiere el día <b>."
        world.panel.filters.clear()
        await until(lambda: not marked(conversation))


async def test_the_conversation_opens_at_its_first_match(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=0) as world:
        texts = [f"Esto es lo que se dijo en el turno {n}." for n in range(200)]
        texts[120] += " Quiero un colibrí."
        await spoken(world, "+573009990000", *texts)
        await searched(world, "colibrí", 1)
        qtbot.keyClick(world.panel.filters.text, KEY.Key_Return)
        conversation = world.panel.details.conversation

        def seen():
            found = conversation.transcript.extraSelections()
            if not found:
                return False
            cursor = QTextCursor(found[0].cursor)
            place = conversation.transcript.cursorRect(cursor).center()
            spot = conversation.transcript.viewport().mapTo(conversation.viewport(), place)
            return conversation.viewport().rect().contains(spot)

        await until(seen)


async def test_marks_stay_on_their_words_when_the_theme_changes(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        rows = len([call for call in world.calls if call.turns])
        await searched(world, "correo", rows)
        await world.choose(0)
        conversation = world.panel.details.conversation
        before = ground(conversation)
        world.panel._look.theme.apply(
            "dark" if world.panel._look.theme.tokens.surface == "#FFFFFF" else "light"
        )
        assert marked(conversation) == ["correo"]
        assert ground(conversation) != before
    qapp.setStyleSheet("")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_yesterday_and_this_week_are_offered(tmp_path, qapp, qtbot, qloop, language):
    async with opened(tmp_path, qapp, qtbot, count=1) as world:
        world.panel._look.formats.set_language(language)
        sunday_first = world.panel._look.formats.locale.firstDayOfWeek() is Qt.DayOfWeek.Sunday
        chip = world.panel.filters.date
        chip.choose(DaySpan.YESTERDAY)
        assert chip.days == (TODAY - timedelta(days=1), TODAY - timedelta(days=1))
        chip.choose(DaySpan.THIS_WEEK)
        assert chip.days == (date(2026, 11, 15 if sunday_first else 16), TODAY)  # TODAY is a Friday
        assert chip.choice_text() == chip._buttons[DaySpan.THIS_WEEK].text()
        await until(lambda: world.panel.search._answered)


async def test_yesterday_holds_the_calls_of_yesterday_and_moves_on_with_midnight(
    tmp_path, qapp, qtbot, qloop
):
    async with opened(tmp_path, qapp, qtbot, count=300) as world:
        loads, tomorrow = [], TODAY + timedelta(days=1)
        world.panel.model.loaded.connect(lambda: loads.append(world.rows()))
        world.panel.filters.date.choose(DaySpan.YESTERDAY)
        await until(lambda: loads)
        world.panel._today = world.panel.filters.date._today = lambda: tomorrow
        world.panel._on_tick()
        await until(lambda: len(loads) == 2)
        days = [{call.created_at.astimezone().date() for call in rows} for rows in loads]
        assert days == [{TODAY - timedelta(days=1)}, {TODAY}]
