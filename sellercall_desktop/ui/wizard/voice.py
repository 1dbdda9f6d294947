"""The voice the AI speaks with: those of one's language first, each to be heard before it is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from sellercall_desktop.ui.parts.look import button
from sellercall_desktop.ui.wizard.step import Step
from sellercall_desktop.ui.words.voices import voice_line

if TYPE_CHECKING:
    from sellercall_desktop.core.accounts import Voice
    from sellercall_desktop.ui.wizard.step import Context


class VoiceStep(Step):
    """Without a choice Ultravox's own default speaks.

    Signals:
        ready_to_hear: a sample lies in this file.
    """

    ready_to_hear = Signal(Path)
    name = "voice"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, self.tr("Voice"), self.tr("With this voice the AI speaks from the next call on.")
        )
        look = context.look
        self._voices: tuple[Voice, ...] = ()
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the voices"))
        for code, text in (("es", "Español"), ("en", "English"), ("", self.tr("All languages"))):
            self.language.addItem(text, code)
        self.language.currentIndexChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setProperty("role", "box")
        self.list.setAccessibleName(self.tr("Voices"))
        self.list.setMinimumHeight(look.theme.px(120))
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.hear = button(look, self.tr("Hear it in the system's player"))
        self.hear.clicked.connect(self._on_hear)
        self.ready_to_hear.connect(_play)
        for part in (self.language, self.list):
            self.column.addWidget(part)
        self.column.addWidget(self.hear, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)
        self.hear.setEnabled(False)

    def start(self) -> None:
        """Ask for the voices, once."""
        self.language.setFocus()
        if not self._voices:
            self.say(self.tr("Asking Ultravox…"), "muted")
            self.context.tasks.spawn(self._fill(), "wizard.voices", self.fail)

    async def _fill(self) -> None:
        self._voices = tuple(await self.context.assistant.voices())
        self.say("", "muted")
        self._show()

    def _show(self) -> None:
        language = self.language.currentData()
        chosen = self.context.settings.value.ultravox.voice
        self.list.blockSignals(True)
        self.list.clear()
        for voice in self._voices:
            if not voice.language.lower().startswith(language):
                continue
            apart = self.tr("billed apart by its maker") if voice.billed_apart else ""
            text = " · ".join(part for part in (voice_line(voice), voice.description, apart) if part)
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, voice.id)
            self.list.addItem(item)
            if chosen in {voice.id, voice.name}:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.hear.setEnabled(self.list.currentItem() is not None)

    def _on_chosen(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.hear.setEnabled(True)
            self.context.change("ultravox", voice=item.data(Qt.ItemDataRole.UserRole))

    def _on_hear(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.hear.setEnabled(False)
            self.say(self.tr("Fetching the sample…"), "muted")
            voice = item.data(Qt.ItemDataRole.UserRole)
            self.context.tasks.spawn(self._fetch(voice), "wizard.preview", self.fail)

    async def _fetch(self, voice: str) -> None:
        try:
            file = await self.context.assistant.preview(voice)
        finally:
            self.hear.setEnabled(True)
        self.say("", "muted")
        self.ready_to_hear.emit(file)


def _play(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
