"""The prompt as the AI receives it: filled with somebody's data, and with the sentences that are added."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.filling import Customer, filled_with, has_variables, values_for
from sellercall_desktop.core.prompts.priming import as_sent, explains_suggestions
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import spoken_settings
from sellercall_desktop.core.prompts.values import fill
from sellercall_desktop.core.prompts.variables import OPENS
from sellercall_desktop.ui.parts.look import label, mark
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.prompts.editor import PromptEdit
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.person_choice import PersonChoice
from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
from sellercall_desktop.ui.prompts.units import span_of
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.prompts import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.prompts.values import Values
    from sellercall_desktop.core.prompts.variables import Placeholder
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge


class PreviewPane(SidePane):
    """Follows the editor while it is open."""

    failed = cast("TypedSignal[BaseException]", Signal(object))
    """The setting could not be changed."""

    def __init__(
        self,
        look: Look,
        settings: SettingsFile,
        bridge: Bridge,
        tasks: Tasks,
        about: PromptSurroundings | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        about = about or PromptSurroundings(settings)
        self._settings, self._tasks = settings, tasks
        self._content = PromptContent("")
        self.sent = PromptEdit(look.theme, read_only=True)
        self.person = PersonChoice(look, about, tasks)
        self.person.hide()
        self.spoken: QLabel = label("", wrap=True)
        self.note: QLabel = label("", "muted", wrap=True)
        self.explains = QCheckBox(self.tr("Explain suggestions to the AI"))
        self._lay_out()
        self.sent.setAccessibleName(self.title.text())
        self.explains.toggled.connect(self._on_toggled)
        self.person.changed.connect(self._show)
        self.person.failed.connect(self.failed)
        bridge.settings_changed.connect(self._show)

    def show_prompt(self, content: PromptContent) -> None:
        """Show how this is sent."""
        self._content = content
        self._show()

    def take_focus(self) -> None:
        """The keyboard goes to the text."""
        self.sent.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was edited meanwhile is here."""
        super().showEvent(event)
        if self.person.person is None:
            self.person.read()
        self._show()

    # --- inside -------------------------------------------------------------------------------

    def _show(self, _change: object = None) -> None:
        if not self.isVisible():
            return
        wished = self._settings.value.ultravox
        self.person.setVisible(has_variables(self._content))
        language = self._content.settings.language or wished.language_hint
        values = self._values(language)
        filled = fill(self._content.text, values)
        sent = as_sent(filled.text, language, explained=wished.explain_suggestions)
        if self.sent.toPlainText() != sent:
            self.sent.replace_all(sent)
        places = [span_of(sent, *place) for place in filled.places]
        kept = len(filled.text.rstrip()) if filled.added == len(filled.text) else filled.added
        added = span_of(sent, kept, len(sent.rstrip()))
        self.sent.show_matches([*places, added] if added[1] > added[0] else places)
        mark(self.explains, checked=wished.explain_suggestions)
        self.explains.setEnabled(not self._settings.overridden("ultravox", "explain_suggestions"))
        self._say(itself=explains_suggestions(self._content.text), added=sent != filled.text)
        spoken, flaws = filled_with(values, self._content)
        self._say_missing(flaws)
        self._show_spoken(spoken.settings)

    def _say(self, *, itself: bool, added: bool) -> None:
        set_role(self.note, "muted" if itself or added else "warning")
        if added:
            self.note.setText(self.tr("What is marked is added: it tells the AI what a suggestion is."))
        elif itself:
            self.note.setText(
                self.tr("Nothing is added: the text says itself what {tag} is.").format(tag="<instruction>")
            )
        else:
            self.note.setText(self.tr("Nothing is added: the AI may read a suggestion aloud."))

    def _values(self, language: str) -> Values:
        person = self.person.person
        numbers = person.numbers if person is not None else ()
        number = numbers[0].e164 if numbers else ""
        customer = Customer(number, person, campaign=self.tr("Autumn campaign"))
        seller = self._settings.value.hand_off.own_name or self.tr("Your name")
        return values_for(customer, utc_now(), language, seller)

    def _show_spoken(self, settings: PromptSettings) -> None:
        """What is said as it stands, filled too; what cannot be filled is left out of the call."""
        language = window_language()
        said = [
            f"{SETTINGS[where].said(language)}: {words}" for where, _at, words in spoken_settings(settings)
        ]
        self.spoken.setText("\n".join(said))
        self.spoken.setVisible(bool(said))

    def _say_missing(self, flaws: Sequence[Placeholder]) -> None:
        if flaws and self.person.person is not None:
            names = ", ".join(dict.fromkeys(one.name or OPENS for one in flaws))
            set_role(self.note, "warning")
            self.note.setText(self.tr("Calls are refused: no value for {names}.").format(names=names))

    def _on_toggled(self, checked: bool) -> None:
        self._tasks.spawn(self._change(checked), "settings", self._on_failed)

    async def _change(self, checked: bool) -> None:
        await asyncio.to_thread(self._settings.load_writer)
        self._settings.update({"ultravox": {"explain_suggestions": checked}})

    def _on_failed(self, error: BaseException) -> None:
        self._show()
        self.failed.emit(error)

    def _lay_out(self) -> None:
        self.sent.setMinimumHeight(self._look.theme.px(84))
        box = self._lay_out_head(self.tr("As sent to the AI"), self.tr("Close the preview"))
        box.addWidget(self.person)
        box.addWidget(self.sent, 1)
        box.addWidget(self.spoken)
        box.addWidget(self.note)
        box.addWidget(self.explains)
