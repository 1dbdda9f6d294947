"""Everybody whose work is in the program: a list to choose from, and the licence's full text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.licences import LicenceNotice


class NoticesView(QWidget):
    """The program itself comes first; typing in the list goes to a name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[str] = []
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Parts of the program"))
        self.names.setUniformItemSizes(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(look.theme.px(10))
        self.text.setAccessibleName(self.tr("Licence text"))
        self.text.setPlainText(self.tr("Reading the licences…"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(self.text)
        split.setChildrenCollapsible(False)
        split.setSizes([look.theme.px(220), look.theme.px(630)])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(8))
        box.addWidget(label(self.tr("Licences"), "section"))
        box.addWidget(split, 1)
        self.setFocusProxy(self.names)
        self.names.currentRowChanged.connect(self._on_row)

    def show_notices(self, own: str, others: Sequence[LicenceNotice]) -> None:
        """Fill the list: `own` is our licence, `others` come in their order."""
        self._texts = [own]
        self.names.clear()
        self.names.addItem("SellerCall")
        for notice in others:
            self._texts.append(_page(notice))
            item = QListWidgetItem(f"{notice.name} {notice.version}".rstrip())
            item.setToolTip(notice.licence)
            self.names.addItem(item)
        self.names.setCurrentRow(0)

    def _on_row(self, row: int) -> None:
        self.text.setPlainText(self._texts[row] if 0 <= row < len(self._texts) else "")


def _page(notice: LicenceNotice) -> str:
    head = (f"{notice.name} {notice.version}".rstrip(), notice.licence, notice.home)
    return "\n".join(line for line in head if line) + f"\n\n{notice.text}"
