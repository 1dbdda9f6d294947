"""A conversation that was tried: its verdicts, and the turn that each of them rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.parts.tinted import TintedListItem
from sellercall_desktop.ui.prompts.trying.whole_items import WholeItems
from sellercall_desktop.ui.prompts.trying.words import (
    ICONS,
    WORST_FIRST,
    expectation_text,
    reason_text,
    result_text,
    turn_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.prompts.scenarios.run import ScenarioTry
    from sellercall_desktop.core.prompts.scenarios.scenario import Expectation, Judgement
    from sellercall_desktop.core.prompts.scenarios.standing import ScenarioStanding
    from sellercall_desktop.ui.parts.look import Look

_TURN = Qt.ItemDataRole.UserRole


class TriedView(QWidget):
    """A round is chosen above, a verdict in the middle: its turn below is gone to."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._standing: ScenarioStanding | None = None
        self.back = icon_button(look, "arrow-left", self.tr("Back to the scenarios"))
        self.back.setToolTip(self.tr("Back to the scenarios (Esc)"))
        self.title: QLabel = label("", "section", wrap=True)
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(self.tr("Round"))
        self.verdicts, self.turns = WholeItems(look), WholeItems(look)
        self.said: QLabel = label("", "warning", wrap=True)
        self.verdicts.setAccessibleName(self.tr("Verdicts"))
        self.turns.setAccessibleName(self.tr("Conversation"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.rounds.currentIndexChanged.connect(self._show_round)
        self.verdicts.currentItemChanged.connect(self._on_verdict)

    def show_standing(self, standing: ScenarioStanding, side: str) -> None:
        """Show what came of it, the first round that did not pass in front."""
        self._standing = standing
        self.title.setText(f"{standing.scenario.name} — {side}")
        worst = next(at for at, one in enumerate(standing.tries) if one.result is standing.result)
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            for one in standing.tries:
                said = self.tr("Round {number}: {result}")
                icon = self._look.icons.icon(*ICONS[one.result])
                text = said.format(number=one.key.round + 1, result=result_text(one.result))
                self.rounds.addItem(icon, text)
            self.rounds.setCurrentIndex(worst)
        self._show_round()

    def take_focus(self) -> None:
        """The keyboard goes to the verdicts."""
        self.verdicts.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    @property
    def _tried(self) -> ScenarioTry | None:
        at = self.rounds.currentIndex()
        return self._standing.tries[at] if self._standing is not None and at >= 0 else None

    def _show_round(self, _at: int = 0) -> None:
        if (tried := self._tried) is None:
            return
        marks: dict[int, list[str]] = {}
        with QSignalBlocker(self.verdicts):
            self.verdicts.clear()
            for at, verdict in enumerate(tried.verdicts):
                wanted = self._wanted(at)
                if verdict.turn is not None:
                    mark = f"{result_text(verdict.result)} · {expectation_text(wanted, self._look.formats)}"
                    marks.setdefault(verdict.turn, []).append(mark)
                self._add_verdict(verdict, wanted)
        self._show_turns(tried, marks)
        self.said.setText(tried.played.problem)
        self.said.setVisible(bool(tried.played.problem))
        first = next((at for at, one in enumerate(tried.verdicts) if one.result is tried.result), 0)
        self.verdicts.setCurrentRow(first)
        self._on_verdict()

    def _wanted(self, at: int) -> Expectation | None:
        wanted = self._standing.scenario.expectations if self._standing is not None else ()
        return wanted[at] if at < len(wanted) else None

    def _add_verdict(self, verdict: Judgement, wanted: Expectation | None) -> None:
        place = turn_text(verdict.turn + 1) if verdict.turn is not None else ""
        asked = expectation_text(wanted, self._look.formats)
        said = " — ".join(filter(None, (result_text(verdict.result), asked, place)))
        said = "\n".join(filter(None, (said, reason_text(verdict, wanted))))
        item = QListWidgetItem(self._look.icons.icon(*ICONS[verdict.result]), said)
        item.setData(_TURN, verdict.turn)
        self.verdicts.addItem(item)

    def _show_turns(self, tried: ScenarioTry, marks: dict[int, list[str]]) -> None:
        self.turns.clear()
        for at, said in enumerate(tried.played.turns):
            text = f"{at + 1}  {self._look.formats.speaker_text(said.speaker)}: {said.text}"
            item = TintedListItem(
                self._look,
                "\n".join((text, *(f"▲ {mark}" for mark in marks.get(at, ())))),
                ink="muted" if said.speaker is Speaker.CUSTOMER else "",
                ground="raised" if at in marks else "",
            )
            if at in marks:
                results = {one.result for one in tried.verdicts if one.turn == at}
                worst = next(one for one in WORST_FIRST if one in results)
                item.setIcon(self._look.icons.icon(*ICONS[worst]))
            self.turns.addItem(item)

    def _on_verdict(self, *_items: object) -> None:
        item = self.verdicts.currentItem()
        turn = item.data(_TURN) if item is not None else None
        if turn is not None:
            self.turns.setCurrentRow(turn)
            self.turns.scrollToItem(self.turns.item(turn), QListWidget.ScrollHint.PositionAtCenter)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.rounds)
        self.verdicts.setMinimumHeight(px(56))
        self.turns.setMinimumHeight(px(84))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(SPACE_S))
        box.addLayout(head)
        box.addWidget(self.verdicts, 2)
        box.addWidget(self.said)
        box.addWidget(self.turns, 5)
