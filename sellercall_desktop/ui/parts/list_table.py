"""What tables have in common that are plain lists: how they look, and for which columns there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QTableView

    from sellercall_desktop.ui.parts.theme import Theme

Column = TypeVar("Column", bound=int)


def set_up_list(table: QTableView, row_height: int, *, of_rows: bool = True) -> None:
    """Make it a list to read: rows of one height (px), of which one is chosen, else a cell; Tab leaves it."""
    if of_rows:
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(row_height)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)


def share_columns(
    table: QTableView, theme: Theme, width: int, shares: Mapping[Column, int], needs: Mapping[Column, int]
) -> None:
    """Give each column its share of the room; `needs`: from which width of the table on one is shown (px)."""
    shown = [column for column in shares if width >= theme.px(needs.get(column, 0))]
    room, all_shares = table.viewport().width(), sum(shares[column] for column in shown)
    for column in shares:
        table.setColumnHidden(column, column not in shown)
        if column in shown:
            table.setColumnWidth(column, room * shares[column] // all_shares)
