"""The page of the do-not-call list in the real window: by keyboard, in both languages, at a small size."""

from __future__ import annotations

from contextlib import asynccontextmanager

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.guard.list_transfer import ListTransfer
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.simulator import EXAMPLES, Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.do_not_call.page import DoNotCallPage, ListDesk
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.actions import ACTIONS
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from sellercall_desktop.ui.words.formats import Formats
from tests.desk import open_program, setup_for
from tests.ui.window_world import shown_widget
from tests.waiting import until

MARTA, WORDS = EXAMPLES["buys"], "Por favor, no me llame más."


@asynccontextmanager
async def open_window(folder, *, language="en", theme="light"):
    async with Simulator(speed=50) as simulator:
        setup = setup_for(folder, simulator)
        setup.settings.update({"general": {"language": language, "theme": theme}})
        async with open_program(setup, simulator, webhooks=False) as world:
            bridge = Bridge(setup.bus)
            window = MainWindow(
                WindowBase(setup.settings, bridge, setup.paths, demo=True), QApplication.instance()
            )
            window_wiring(setup, world.desk, bridge, "ana", simulator).attach(window)
            window.show()
            try:
                yield world, window
            finally:
                window.close()
                await window.finish()
                bridge.close()
                shiboken6.delete(window)


def page_of(window):
    window.workspace.do("do_not_call")
    return window.workspace._settings_page.do_not_call


def shown(page):
    model = page.table.listed
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_in(field, text):
    field.setFocus()
    QTest.keyClicks(field, text)


async def test_a_number_is_listed_refused_and_taken_off_by_keyboard(qloop, tmp_path):
    async with open_window(tmp_path) as (world, window):
        begun = utc_now()
        (action,) = (action for action in ACTIONS if action.title == "Do-not-call list")
        action.act(window.commands)
        page = page_of(window)
        await until(lambda: page.isVisible() and window.isActiveWindow())
        page.add.setFocus()
        QTest.keyClick(page.add, Qt.Key.Key_Space)
        assert page.form.number.hasFocus()
        type_in(page.form.number, "300 12")
        assert not page.form.agree.isEnabled()
        assert page.form.problem.text()
        page.form.number.clear()
        type_in(page.form.number, MARTA)
        type_in(page.form.reason, "Wrote to us")
        QTest.keyClick(page.form.reason, Qt.Key.Key_Return)
        await until(lambda: shown(page))
        assert "is not called any more" in page.state.text()
        assert page.form.isHidden()

        window.workspace.focus_number()
        window.workspace.call_number(MARTA)
        under = window.workspace.desk.dialer._under
        await until(lambda: under._problem is not None and under._problem.isVisible())
        assert "Wrote to us" in under._problem.sentence.why
        assert world.simulator.calls_placed == []
        under._problem._action.click()
        assert page.isVisible()

        page.table.setFocus()
        page.table.selectRow(0)
        assert "Wrote to us" in page.details.text()
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert page.form.reason.hasFocus()
        QTest.keyClick(page.form.reason, Qt.Key.Key_Return)
        assert world.desk.do_not_call.listed(MARTA) is not None  # without a reason nobody is taken off
        type_in(page.form.reason, "Bought again")
        QTest.keyClick(page.form.reason, Qt.Key.Key_Return)
        await until(lambda: not shown(page))
        acts = await world.desk.audit.between(begun, utc_now())
        assert [(act.kind, act.by, act.text) for act in acts] == [
            (AuditKind.OPT_OUT_ADDED, "ana", "Wrote to us"),
            (AuditKind.GUARD_REFUSED, "rule", ""),
            (AuditKind.OPT_OUT_REMOVED, "ana", "Bought again"),
        ]


async def test_a_list_comes_from_a_file_what_is_no_number_is_named_and_it_goes_out_again(qloop, tmp_path):
    path, copy = tmp_path / "lista.csv", tmp_path / "copia.csv"
    path.write_text(f"telefono;motivo\n{MARTA};pidió no más\nJuan;x\n310 987 6543;\n", encoding="utf-8")
    async with open_page(tmp_path) as page:
        page.import_from(path)
        await until(lambda: page.refused.isVisible() and len(shown(page)) == 2)
        assert "Juan" in page.refused.rows.toPlainText()
        assert "3" in page.refused.rows.toPlainText()
        type_in(page.search, "no mas")
        await until(lambda: len(shown(page)) == 1)
        page.search.clear()
        type_in(page.search, "310-987")
        await until(lambda: shown(page) == ["310 987 6543"])
        page.export_to(copy)
        await until(lambda: copy.exists() and page._moving is None)
        assert f"'{MARTA}," in copy.read_text(encoding="utf-8-sig")
        page.import_from(tmp_path / "absent.csv")
        await until(lambda: page.problem.sentence is not None)
        assert "absent.csv" in page.problem.sentence.what


@asynccontextmanager
async def open_page(folder):
    """The page alone, over an empty list."""
    bus, tasks, theme = Bus(), Tasks(), Theme(QApplication.instance())
    bridge = Bridge(bus)
    async with open_store(None, folder / "a.db", "x") as store:
        known = DoNotCall(store.do_not_call, bus, tasks, utc_now)
        desk = ListDesk(known, ListTransfer(known, store.audit, utc_now, "ana"), "ana")
        look = Look(theme, Icons(theme), Formats("en"))
        with shown_widget(DoNotCallPage(desk, bridge, tasks, look)) as page:
            yield page
            await tasks.finish()
        bridge.close()
