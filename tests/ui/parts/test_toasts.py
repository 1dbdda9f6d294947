"""The toast at the lower edge: what it takes from the person who goes on working."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.parts.toasts import Toasts
from sellercall_desktop.ui.words.formats import Formats


def test_a_click_on_undo_leaves_the_keyboard_where_the_person_writes(qapp, qtbot):
    theme, window, undone = Theme(qapp), QWidget(), []
    qtbot.addWidget(window)
    hang_up, text = QPushButton("Hang up"), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(hang_up)
    box.addWidget(text)
    toasts = Toasts(Look(theme, Icons(theme), Formats("en")), window)
    window.show()
    text.setFocus()
    toasts.show("Published", "Undo", lambda: undone.append(True))
    (undo,) = (button for button in window.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (undone, toasts.text) == ([True], "")
    assert window.focusWidget() is text
