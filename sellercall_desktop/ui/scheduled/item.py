"""One customer of the list: who, when, what the note begins with; what came due unasked has its buttons."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, button, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.scheduled.words import when_text, who_text

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.scheduled.entries import LaterEntry


class LaterButton(QPushButton):
    """The row itself, which a press or Enter calls."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._look = look
        self._sign = Picture(look)
        self._who, self._when, self._note = Elided(), Elided("muted"), Elided("muted")
        px = look.theme.px
        words = QVBoxLayout()
        words.setSpacing(0)
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(px(8), px(4), px(8), px(4))
        box.setSpacing(px(8))
        box.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        for line in (self._who, self._when, self._note):
            words.addWidget(line)
        for part in (self._sign, self._who, self._when, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The column is not wider for it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_entry(self, entry: LaterEntry, now: datetime, fate: str) -> None:
        """Show this one; `fate`: why it was not dialed."""
        formats = self._look.formats
        who, is_callback = who_text(entry, formats), entry.scheduled is None
        theirs = self.tr("anyone") if entry.for_team else "" if entry.is_ours else self.tr("another desk")
        overdue = self.tr("overdue") if entry.is_overdue(now) else ""
        dialing = self.tr("being called") if entry.is_being_dialed else ""
        name, color = ("bell", "muted") if is_callback else ("clock", "call")
        icon, side = self._look.icons.icon(name, color), self._look.theme.px(16)
        self._sign.show_drawn(lambda: icon.pixmap(QSize(side, side)), name)
        self._who.show_text("  ·  ".join(part for part in (who, theirs, overdue or dialing) if part))
        self._when.show_text(when_text(entry.due, entry.zone, formats, now, day_is_said=not overdue))
        set_role(self._when, "error" if overdue else "muted")
        second = fate or entry.note
        self._note.show_text(second)
        self._note.setVisible(bool(second))
        when = when_text(entry.due, entry.zone, formats, now)
        spoken = ". ".join(filter(None, (self._who.text(), when, fate, entry.note)))
        called = self.tr("Call back {who}") if is_callback else self.tr("Is called by itself: {who}")
        self.setAccessibleName(called.format(who=spoken))
        keys = self.tr("{number}: Enter calls now, F2 changes it, Del cancels it")
        keys = keys.format(number=formats.number(entry.number))
        self.setToolTip("\n".join(filter(None, (fate, entry.note, keys))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A button's arrows go where Tab goes, the last one's out of the list: they are the list's."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its lines."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A button's own would be that of one line."""
        return self._box.minimumSize()


class LaterItem(QWidget):
    """A row with the day above it, and below it the buttons where a person is asked."""

    called = Signal()
    put_off = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: LaterEntry
        self._look = look
        self._shown: tuple[object, ...] = ()
        # The stylesheet gives every button the least height of a line: a crowded column would squeeze it so.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        px = look.theme.px
        self._day, self.row = label("", "caption"), LaterButton(look)
        self._answers: QWidget | None = None
        self.call: QPushButton
        self.later: QPushButton
        self.cancel: QPushButton
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(2))
        box.addWidget(self._day)
        box.addWidget(self.row)
        self.row.clicked.connect(self.called)

    @property
    def last(self) -> QWidget:
        """Where Tab leaves it."""
        return self.row if self._answers is None else self.cancel

    def show_entry(self, entry: LaterEntry, now: datetime, *, day: str, fate: str) -> None:
        """Show this one. `day`: what stands above it, empty where the one before is of the same day."""
        self.entry = entry
        overdue, today = entry.is_overdue(now), day_of(now)
        shown = (entry, day, fate, overdue, today, who_text(entry, self._look.formats))
        if shown == self._shown:
            return
        self._shown = shown
        self._day.setText(day)
        self._day.setVisible(bool(day))
        set_role(self._day, "error" if overdue else "caption")
        self.row.show_entry(entry, now, fate)
        if entry.asks:
            self._ask()
        elif self._answers is not None:
            self._answers.hide()

    def _ask(self) -> None:
        """Few are asked about: their buttons are made when they are needed."""
        if self._answers is None:
            self._answers = self._new_answers()
        self._answers.show()
        who = self.row.accessibleName()
        for one in (self.call, self.later, self.cancel):
            one.setAccessibleName(f"{one.text()}: {who}")

    def _new_answers(self) -> QWidget:
        look, px, made = self._look, self._look.theme.px, QWidget(self)
        self.call = button(look, self.tr("Call"))
        self.later = button(look, self.tr("In 10 min"))
        self.cancel = button(look, self.tr("Cancel"))
        line = QHBoxLayout(made)
        line.setContentsMargins(px(8), 0, 0, px(4))
        line.setSpacing(px(4))
        for one in (self.call, self.later, self.cancel):
            one.setProperty("fit", "slim")
            line.addWidget(one)
        line.addStretch(1)
        if (box := self.layout()) is not None:
            box.addWidget(made)
        for before, after in itertools.pairwise((self.row, self.call, self.later, self.cancel)):
            QWidget.setTabOrder(before, after)  # else they would come last in the window, being the youngest
        self.call.clicked.connect(self.called)
        self.later.clicked.connect(self.put_off)
        self.cancel.clicked.connect(self.cancelled)
        return made
