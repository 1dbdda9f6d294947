"""The pane of scenarios: all of them with their last results, one that is written, one that was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, icon_button
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.trying.lost_asked import LostAsked
from sellercall_desktop.ui.prompts.trying.run_strip import RunStrip
from sellercall_desktop.ui.prompts.trying.scenario_form import ScenarioForm
from sellercall_desktop.ui.prompts.trying.scenario_table import ScenarioTable
from sellercall_desktop.ui.prompts.trying.set_asked import SetAsked
from sellercall_desktop.ui.prompts.trying.tried_view import TriedView

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.person_choice import PersonChoice


class ScenariosPane(SidePane):
    """What it shows is `ScenarioTrials`'s."""

    shown = Signal()
    add_wanted = Signal()
    run_wanted = Signal()

    def __init__(self, look: Look, person: PersonChoice, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.problem, self.strip = ProblemNote(look), RunStrip(look, person)
        self.table, self.nothing = ScenarioTable(look), PanelNotice(look)
        self.form, self.tried = ScenarioForm(look), TriedView(look)
        self.add = button(look, self.tr("New"), "plus")
        self.edit = button(look, self.tr("Edit"), "pencil-simple")
        self.edit.setToolTip("F2")
        self.remove = button(look, self.tr("Remove"), "trash")
        self.lost, self.lost_asked = (
            icon_button(look, "phone-slash", self.tr("Calls that did not sell…")),
            LostAsked(look),
        )
        self.set_asked = SetAsked(look)
        self.run = button(look, self.tr("Run all…"), "play", "primary", icon_role="on_call")
        self._pages, self._overview, self._rows = QStackedWidget(), QWidget(), QStackedWidget()
        self._lay_out()
        self.nothing.say(
            "flask",
            self.tr("No scenarios yet"),
            self.tr("Write what a customer says and what the AI must answer, then run it on the draft."),
            self.tr("New scenario"),
        )
        for wanted in (self.add.clicked, self.nothing.pressed):
            wanted.connect(self.add_wanted)
        self.run.clicked.connect(self.run_wanted)
        self.lost_asked.left.connect(self.lost.setFocus)
        self.set_asked.left.connect(self.take_focus)
        self.edit.clicked.connect(self.table.edit_wanted)
        self.remove.clicked.connect(self.table.remove_wanted)
        for left in (self.form.left, self.tried.left):
            left.connect(self.show_overview)
        self.strip.left.connect(self.take_focus)

    @property
    def is_writing(self) -> bool:
        """Whether a scenario is being written."""
        return self._pages.currentWidget() is self.form

    def show_overview(self) -> None:
        """All of them."""
        self._pages.setCurrentWidget(self._overview)
        self.take_focus()

    def show_form(self) -> None:
        """The one that is written."""
        self._pages.setCurrentWidget(self.form)
        self.form.take_focus()

    def show_tried(self) -> None:
        """The conversation that is read."""
        self._pages.setCurrentWidget(self.tried)
        self.tried.take_focus()

    def offer(self, *, count: int, is_busy: bool) -> None:
        """What can be done with so many of them."""
        held = self.run.hasFocus() or self.remove.hasFocus() or self.edit.hasFocus()
        self._rows.setCurrentWidget(self.table if count else self.nothing)
        self.edit.setEnabled(count > 0)
        self.remove.setEnabled(count > 0)
        self.run.setEnabled(count > 0 and not is_busy)
        self.lost.setEnabled(not is_busy)
        if held and not self.run.isEnabled():
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes to what is shown."""
        page = self._pages.currentWidget()
        if page is self.form:
            self.form.take_focus()
        elif page is self.tried:
            self.tried.take_focus()
        elif self._rows.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.nothing.button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was tried meanwhile is here."""
        super().showEvent(event)
        self.shown.emit()

    def _lay_out(self) -> None:
        px, tools = self._look.theme.px, QHBoxLayout()
        tools.setSpacing(px(SPACE_S))
        for part in (self.add, self.edit, self.remove):
            part.setProperty("fit", "slim")
            tools.addWidget(part)
        tools.addWidget(self.lost)
        tools.addStretch(1)
        self.run.setProperty("fit", "slim")
        tools.addWidget(self.run)
        for page in (self.table, self.nothing):
            self._rows.addWidget(page)
        overview = QVBoxLayout(self._overview)
        overview.setContentsMargins(0, 0, 0, 0)
        overview.setSpacing(px(SPACE_S))
        overview.addWidget(self.strip)
        overview.addWidget(self.lost_asked)
        overview.addWidget(self.set_asked)
        overview.addWidget(self._rows, 1)
        overview.addLayout(tools)
        for whole in (self._overview, self.form, self.tried):
            self._pages.addWidget(whole)
        box = self._lay_out_head(self.tr("Scenarios"), self.tr("Close the scenarios"))
        box.addWidget(self.problem)
        box.addWidget(self._pages, 1)
