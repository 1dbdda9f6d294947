"""Which dispositions calls of something may get: all of the installation's, or only some."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class DispositionChoice(QWidget):
    """A box for each once only some are wanted. None chosen means all."""

    changed = Signal()

    def __init__(self, look: Look, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._filling = columns, False
        self._given: tuple[str, ...] = ()
        self.some = QCheckBox(self.tr("Only some dispositions"))
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        px = look.theme.px
        self._grid.setContentsMargins(px(24), 0, 0, 0)
        self._grid.setSpacing(px(6))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(self.some)
        box.addLayout(self._grid)
        self.setFocusProxy(self.some)
        self.some.toggled.connect(self._on_some)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Their keys, in the order in which they were given; empty: all."""
        if not self.some.isChecked():
            return ()
        order = dict.fromkeys((*self._given, *self.boxes))
        return tuple(key for key in order if self.boxes[key].isChecked())

    def show_chosen(self, labels: Mapping[str, str], chosen: Sequence[str]) -> None:
        """The installation's list, by key, and what was chosen, also of an earlier list."""
        self._filling, self._given = True, tuple(chosen)
        shown = {**labels, **{key: key for key in chosen if key not in labels}}
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {}
        for place, (key, name) in enumerate(shown.items()):
            box = QCheckBox(name.replace("&", "&&"))
            box.setAccessibleName(name)
            mark(box, checked=key in chosen)
            box.toggled.connect(self._on_changed)
            box.setVisible(bool(chosen))
            self._grid.addWidget(box, place // self._columns, place % self._columns)
            self.boxes[key] = box
        for before, after in pairwise((self.some, *self.boxes.values())):
            self.setTabOrder(before, after)
        mark(self.some, checked=bool(chosen))
        self._filling = False

    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _on_some(self, only_some: bool) -> None:
        for box in self.boxes.values():
            box.setVisible(only_some)
        self._on_changed()
