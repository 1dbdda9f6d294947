from contextlib import asynccontextmanager

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from sellercall_desktop import __version__
from sellercall_desktop.ui.about.dialog import AboutDialog
from sellercall_desktop.ui.help.window import HelpWindow
from sellercall_desktop.ui.parts.dialogs import fit
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.window_world import open_given, shown_widget
from tests.waiting import until


@asynccontextmanager
async def open_about(qapp, qtbot, folder):
    """A window whose About was opened by its command, with the licences read."""
    async with open_given(folder) as given:
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                given.wiring.attach(window)
                window.commands.show_about()
                (about,) = window.findChildren(AboutDialog)
                await until(lambda: about.view.names.count() > 0)
                yield window, about
                if shiboken6.isValid(about):
                    about.close()
                await given.idle()
                await window.finish()
        finally:
            qapp.setStyleSheet("")


async def test_about_tells_version_and_licence_and_lets_the_person_go_on_working(
    qloop, qapp, qtbot, tmp_path
):
    async with open_about(qapp, qtbot, tmp_path) as (_window, about):
        assert not about.isModal()
        assert f"Version {__version__}" in [label.text() for label in about.findChildren(QLabel)]
        assert about.view.text.toPlainText().startswith("MIT License")


async def test_every_part_of_others_is_listed_with_its_text(qloop, qapp, qtbot, tmp_path):
    async with open_about(qapp, qtbot, tmp_path) as (_window, about):
        names = [about.view.names.item(row).text() for row in range(about.view.names.count())]
        qt = next(row for row, name in enumerate(names) if name.startswith("PySide6_Essentials"))
        about.view.names.setCurrentRow(qt)
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in about.view.text.toPlainText()
        assert {"Inter", "Phosphor Icons"} <= set(names)


async def test_it_is_used_and_left_from_the_keyboard(qloop, qapp, qtbot, tmp_path):
    async with open_about(qapp, qtbot, tmp_path) as (window, about):
        qtbot.keyClick(about.view.names, Qt.Key.Key_Down)
        assert about.view.names.currentRow() == 1
        qtbot.keyClick(about, Qt.Key.Key_Escape)
        await until(lambda: window.findChildren(AboutDialog) == [])


async def test_the_version_is_copied_for_a_message_to_support(qloop, qapp, qtbot, tmp_path):
    async with open_about(qapp, qtbot, tmp_path) as (_window, about):
        qtbot.mouseClick(about.copy_version, Qt.MouseButton.LeftButton)
        assert qapp.clipboard().text() == f"SellerCall {__version__}"


async def test_asked_for_again_the_same_one_comes_to_the_front(qloop, qapp, qtbot, tmp_path):
    async with open_about(qapp, qtbot, tmp_path) as (window, about):
        window.commands.show_about()
        assert window.findChildren(AboutDialog) == [about]


async def test_closed_before_the_licences_are_read_it_goes_in_peace(qloop, qapp, qtbot, tmp_path, caplog):
    async with open_about(qapp, qtbot, tmp_path) as (window, about):
        about.close()
        await until(lambda: window.findChildren(AboutDialog) == [])
        window.commands.show_about()
        (again,) = window.findChildren(AboutDialog)
        again.close()
    assert "task.failed" not in caplog.text


async def test_the_help_leads_to_it(qloop, qapp, qtbot, tmp_path):
    async with open_about(qapp, qtbot, tmp_path) as (window, about):
        about.close()
        await until(lambda: window.findChildren(AboutDialog) == [])
        window.commands.show_help()
        (help_window,) = window.findChildren(HelpWindow)
        qtbot.mouseClick(help_window.about, Qt.MouseButton.LeftButton)
        (again,) = window.findChildren(AboutDialog)
        await until(lambda: again.view.names.count() > 0)
        again.close()


def test_a_dialog_is_no_larger_than_its_screen(qapp, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    fit(dialog, 9000, 9000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() < room.height(), "its frame has no room"
