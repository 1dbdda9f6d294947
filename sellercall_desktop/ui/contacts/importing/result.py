"""What an import did, and what can be done about it: mend the rejected rows, take it back, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.ui.parts.look import Picture, button, label
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.contact_import import LINES

if TYPE_CHECKING:
    from sellercall_desktop.core.contacts.imports.importing import ImportDone
    from sellercall_desktop.ui.parts.look import Look

_ICON_PX = 32


class ImportResult(QWidget):
    """Stays until the person goes on.

    Signals:
        save_wanted, undo_wanted, again_wanted, left: the buttons.
    """

    save_wanted = Signal()
    undo_wanted = Signal()
    again_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        picture = Picture(look)
        picture.show_drawn(lambda: look.icons.pixmap("check-circle", "call", _ICON_PX), "check-circle")
        self.what, self.more = label("", "section", wrap=True), label("", "muted", wrap=True)
        self.show_them = button(look, self.tr("Go to the contacts"), role="primary")
        self.save = button(look, self.tr("Save the rejected rows…"), "download-simple", icon_role="muted")
        self.undo = button(look, self.tr("Undo this import"), "arrow-u-up-left", icon_role="muted")
        self.again = button(look, self.tr("Import another list"), role="quiet")
        px = look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(24), px(24), px(24))
        box.setSpacing(px(8))
        box.addStretch()
        box.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for text in (self.what, self.more):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(text)
        box.addSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        for part in (self.show_them, self.save, self.undo, self.again):
            row.addWidget(part)
        row.addStretch()
        box.addLayout(row)
        box.addStretch()
        for pressed, wanted in (
            (self.show_them, self.left),
            (self.save, self.save_wanted),
            (self.undo, self.undo_wanted),
            (self.again, self.again_wanted),
        ):
            pressed.clicked.connect(wanted)

    def show_done(self, done: ImportDone) -> None:
        """Say this."""
        count = self._look.formats.integer
        words = self.tr("New contacts: {made}; that were there, completed: {completed}")
        self.what.setText(words.format(made=count(done.made), completed=count(done.completed)))
        rejected = done.counts[RowVerdict.REJECTED]
        mend = self.tr(
            "Rows without a number that can be called: {count}. Save them as a file, mend them there, and "
            "import that file."
        )
        listed = LINES["listed"].said(window_language(), count=count(done.listed)) if done.listed else ""
        told = (listed, mend.format(count=count(rejected)) if rejected else "")
        self.more.setText("\n".join(filter(None, told)))
        self.more.setVisible(bool(self.more.text()))
        self.save.setVisible(done.rejected_file is not None)
        self.undo.setEnabled(True)
        self.show_them.setFocus()
