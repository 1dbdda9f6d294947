"""One expectation to be written: a rule, and the words, tool, question or turns that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.prompts.scenarios.scenario import Expectation, Rule
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import icon_button
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.trying.words import rule_text

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_RULES = tuple(Rule)
_MOST_TURNS = 60
_LINE_PX, _LINES_PX = 32, 72


class ExpectationRow(QWidget):
    """The rule stands above what it asks for."""

    removed = Signal()

    def __init__(self, look: Look, wanted: Expectation, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rule, self.words, self.turns = ChoiceBox(), QPlainTextEdit(wanted.text), QSpinBox()
        self.is_expression = QCheckBox(self.tr("Regular expression"))
        self.remove = icon_button(look, "trash", self.tr("Remove this expectation"), size=14)
        self.rule.addItems([rule_text(rule) for rule in _RULES])
        self.rule.setCurrentIndex(_RULES.index(wanted.rule))
        self.rule.setMinimumContentsLength(14)
        self.words.setTabChangesFocus(True)
        self.turns.setRange(1, _MOST_TURNS)
        self.turns.setValue(max(1, wanted.turns))
        self.turns.setPrefix(self.tr("Turns of the AI: "))
        self.is_expression.setChecked(wanted.is_expression)
        self._lay_out()
        self._fit()
        self.number(number)
        self.rule.currentIndexChanged.connect(self._fit)
        self.remove.clicked.connect(self.removed)

    @property
    def expectation(self) -> Expectation:
        """What is written here."""
        rule = _RULES[self.rule.currentIndex()]
        if rule is Rule.ENDS_WITHIN:
            return Expectation(rule, turns=self.turns.value())
        text = self.words.toPlainText().strip()
        return Expectation(rule, text, self.is_expression.isChecked() and _may_be_expression(rule))

    def number(self, number: int) -> None:
        """The first, second … of them."""
        self.rule.setAccessibleName(self.tr("Rule of expectation {number}").format(number=number))
        self.words.setAccessibleName(self.tr("What expectation {number} asks for").format(number=number))
        self.turns.setAccessibleName(self.tr("Turns of expectation {number}").format(number=number))
        self.remove.setAccessibleName(self.tr("Remove expectation {number}").format(number=number))

    def _fit(self, _index: int = 0) -> None:
        rule = _RULES[self.rule.currentIndex()]
        self.turns.setVisible(rule is Rule.ENDS_WITHIN)
        self.words.setVisible(rule is not Rule.ENDS_WITHIN)
        self.is_expression.setVisible(_may_be_expression(rule))
        self.words.setFixedHeight(self._look.theme.px(_LINES_PX if rule is Rule.IN_ORDER else _LINE_PX))
        self.words.setPlaceholderText(self._hint(rule))

    def _hint(self, rule: Rule) -> str:
        if rule is Rule.IN_ORDER:
            return self.tr("Words, one a line, in this order")
        if rule is Rule.USES_TOOL:
            return self.tr("Name of the tool, e.g. hangUp")
        if rule is Rule.JUDGED:
            return self.tr("A question about the AI, answered by another paid conversation")
        return self.tr("Words")

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(SPACE_S))
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        head.addWidget(self.rule, 1)
        head.addWidget(self.turns)
        head.addWidget(self.is_expression)
        head.addWidget(self.remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, px(SPACE_S))
        box.setSpacing(px(4))
        box.addLayout(head)
        box.addWidget(self.words)


def _may_be_expression(rule: Rule) -> bool:
    return rule in {Rule.SAYS, Rule.NEVER_SAYS}
