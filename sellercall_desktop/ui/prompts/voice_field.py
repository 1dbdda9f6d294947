"""The voice of a prompt: typed, or chosen among those of the account, and heard before it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.checking import LONGEST_NAME
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.prompts.voice_list import VoiceFinder, VoiceLines, add_voice
from sellercall_desktop.ui.window.prompt_keys import LISTEN_KEYS
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.core.accounts import Voice
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look


class Voices(Protocol):
    """Where voices are asked for (`app.building.trying.Trying`). Methods raise `OUTSIDE_ERRORS`."""

    async def voices(self) -> Sequence[Voice]:
        """Those of the account."""

    async def preview(self, voice_id: str) -> Path:
        """A sample of one, as a file."""


class VoiceField(QWidget):
    """A name or an id. The voices are asked for once, when they may be wanted."""

    changed = Signal()

    def __init__(self, look: Look, tasks: Tasks, voices: Voices | None, first: Callable[[], str]) -> None:
        """`first`: the language (BCP 47) whose voices come first."""
        super().__init__()
        self._tasks, self._voices, self._first = tasks, voices, first
        self._asked = self._filling = False
        self._ids: dict[str, str] = {}
        self.choice, self.line = ChoiceBox(), QLineEdit()
        self.hear, self.said = button(look, self.tr("Listen"), "play"), label("", "muted", wrap=True)
        self.choice.setEditable(True)
        self.choice.setLineEdit(self.line)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setMinimumContentsLength(10)
        self.line.setMaxLength(LONGEST_NAME)
        self.choice.setItemDelegate(VoiceLines(self.choice))
        self.choice.setCompleter(VoiceFinder(self.choice))
        self._room = look.theme.px(40)  # of the scroll bar and the edges
        row, box = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.choice, 1)
        row.addWidget(self.hear)
        row.setSpacing(look.theme.px(8))
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(4))
        box.addLayout(row)
        box.addWidget(self.said)
        self.setFocusProxy(self.choice)
        self.said.hide()
        self.choice.editTextChanged.connect(self._on_edited)
        self.hear.clicked.connect(self._on_hear)
        self.hear.setToolTip(f"{self.hear.text()} ({LISTEN_KEYS})")
        bind(self, LISTEN_KEYS, self._on_hear)
        self._show_hear()

    @property
    def voice(self) -> str:
        """What is written here."""
        return self.choice.currentText().strip()

    def show_voice(self, voice: str) -> None:
        """Put this one here."""
        self.choice.setCurrentIndex(-1)
        self.choice.setEditText(voice)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody may want to choose."""
        super().showEvent(event)
        if self._voices is not None and not self._asked:
            self._asked = True
            self._tasks.spawn(self._bring(self._voices), "prompt.voices", self._on_no_voices)

    async def _bring(self, voices: Voices) -> None:
        found, kept = await voices.voices(), self.choice.currentText()
        names, language = [voice.name for voice in found], self._first()[:2].lower()
        self._filling = True
        for voice in sorted(found, key=lambda one: not one.language.lower().startswith(language)):
            name = voice.name if names.count(voice.name) == 1 else voice.id
            self._ids[name] = voice.id
            add_voice(self.choice, name, voice)
        widest = self.choice.view().sizeHintForColumn(0)
        self.choice.view().setMinimumWidth(
            min(widest + self._room, self.screen().availableSize().width() // 2)
        )
        self.show_voice(kept)
        self._filling = False
        self._say("")

    def _on_no_voices(self, error: BaseException) -> None:
        self._asked = False  # the next look tries again; a name can be typed all the same
        self._say(sentence_for(error).plain)

    def _on_edited(self) -> None:
        self._show_hear()
        if not self._filling:
            self.changed.emit()

    def _show_hear(self) -> None:
        self.hear.setVisible(self._voices is not None)
        self.hear.setEnabled(bool(self.voice))

    def _on_hear(self) -> None:
        """In the open list the voice that is pointed at; nothing is chosen by it."""
        view = self.choice.view()
        name = str(view.currentIndex().data() or "") if view.isVisible() else self.voice
        if self._voices is not None and name:
            self._say(self.tr("Fetching the sample…"))
            playing = self._play(self._voices, self._ids.get(name, name))
            self._tasks.spawn(playing, "prompt.voice", lambda error: self._say(sentence_for(error).plain))

    async def _play(self, voices: Voices, voice_id: str) -> None:
        file = await voices.preview(voice_id)
        self._say("")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
