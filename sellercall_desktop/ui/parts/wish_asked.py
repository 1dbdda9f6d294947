"""What a person is asked about words that may ask for no more calls: they do, or not, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Picture, button, label

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look


class WishAsked(QFrame):
    """Hidden until there is something to decide. It never takes the keyboard by itself.

    Whoever shows it hears its first button (they do), and `why` once Enter is pressed (they do not).
    """

    def __init__(self, look: Look, refuge: QWidget, parent: QWidget | None = None) -> None:
        """`refuge` takes the keyboard where the part that has it goes away: the next button must not."""
        super().__init__(parent)
        self._look, self._refuge = look, refuge
        self._before: QWidget | None = None  # had the keyboard before the reason was asked for
        self._sign, self._text = Picture(look), label("", wrap=True)
        self._accept, self._dismiss = button(look, "", role="primary"), button(look, "")
        self.why = QLineEdit()
        self.why.setPlaceholderText(QCoreApplication.translate("WishAsked", "Why is it none? (Enter)"))
        self.why.setAccessibleName(
            QCoreApplication.translate("WishAsked", "Why these words do not ask for no more calls")
        )
        self.why.setMaxLength(500)
        self._dismiss.clicked.connect(self.ask_why)
        self._lay_out()

    def ask_why(self) -> None:
        """Let the person say why it is no such wish."""
        if self.why.isHidden():
            self._before = QApplication.focusWidget()
        self._accept.hide()  # what is written needs its room
        self.why.show()
        self.why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_opened(self) -> bool:
        """Ask for the reason no more; False where it was not asked for."""
        if self.why.isHidden():
            return False
        if self.why.hasFocus():
            before = self._before
            (before if before is not None and before.isVisible() else self._refuge).setFocus()
        self.why.clear()
        self.why.hide()
        self._accept.show()
        return True

    def _dress(self, role: str, icon: str, colour: str) -> None:
        self._sign.show_drawn(
            lambda: self._look.icons.pixmap(icon, colour, 18, self.devicePixelRatioF()), (icon, colour)
        )
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.why.hide()
        doing = QHBoxLayout()
        doing.setSpacing(px(8))
        for part in (self._accept, self._dismiss):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            doing.addWidget(part)
        doing.addWidget(self.why, 1)
        doing.addStretch(0)
        words = self._words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._text)
        words.addLayout(doing)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(8), px(6))
        row.setSpacing(px(8))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()
