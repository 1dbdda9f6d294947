"""The Ultravox page: its settings, and a way to choose the voice by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sellercall_desktop.ui.parts.look import button
from sellercall_desktop.ui.settings.form import SectionPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.form import FieldRow


class UltravoxPage(SectionPage):
    """The section ``ultravox``.

    Signals:
        voice_wanted: the person wants to hear the voices.
    """

    voice_wanted = Signal()

    def __init__(
        self, rows: Sequence[FieldRow], look: Look, *, demo: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("ultravox", rows, look, parent)
        self.choose_voice = button(look, self.tr("Choose and hear a voice…"), role="link")
        self.choose_voice.setVisible(not demo)  # the demo's voices are names only
        self.choose_voice.clicked.connect(self.voice_wanted)
        (voice,) = (row for row in self.rows if row.field.name == "voice")
        voice.add(self.choose_voice)
