"""Has the rehearsals of the draft: one conversation at a time, which ends with whoever sees it.

A turn that is said otherwise begins a new conversation, in which those before it are said again; the old one
stays to be read.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.prompts.filling import has_variables
from sellercall_desktop.core.prompts.scenarios.runner import billed_s
from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Scenario, TalkTurn
from sellercall_desktop.core.prompts.talks import answer_to
from sellercall_desktop.core.prompts.workbench import new_scenario_id
from sellercall_desktop.ui.parts.look import icon_button
from sellercall_desktop.ui.prompts.person_choice import PersonChoice
from sellercall_desktop.ui.prompts.trying.rehearsal_pane import RehearsalPane
from sellercall_desktop.ui.prompts.trying.words import at_most_text, missing_text
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.talks import Reply
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk

_REST_MS = 400


@dataclass(slots=True)
class Rehearsed:
    """One conversation, as far as it has come. `waits`: the AI has answered, the customer's turn is next."""

    turns: list[TalkTurn] = field(default_factory=list)
    lines: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    task: asyncio.Task[None] | None = None
    waits: bool = False
    over: AgentOutcome | None = None

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.task is not None and not self.task.done()

    def own_before(self, row: int) -> list[str]:
        """What the customer said before this turn."""
        return [said.text for said in self.turns[:row] if said.speaker is Speaker.CUSTOMER]


class Rehearsing(QObject):
    """Works on one panel. Nothing is asked of the provider before somebody begins."""

    scenario_made = cast("TypedSignal[Scenario]", Signal(object))
    """One to be named and kept."""

    def __init__(self, panel: PromptPanel, desk: TryingDesk, look: Look, tasks: Tasks) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._look, self._tasks = panel, desk, look, tasks
        self.pane = RehearsalPane(look, PersonChoice(look, desk.about, tasks), panel)
        self.button = icon_button(look, "chats", self.tr("Rehearsal"))
        self.button.setToolTip(f"{self.button.toolTip()} (Ctrl+Shift+R)")
        panel.add_pane(self.button, self.pane, only_wide=True)
        bind(panel, "Ctrl+Shift+R", self.button.toggle)
        self._talks: list[Rehearsed] = []
        self._shown = -1
        self._edited: int | None = None  # the turn that is said otherwise
        self._ready: PromptContent | None = None  # filled
        self._starting: asyncio.Task[None] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._connect()

    def stop(self) -> None:
        """End what goes on: nothing more is billed."""
        for talk in self._talks:
            if talk.task is not None:
                talk.task.cancel()

    # --- before it begins ----------------------------------------------------------------------

    def _on_shown(self) -> None:
        if self.pane.person.person is None:
            self.pane.person.read()
        self._describe_soon()
        self._show()

    def _describe_soon(self) -> None:
        if self.pane.isVisible():
            self._tasks.spawn(self._describe(), "rehearsal.describe", self._show_problem)

    async def _describe(self) -> None:
        """What it costs at most, and what has no value in its text."""
        content = self._panel.content
        self._ready, missing = await self._desk.filled_for(self.pane.person, content)
        longest, step = self._desk.workbench.order_of(content).longest_s, self._desk.rate().step_s
        cost = at_most_text(billed_s(longest, step), self._desk, self._look.formats)
        if not self._talks:
            said = self.tr("You write as the customer; the AI answers in text by the draft.")
            cost = f"{said} {cost}"
        self.pane.ask(
            cost,
            missing_text(missing),
            has_variables=has_variables(content),
            possible=bool(content.text.strip()) and self._panel.published is not None,
        )

    def _on_start(self) -> None:
        self._begin(())

    def _begin(self, again: Sequence[str]) -> None:
        if self._starting is not None and not self._starting.done():
            return  # pressed twice: one conversation is billed
        self.stop()
        self.pane.problem.clear()
        begin = self._started(tuple(again))
        self._starting = self._tasks.spawn(begin, "rehearsal.begin", self._show_problem)

    async def _started(self, again: Sequence[str]) -> None:
        await self._describe()  # the text as it is at this moment
        if self._ready is None or not self.pane.isVisible():
            return
        talk = Rehearsed()
        for text in again:
            talk.lines.put_nowait(text)
        self._talks.append(talk)
        self._shown, self._edited = len(self._talks) - 1, None
        talk.task = self._tasks.spawn(self._converse(talk, self._ready), "rehearsal", self._show_problem)
        talk.task.add_done_callback(self._on_over)
        self._show()

    # --- while it goes on ----------------------------------------------------------------------

    async def _converse(self, talk: Rehearsed, content: PromptContent) -> None:
        had = await self._desk.workbench.rehearse(content)
        try:
            if self._desk.workbench.order_of(content).opens:
                self._take(talk, await had.opening())
            while talk.over is None:
                talk.waits = talk.lines.empty()
                self._show()
                text = await talk.lines.get()
                talk.waits = False
                talk.turns.append(TalkTurn(Speaker.CUSTOMER, text))
                self._show()
                self._take(talk, await answer_to(had, text))
            told = await had.turns()  # with the tools that were used
            talk.turns = [TalkTurn(one.speaker, one.text) for one in told] or talk.turns
        finally:
            talk.waits = False
            await had.close()

    def _on_over(self, _task: object) -> None:
        if shiboken6.isValid(self.pane):  # at the end of the program it is gone before this is
            self._show()

    def _take(self, talk: Rehearsed, reply: Reply) -> None:
        talk.turns += [TalkTurn(Speaker.AI, text) for text in reply.texts]
        talk.over = reply.over

    def _on_said(self, text: str) -> None:
        talk = self._talk
        if talk is not None and self._edited is not None:
            again = [*talk.own_before(self._edited), text]
            self._leave_edit()
            self._begin(again)
        elif talk is not None and talk.is_open:
            talk.lines.put_nowait(text)
            talk.waits = False
            self._show()

    def _on_edit(self, row: int) -> None:
        talk = self._talk
        if talk is not None and row < len(talk.turns) and talk.turns[row].speaker is Speaker.CUSTOMER:
            self._edited = row
            self._show()
            self.pane.edit(talk.turns[row].text)

    def _leave_edit(self) -> None:
        self._edited = None
        self.pane.line.clear()
        self._show()

    def _on_save(self) -> None:
        talk, base = self._talk, self._panel.published
        if talk is None or base is None:
            return
        own = [CustomerLine(said.text) for said in talk.turns if said.speaker is Speaker.CUSTOMER]
        opens = talk.turns[0].speaker is Speaker.CUSTOMER
        made = Scenario(new_scenario_id(), base.prompt_id, "", lines=tuple(own), customer_opens=opens)
        self.scenario_made.emit(made)

    # --- what is shown -------------------------------------------------------------------------

    @property
    def _talk(self) -> Rehearsed | None:
        return self._talks[self._shown] if 0 <= self._shown < len(self._talks) else None

    def _on_chosen(self, at: int) -> None:
        self._shown, self._edited = at, None
        self._show()

    def _show(self) -> None:
        talk = self._talk
        self.pane.show_talks(len(self._talks), self._shown)
        self.pane.show_turns(talk.turns if talk is not None else ())
        is_open, edits = talk is not None and talk.is_open, self._edited is not None
        self.pane.line.setProperty("edits", edits)
        self.pane.show_state(
            self._state_text(talk),
            is_open=is_open,
            waits=talk is not None and talk.waits and is_open,
            can_edit=edits,
            has_said=talk is not None and any(one.speaker is Speaker.CUSTOMER for one in talk.turns),
        )

    def _state_text(self, talk: Rehearsed | None) -> str:
        if talk is None:
            return ""
        if self._edited is not None:
            return self.tr(
                "Said otherwise, this turn begins a new conversation; those before are said again."
            )
        if talk.is_open:
            if talk.waits:
                return self.tr("The customer's turn.")
            return self.tr("The AI is answering…") if talk.turns else self.tr("Connecting with the AI…")
        if talk.over is AgentOutcome.AI_HUNG_UP:
            return self.tr("The AI hung up.")
        return self.tr("The conversation has ended.")

    def _show_problem(self, error: BaseException) -> None:
        self.pane.problem.show_sentence(sentence_for(error))

    def _connect(self) -> None:
        pane = self.pane
        pane.shown.connect(self._on_shown)
        pane.left.connect(self.stop)
        pane.start_wanted.connect(self._on_start)
        pane.stop_wanted.connect(self.stop)
        pane.save_wanted.connect(self._on_save)
        pane.said.connect(self._on_said)
        pane.talk_chosen.connect(self._on_chosen)
        pane.edit_wanted.connect(self._on_edit)
        pane.edit_left.connect(self._leave_edit)
        pane.problem.action_chosen.connect(lambda _action: self._on_start())
        pane.person.changed.connect(self._describe_soon)
        pane.person.failed.connect(self._show_problem)
        self._rest.timeout.connect(self._describe_soon)
        self._panel.editor.textChanged.connect(self._rest.start)
