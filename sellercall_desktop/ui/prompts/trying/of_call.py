"""Makes a scenario of a past call, from its details in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from sellercall_desktop.core.prompts.workbench import LONGEST_NAME
from sellercall_desktop.ui.parts.look import icon_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats


class ScenarioOfCall(QObject):
    """A button that is there where the customer said something. It is kept for the prompt of that call."""

    def __init__(
        self,
        details: DetailsPanel,
        look: Look,
        workbench: Workbench,
        prompts: PromptStore,
        tasks: Tasks,
        *,
        show: Callable[[Scenario], None],
        show_error: Callable[[BaseException], None],
    ) -> None:
        """`show` opens what was made."""
        super().__init__(details)
        self._details, self._look, self._tasks = details, look, tasks
        self._workbench, self._prompts = workbench, prompts
        self._show, self._show_error = show, show_error
        self.button = icon_button(look, "flask", self.tr("Make a scenario of this call"), size=16)
        self.button.clicked.connect(self._on_clicked)
        details.add_tool(self.button, _has_customer)

    def _on_clicked(self) -> None:
        if (call := self._details.call) is not None:
            self._tasks.spawn(self._make(call), "scenario.of_call", self._show_error)

    async def _make(self, call: Call) -> None:
        number = call.requested.prompt_version
        version = await self._prompts.get(number) if number is not None else None
        prompt_id = version.prompt_id if version is not None else DEFAULT_PROMPT
        name = name_of(call, self._look.formats)
        self._show(await self._workbench.of_call(call.id, prompt_id, name))


def name_of(call: Call, formats: Formats) -> str:
    """What the scenario of a call is called."""
    said = QCoreApplication.translate("ScenarioOfCall", "Call with {who}, {when}")
    said = said.format(who=formats.who(call.number), when=formats.date_time(call.requested.at))
    return said[:LONGEST_NAME]


def _has_customer(call: Call) -> bool:
    return not call.is_live and any(turn.speaker is Speaker.CUSTOMER for turn in call.turns)
