"""What every step of the assistant is given, and what the assistant asks of a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.core.errors import NotConfiguredError
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sellercall_desktop.core.accounts import CarrierAccount, Voice
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.fields import Value
    from sellercall_desktop.ui.window.layout_file import LayoutFile


OPEN = "wizard.open"
"""A flag of the layout file, kept while the assistant was begun and not finished."""


FINISHED = "wizard.finished"
"""Another one: it was gone through to its end."""


@runtime_checkable
class Bilingual(Protocol):
    """An error that has its own words in each language."""

    def text(self, language: str) -> str:
        """In ``"es"`` or ``"en"``."""


class Assistant(Protocol):
    """What is asked of the outside (`app.building.trying.Trying`)."""

    async def check_ultravox(self, key: str) -> None:
        """One harmless request with this key. Raises ProviderError."""

    async def check_twilio(self, sid: str, token: str) -> CarrierAccount:
        """Read the account with these credentials. Raises ProviderError."""

    async def voices(self) -> Sequence[Voice]:
        """The voices of the account. Raises ProviderError, NotConfiguredError, SecretsUnavailableError."""

    async def preview(self, voice_id: str) -> Path:
        """A sample of the voice as a file. Raises as `voices`."""

    async def ways_in(self) -> Mapping[str, bool]:
        """Which kinds of tunnel could be opened now. Raises SecretsUnavailableError."""

    async def take_over(self, file: Path) -> Sequence[str]:
        """Keep what the old system's file holds; the names of what was taken. Raises SellerCallError."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every step works with."""

    look: Look
    layout: LayoutFile
    settings: SettingsFile
    tasks: Tasks
    assistant: Assistant

    def change(self, section: str, **values: Value) -> None:
        """Keep settings now; the file is read and written off the loop's way."""
        self.tasks.spawn(self._change({section: values}), "wizard.settings")

    async def _change(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        import asyncio

        await asyncio.to_thread(self.settings.load_writer)
        self.settings.update(changes)


class Step(QWidget):
    """One step: a title, a sentence, and what can be done. What is done is kept at once.

    Signals:
        changed: it may be done now, or no longer.
        leaving: something of the settings is needed; names their page.
    """

    changed = Signal()
    leaving = Signal(str)
    name = ""

    def __init__(self, context: Context, title: str, intro: str) -> None:
        super().__init__()
        self.context, self.title = context, title
        self.setAccessibleName(title)
        px = context.look.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        self.column.addWidget(label(title, "headline", wrap=True))
        self.column.addWidget(label(intro, "muted", wrap=True))
        self.column.addSpacing(px(8))
        self.said = label("", wrap=True)
        """What came of the last thing tried; the step puts it where it belongs."""
        self.said.hide()

    def say(self, text: str, role: str) -> None:
        """Show this in `said`; an empty text takes it away."""
        set_role(self.said, role)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def fail(self, error: BaseException) -> None:
        """Say what went wrong and what to do."""
        if isinstance(error, NotConfiguredError):
            self.say(
                QCoreApplication.translate("WizardStep", "Connect the accounts first, in step “Accounts”."),
                "warning",
            )
            return
        told = sentence_for(error)
        self.say(" ".join(filter(None, (told.what, told.why, told.what_to_do))), "error")

    def start(self) -> None:
        """It is shown now."""

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is open; by default, once it was passed."""
        return self.context.layout.flag(f"wizard.{self.name}", default=False)

    def passed(self) -> None:
        """The person has gone on from here."""
        self.context.layout.keep_flag(f"wizard.{self.name}", value=True)
        self.context.layout.save()
        self.changed.emit()
