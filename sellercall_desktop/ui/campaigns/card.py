"""The card of campaign work, above the dialer: who is next, what is known of them, and what to do, by key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QProgressBar, QSizePolicy, QVBoxLayout

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.campaigns.breaks import BREAKS
from sellercall_desktop.ui.campaigns.words import said
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.window.shortcuts import sequence_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

SKIPS = {
    "later": QT_TRANSLATE_NOOP("Campaigns", "Again in an hour"),
    "tomorrow": QT_TRANSLATE_NOOP("Campaigns", "Again tomorrow"),
    "wrong_person": QT_TRANSLATE_NOOP("Campaigns", "The wrong person or number"),
    "not_fitting": QT_TRANSLATE_NOOP("Campaigns", "Does not fit this campaign"),
}
_BAR_PX = 24
_KEYS = ("F10", "F11", "Shift+F11")


@dataclass(frozen=True, slots=True)
class Face:
    """What the card shows. `main`: the words of the button that F10 presses; empty: none."""

    campaign: str
    done: int = 0
    whole: int = 0
    left: tuple[str, str] = ("", "")  # both, and how long it takes yet; and without that
    title: str = ""
    number: str = ""
    lines: tuple[str, ...] = ()  # company, clock there, light, variables, history
    standing: str = ""  # why there is nobody, or that a call is under way
    main: str = ""
    may_skip: bool = False
    may_break: bool = False


class WorkCard(QFrame):
    """Shows a `Face`.

    Signals:
        main_wanted: F10, call this one, or go on. skip_wanted: F11, with a key of `SKIPS`.
        break_wanted: Shift+F11, with a key of `BREAKS`.
        missed: one of its keys was pressed while no campaign is worked on.
        sought: one was pressed while its page is not seen.
    """

    main_wanted = Signal()
    skip_wanted = Signal(str)
    break_wanted = Signal(str)
    missed = Signal()
    sought = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Campaign work"))
        px = look.theme.px
        self.campaign, self.title = Elided("caption"), Elided("number")
        self.number, self.lines = label("", "section"), label("", "muted", wrap=True)
        self.standing = label("", "warning", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(4))
        self.progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.progress.setMinimumWidth(px(_BAR_PX))
        self.left = Elided("caption")
        self.main = button(look, "", "phone-fill", "primary", icon_role="on_call")
        self.skip = button(look, self.tr("Skip"), "caret-down", icon_role="muted")
        self.rest = button(look, self.tr("Pause"), "pause", icon_role="muted")
        for each, keys in zip((self.main, self.skip, self.rest), _KEYS, strict=True):
            each.setToolTip(keys)
        self._skips, self._breaks = QMenu(self), QMenu(self)
        for menu, words, wanted in (
            (self._skips, SKIPS, self.skip_wanted),
            (self._breaks, BREAKS, self.break_wanted),
        ):
            for key, text in words.items():
                menu.addAction(said(text)).triggered.connect(partial(wanted.emit, key))
        self.main.clicked.connect(self.main_wanted)
        self.skip.clicked.connect(partial(_open, self._skips, self.skip))
        self.rest.clicked.connect(partial(_open, self._breaks, self.rest))
        grid = QGridLayout()
        grid.setSpacing(px(6))
        grid.addWidget(self.main, 0, 0, 1, 2)
        grid.addWidget(self.skip, 1, 0)
        grid.addWidget(self.rest, 1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(12))
        box.setSpacing(px(4))
        far = QHBoxLayout()
        far.setSpacing(px(8))
        far.addWidget(self.progress, 1)
        far.addWidget(self.left)
        box.addLayout(far)
        for part in (self.campaign, self.title, self.number, self.lines, self.standing):
            box.addWidget(part)
        box.addSpacing(px(4))
        box.addLayout(grid)
        self.hide()

    def take_keys(self, window: QWidget) -> None:
        """Its keys hold in all of `window`. What they cannot do is said, and nobody is called unseen."""
        for each, keys in zip((self.main, self.skip, self.rest), _KEYS, strict=True):
            QShortcut(sequence_of(keys), window).activated.connect(partial(self._press, each))

    def show_face(self, face: Face) -> None:
        """Show this."""
        self.campaign.show_text(face.campaign)
        self.progress.setMaximum(max(1, face.whole))
        self.progress.setValue(face.done)
        whole, shorter = face.left
        self.progress.setAccessibleName(whole)
        self.left.show_text(whole, shorter=shorter)
        self.title.show_text(face.title)
        self.title.setVisible(bool(face.title))
        for part, text in (
            (self.number, face.number),
            (self.lines, "\n".join(face.lines)),
            (self.standing, face.standing),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self.main.setText(f"{face.main}  {_KEYS[0]}")
        self.main.setVisible(bool(face.main))
        self.skip.setVisible(face.may_skip)
        self.rest.setVisible(face.may_break)
        self.setAccessibleDescription(" ".join(filter(None, (face.title, face.number, face.standing, whole))))
        self.show()

    def _press(self, each: QPushButton) -> None:
        if self.isHidden():
            self.missed.emit()
        elif not self.isVisible():
            self.sought.emit()
        elif each.isVisible():
            each.click()


def _open(menu: QMenu, below: QWidget) -> None:
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    if actions := menu.actions():
        menu.setActiveAction(actions[0])
    menu.setFocus(Qt.FocusReason.PopupFocusReason)
