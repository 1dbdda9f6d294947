"""Tries the draft on past calls that did not sell: one act makes their scenarios and runs them as a set."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.core.prompts.scenarios.lost_calls import LostSet, LostWish
from sellercall_desktop.core.wrap_up.dispositions import CountsAs
from sellercall_desktop.settings.wrap_up import dispositions
from sellercall_desktop.ui.prompts.trying.of_call import name_of
from sellercall_desktop.ui.prompts.trying.words import missing_text
from sellercall_desktop.ui.words.errors import window_language

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.prompts.trying.running import ScenarioRunning
    from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane


class LostCalls(QObject):
    """Says how many there are and what that costs, then does it. Each ends where the AI answers otherwise."""

    begun = Signal()
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self,
        pane: ScenariosPane,
        panel: PromptPanel,
        running: ScenarioRunning,
        desk: TryingDesk,
        *,
        look: Look,
        tasks: Tasks,
    ) -> None:
        super().__init__(pane)
        self._pane, self._panel, self._running = pane, panel, running
        self._desk, self._look, self._tasks = desk, look, tasks
        self._asked, self._found = pane.lost_asked, LostSet()
        self._question = 0  # answers to earlier ones are not shown
        pane.lost.setVisible(desk.versions is not None)
        pane.lost.clicked.connect(self._on_wanted)
        self._asked.changed.connect(lambda: self._do(self._describe()))
        self._asked.agreed.connect(lambda: self._do(self._begin()))

    def _on_wanted(self) -> None:
        self._pane.problem.clear()
        self._pane.strip.put_away()
        yesterday = day_of(utc_now()) - timedelta(days=1)
        self._asked.ask(yesterday, [one for one in self._listed if one.counts_as is not CountsAs.SALE])

    @property
    def _listed(self) -> Sequence[Disposition]:
        return dispositions(self._desk.settings.value.wrap_up, window_language())

    def _is_lost(self, key: str) -> bool:
        chosen = self._asked.chosen
        if chosen is not None:
            return key == chosen
        return key not in {one.key for one in self._listed if one.counts_as is CountsAs.SALE}

    async def _describe(self) -> None:
        base, versions = self._panel.published, self._desk.versions
        if base is None or versions is None:
            return
        self._question += 1
        question, (first, last) = self._question, self._asked.days
        wish = LostWish(base.prompt_id, await versions(base.prompt_id), first, last, self._is_lost)
        formats = self._look.formats
        found = await self._desk.workbench.lost_calls(wish, lambda call: name_of(call, formats))
        if question != self._question:
            return
        self._found = found
        run, missing = await self._running.plan_of_set(found.scenarios)
        said = [self._count_text(found)]
        if found.scenarios and run is not None:
            said += [self._running.plan_text(run), missing_text(missing)]
        self._asked.tell(" ".join(filter(None, said)), possible=bool(found.scenarios) and run is not None)

    def _count_text(self, found: LostSet) -> str:
        count = self._look.formats.integer
        if not found.scenarios:
            return self.tr("No talk with this prompt failed to sell on these days.")
        said = self.tr("Calls that did not sell: {count}, of them made into scenarios before: {made}.")
        if found.has_more:
            said = self.tr(
                "The newest {count} that did not sell, of them made into scenarios before: {made}."
            )
        return said.format(count=count(len(found.scenarios)), made=count(found.made_before))

    async def _begin(self) -> None:
        found = self._found
        self._asked.put_away()
        self._found = LostSet()
        await self._running.begin_set(found.scenarios)
        self.begun.emit()

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "scenarios.lost", self.failed.emit)
