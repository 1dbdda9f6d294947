"""What can be done with a call of the history, and with the calls that are shown: the menu of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from sellercall_desktop.ui.history.columns import may_be_called_again

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.icons import Icons


class RowActs(NamedTuple):
    """What the entries do; those that are None are not there. `later`, `person` and `dial` get a number.

    `log` gets an id.
    `rehearse` gets the ids of the chosen calls; none: all that are shown.
    """

    details: Callable[[], object]
    dial: Callable[[str], object]
    later: Callable[[str], object] | None
    rehearse: Callable[[Sequence[str]], object] | None
    copy: Callable[[], object]
    log: Callable[[str], object]
    person: Callable[[str], object] | None = None


def row_menu(table: QWidget, call: Call, icons: Icons, acts: RowActs, chosen_ids: Sequence[str]) -> QMenu:
    """The menu of this call's row; it is gone once it is closed."""
    menu, icon = QMenu(table), icons.icon
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    translate = QCoreApplication.translate
    details = menu.addAction(icon("info", "muted"), translate("CallTable", "Details"), acts.details)
    details.setShortcut(QKeySequence(Qt.Key.Key_Return))
    if may_be_called_again(call):
        again = menu.addAction(icon("phone", "call"), translate("CallTable", "Call again"))
        again.triggered.connect(lambda: acts.dial(call.number))
    if (later := acts.later) is not None and call.number:
        said = translate("CallTable", "Call later…")
        menu.addAction(icon("clock", "muted"), said, lambda: later(call.number))
    if (rehearse := acts.rehearse) is not None:
        # Of a single row nobody can tell whether it was chosen or is only where the cursor stands.
        chosen = chosen_ids if len(chosen_ids) > 1 else ()
        all_shown = translate("CallTable", "Rehearse these calls…")
        said = translate("CallTable", "Rehearse the chosen calls…") if chosen else all_shown
        menu.addAction(icon("flask", "muted"), said, lambda: rehearse(chosen))
    menu.addSeparator()
    copy = menu.addAction(icon("copy", "muted"), translate("CallTable", "Copy number"), acts.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    show_log = menu.addAction(icon("list-dashes", "muted"), translate("CallTable", "Show log lines"))
    show_log.triggered.connect(lambda: acts.log(call.id))
    if (person := acts.person) is not None and call.number.startswith("+"):
        menu.addSeparator()
        said = translate("CallTable", "Data of this person…")
        menu.addAction(icon("user", "muted"), said, lambda: person(call.number))
    return menu
