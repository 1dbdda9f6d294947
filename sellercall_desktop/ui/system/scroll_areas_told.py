"""How scroll areas are told to a screen reader: by all their parts, whether these show or not.

A reader counts an area's parts, then asks for each by its number. By itself Qt 6.11.3 counts a bar only
while it shows, and what was counted before may no longer hold when it is asked for: the program ended
(its accessible scroll area does not look at the number). Told as any widget is, the parts stay, and a number
that holds no more is answered by none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QAccessibleWidget

_KINDS = frozenset({"QScrollArea", "QAbstractScrollArea"})
_told: list[bool] = []  # Qt keeps the function for as long as the program runs


def tell_scroll_areas() -> None:
    """Answer for all of this program from now on; asked of Qt once."""
    from PySide6.QtGui import QAccessible  # hundreds of names: not before the paint

    if not _told:
        _told.append(True)
        QAccessible.installFactory(_told_as_widget)


def _told_as_widget(kind: str, area: QObject) -> QAccessibleWidget | None:
    """For one of the classes of an object; None leaves it to Qt."""
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget, QWidget

    if kind not in _KINDS or not isinstance(area, QWidget):
        return None
    return QAccessibleWidget(area, QAccessible.Role.Client)  # the role that Qt gives it
