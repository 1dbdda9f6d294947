"""Under the number: may it be called? A shape, a word, and the gravest reason; the rest a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.ui.dialer.light_words import ICONS, said_of, there, word
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.law.light import Light

_ROLES = {LightVerdict.GREEN: "success", LightVerdict.AMBER: "warning", LightVerdict.RED: "error"}


class TwoLines(QLabel):
    """Small print of constant height that ends in dots where two lines are not enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "caption")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of any width."""
        return QSize(0, 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See the class."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The first line breaks between words."""
        painter, metrics, text = QPainter(self), self.fontMetrics(), self.text()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.width())
        layout.endLayout()
        first, rest = text[: line.textLength()], text[line.textLength() :].strip()
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = (first.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width()))
        for n, words in enumerate(shown):
            painter.drawText(0, n * metrics.lineSpacing() + metrics.ascent(), words)


class LightStrip(QPushButton):
    """One row of constant height; a press opens or closes what it rests on."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._said = ""
        self.setProperty("role", "light")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # of its place
        px = look.theme.px
        self._sign, self._open = Picture(look), Picture(look)
        self._word, self._why = Elided(), TwoLines()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._word)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(3), px(6), px(3))
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self._open)
        for part in (self._sign, self._word, self._why, self._open):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_caret)
        self._show_caret()
        self.show_nothing()

    def show_nothing(self) -> None:
        """There is no number, or its light is not known yet."""
        self._said = ""
        self.hide()

    def show_light(self, light: Light) -> None:
        """Show this one."""
        first = said_of(light.reasons[0], self._look.formats.language) if light.reasons else None
        title = word(light)
        if light.verdict is LightVerdict.RED and light.next_allowed is not None:
            moment = there(light.next_allowed, light.zones, self._look.formats)
            title = self.tr("{word} · {moment}").format(word=title, moment=moment)
        self._show(light.verdict, title, first.what if first else "")

    def show_unknown(self, why: str) -> None:
        """It could not be told, and why."""
        self._show(LightVerdict.AMBER, self.tr("Not checked"), why)

    def _show(self, verdict: LightVerdict, title: str, why: str) -> None:
        name, color = ICONS[verdict]
        side = self._look.theme.px(18)
        icon = self._look.icons.icon(name, color)
        self._sign.show_drawn(lambda: icon.pixmap(QSize(side, side)), name)
        self._word.show_text(title)
        set_role(self._word, _ROLES[verdict])
        self._why.setText(why)
        said = f"{title}. {why}".strip()
        self.setToolTip(self.tr("{text} (F3: why)").format(text=said))
        self.setAccessibleName(said)
        if self.property("state") != verdict.name:
            self.setProperty("state", verdict.name)
            self.style().unpolish(self)
            self.style().polish(self)
        if said != self._said:
            self._said = said
            say(self, said)
        self.show()

    def _show_caret(self) -> None:
        name = "caret-up" if self.isChecked() else "caret-down"
        side = self._look.theme.px(14)
        icon = self._look.icons.icon(name, "muted")
        self._open.show_drawn(lambda: icon.pixmap(QSize(side, side)), name)
