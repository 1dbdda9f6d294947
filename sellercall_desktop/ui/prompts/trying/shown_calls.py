"""Tries the draft on the calls that the history shows: what it is filtered by, or the chosen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sellercall_desktop.core.prompts.scenarios.shown_calls import MOST_READ, ShownSet, ShownWish, Unusable
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.prompts.trying.of_call import name_of
from sellercall_desktop.ui.prompts.trying.words import missing_text

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine

    from sellercall_desktop.core.calls.history import CallQuery
    from sellercall_desktop.core.prompts.scenarios.shown_calls import CallPages
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.prompts.trying.running import ScenarioRunning
    from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane

_WHY = {
    Unusable.LIVE: QT_TRANSLATE_NOOP("ShownCalls", "it is not over yet"),
    Unusable.NO_WORDS: QT_TRANSLATE_NOOP("ShownCalls", "its customer said nothing"),
    Unusable.OTHER_PROMPT: QT_TRANSLATE_NOOP("ShownCalls", "it ran with another prompt"),
}


class ShownCalls(QObject):
    """Reads them with progress, says what can be tried and what cannot, and begins once that is agreed to."""

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
        self._asked, self._found = pane.set_asked, ShownSet()
        self._reading: asyncio.Task[None] | None = None
        self._asked.agreed.connect(self._on_agreed)
        self._asked.given_up.connect(self.give_up)

    def take(self, pages: CallPages, query: CallQuery, total: int) -> None:
        """Ask about these; `total`: how many there are, 0 where that is not known."""
        self.give_up()
        self._pane.problem.clear()
        self._pane.strip.put_away()
        self._pane.lost_asked.put_away()
        self._asked.reading(0, min(total, MOST_READ))
        self._reading = self._do(self._read(pages, query, min(total, MOST_READ)))

    def give_up(self) -> None:
        """Read no more; nothing was kept."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._found = ShownSet()

    def describe_anew(self) -> None:
        """The prompt, or what is written of it, has changed."""
        if self._found.scenarios and not self._asked.isHidden():
            self._do(self._describe())

    # --- inside -------------------------------------------------------------------------------

    async def _read(self, pages: CallPages, query: CallQuery, total: int) -> None:
        if self._desk.prompt_of is None:
            return
        wish = ShownWish(pages, query, await self._desk.prompt_of())
        formats = self._look.formats
        self._found = await self._desk.workbench.shown_calls(
            wish, lambda call: name_of(call, formats), lambda count: self._asked.reading(count, total)
        )
        if self._found.scenarios:
            self._panel.show_prompt(self._found.prompt_id)
        await self._describe()

    async def _describe(self) -> None:
        found, base, formats = self._found, self._panel.published, self._look.formats
        why = {key: QCoreApplication.translate("ShownCalls", said) for key, said in _WHY.items()}
        left_out = [
            f"{formats.who(call.number)}, {formats.date_time(call.requested.at)}: {why[reason]}"
            for call, reason in found.left_out
        ]
        said = [self._count_text(found)]
        is_there = base is not None and base.prompt_id == found.prompt_id  # else it is being read
        run = None
        if found.scenarios and is_there:
            run, missing = await self._running.plan_of_set(found.scenarios)
            if found is not self._found:
                return  # other calls were asked about meanwhile
            said += [self._running.plan_text(run), missing_text(missing)] if run is not None else []
        self._asked.tell(" ".join(filter(None, said)), left_out, possible=run is not None)

    def _count_text(self, found: ShownSet) -> str:
        count = self._look.formats.integer
        parts = [
            self.tr("Calls that become scenarios: {count}, of them made before: {made}.").format(
                count=count(len(found.scenarios)), made=count(found.made_before)
            )
            if found.scenarios
            else self.tr("None of these calls can become a scenario.")
        ]
        if found.left_out:
            parts.append(self.tr("Left out: {count}.").format(count=count(len(found.left_out))))
        if found.has_more:
            parts.append(self.tr("There are more calls than one set takes: filter for fewer."))
        return " ".join(parts)

    def _on_agreed(self) -> None:
        self._asked.keeping()
        self._reading = self._do(self._begin(self._found))

    async def _begin(self, found: ShownSet) -> None:
        """Given up meanwhile, those that were kept stay, and nothing is begun."""
        base = self._panel.published
        if base is not None and base.prompt_id == found.prompt_id:
            await self._running.begin_set(found.scenarios)
        self._end()
        self.begun.emit()

    def _end(self) -> None:
        self._reading = None
        self._asked.put_away()

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _do(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        return self._tasks.spawn(work, "scenarios.shown_calls", self._on_failed)
