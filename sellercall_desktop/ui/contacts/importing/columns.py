"""What each column of the table says: its title, some of its cells, and a choice to correct it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping, ColumnRole
from sellercall_desktop.ui.contacts.importing.role_words import ROLES, role_text
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.contact_import import CARD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.imports.table import Row
    from sellercall_desktop.ui.parts.look import Look

_SAMPLES, _LEAST_PX = 3, 40
_AS_ROLES = {"Note": ColumnRole.NOTE, "Language": ColumnRole.LANGUAGE}  # of a vCard


class ImportColumns(QScrollArea):
    """One row a column.

    Signals:
        changed: with the mapping as it was corrected.
    """

    changed = Signal(ColumnMapping)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mapping: ColumnMapping | None = None
        self.choices: list[QComboBox] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(look.theme.px(_LEAST_PX))
        self.setAccessibleName(self.tr("What the columns say"))

    def show_mapping(self, mapping: ColumnMapping, sample: Sequence[Row], *, cards: bool = False) -> None:
        """Show this one, with cells from `sample` below the titles.

        `cards`: the columns are all that a vCard could hold; those that these leave empty are not shown.
        """
        self._mapping, self.choices = mapping, []
        content = QWidget()
        content.setProperty("role", "scroll")
        grid = QGridLayout(content)
        px = self._look.theme.px
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        header = -1 if mapping.header_row is None else mapping.header_row
        cells = [row for number, row in sample if number > header]
        for at, use in enumerate(mapping.columns):
            title = use.title or self.tr("Column {number}").format(number=at + 1)
            if cards and title in CARD_COLUMNS:
                title = CARD_COLUMNS[title].said(window_language())
            elif cards and title in _AS_ROLES:
                title = role_text(_AS_ROLES[title])
            named, shown = Elided(), Elided("muted")
            named.show_text(title)
            filled = [row[at].strip() for row in cells if at < len(row) and row[at].strip()]
            shown.show_text(" · ".join(" ".join(one.split()) for one in filled[:_SAMPLES]) or "–")
            choice = self._choice(at, title)
            for column, part in enumerate((named, shown, choice)):
                grid.addWidget(part, at, column)
                part.setHidden(cards and not filled)
        grid.setRowStretch(len(mapping.columns), 1)
        self.setWidget(content)

    def _choice(self, at: int, title: str) -> QComboBox:
        made = QComboBox()
        for role in ROLES:
            made.addItem(role_text(role), role)
        if self._mapping is not None:
            made.setCurrentIndex(list(ROLES).index(self._mapping.columns[at].role))
        made.setAccessibleName(self.tr("What {column} says").format(column=title))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page
        made.setMaxVisibleItems(len(ROLES))
        made.activated.connect(partial(self._on_chosen, at))
        self.choices.append(made)
        return made

    def _on_chosen(self, at: int, _row: int) -> None:
        if self._mapping is not None:
            self._mapping = self._mapping.with_role(at, ColumnRole(self.choices[at].currentData()))
            self.changed.emit(self._mapping)
