"""How log and exchanges lie in the drawer: a toolbar, the rows, and below them what one row says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts that move: rows or the notice in their place, and the details with a handle between."""

    stack: QStackedWidget
    splitter: QSplitter


def lay_out(
    panel: QWidget,
    look: Look,
    toolbar: QWidget,
    places: tuple[QWidget, ...],
    details: QWidget,
    *,
    shares: tuple[int, int],
    details_px: int,
) -> Frame:
    """Fill `panel`. `places` stand in one another's stead; `shares` weigh rows against details."""
    px = look.theme.px
    stack, splitter = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
    for place in places:
        stack.addWidget(place)
    stack.setContentsMargins(5, 0, 5, 0)  # with the cells' own 11, words stand at 16
    for index, (part, share) in enumerate(zip((stack, details), shares, strict=True)):
        splitter.addWidget(part)
        splitter.setStretchFactor(index, share)
    splitter.setChildrenCollapsible(False)
    details.setMinimumHeight(px(details_px))
    toolbar.setContentsMargins(px(SPACE_L), px(SPACE_S), px(SPACE_L), px(SPACE_S))
    box = QVBoxLayout(panel)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(toolbar)
    box.addWidget(splitter, 1)
    return Frame(stack, splitter)
