"""Each section of the rail, once by mouse: what fills the space is what was clicked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from sellercall_desktop.ui.help.window import HelpWindow
from sellercall_desktop.ui.window.rail import Rail
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.waiting import until


async def test_each_section_is_opened_by_a_click(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        await until(lambda: window.workspace.desk._history is not None)
        rail = window.findChild(Rail)

        def click(name):
            found = next(
                one for one in rail.findChildren(QToolButton) if one.accessibleName().startswith(name)
            )
            qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

        def seen():
            workspace = window.workspace
            parts = {
                "dialer": workspace.desk.dialer,
                "desk's history": workspace.desk._history,
                "history": workspace._history,
                "prompt": workspace.desk.prompts,
                "log": workspace.desk._log,
                "settings": workspace._settings_page,
            }
            return {name for name, part in parts.items() if part is not None and part.isVisible()}

        for name, shown in (
            ("History", {"history"}),
            ("Prompt", {"prompt"}),
            ("Log", {"log"}),
            ("Settings", {"settings"}),
            ("Desk", {"dialer", "desk's history", "prompt"}),
        ):
            click(name)
            await until(lambda shown=shown: seen() == shown)
        click("Keys")
        await until(lambda: window.findChildren(HelpWindow))
        window.findChild(HelpWindow).close()  # else the next test's window is not the active one
