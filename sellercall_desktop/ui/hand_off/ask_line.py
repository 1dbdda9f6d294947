"""One line to write in on the card: what was agreed, keys for the customer's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from sellercall_desktop.ui.parts.look import Look, button, icon_button

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


class AskLine(QFrame):
    """Opened for one call, closed by Esc, by its cross, or when another call is shown."""

    entered = Signal(str, str)
    """The call it was opened for, and what was written."""
    closed = Signal()

    def __init__(self, look: Look, refuge: QWidget, *, most: int, stays: bool = False) -> None:
        """`refuge` gets the keyboard where nothing had it before. `stays`: it is open after Enter, too."""
        super().__init__()
        self.setProperty("role", "notice")
        self._refuge, self._stays, self._call_id = refuge, stays, ""
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(most)
        self.send = button(look, "", role="primary")
        self.send.setProperty("fit", "slim")
        self.send.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        close = icon_button(look, "x", self.tr("Close (Esc)"), size=14)
        px = look.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        row.setSpacing(px(6))
        row.addWidget(self.field, 1)
        row.addWidget(self.send)
        row.addWidget(close)
        self.field.returnPressed.connect(self._on_entered)
        self.send.clicked.connect(self._on_entered)
        close.clicked.connect(self.close_opened)
        self.hide()

    def open_for(self, call: Call, invitation: str, does: str) -> None:
        """Let the person write; `does` is what Enter does."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.field.clear()
        self._call_id = call.id
        self.field.setPlaceholderText(invitation)
        self.field.setAccessibleName(invitation)
        self.send.setText(does)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_open_for(self, call_id: str) -> bool:
        """Whether this call's words are being written."""
        return not self.isHidden() and call_id == self._call_id

    def close_unless(self, call_id: str, *, fits: bool) -> None:
        """It is for one call, as long as that `fits`."""
        if not self.isHidden() and (call_id != self._call_id or not fits):
            self.close_opened()

    def close_opened(self) -> bool:
        """Ask no more; False where nothing was asked."""
        if self.isHidden():
            return False
        if self.field.hasFocus() or self.send.hasFocus():
            before = self._before
            (before if before is not None and before.isVisible() else self._refuge).setFocus()
        self.hide()
        self.closed.emit()
        return True

    # --- inside -------------------------------------------------------------------------------

    def _on_entered(self) -> None:
        text, call_id = self.field.text().strip(), self._call_id
        if self._stays:
            self.field.clear()
        else:
            self.close_opened()
        self.entered.emit(call_id, text)
