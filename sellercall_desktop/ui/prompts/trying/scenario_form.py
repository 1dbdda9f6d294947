"""One scenario to be written: who the customer is and what they say, and what is expected of the AI."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Expectation, Rule
from sellercall_desktop.core.prompts.workbench import LONGEST_NAME
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.trying.expectation_row import ExpectationRow
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_LINES, _DESCRIBED = 0, 1
_MOST_TURNS = 30


class ScenarioForm(QWidget):
    """Ctrl+Enter saves, Esc leaves; what is written stays until it is saved or left."""

    save_wanted = cast("TypedSignal[Scenario]", Signal(object))
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._edited: Scenario | None = None
        self.rows: list[ExpectationRow] = []
        self.back = icon_button(look, "arrow-left", self.tr("Leave without saving"))
        self.back.setToolTip(self.tr("Leave without saving (Esc)"))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name: what is tried"))
        self.kind = ChoiceBox()
        self.kind.addItems([self.tr("The customer says these lines"), self.tr("The AI plays this customer")])
        self.lines, self.customer, self.most_turns = QPlainTextEdit(), QPlainTextEdit(), QSpinBox()
        self.opens = QCheckBox(self.tr("The customer speaks first"))
        self.add = button(look, self.tr("Add an expectation"), "plus", "link", icon_role="call")
        self.save = button(look, self.tr("Save"), role="primary")
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        self.of_call: QLabel = label("", "muted", wrap=True)
        self.problem = ProblemNote(look)
        self._wanted = QVBoxLayout()
        self._set_up()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._fit)
        self.add.clicked.connect(self._on_add)
        self.save.clicked.connect(self._on_save)
        self.back.clicked.connect(self.left)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self._on_save)

    def edit(self, scenario: Scenario) -> None:
        """Write on this one."""
        self._edited = scenario
        self.problem.clear()
        self.name.setText(scenario.name)
        self.lines.setPlainText("\n".join(" ".join(one.text.split()) for one in scenario.lines))
        self.customer.setPlainText(scenario.customer)
        self.most_turns.setValue(scenario.most_turns)
        self.kind.setCurrentIndex(_DESCRIBED if scenario.customer else _LINES)
        self.opens.setChecked(scenario.customer_opens)
        self.of_call.setVisible(bool(scenario.call_id))
        self._show_rows(scenario.expectations or (Expectation(Rule.SAYS),))
        self._fit()

    @property
    def scenario(self) -> Scenario | None:
        """What is written; None where nothing is edited. An expectation without words is none yet."""
        if self._edited is None:
            return None
        is_described = self.kind.currentIndex() == _DESCRIBED
        wanted = tuple(row.expectation for row in self.rows)
        return replace(
            self._edited,
            name=" ".join(self.name.text().split()),
            lines=() if is_described else _lines(self.lines.toPlainText(), self._edited.lines),
            customer=self.customer.toPlainText().strip() if is_described else "",
            most_turns=self.most_turns.value(),
            customer_opens=self.opens.isChecked(),
            expectations=tuple(one for one in wanted if one.text or one.rule is Rule.ENDS_WITHIN),
        )

    def take_focus(self) -> None:
        """The keyboard goes to the name."""
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _on_save(self) -> None:
        if (scenario := self.scenario) is not None:
            self.problem.clear()
            self.save_wanted.emit(scenario)

    def _on_add(self) -> None:
        self._show_rows([*(row.expectation for row in self.rows), Expectation(Rule.SAYS)])
        self.rows[-1].rule.setFocus()

    def _on_removed(self, row: ExpectationRow) -> None:
        self.add.setFocus()
        self._show_rows([one.expectation for one in self.rows if one is not row])

    def _show_rows(self, wanted: Sequence[Expectation]) -> None:
        for row in self.rows:
            self._wanted.removeWidget(row)
            row.deleteLater()
        self.rows = [ExpectationRow(self._look, one, number) for number, one in enumerate(wanted, 1)]
        before: QWidget = self.opens
        for row in self.rows:
            self._wanted.addWidget(row)
            row.removed.connect(partial(self._on_removed, row))
            for field in (row.rule, row.turns, row.is_expression, row.remove, row.words):
                QWidget.setTabOrder(before, field)
                before = field
        QWidget.setTabOrder(before, self.add)
        QWidget.setTabOrder(self.add, self.save)

    def _fit(self, _kind: int = 0) -> None:
        is_described = self.kind.currentIndex() == _DESCRIBED
        self.lines.setVisible(not is_described)
        for part in (self.customer, self.most_turns):
            part.setVisible(is_described)

    def _set_up(self) -> None:
        self.name.setAccessibleName(self.tr("Name of the scenario"))
        self.kind.setAccessibleName(self.tr("Customer"))
        self.lines.setAccessibleName(self.tr("What the customer says, one turn a line"))
        self.lines.setPlaceholderText(self.lines.accessibleName())
        self.customer.setAccessibleName(self.tr("Who the customer is, what they want and how they speak"))
        self.customer.setPlaceholderText(self.customer.accessibleName())
        self.most_turns.setRange(1, _MOST_TURNS)
        self.most_turns.setPrefix(self.tr("Turns at most: "))
        self.most_turns.setAccessibleName(self.tr("Most turns of the customer"))
        self.of_call.setText(self.tr("Made of a call: it stops where the AI answers otherwise than then."))
        self.kind.setMinimumContentsLength(14)
        for field in (self.lines, self.customer):
            field.setTabChangesFocus(True)
            field.setFixedHeight(self._look.theme.px(112))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        foot.addWidget(self.add)
        foot.addStretch(1)
        inside, scroll = QWidget(), QScrollArea()
        inside.setProperty("role", "scroll")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(SPACE_S), 0)
        column.setSpacing(px(SPACE_S))
        for part in (self.kind, self.lines, self.customer, self.most_turns, self.of_call, self.opens):
            column.addWidget(part)
        column.addWidget(label(self.tr("What is expected"), "section"))
        column.addLayout(self._wanted)
        column.addLayout(foot)
        column.addStretch(1)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(SPACE_S))
        box.addLayout(head)
        box.addWidget(self.problem)
        box.addWidget(scroll, 1)
        box.addLayout(end)


def _lines(text: str, before: Sequence[CustomerLine]) -> tuple[CustomerLine, ...]:
    """Each written line; what it answered in a past call stays with it as long as it is the same."""
    left = list(before)
    made = []
    for line in filter(None, (" ".join(one.split()) for one in text.splitlines())):
        same = next((one for one in left if " ".join(one.text.split()) == line), None)
        if same is not None:
            left.remove(same)
        made.append(CustomerLine(line, same.before if same is not None else ""))
    return tuple(made)
