"""The window's keys. `dialogs.KEYS` lists them for people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from sellercall_desktop.ui.rail import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.workspace import Workspace

_SECTIONS = {
    "Ctrl+1": Section.DESK,
    "Ctrl+2": Section.HISTORY,
    "Ctrl+3": Section.PROMPTS,
    "Ctrl+4": Section.LOG,
    "Ctrl+,": Section.SETTINGS,
}
_ACTS: dict[str, Callable[[Workspace], None]] = {
    "Ctrl+Tab": lambda workspace: workspace.desk.live.select_next(),
    "F9": lambda workspace: workspace.desk.toggle_prompt(),
    "F12": lambda workspace: workspace.desk.toggle_log(),
}


def press_by_enter(event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus, as the space bar does; False where none has."""
    focused = QApplication.focusWidget()
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not isinstance(focused, QAbstractButton):
        return False
    focused.click()
    return True


def make_keys(
    window: QWidget,
    workspace: Callable[[], Workspace],
    go_to_number: Callable[[], None],
    show_keys: Callable[[], None],
) -> None:
    """Bind the keys to `window`. `workspace` is asked each time: another language builds a new one."""
    acts: dict[str, Callable[[], object]] = {"Ctrl+D": go_to_number, "F1": show_keys}
    for keys, act_on in _ACTS.items():
        acts[keys] = partial(_call, workspace, act_on)
    for keys, section in _SECTIONS.items():
        acts[keys] = partial(_show, workspace, section)
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), window).activated.connect(act)


def _call(workspace: Callable[[], Workspace], act: Callable[[Workspace], None]) -> None:
    act(workspace())


def _show(workspace: Callable[[], Workspace], section: Section) -> None:
    workspace().show_section(section)
