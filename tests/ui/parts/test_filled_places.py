"""What is brought into its place is seen there, whatever was in sight meanwhile."""

from PySide6.QtWidgets import QLabel, QWidget

from sellercall_desktop.ui.parts.arrangement import fill_place


def test_a_panel_that_is_finished_while_another_page_is_seen_is_there_when_its_own_is(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    desk = QWidget(window)
    window.show()
    panel = QLabel(parent=desk)  # begun while its page was seen
    desk.hide()
    fill_place(desk, panel)
    desk.show()
    assert panel.isVisible()
