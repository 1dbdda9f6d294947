"""From which of our numbers a campaign calls, with which voice, and which dispositions its calls may get."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sellercall_desktop.core.errors import OUTSIDE_ERRORS
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.disposition_choice import DispositionChoice
from sellercall_desktop.ui.parts.look import Look, label
from sellercall_desktop.ui.words.errors import sentence_for
from sellercall_desktop.ui.words.voices import voice_line

if TYPE_CHECKING:
    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.campaigns.choices import CampaignChoices
    from sellercall_desktop.core.tasks import Tasks


class CallsPart(QWidget):
    """What the providers offer is asked for when a campaign is shown, once; what is chosen stands at once."""

    changed = Signal()

    def __init__(
        self, look: Look, choices: CampaignChoices, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._choices, self._tasks = look, choices, tasks
        self._filling = False
        self._numbers: list[tuple[str, str]] = []  # what is shown and what is kept
        self._voices: list[tuple[str, str]] = []
        self.number, self.voice = ChoiceBox(), ChoiceBox()
        self.dispositions = DispositionChoice(look)
        self.problem = label("", "warning", wrap=True)
        self._lay_out()

    def show_campaign(self, campaign: Campaign) -> None:
        """As it is, or as it was typed."""
        self._filling = True
        self._offer(self.number, self._numbers, campaign.caller_number)
        self._offer(self.voice, self._voices, campaign.voice)
        listed = {each.key: each.label for each in self._choices.dispositions()}
        self.dispositions.show_chosen(listed, campaign.dispositions)
        self._filling = False
        self.problem.hide()
        self._tasks.spawn(self._ask(), "campaigns.choices")

    def laid_over(self, campaign: Campaign) -> Campaign:
        """The campaign with what is chosen here."""
        return replace(
            campaign,
            caller_number=str(self.number.currentData() or ""),
            voice=str(self.voice.currentData() or ""),
            dispositions=self.dispositions.chosen,
        )

    # --- inside --------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit()

    async def _ask(self) -> None:
        try:
            if not self._numbers:
                number = self._look.formats.number
                ours = [each async for each in self._choices.numbers() if each.voice]
                self._numbers = [(_named(number(each.number), each.name), each.number) for each in ours]
            if not self._voices:
                found = await self._choices.voices()
                in_order = sorted(found, key=lambda each: (each.language, each.name))
                self._voices = [(voice_line(each), each.id) for each in in_order]
        except OUTSIDE_ERRORS as error:
            self.problem.setText(sentence_for(error).plain)
            self.problem.show()
        self._filling = True
        for box, offered in ((self.number, self._numbers), (self.voice, self._voices)):
            self._offer(box, offered, str(box.currentData() or ""))
        self._filling = False

    def _offer(self, box: QComboBox, offered: list[tuple[str, str]], chosen: str) -> None:
        """What is chosen stays, whether or not it is offered."""
        box.clear()
        box.addItem(self.tr("As the settings have it"), "")
        for shown, kept in offered:
            box.addItem(shown, kept)
        if chosen and box.findData(chosen) < 0:
            box.addItem(self._look.formats.number(chosen) if box is self.number else chosen, chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        for title, choice in ((self.tr("Our number"), self.number), (self.tr("Voice"), self.voice)):
            choice.setMinimumContentsLength(14)
            choice.setAccessibleName(title)
            choice.currentIndexChanged.connect(self._on_changed)
            named = label(title, "caption")
            named.setBuddy(choice)
            box.addWidget(named)
            box.addWidget(choice)
        box.addWidget(self.problem)
        box.addWidget(self.dispositions)
        self.problem.hide()
        self.dispositions.changed.connect(self._on_changed)


def _named(first: str, second: str) -> str:
    """Both, where they say different things."""
    return f"{first} · {second}" if second and second != first else first
