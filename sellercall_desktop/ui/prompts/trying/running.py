"""Runs of scenarios from the pane: what one costs is said before it begins, then how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from sellercall_desktop.core.prompts.filling import has_variables
from sellercall_desktop.core.prompts.scenarios.runner import longest_s
from sellercall_desktop.core.prompts.workbench import Candidate
from sellercall_desktop.ui.prompts.shown import content_shown
from sellercall_desktop.ui.prompts.trying.words import at_most_text, missing_text

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence

    from sellercall_desktop.core.prompts.scenarios.run import ScenarioRun
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.workbench import ScenarioRunEnded, ScenarioTried
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane
    from sellercall_desktop.ui.window.bridge import Bridge

_LOOK_AGAIN_MS = 3_000


class ScenarioRunning(QObject):
    """One run of a prompt at a time. The draft is tried where there is one, what is published always."""

    news = Signal()
    """Another result is there."""
    ended = Signal()
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self, pane: ScenariosPane, panel: PromptPanel, desk: TryingDesk, look: Look, tasks: Tasks
    ) -> None:
        super().__init__(pane)
        self._pane, self._strip, self._panel = pane, pane.strip, panel
        self._desk, self._look, self._tasks = desk, look, tasks
        self._scenarios: Sequence[Scenario] = ()
        self._planned: ScenarioRun | None = None
        self._open: ScenarioRun | None = None
        self._done = 0
        self._look_again = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self.ended)

    @property
    def has_draft(self) -> bool:
        """Whether there is something in the editor that is not published."""
        return self._panel.has_unsaved and bool(self._panel.content.text.strip())

    def show_run(
        self, scenarios: Sequence[Scenario], run: ScenarioRun | None, done: int, *, elsewhere: bool = False
    ) -> None:
        """These are what can be run; this run is open, if any, with so many conversations done.

        `elsewhere`: another desk carries it out; how far it has come is looked for now and then.
        """
        self._scenarios, self._open, self._done = scenarios, run, done
        if run is not None and (elsewhere or self._desk.workbench.is_under_way(run.id)):
            self._strip.show_progress(run, done, elsewhere=elsewhere)
            if elsewhere and self._pane.isVisible():
                self._look_again.start()
        elif run is not None:
            self._strip.show_broken_off(run, done)
        elif not self._strip.is_asking:
            self._strip.put_away()
        self._pane.offer(count=len(scenarios), is_busy=run is not None)

    def describe_anew(self) -> None:
        """What would be run has changed."""
        if self._strip.is_asking:
            self._do(self._describe())

    def connect_to(self, bridge: Bridge) -> None:
        """Follow what is wanted in the pane and what becomes of the run."""
        strip, person = self._strip, self._strip.person
        self._pane.run_wanted.connect(self._on_run)
        strip.rounds_changed.connect(self.describe_anew)
        person.changed.connect(self.describe_anew)
        person.failed.connect(self.failed)
        strip.begin_wanted.connect(self._on_begin)
        strip.stop_wanted.connect(self._on_stop)
        strip.go_on_wanted.connect(self._on_go_on)
        strip.give_up_wanted.connect(self._on_give_up)
        bridge.scenario_tried.connect(self._on_tried)
        bridge.scenario_run_ended.connect(self._on_run_ended)

    # --- inside -------------------------------------------------------------------------------

    def _on_run(self) -> None:
        if self._panel.published is not None and self._scenarios and self._open is None:
            self._pane.problem.clear()
            if self._strip.person.person is None:
                self._strip.person.read()
            self._do(self._describe())

    async def _describe(self) -> None:
        """Say what would be run, how long it is billed and what it costs, before anything is."""
        candidates, missing = await self.candidates()
        base = self._panel.published
        if base is None:
            return
        rounds = self._strip.rounds.value()
        run = self._desk.workbench.plan(
            base.prompt_id, candidates, self._scenarios, rounds=rounds, by=self._desk.by
        )
        self._planned = run
        asks_data = has_variables(self._panel.content) or has_variables(base)
        self._strip.ask(self.plan_text(run), missing_text(missing), has_variables=asks_data)

    async def candidates(self) -> tuple[list[Candidate], Iterable[str]]:
        """The draft, if any, and what is published, filled for the chosen person; what they lack."""
        base, person, fill = self._panel.published, self._strip.person, self._desk.filled_for
        if base is None:
            return [], ()
        sent, lacks = await fill(person, base.content) if base.fills_variables else (base.content, ())
        candidates, missing = [Candidate(sent, base.number, content_shown(base))], dict.fromkeys(lacks)
        if self.has_draft:
            draft, lacks = await fill(person, self._panel.content)
            candidates.insert(0, Candidate(draft, None, self._panel.content))
            missing |= dict.fromkeys(lacks)
        return candidates, missing

    async def plan_of_set(self, scenarios: Sequence[Scenario]) -> tuple[ScenarioRun | None, Sequence[str]]:
        """Each once on the draft, else on what is published; what a person lacks for it."""
        candidates, missing = await self.candidates()
        base = self._panel.published
        if base is None or not candidates:
            return None, ()
        bench, first = self._desk.workbench, candidates[:1]
        return bench.plan(base.prompt_id, first, scenarios, rounds=1, by=self._desk.by), tuple(missing)

    async def begin_set(self, scenarios: Sequence[Scenario]) -> None:
        """Keep them and try them. Raises `ScenarioError`, `StoreError`."""
        bench = self._desk.workbench
        run, _missing = await self.plan_of_set(await bench.keep_all(scenarios))
        if run is not None:
            await bench.begin_alone(run)

    def plan_text(self, run: ScenarioRun) -> str:
        """How many conversations a run makes, and for how long they are billed at most."""
        number = self._look.formats.integer
        said = self.tr("Conversations with the AI: {count} (scenarios: {scenarios}, on what is published).")
        if run.sides[0].version is None:
            said = self.tr("Conversations with the AI: {count} (scenarios: {scenarios}, on the draft).")
        if len(run.sides) > 1:
            said = self.tr("Conversations with the AI: {count} (scenarios: {scenarios}, on both texts).")
        said = said.format(count=number(run.tries), scenarios=number(len(run.scenarios)))
        seconds = longest_s(run, self._desk.rate().step_s)
        return f"{said} {at_most_text(seconds, self._desk, self._look.formats)}"

    def _on_begin(self) -> None:
        if (run := self._planned) is not None:
            self._planned = None
            self._do(self._begin(run))

    async def _begin(self, run: ScenarioRun) -> None:
        await self._desk.workbench.begin(run)
        self.show_run(self._scenarios, run, 0)

    def _on_go_on(self) -> None:
        if self._open is not None:
            self._desk.workbench.go_on(self._open)
            self.show_run(self._scenarios, self._open, self._done)

    def _on_stop(self) -> None:
        if self._open is None:
            return
        if self._desk.workbench.is_under_way(self._open.id):
            self._desk.workbench.cancel(self._open.id)
        else:
            self._on_give_up()

    def _on_give_up(self) -> None:
        if self._open is not None:
            self._do(self._give_up(self._open))

    async def _give_up(self, run: ScenarioRun) -> None:
        await self._desk.workbench.give_up(run.id)
        self.ended.emit()

    def _on_tried(self, event: ScenarioTried) -> None:
        if self._open is not None and event.run_id == self._open.id:
            self.show_run(self._scenarios, self._open, self._done + 1)
            self.news.emit()

    def _on_run_ended(self, event: ScenarioRunEnded) -> None:
        if self._open is not None and event.run_id == self._open.id:
            if event.error is not None:
                self.failed.emit(event.error)
            self.ended.emit()

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "scenarios.run", self.failed.emit)
