"""Carries out what is wanted in the pane of scenarios, for the prompt that is in the editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.core.prompts.scenarios.run import RunState
from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
from sellercall_desktop.core.prompts.scenarios.standing import TriedText
from sellercall_desktop.core.prompts.workbench import content_key, new_scenario_id
from sellercall_desktop.ui.parts.look import icon_button
from sellercall_desktop.ui.prompts.person_choice import PersonChoice
from sellercall_desktop.ui.prompts.shown import content_shown
from sellercall_desktop.ui.prompts.trying.lost_calls import LostCalls
from sellercall_desktop.ui.prompts.trying.running import ScenarioRunning
from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane
from sellercall_desktop.ui.prompts.trying.shown_calls import ShownCalls
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sellercall_desktop.core.calls.history import CallQuery
    from sellercall_desktop.core.prompts.scenarios.shown_calls import CallPages
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.window.bridge import Bridge

_NEWS_MS = 300  # changes within so long are read together


class ScenarioTrials(QObject):
    """Scenarios are listed, written, taken away and read; `ScenarioRunning` tries them."""

    def __init__(
        self,
        panel: PromptPanel,
        desk: TryingDesk,
        look: Look,
        bridge: Bridge,
        tasks: Tasks,
        *,
        toast: Callable[..., None],
    ) -> None:
        """`toast` shows a short result, with a button where one is named."""
        super().__init__(panel)
        self._panel, self._desk, self._look, self._tasks, self._toast = panel, desk, look, tasks, toast
        self.pane = ScenariosPane(look, PersonChoice(look, desk.about, tasks), panel)
        self.button = icon_button(look, "flask", self.tr("Scenarios"))
        self.button.setToolTip(f"{self.button.toolTip()} (Ctrl+Shift+E)")
        panel.add_pane(self.button, self.pane, only_wide=True)
        bind(panel, "Ctrl+Shift+E", self.button.toggle)
        self._running = ScenarioRunning(self.pane, panel, desk, look, tasks)
        self._lost = LostCalls(self.pane, panel, self._running, desk, look=look, tasks=tasks)
        self._calls = ShownCalls(self.pane, panel, self._running, desk, look=look, tasks=tasks)
        self._shown_of = ""  # the prompt whose scenarios are shown
        self._wanted = ""
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._connect(bridge)

    def show_scenario(self, scenario_id: str) -> None:
        """Open the pane at this one."""
        self._wanted = scenario_id
        self.pane.show_overview()
        if self.button.isChecked():
            self.read()
        else:
            self.button.setChecked(True)

    def take_calls(self, pages: CallPages, query: CallQuery, total: int) -> None:
        """Open the pane, and ask about these calls as a set; `total`: how many, 0 where that is not known."""
        self.button.setChecked(True)
        self.pane.show_overview()
        self._calls.take(pages, query, total)

    def read(self) -> None:
        """Read what there is and what came of it."""
        if self._panel.published is not None:
            self._do(self._read(self._panel.published.prompt_id))

    # --- what is shown -------------------------------------------------------------------------

    async def _read(self, prompt_id: str) -> None:
        bench = self._desk.workbench
        scenarios, has_draft = await bench.scenarios(prompt_id), self._running.has_draft
        standings = await bench.standings(prompt_id, scenarios, self._texts())
        runs = await bench.runs(prompt_id)
        open_run = next((run for run in runs if run.state is RunState.OPEN), None)
        done = len(await bench.tries(open_run.id)) if open_run is not None else 0
        elsewhere = open_run is not None and await bench.is_elsewhere(open_run)
        if self._panel.published is None or self._panel.published.prompt_id != prompt_id:
            return  # another was chosen meanwhile
        if prompt_id != self._shown_of:
            self.pane.strip.put_away()
        self._shown_of = prompt_id
        self.pane.table.show_all(scenarios, standings, has_draft=has_draft)
        self._running.show_run(scenarios, open_run, done, elsewhere=elsewhere)
        if self._wanted and any(one.id == self._wanted for one in scenarios):
            self.pane.table.choose(self._wanted)
            self._wanted = ""

    def _texts(self) -> tuple[TriedText, ...]:
        base = self._panel.published
        if base is None:
            return ()
        published = TriedText(content_key(content_shown(base)), is_draft=False)
        draft = TriedText(content_key(self._panel.content), is_draft=True)
        return draft, published

    # --- scenarios -----------------------------------------------------------------------------

    def _on_add(self) -> None:
        if (base := self._panel.published) is not None:
            self._edit(Scenario(new_scenario_id(), base.prompt_id, ""))

    def write(self, scenario: Scenario) -> None:
        """Open the pane with this one to be named and kept."""
        self.button.setChecked(True)
        self._edit(scenario)

    def _on_edit(self) -> None:
        if (chosen := self.pane.table.chosen) is not None:
            self._edit(chosen)

    def _edit(self, scenario: Scenario) -> None:
        self.pane.form.edit(scenario)
        self.pane.show_form()

    def _on_save(self, scenario: Scenario) -> None:
        def failed(error: BaseException) -> None:
            self.pane.form.problem.show_sentence(sentence_for(error))

        self._tasks.spawn(self._save(scenario), "scenarios.save", failed)

    async def _save(self, scenario: Scenario) -> None:
        kept = await self._desk.workbench.save(scenario)
        self._wanted = kept.id
        await self._read(kept.prompt_id)
        self.pane.show_overview()

    def _on_remove(self) -> None:
        if (chosen := self.pane.table.chosen) is not None:
            self._do(self._remove(chosen))

    async def _remove(self, scenario: Scenario) -> None:
        await self._desk.workbench.remove(scenario.id)
        said = self.tr("“{name}” was removed.").format(name=scenario.name)
        self._toast(said, self.tr("Undo"), lambda: self._do(self._bring_back(scenario)))
        await self._read(scenario.prompt_id)

    async def _bring_back(self, scenario: Scenario) -> None:
        kept = await self._desk.workbench.save(replace(scenario, revision=0))
        self._wanted = kept.id
        await self._read(kept.prompt_id)

    def _on_result(self) -> None:
        if (standing := self.pane.table.chosen_standing) is not None:
            version = standing.run.sides[standing.tries[0].key.side].version
            side = self.tr("draft") if version is None else f"v{version}"
            if not standing.is_current:
                side = self.tr("{side}, before a change").format(side=side)
            self.pane.tried.show_standing(standing, side)
            self.pane.show_tried()

    # --- inside -------------------------------------------------------------------------------

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "scenarios", self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.pane.problem.show_sentence(sentence_for(error))

    def _on_edited(self) -> None:
        if self.pane.isVisible():
            self._news.start()

    def _on_news(self) -> None:
        self.read()
        self._running.describe_anew()
        self._calls.describe_anew()

    def _connect(self, bridge: Bridge) -> None:
        pane, table, running = self.pane, self.pane.table, self._running
        pane.shown.connect(self.read)
        pane.add_wanted.connect(self._on_add)
        pane.form.save_wanted.connect(self._on_save)
        pane.problem.action_chosen.connect(lambda _action: self.read())
        table.edit_wanted.connect(self._on_edit)
        table.remove_wanted.connect(self._on_remove)
        table.result_wanted.connect(self._on_result)
        running.connect_to(bridge)
        running.failed.connect(self._on_failed)
        for found in (self._lost, self._calls):
            found.failed.connect(self._on_failed)
            found.begun.connect(self.read)
        running.ended.connect(self.read)
        running.news.connect(self._news.start)
        self._news.timeout.connect(self._on_news)
        self._panel.editor.textChanged.connect(self._on_edited)
        self._panel.unsaved_changed.connect(self._on_edited)
