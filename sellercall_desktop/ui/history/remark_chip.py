"""The chip for what was written on a call: a note, a callback, an opt-out, a disposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.history.choices import Chip
from sellercall_desktop.ui.parts.look import label, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.ui.history.columns import CallWords

    Listed = Callable[[], Sequence[Disposition]]

_TEXT = {
    Remark.NOTE: QT_TRANSLATE_NOOP("History", "With a note"),
    Remark.CALLBACK: QT_TRANSLATE_NOOP("History", "To be called back"),
    Remark.HANDED_OFF: QT_TRANSLATE_NOOP("History", "With a hand-off"),
    Remark.OPT_OUT: QT_TRANSLATE_NOOP("History", "Wants no more calls"),
    Remark.UNJUDGED: QT_TRANSLATE_NOOP("History", "May want no more calls: to be looked at"),
}


class RemarkChip(Chip):
    """Calls that have all the chosen remarks, and one of the chosen dispositions."""

    def __init__(self, words: CallWords, listed: Listed, parent: QWidget | None = None) -> None:
        """`listed` are this installation's dispositions; those chosen stay, whatever becomes of the list."""
        super().__init__(QT_TRANSLATE_NOOP("History", "Remarks"), words, parent)
        self._listed = listed
        self._remarks = {remark: self._box(_tr(text)) for remark, text in _TEXT.items()}
        self._heading = label(QCoreApplication.translate("History", "Disposition"), "caption")
        self.popover.column.addWidget(self._heading)
        self._dispositions: dict[str, QCheckBox] = {}
        self._take_in(listed())
        self.show_choice()

    @property
    def remarks(self) -> frozenset[Remark]:
        """The chosen ones; empty is whatever was written."""
        return frozenset(remark for remark, box in self._remarks.items() if box.isChecked())

    @property
    def dispositions(self) -> frozenset[str]:
        """The chosen keys; empty is any, and none."""
        return frozenset(key for key, box in self._dispositions.items() if box.isChecked())

    def choice_text(self) -> str:
        """The first one and how many more."""
        first, *more = [box.text() for box in self._boxes if box.isChecked()] or [""]
        return f"{first} +{len(more)}" if more else first

    def take_over(self, other: RemarkChip) -> None:
        """Choose what `other` has chosen."""
        for remark, box in self._remarks.items():
            mark(box, checked=remark in other.remarks)
        for key, box in self._dispositions.items():
            mark(box, checked=key in other.dispositions)
        self.show_choice()

    def clear(self) -> None:
        """Whatever was written."""
        for box in self._boxes:
            mark(box, checked=False)
        self.show_choice()

    def _open(self) -> None:
        self._take_in(self._listed())
        super()._open()

    @property
    def _boxes(self) -> Iterable[QCheckBox]:
        return *self._remarks.values(), *self._dispositions.values()

    def _take_in(self, listed: Sequence[Disposition]) -> None:
        for each in listed:
            if (box := self._dispositions.get(each.key)) is None:
                self._dispositions[each.key] = self._box(each.label)
            else:
                box.setText(each.label)
        self._heading.setVisible(bool(self._dispositions))

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(self.told)
        self.popover.column.addWidget(box)
        return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
