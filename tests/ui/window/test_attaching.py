"""The panels come in behind the painted window, a step at a time, and nobody at the keyboard notices."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.window_world import open_given, shown_widget


class WindowsShown(QObject):
    """Remembers every window that appears."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


async def test_the_panels_come_in_without_a_flash_and_keep_what_is_typed(qloop, qapp, qtbot, tmp_path):
    async with open_given(tmp_path) as given:
        window = MainWindow(given.base, qapp)
        windows = WindowsShown()
        try:
            with shown_widget(window):
                qapp.installEventFilter(windows)
                window.equip()
                field = window.workspace.desk.dialer.field
                typed = ""
                for step, _ in enumerate(given.wiring.attaching(window)):
                    qtbot.keyClicks(field, str(step))
                    typed += str(step)
                assert windows.seen == []
                assert field.text() == typed
                assert len(typed) >= 4  # between each of the panels there is time for a key
                assert window.focusWidget() is field
                await given.idle()
                await window.finish()
        finally:
            qapp.removeEventFilter(windows)
            qapp.setStyleSheet("")
