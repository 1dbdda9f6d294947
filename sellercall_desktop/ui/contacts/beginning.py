"""What the page says while there is no contact: what it is for, and the three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Picture, button, label

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_ICON_PX = 32


class Beginning(QWidget):
    """An icon, two sentences, and the buttons."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = Picture(look)
        picture.show_drawn(lambda: look.icons.pixmap("users", "muted", _ICON_PX), "users")
        title = label(self.tr("Nobody here yet"), "section")
        text = label(
            self.tr(
                "Contacts are the people you call: their numbers, what they agreed to and every call with "
                "them. Bring in a list from a spreadsheet or a telephone, or write the first one."
            ),
            "muted",
            wrap=True,
        )
        self.bring = button(
            look, self.tr("Import a list…"), "download-simple", "primary", icon_role="on_call"
        )
        self.paste = button(look, self.tr("Paste from a spreadsheet…"), "clipboard-text", icon_role="muted")
        self.add = button(look, self.tr("Add a contact"), "plus", icon_role="muted")
        px = look.theme.px
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch()
        for above in (picture, title):
            column.addWidget(above, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addSpacing(px(8))
        for part in (self.bring, self.paste, self.add):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
