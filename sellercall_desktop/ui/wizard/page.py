"""The assistant's frame: steps at the left with ticks, one step large, Back, Next and Later always there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.tasks import TaskBranch
from sellercall_desktop.ui.parts.look import button, label, mark
from sellercall_desktop.ui.wizard.accounts import AccountsStep, LanguageStep
from sellercall_desktop.ui.wizard.number import NumberStep
from sellercall_desktop.ui.wizard.rules import RulesStep, TunnelStep
from sellercall_desktop.ui.wizard.step import FINISHED, OPEN
from sellercall_desktop.ui.wizard.trying_out import OwnCallStep
from sellercall_desktop.ui.wizard.voice import VoiceStep

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.wizard.step import Context, Step


class Wizard(QWidget):
    """What is done in it is kept at once, so leaving loses nothing.

    Signals:
        left: the person goes on without finishing.
        finished: nothing is wanted of it any more.
        settings_wanted: names a page of the settings, or what an error's button offers.
    """

    left = Signal()
    finished = Signal()
    settings_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        bridge: Bridge,
        *,
        secrets: WindowSecrets,
        engine: Engine,
        calls: CallStore,
        numbers: NumberSetup | None,
    ) -> None:
        super().__init__()
        self.tasks = TaskBranch(context.tasks)
        """What is under way in it."""
        self._context = context = replace(context, tasks=self.tasks)
        self.accounts = AccountsStep(context, secrets)
        language = LanguageStep(context)
        language.taken.connect(self._on_taken)
        self.steps: tuple[Step, ...] = (
            language,
            self.accounts,
            NumberStep(context, numbers),
            VoiceStep(context),
            RulesStep(context),
            TunnelStep(context),
            OwnCallStep(context, bridge, engine, calls),
        )
        self._pages, self._marks = QStackedWidget(), list[QPushButton]()
        self.back = button(context.look, self.tr("Back"))
        self.next = button(context.look, self.tr("Next"), role="primary")
        self.later = button(context.look, self.tr("Later"), role="quiet")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._lay_marks())
        across.addLayout(self._lay_step(), 1)
        self.back.clicked.connect(lambda: self.go(self.current - 1))
        self.next.clicked.connect(self._on_next)
        self.later.clicked.connect(self._on_later)
        for step in self.steps:
            step.changed.connect(self._mark)
            step.leaving.connect(self._on_leaving)
        bridge.settings_changed.connect(self._mark)
        if not context.layout.flag(FINISHED, default=False):  # once finished, it does not open by itself
            context.layout.keep_flag(OPEN, value=True)

    @property
    def current(self) -> int:
        """The step shown, from 0."""
        return self._pages.currentIndex()

    async def resume(self, at: int | str | None = None) -> None:
        """Go to this step, by number or name, else to the first open one, where none is to the last."""
        await self.accounts.look_up()
        if isinstance(at, str):
            at = self.step(at)
        open_ones = [number for number, step in enumerate(self.steps) if not step.is_done]
        self.go(at if at is not None else open_ones[0] if open_ones else len(self.steps) - 1)

    def go(self, number: int) -> None:
        """Show this step."""
        self._pages.setCurrentIndex(number)
        self.back.setEnabled(number > 0)
        last = number == len(self.steps) - 1
        self.next.setText(self.tr("Finish") if last else self.tr("Next"))
        self._mark()
        self.steps[number].start()

    def step(self, name: str) -> int:
        """The number of the step of that name."""
        return next(number for number, step in enumerate(self.steps) if step.name == name)

    # --- inside -------------------------------------------------------------------------------

    def _on_next(self) -> None:
        self.steps[self.current].passed()
        if self.current < len(self.steps) - 1:
            self.go(self.current + 1)
            return
        for step in self.steps:  # a step that was skipped counts as done
            step.passed()
        self._context.layout.keep_flag(FINISHED, value=True)
        self._keep_open(value=False)
        self.finished.emit()

    def _on_later(self) -> None:
        self._keep_open(value=not all(step.is_done for step in self.steps))
        self.left.emit()

    def _keep_open(self, *, value: bool) -> None:
        """Whether the next start is to lead here again."""
        self._context.layout.keep_flag(OPEN, value=value)
        self._context.layout.save()

    def _on_taken(self) -> None:
        self._context.tasks.spawn(self.accounts.look_up(), "wizard.look_up")

    def _on_leaving(self, wanted: str) -> None:
        if wanted in _STEP_FOR:
            self.go(self.step(_STEP_FOR[wanted]))
        else:
            self.settings_wanted.emit(wanted)

    def _mark(self, *_news: object) -> None:
        for number, (sign, step) in enumerate(zip(self._marks, self.steps, strict=True)):
            done = step.is_done
            sign.setText(f"{'✓' if done else '○'}  {step.title}")
            state = self.tr("done") if done else self.tr("open")
            sign.setAccessibleName(f"{step.title}: {state}")
            mark(sign, checked=number == self.current)

    def _lay_marks(self) -> QFrame:
        px = self._context.look.theme.px
        side = QFrame()
        side.setProperty("role", "rail")
        side.setFixedWidth(px(212))
        box = QVBoxLayout(side)
        box.setContentsMargins(px(12), px(20), px(12), px(12))
        box.setSpacing(px(4))
        box.addWidget(label(self.tr("Set-up"), "title"))
        box.addSpacing(px(8))
        group = QButtonGroup(self)
        for number in range(len(self.steps)):
            sign = button(self._context.look, "", role="step")
            sign.setCheckable(True)
            sign.toggled.connect(lambda on, number=number: self.go(number) if on else None)
            group.addButton(sign)
            self._marks.append(sign)
            box.addWidget(sign)
        box.addStretch(1)
        return side

    def _lay_step(self) -> QVBoxLayout:
        px = self._context.look.theme.px
        for step in self.steps:
            step.column.addStretch(1)
            inside = QWidget()
            inside.setProperty("role", "scroll")
            row = QHBoxLayout(inside)
            row.setContentsMargins(px(32), px(20), px(32), px(16))
            step.setMaximumWidth(px(560))
            row.addWidget(step, 100)
            row.addStretch(1)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(inside)
            self._pages.addWidget(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(32), px(8), px(32), px(16))
        foot.setSpacing(px(8))
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(self._pages, 1)
        box.addLayout(foot)
        return box


_STEP_FOR = {"connect": "accounts", "guard": "rules"}
"""What an error's button offers -> the step that mends it."""
