"""The form of a campaign: name and list first, the rules below, with defaults that one can go with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.campaigns.campaign import CallbackFor, ForMachine, Pace
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.campaigns.attempts_part import AttemptsPart
from sellercall_desktop.ui.campaigns.calls_part import CallsPart
from sellercall_desktop.ui.campaigns.drafts import NEW
from sellercall_desktop.ui.campaigns.hours_part import HoursPart
from sellercall_desktop.ui.campaigns.list_part import ListPart
from sellercall_desktop.ui.campaigns.prompt_choices import chosen_of, offered
from sellercall_desktop.ui.campaigns.words import pace_text
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk

_MOST_AT_ONCE, _MOST_COST = 100, 10_000_000


class CampaignForm(QFrame):
    """Ctrl+S saves, Esc puts it away; what was typed is kept by whoever hears `changed`.

    Signals:
        changed: something was typed. saved, left: the buttons.
    """

    changed = Signal()
    saved = Signal()
    left = Signal()

    def __init__(self, look: Look, desk: CampaignDesk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look, self._desk, self._tasks = look, desk, tasks
        self._shown: Campaign | None = None
        self._filling = False
        self.title = label("", "title")
        self.name, self.sellers = QLineEdit(), QLineEdit()
        self.missing = label(self.tr("Give the campaign a name."), "error")
        self.people = ListPart(look, desk.contacts, tasks)
        self.hours, self.attempts = HoursPart(look), AttemptsPart(look)
        self.calls = CallsPart(look, desk.choices, tasks)
        self.pace, self.prompt = ChoiceBox(), ChoiceBox()
        self.machine, self.callbacks = ChoiceBox(), ChoiceBox()
        self.at_once, self.ceiling = QSpinBox(), QSpinBox()
        self.problem = ProblemNote(look)
        self.save = button(look, self.tr("Save"), "floppy-disk", "primary", icon_role="on_call")
        self.cancel = button(look, self.tr("Cancel"))
        self._fill_choices()
        self._lay_out()
        self._connect()

    def show_campaign(self, campaign: Campaign) -> None:
        """Show this one, perhaps as it was typed before."""
        self._filling = True
        self._shown = campaign
        self.title.setText(self.tr("New campaign") if campaign.id == NEW else self.tr("Change the campaign"))
        self.name.setText(campaign.name)
        self.people.show_query(campaign.list_of, stands=campaign.id != NEW)
        self.pace.setCurrentIndex(list(Pace).index(campaign.pace))
        self.at_once.setValue(campaign.at_once)
        self.hours.show_hours(campaign.hours)
        self.attempts.show_plan(campaign.attempts)
        self.calls.show_campaign(campaign)
        self.machine.setCurrentIndex(list(ForMachine).index(campaign.for_machine))
        self.callbacks.setCurrentIndex(list(CallbackFor).index(campaign.callbacks_for))
        self.ceiling.setValue(campaign.cost_ceiling)
        self.sellers.setText(", ".join(campaign.sellers))
        self.missing.hide()
        self.problem.clear()
        self._offer_versions((), ())
        self._filling = False
        self._show_at_once()
        self._tasks.spawn(self._bring_versions(), "campaigns.prompts")

    @property
    def campaign(self) -> Campaign | None:
        """As it is typed; None while none is shown."""
        if self._shown is None:
            return None
        names = (name.strip() for name in self.sellers.text().split(","))
        follows = self.prompt.currentData()
        typed = replace(
            self._shown,
            name=self.name.text().strip(),
            list_of=self.people.query if self._shown.id == NEW else self._shown.list_of,
            prompt_version=follows if isinstance(follows, int) else None,
            prompt_id=follows if isinstance(follows, str) else "",
            pace=Pace(self.pace.currentData()),
            at_once=self.at_once.value(),
            hours=self.hours.hours,
            attempts=self.attempts.plan,
            for_machine=ForMachine(self.machine.currentData()),
            callbacks_for=CallbackFor(self.callbacks.currentData()),
            cost_ceiling=self.ceiling.value(),
            sellers=tuple(filter(None, names)),
        )
        return self.calls.laid_over(typed)

    def take_focus(self) -> None:
        """Where writing begins."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- inside --------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._show_at_once()
        self.missing.hide()
        if not self._filling:
            self.changed.emit()

    def _on_save(self) -> None:
        if not self.save.isEnabled():  # it is being saved; a key pressed twice makes one campaign
            return
        if not self.name.text().strip():
            self.missing.show()
            self.name.setFocus()
            return
        self.saved.emit()

    def _show_at_once(self) -> None:
        self.at_once.setEnabled(self.pace.currentData() == Pace.AI_ALONE)

    async def _bring_versions(self) -> None:
        try:
            versions = await self._desk.prompts.versions()
            library = await self._desk.prompts.library()
        except StoreError:
            return  # the one in force is offered all the same
        self._filling = True
        self._offer_versions(versions, library.prompts)
        self._filling = False

    def _offer_versions(self, versions: Sequence[PromptVersion], prompts: Sequence[Prompt]) -> None:
        self.prompt.clear()
        for name, data in offered(versions, prompts, self._shown):
            self.prompt.addItem(name, data)
        chosen = chosen_of(self._shown)
        self.prompt.setCurrentIndex(max(0, self.prompt.findData(chosen)) if chosen is not None else 0)

    def _fill_choices(self) -> None:
        for pace in Pace:
            self.pace.addItem(pace_text(pace), pace)
        machines = (self.tr("The call ends"), self.tr("The message of the settings"))
        for machine, name in zip(ForMachine, machines, strict=True):
            self.machine.addItem(name, machine)
        people = (self.tr("Whoever is free"), self.tr("Only who agreed on them"))
        for who, name in zip(CallbackFor, people, strict=True):
            self.callbacks.addItem(name, who)
        for number in (self.at_once, self.ceiling):
            number.lineEdit().setTextMargins(self._look.theme.px(6), 0, 0, 0)
        self.at_once.setRange(1, _MOST_AT_ONCE)
        self.ceiling.setRange(0, _MOST_COST)
        self.ceiling.setSpecialValueText(self.tr("No ceiling"))
        self.ceiling.setSuffix(f" {self._desk.currency}".rstrip())
        self.sellers.setPlaceholderText(self.tr("Whoever wants, or names with commas between them"))

    def _connect(self) -> None:
        for choice in (self.pace, self.prompt, self.machine, self.callbacks):
            choice.setMinimumContentsLength(14)
            choice.currentIndexChanged.connect(self._on_changed)
        for line in (self.name, self.sellers):
            line.textChanged.connect(self._on_changed)
        for number in (self.at_once, self.ceiling):
            number.valueChanged.connect(self._on_changed)
        for part in (self.people, self.hours, self.attempts, self.calls):
            part.changed.connect(self._on_changed)
        self.name.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.left)
        bind(self, "Ctrl+S", self._on_save)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        inside, scroll = QWidget(), QScrollArea()
        inside.setProperty("role", "scroll")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(6))
        for title, part in (
            (self.tr("Name"), self.name),
            ("", self.missing),
            (self.tr("Who is called"), self.people),
            (self.tr("Pace"), self.pace),
            (self.tr("Calls at once, of the AI alone"), self.at_once),
            (self.tr("Prompt"), self.prompt),
            (self.tr("Number, voice, dispositions"), self.calls),
            (self.tr("Hours"), self.hours),
            (self.tr("When to try again"), self.attempts),
            (self.tr("A voicemail answers"), self.machine),
            (self.tr("Callbacks are for"), self.callbacks),
            (self.tr("It may cost at most"), self.ceiling),
            (self.tr("Who works on it"), self.sellers),
        ):
            if title:
                column.addSpacing(px(6))
                column.addWidget(_title_of(title, part))
            column.addWidget(part)
        column.addStretch()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(12), 0, 0)
        box.setSpacing(px(4))
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(self.title)
        box.addLayout(head)
        box.addWidget(self.problem)
        box.addWidget(scroll, 1)
        box.addLayout(foot)


def _title_of(title: str, part: QWidget) -> QLabel:
    made = label(title, "section")
    made.setBuddy(part)
    if isinstance(part, QLineEdit | QComboBox | QSpinBox):
        part.setAccessibleName(title)
    return made
