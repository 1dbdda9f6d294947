"""The buttons of a campaign: what can be done to it as it stands, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.campaigns.campaign import CampaignState
from sellercall_desktop.ui.campaigns.drafts import may_change
from sellercall_desktop.ui.parts.asked_here import SureHere
from sellercall_desktop.ui.parts.look import Look, button
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus


class Controls(QWidget):
    """Start is there after a check. Stopping and deleting are for good, so they ask, within the page.

    Signals:
        check_wanted, start_wanted (also to go on, or to work on it here), pause_wanted, stop_wanted,
        edit_wanted, discard_wanted: the buttons.
    """

    check_wanted = Signal()
    start_wanted = Signal()
    pause_wanted = Signal()
    stop_wanted = Signal()
    edit_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.check = button(look, self.tr("Check"), "check-circle", icon_role="muted")
        self.start = button(look, self.tr("Start"), "play", "primary", icon_role="on_call")
        self.pause = button(look, self.tr("Pause"), "pause", icon_role="muted")
        self.edit = button(look, self.tr("Change…"), "pencil-simple", icon_role="muted")
        self.stop = button(look, self.tr("Stop…"), role="danger-quiet")
        self.discard = button(look, self.tr("Delete…"), role="danger-quiet")
        self.ask, self.ask_discard = stop_question(look), discard_question(look)
        self.main: QPushButton | None = None  # the likeliest
        self._is_busy = False
        self._begun = QElapsedTimer()
        px = look.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.start, self.check, self.pause, self.edit, self.stop, self.discard):
            row.addWidget(part)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addLayout(row)
        box.addWidget(self.ask)
        box.addWidget(self.ask_discard)
        for made, wanted in (
            (self.check, self.check_wanted),
            (self.start, self.start_wanted),
            (self.pause, self.pause_wanted),
            (self.edit, self.edit_wanted),
        ):
            made.clicked.connect(wanted)
        self.stop.clicked.connect(self.ask.ask)
        self.ask.agreed.connect(self.stop_wanted)
        self.ask.left.connect(self.stop.setFocus)
        self.discard.clicked.connect(self.ask_discard.ask)
        self.ask_discard.agreed.connect(self.discard_wanted)
        self.ask_discard.left.connect(self.discard.setFocus)

    def show_status(self, status: CampaignStatus, *, checked: bool) -> None:
        """What can be done as it stands."""
        state = status.campaign.state
        runs, begun = state is CampaignState.RUNNING, state is CampaignState.PAUSED
        is_over = not may_change(status.campaign)
        held, holder = holds_focus(self), QApplication.focusWidget()
        words = {
            CampaignState.PAUSED: self.tr("Resume"),
            CampaignState.RUNNING: self.tr("Work on it here"),
        }
        self.start.setText(words.get(state, self.tr("Start")))
        self.start.setVisible(not is_over and not (runs and status.works_here))
        self.start.setEnabled(not self._is_busy and (checked or begun or runs))
        self.check.setText(self.tr("Check again") if checked else self.tr("Check"))
        self.check.setVisible(not is_over and not runs)
        self.pause.setVisible(runs)
        self.edit.setVisible(not is_over)
        self.stop.setVisible(not is_over and state is not CampaignState.DRAFT)
        self.discard.setVisible(state is CampaignState.DRAFT)
        for each in (self.check, self.pause, self.edit, self.stop, self.discard):
            each.setEnabled(not self._is_busy)
        for asked, ask in ((self.stop, self.ask), (self.discard, self.ask_discard)):
            if asked.isHidden():
                ask.hide()
        if runs and status.works_here:
            self.main = self.pause
        else:
            self.main = None if is_over else self.start if self.start.isEnabled() else self.check
        self._say_key()
        # Qt hands the keyboard from what is hidden to whatever follows it.
        if held and QApplication.focusWidget() is not holder and self.main is not None:
            self.main.setFocus()

    def be_busy(self, *, on: bool) -> None:
        """An act is under way: none is begun meanwhile."""
        self._is_busy = on
        if on:
            for each in (self.check, self.start, self.pause, self.edit, self.stop, self.discard):
                each.setEnabled(False)

    def press_main(self) -> None:
        """Do the likeliest: check, start, pause or go on. The second press of a double one does not pause."""
        if self.main is None or not self.main.isEnabled():
            return
        begun = self._begun.isValid() and not self._begun.hasExpired(QApplication.doubleClickInterval())
        if self.main is self.pause and begun:
            return
        if self.main is self.start:
            self._begun.start()
        self.main.click()

    def _say_key(self) -> None:
        for each in (self.check, self.start, self.pause):
            each.setToolTip("Ctrl+Enter" if each is self.main else "")


def stop_question(look: Look) -> SureHere:
    """Whether it is stopped for good."""
    translate = QCoreApplication.translate
    said = translate("StopQuestion", "Stopped, it does not go on any more. Calls under way are not cut off.")
    return SureHere(look, said, translate("StopQuestion", "Stop for good"), translate("StopQuestion", "Back"))


def discard_question(look: Look) -> SureHere:
    """Whether one that never started is taken away."""
    translate = QCoreApplication.translate
    said = translate("DiscardQuestion", "The campaign and its list are deleted. The contacts stay.")
    agree = translate("DiscardQuestion", "Delete the campaign")
    return SureHere(look, said, agree, translate("DiscardQuestion", "Back"))
