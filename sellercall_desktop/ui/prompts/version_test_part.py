"""Two versions that share the calls, in the versions pane: chosen, begun, ended, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.prompts.comparison import MOST_ANSWERED, EndRule
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.version_standing import said_of
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.campaigns.version_standing import VersionTestStanding
    from sellercall_desktop.core.campaigns.version_tests import VersionTests
    from sellercall_desktop.core.prompts.comparison import VersionTest
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.versions import VersionsPane

_USUAL_SHARE, _USUAL_ANSWERED = 50, 200


class VersionTestPart(QScrollArea):
    """Asked anew each time that it is opened, or other versions are listed."""

    def __init__(
        self, pane: VersionsPane, tests: VersionTests, tasks: Tasks, look: Look, *, author: str
    ) -> None:
        super().__init__(pane)
        self._tests, self._tasks, self._look, self._author = tests, tasks, look, author
        self._prompt_id = ""
        self._test: VersionTest | None = None
        self.opener = icon_button(look, "flask", self.tr("Two versions share the calls (A/B)"))
        self.a, self.b, self.rule = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.share, self.answered = QSpinBox(), QSpinBox()
        self.begin = button(look, self.tr("Begin"))
        self.end = button(look, self.tr("End"))
        self.again = icon_button(look, "arrow-clockwise", self.tr("Look again"))
        self.standing: QLabel = label("", wrap=True)
        self.problem = ProblemNote(look)
        self._form = QWidget()
        self._lay_out()
        self._offer_rules()
        pane.add_part(self.opener, self, self.tr("A/B comparison"))
        pane.listed.connect(self._on_listed)
        self.opener.toggled.connect(self.look_again)
        self.begin.clicked.connect(self._on_begin)
        self.end.clicked.connect(self._on_end)
        self.again.clicked.connect(self.look_again)
        self.rule.currentIndexChanged.connect(self._update)
        for choice in (self.a, self.b):
            choice.currentIndexChanged.connect(self._update)
        self._update()

    def look_again(self) -> None:
        """Read the test of the prompt and how it stands."""
        if self._prompt_id and self.opener.isChecked():
            self._tasks.spawn(self._read(self._prompt_id), "prompt.version_test", self._on_error)

    async def _read(self, prompt_id: str) -> None:
        try:
            test = await self._tests.latest(prompt_id)
        except PromptError as error:
            if error.problem is not PromptProblem.NO_TEST:
                raise
            standing = None
        else:
            standing = await self._tests.standing(test)
        if prompt_id == self._prompt_id:
            self._show(standing)

    async def _begin(self) -> None:
        rule = EndRule(self.rule.currentData())
        a, b, share = self.a.currentData(), self.b.currentData(), self.share.value()
        answered = self.answered.value() if rule is EndRule.ANSWERED else 0
        asked = {"share_of_b": share, "answered_each": answered}
        await self._tests.begin(self._prompt_id, a, b, by=self._author, rule=rule, **asked)
        await self._read(self._prompt_id)

    async def _end(self) -> None:
        await self._tests.end(self._prompt_id, self._author)
        await self._read(self._prompt_id)

    def _on_begin(self) -> None:
        self.begin.setEnabled(False)  # until it is known what came of it
        self._tasks.spawn(self._begin(), "prompt.version_test_begin", self._on_error)

    def _on_end(self) -> None:
        self._tasks.spawn(self._end(), "prompt.version_test_end", self._on_error)

    def _on_error(self, error: BaseException) -> None:
        self._update()
        self.problem.show_sentence(sentence_for(error))

    def _on_listed(self, versions: Sequence[PromptVersion]) -> None:
        """The newest against the one before is what is meant most often."""
        if not versions:
            return
        self._prompt_id = versions[0].prompt_id
        for choice, usual in ((self.a, 1), (self.b, 0)):
            kept = choice.currentData()
            choice.clear()
            for version in versions:
                note = f"   {version.note}" if version.note else ""
                choice.addItem(f"v{version.number}{note}", version.number)
            at = choice.findData(kept)
            choice.setCurrentIndex(at if at >= 0 else min(usual, len(versions) - 1))
        self.look_again()

    def _show(self, standing: VersionTestStanding | None) -> None:
        self._test = standing.test if standing is not None else None
        self.problem.clear()
        self.standing.setText(said_of(standing, self._look.formats) if standing is not None else "")
        self._update()
        self.verticalScrollBar().setValue(0)

    def _update(self) -> None:
        is_open = self._test is not None and self._test.end is None
        self._form.setVisible(not is_open)
        self.begin.setVisible(not is_open)
        self.begin.setEnabled(bool(self._prompt_id) and self.a.currentData() != self.b.currentData())
        self.end.setVisible(is_open)
        self.again.setVisible(self._test is not None)
        self.standing.setVisible(self._test is not None)
        self.answered.setEnabled(self.rule.currentData() == EndRule.ANSWERED.value)

    def _offer_rules(self) -> None:
        for rule, words in (
            (EndRule.BY_HAND, self.tr("by hand")),
            (EndRule.ANSWERED, self.tr("after answered calls of each")),
            (EndRule.DIFFERENCE, self.tr("once one is better")),
        ):
            self.rule.addItem(words, rule.value)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.share.setRange(1, 99)
        self.share.setValue(_USUAL_SHARE)
        self.share.setSuffix(" %")
        self.answered.setRange(1, MOST_ANSWERED)
        self.answered.setValue(_USUAL_ANSWERED)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            (self.tr("Version A"), self.a),
            (self.tr("Version B"), self.b),
            (self.tr("Numbers that get B"), self.share),
            (self.tr("Ends"), self.rule),
            (self.tr("Answered calls"), self.answered),
        ):
            field.setAccessibleName(name)
            if isinstance(field, QSpinBox):
                field.lineEdit().setTextMargins(px(6), 0, 0, 0)
            if isinstance(field, QComboBox):
                field.setMinimumContentsLength(6)
            form.addRow(name, field)
        told = self.tr("The calls of one number always follow the same. A new version ends it.")
        form.addRow(label(told, "muted", wrap=True))
        acts = QHBoxLayout()
        acts.addWidget(self.begin)
        acts.addWidget(self.end)
        acts.addStretch(1)
        acts.addWidget(self.again)
        inside = QWidget()
        inside.setProperty("role", "scroll")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, px(SPACE_S), 0)
        box.setSpacing(px(SPACE_S))
        for part in (self.problem, self.standing, self._form):
            box.addWidget(part)
        box.addLayout(acts)
        box.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(px(84))
