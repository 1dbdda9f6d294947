"""What a prompt lays down beside its text; what is left empty says what the installation has."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.prompts.checking import (
    LONGEST_CALL_S,
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_TEXT,
    SHORTEST_CALL_S,
)
from sellercall_desktop.core.prompts.settings import USUAL, FirstSpeaker, PromptSettings
from sellercall_desktop.settings.wrap_up import WrapUpSettings, dispositions
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.disposition_choice import DispositionChoice
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.silence_rows import SilenceRows
from sellercall_desktop.ui.prompts.variable_line import KnownVariables, VariableLine
from sellercall_desktop.ui.prompts.voice_field import VoiceField
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.ui.words.prompt_settings import speaker_text
from sellercall_desktop.words.prompts import SETTINGS

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.voice_field import Voices
    from sellercall_desktop.ui.window.bridge import Bridge


BETWEEN_WORDINGS = " | "
"""As in the settings of the installation."""
WORDINGS = "disclosures", "recording_wordings", "way_out_wordings"
"""What the AI has to make known, by the names in `PromptSettings`."""


class SettingsPane(SidePane):
    """Edits them; they are published with the text. A field that was not touched stays as it was."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        settings: SettingsFile,
        bridge: Bridge,
        tasks: Tasks,
        voices: Voices | None = None,
    ) -> None:
        super().__init__(look)
        self._settings = settings
        self._shown = self._untouched = USUAL
        self._listed_by: WrapUpSettings | None = None
        self._filling = False
        self.hint = label(
            self.tr("Published with the text. What is empty is as the installation has it."),
            "muted",
            wrap=True,
        )
        self.language, self.model = QLineEdit(), QLineEdit()
        self.voice = VoiceField(look, tasks, voices, self._first_language)
        self.temperature, self.longest = QDoubleSpinBox(), QSpinBox()
        self.variables = KnownVariables(self)
        self.speaker, self.greeting = ChoiceBox(), VariableLine(look, self.variables)
        self.silences = SilenceRows(look, self.variables)
        self.tools, self.voicemail = QLineEdit(), VariableLine(look, self.variables)
        self.wordings = {name: QLineEdit() for name in WORDINGS}
        self.recordings = QLineEdit()
        self.dispositions = DispositionChoice(look, columns=1)
        self._set_up()
        self._lay_out()
        self._connect(bridge)
        self._show_installation()

    @property
    def settings(self) -> PromptSettings:
        """What is laid down here."""
        read = self._read()
        touched = {
            field.name: getattr(read, field.name)
            for field in fields(PromptSettings)
            if getattr(read, field.name) != getattr(self._untouched, field.name)
        }
        return replace(self._shown, **touched)

    def show_settings(self, settings: PromptSettings) -> None:
        """Put these in place of all."""
        self._filling = True
        self._shown = settings
        self.voice.show_voice(settings.voice)
        self.language.setText(settings.language)
        self.model.setText(settings.model)
        warm = settings.temperature
        self.temperature.setValue(self.temperature.minimum() if warm is None else warm)
        speaker = settings.first_speaker
        self.speaker.setCurrentIndex(0 if speaker is None else list(FirstSpeaker).index(speaker) + 1)
        self.greeting.setText(settings.greeting)
        self.longest.setValue(settings.max_duration_s or self.longest.minimum())
        self.silences.show_messages(settings.inactivity)
        self.tools.setText(", ".join(settings.tools))
        self.voicemail.setText(settings.voicemail)
        for name, line in self.wordings.items():
            line.setText(BETWEEN_WORDINGS.join(getattr(settings, name)))
        self.recordings.setText(" ".join(settings.after_dial))
        self._offer_dispositions(settings.dispositions)
        for line in self._lines:
            line.setCursorPosition(0)
        self._untouched = self._read()
        self._filling = False
        self._tell()

    def point_at(self, field: str) -> None:
        """The keyboard goes to this one, by its name in `PromptSettings`."""
        part = self._parts.get(field, self.voice)
        if isinstance(part, SilenceRows):
            part.take_focus()
        else:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def spoken_line(self, field: str, number: int) -> QLineEdit | None:
        """Where words that are said as they stand are written, as `spoken_settings` names them."""
        if field == "inactivity":
            return self.silences.line(number)
        return {"greeting": self.greeting, "voicemail": self.voicemail}.get(field)

    def take_focus(self) -> None:
        """The keyboard goes to the voice."""
        self.voice.setFocus()

    # --- inside -------------------------------------------------------------------------------

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        first = self.language, self.model, self.greeting, self.tools, self.voicemail
        return *first, *self.wordings.values(), self.recordings

    @property
    def _parts(self) -> dict[str, QWidget]:
        return {
            "voice": self.voice,
            "language": self.language,
            "model": self.model,
            "temperature": self.temperature,
            "first_speaker": self.speaker,
            "greeting": self.greeting,
            "max_duration_s": self.longest,
            "inactivity": self.silences,
            "tools": self.tools,
            "voicemail": self.voicemail,
            **self.wordings,
            "dispositions": self.dispositions,
            "after_dial": self.recordings,
        }

    def _first_language(self) -> str:
        return self.language.text() or self._settings.value.ultravox.language_hint

    def _read(self) -> PromptSettings:
        warm, longest = self.temperature, self.longest
        tools = (name.strip() for name in self.tools.text().split(","))
        wordings = {name: _apart(line.text()) for name, line in self.wordings.items()}
        return PromptSettings(
            voice=self.voice.voice,
            language=self.language.text().strip(),
            model=self.model.text().strip(),
            temperature=None if warm.value() < 0 else round(warm.value(), 2),
            first_speaker=self.speaker.currentData(),
            greeting=self.greeting.text().strip(),
            max_duration_s=None if longest.value() < SHORTEST_CALL_S else longest.value(),
            inactivity=self.silences.messages,
            tools=tuple(filter(None, tools)),
            voicemail=self.voicemail.text().strip(),
            dispositions=self.dispositions.chosen,
            after_dial=tuple(self.recordings.text().split()),
            **wordings,
        )

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _show_installation(self, _change: object = None) -> None:
        """What the installation has, where a field is empty."""
        value = self._settings.value
        own = self.tr("the provider's own")
        as_set = self.tr("As in the settings: {value}")
        usual = value.ultravox
        self.voice.line.setPlaceholderText(as_set.format(value=usual.voice or own))
        self.language.setPlaceholderText(as_set.format(value=usual.language_hint))
        self.model.setPlaceholderText(as_set.format(value=usual.model or own))
        self.temperature.setSpecialValueText(as_set.format(value=own))
        self.longest.setSpecialValueText(as_set.format(value=f"{usual.max_duration_s} s"))
        self.greeting.setPlaceholderText(self.tr("The AI finds its own words"))
        none = self.tr("None; names of tools of your Ultravox account, with commas between them")
        by_ai = self.tr("The AI's own tool for a voicemail; more with commas between them")
        self.tools.setPlaceholderText(by_ai if value.voicemail.left_by == "ai" else none)
        kept = value.voicemail.message or ", ".join(value.voicemail.recordings) or self.tr("a usual phrase")
        self.voicemail.setPlaceholderText(as_set.format(value=kept))
        wordings = self.tr("Counted besides those of the settings; more with | between them")
        urls = " ".join(filter(None, (value.call.after_dial_audio_url, value.call.after_dial_goodbye_url)))
        for line in self.wordings.values():
            line.setPlaceholderText(wordings)
            line.setToolTip(wordings)
        self.recordings.setPlaceholderText(as_set.format(value=urls or self.tr("none")))
        if value.wrap_up != self._listed_by:
            self._offer_dispositions(self.dispositions.chosen)

    def _offer_dispositions(self, chosen: tuple[str, ...]) -> None:
        self._listed_by = value = self._settings.value.wrap_up
        listed = dispositions(value, window_language())
        self.dispositions.show_chosen({each.key: each.label for each in listed}, chosen)

    def _set_up(self) -> None:
        self.speaker.setMinimumContentsLength(10)
        self.speaker.addItem(self.tr("As usual: whoever takes the call"), None)
        for speaker in FirstSpeaker:
            self.speaker.addItem(speaker_text(speaker), speaker)
        for number in (self.temperature, self.longest):
            number.lineEdit().setTextMargins(self._look.theme.px(6), 0, 0, 0)
            number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its words are long
        self.temperature.setRange(-0.05, 1)
        self.temperature.setSingleStep(0.05)
        self.temperature.setDecimals(2)
        self.longest.setRange(SHORTEST_CALL_S - 1, LONGEST_CALL_S)
        self.longest.setSuffix(" s")
        self.model.setMaxLength(LONGEST_NAME)
        self.language.setMaxLength(LONGEST_LANGUAGE)
        for line in (self.greeting, self.voicemail):
            line.setMaxLength(LONGEST_TEXT)
        self.recordings.setToolTip(
            self.tr(
                "Up to two addresses, with a blank between them. They are played once the AI has left, the "
                "second 8 seconds after the first; then the call ends."
            )
        )

    def _connect(self, bridge: Bridge) -> None:
        self.voice.changed.connect(self._tell)
        self.speaker.currentIndexChanged.connect(self._tell)
        for line in self._lines:
            line.textChanged.connect(self._tell)
        for number in (self.temperature, self.longest):
            number.valueChanged.connect(self._tell)
        self.silences.changed.connect(self._tell)
        self.dispositions.changed.connect(self._tell)
        bridge.settings_changed.connect(self._show_installation)

    def _lay_out(self) -> None:
        px, language = self._look.theme.px, window_language()
        inside, scroll = QWidget(), QScrollArea()
        inside.setProperty("role", "scroll")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(SPACE_S), 0)
        column.setSpacing(px(4))
        for field, part in self._parts.items():
            name = SETTINGS[field].said(language)
            title = label(name, "section")
            title.setBuddy(part)
            (part.choice if isinstance(part, VoiceField) else part).setAccessibleName(name)
            column.addWidget(title)
            column.addWidget(part)
        column.addStretch(1)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(px(72))
        box = self._lay_out_head(
            self.tr("Settings of the prompt"), self.tr("Close the settings of the prompt")
        )
        box.addWidget(self.hint)
        box.addWidget(scroll, 1)


def _apart(wordings: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in wordings.split(BETWEEN_WORDINGS.strip()) if each.strip())
