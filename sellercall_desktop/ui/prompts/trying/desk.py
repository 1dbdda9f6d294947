"""What the panes that try a prompt work with, and a prompt as it would be sent to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.filling import Customer, filled_with, has_variables, values_for
from sellercall_desktop.core.prompts.variables import OPENS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping

    from sellercall_desktop.core.calls.meter import AgentRate
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.prompts.person_choice import PersonChoice
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings


@dataclass(frozen=True, slots=True)
class TryingDesk:
    """`rate` is what the voice AI takes, `currency` that of the account; `by` is who works here.

    `versions`: numbers of a prompt's versions. Without it no set of past calls is offered. `prompt_of`: the
    prompt of each version. `demo`: nobody's own account answers.
    """

    workbench: Workbench
    settings: SettingsFile
    about: PromptSurroundings
    rate: Callable[[], AgentRate]
    currency: str
    by: str
    versions: Callable[[str], Awaitable[Collection[int]]] | None = None
    prompt_of: Callable[[], Awaitable[Mapping[int, str]]] | None = None
    demo: bool = False

    async def filled_for(
        self, choice: PersonChoice, content: PromptContent
    ) -> tuple[PromptContent, tuple[str, ...]]:
        """As `filled`, for the person that is chosen, else for some contact. Raises `StoreError`."""
        return self.filled(content, choice.person or await self.about.example())

    def filled(self, content: PromptContent, person: Contact) -> tuple[PromptContent, tuple[str, ...]]:
        """The text as a call with this person would have it, and the variables that have no value."""
        if not has_variables(content):
            return content, ()
        language = content.settings.language or self.settings.value.ultravox.language_hint
        campaign = QCoreApplication.translate("PreviewPane", "Autumn campaign")
        seller = self.settings.value.hand_off.own_name or self.by
        number = person.numbers[0].e164 if person.numbers else ""
        values = values_for(Customer(number, person, campaign=campaign), utc_now(), language, seller)
        filled, flaws = filled_with(values, content)
        return filled, tuple(dict.fromkeys(one.name or OPENS for one in flaws))
