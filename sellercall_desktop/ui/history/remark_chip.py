"""The chip for what was written on a call: a note, a callback, an opt-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.history.choices import Chip
from sellercall_desktop.ui.parts.look import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.history.columns import CallWords

_TEXT = {
    Remark.NOTE: QT_TRANSLATE_NOOP("History", "With a note"),
    Remark.CALLBACK: QT_TRANSLATE_NOOP("History", "To be called back"),
    Remark.OPT_OUT: QT_TRANSLATE_NOOP("History", "Wants no more calls"),
}


class RemarkChip(Chip):
    """Any of them; several ask for the calls that have all."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(QT_TRANSLATE_NOOP("History", "Remarks"), words, parent)
        self._boxes = {remark: QCheckBox(_tr(text)) for remark, text in _TEXT.items()}
        for box in self._boxes.values():
            self.popover.column.addWidget(box)
            box.toggled.connect(self.told)
        self.show_choice()

    @property
    def remarks(self) -> frozenset[Remark]:
        """The chosen ones; empty is whatever was written."""
        return frozenset(remark for remark, box in self._boxes.items() if box.isChecked())

    def choice_text(self) -> str:
        """The first one and how many more."""
        first, *more = [box.text() for box in self._boxes.values() if box.isChecked()] or [""]
        return f"{first} +{len(more)}" if more else first

    def take_over(self, other: RemarkChip) -> None:
        """Choose what `other` has chosen."""
        for remark, box in self._boxes.items():
            mark(box, checked=remark in other.remarks)
        self.show_choice()

    def clear(self) -> None:
        """Whatever was written."""
        for box in self._boxes.values():
            mark(box, checked=False)
        self.show_choice()


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
