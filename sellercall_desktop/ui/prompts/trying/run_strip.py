"""A run before it begins, while it goes on, and after the program's end broke it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSpinBox, QVBoxLayout

from sellercall_desktop.core.prompts.workbench import MOST_ROUNDS
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S
from sellercall_desktop.ui.window.shortcuts import holds_focus, press_by_enter

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.scenarios.run import ScenarioRun
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.person_choice import PersonChoice


class RunStrip(QFrame):
    """Shows one of three: what would be run, the run that goes on, one that was broken off."""

    rounds_changed = Signal()
    begin_wanted = Signal()
    stop_wanted = Signal()
    go_on_wanted = Signal()
    give_up_wanted = Signal()
    left = Signal()
    """It was put away while the keyboard was in it."""

    def __init__(self, look: Look, person: PersonChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "notice")
        self.said: QLabel = label("", wrap=True)
        self.missing: QLabel = label("", "warning", wrap=True)
        self.person, self.rounds, self.bar = person, QSpinBox(), QProgressBar()
        self.rounds.setRange(1, MOST_ROUNDS)
        self.rounds.setPrefix(self.tr("Rounds: "))
        self.rounds.setAccessibleName(self.tr("How often each is tried"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.begin = button(look, self.tr("Begin"), "play", "primary", icon_role="on_call")
        self.cancel = button(look, self.tr("Not now"))
        self.stop = button(look, self.tr("Stop"), "stop")
        self.go_on = button(look, self.tr("Go on"), "play", "primary", icon_role="on_call")
        self.give_up = button(look, self.tr("Leave it at that"))
        self._lay_out()
        self.rounds.valueChanged.connect(self.rounds_changed)
        self.begin.clicked.connect(self.begin_wanted)
        self.cancel.clicked.connect(self.put_away)
        self.stop.clicked.connect(self.stop_wanted)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.give_up.clicked.connect(self.give_up_wanted)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether a run is described that has not begun."""
        return not self.isHidden() and not self.begin.isHidden()

    def ask(self, said: str, missing: str, *, has_variables: bool) -> None:
        """Say what would be run; it begins when it is agreed to."""
        begins = not self.is_asking
        self._show(said, asking=True)
        self.person.setVisible(has_variables)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        if begins:
            self.rounds.setFocus()

    def show_progress(self, run: ScenarioRun, done: int, *, elsewhere: bool = False) -> None:
        """It goes on, perhaps at another desk."""
        said = self.tr("Another desk is running them. {progress}") if elsewhere else "{progress}"
        self._show(said.format(progress=self._progress_text(run, done)), running=True)
        self.bar.setMaximum(max(1, run.tries))
        self.bar.setValue(done)

    def show_broken_off(self, run: ScenarioRun, done: int) -> None:
        """The end of the program broke it off."""
        when = self._look.formats.date_time(run.begun_at)
        said = self.tr("A run was broken off (begun: {when}). {progress}")
        is_news = self.go_on.isHidden()
        self._show(said.format(when=when, progress=self._progress_text(run, done)), broken_off=True)
        if is_news:
            say(self, self.said.text())

    def put_away(self) -> None:
        """Nothing is asked and nothing goes on."""
        held = holds_focus(self)
        self.begin.hide()
        self.hide()
        if held:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter begins, or presses the button that has the keyboard; Esc puts away what is only asked."""
        if press_by_enter(event):
            return
        if self.is_asking and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.begin.click()
        elif self.is_asking and event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _progress_text(self, run: ScenarioRun, done: int) -> str:
        number = self._look.formats.integer
        said = self.tr("Conversations done: {done} of {all}.")
        return said.format(done=number(done), all=number(run.tries))

    def _show(
        self, said: str, *, asking: bool = False, running: bool = False, broken_off: bool = False
    ) -> None:
        held = holds_focus(self)
        self.said.setText(said)
        self.setAccessibleName(said)
        parts: dict[QWidget, bool] = dict.fromkeys((self.begin, self.cancel, self.rounds), asking)
        parts |= dict.fromkeys((self.bar, self.stop), running)
        parts |= dict.fromkeys((self.go_on, self.give_up), broken_off)
        for part, is_wanted in parts.items():
            part.setVisible(is_wanted)
        if not asking:
            self.person.hide()
            self.missing.hide()
        self.show()
        if held and not holds_focus(self):
            (self.stop if running else self.go_on).setFocus()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(SPACE_S))
        foot.addWidget(self.rounds)
        foot.addWidget(self.bar, 1)
        foot.addStretch(0)
        for part in (self.give_up, self.go_on, self.cancel, self.begin, self.stop):
            foot.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        box.addWidget(self.said)
        box.addWidget(self.person)
        box.addWidget(self.missing)
        box.addLayout(foot)
