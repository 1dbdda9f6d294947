"""The names of contacts, wherever the window shows a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.contacts.names import ContactNamesChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.contacts.names import ContactNames
    from sellercall_desktop.ui.window.main_window import MainWindow


def show_contact_names(window: MainWindow, names: ContactNames, bus: Bus) -> Callable[[], None]:
    """Show them from now on; returns the function that ends it.

    A call's number is looked up as soon as there is a call, so that its name is there when it is shown.
    """
    from PySide6.QtWidgets import QAbstractItemView

    def repaint(_change: ContactNamesChanged) -> None:
        for view in window.findChildren(QAbstractItemView):
            view.viewport().update()

    def look_up(change: CallChanged) -> None:
        names.of(change.call.number)

    window.look.formats.contact_name = names.name
    ends = bus.subscribe(ContactNamesChanged, repaint), bus.subscribe(CallChanged, look_up)

    def end() -> None:
        for one in ends:
            one()

    return end
