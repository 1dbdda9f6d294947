"""The published versions: a list, and the chosen one's text to read and to take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_S
from sellercall_desktop.ui.prompts.editor import PromptEdit
from sellercall_desktop.ui.prompts.shown import written_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_NUMBER = Qt.ItemDataRole.UserRole


class VersionsPane(QFrame):
    """Newest first. Restoring only puts it into the editors: publishing stays a step of its own."""

    restore_requested = cast("TypedSignal[PromptVersion]", Signal(object))
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._versions: dict[int, PromptVersion] = {}
        self.setProperty("role", "panel")
        self.title: QLabel = label(self.tr("Versions"), "section")
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.text = PromptEdit(look.theme, read_only=True)
        self.shown: QLabel = label("", "muted", wrap=True)
        self.restore = button(look, self.tr("Restore"), "arrow-counter-clockwise")
        self.restore.setToolTip(
            self.tr("Put this text into the editor; it is published only when you publish it")
        )
        self.close_button = icon_button(look, "x", self.tr("Close the versions"), size=14)
        self.close_button.setToolTip(self.tr("Close the versions (Esc)"))
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_restore)
        self.restore.clicked.connect(self._on_restore)
        self.close_button.clicked.connect(self.closed)
        self.list.setAccessibleName(self.tr("Published versions, newest first"))
        self.text.setAccessibleName(self.tr("Text of the chosen version"))
        self._on_chosen()
        self.hide()

    def set_versions(self, versions: Sequence[PromptVersion], current: int) -> None:
        """List these, newest first; the chosen one stays chosen."""
        chosen = self.chosen
        keep = chosen.number if chosen else current
        self._versions = {version.number: version for version in versions}
        self.list.clear()
        for version in versions:
            item = QListWidgetItem(self._line(version, current))
            item.setData(_NUMBER, version.number)
            item.setSizeHint(QSize(0, self._look.theme.px(30)))
            self.list.addItem(item)
            if version.number == keep:
                self.list.setCurrentItem(item)
        # Few versions leave the room to the text.
        self.list.setMaximumHeight(self._look.theme.px(max(72, 30 * len(versions) + 4)))

    def choose(self, number: int) -> None:
        """Show one version's text."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NUMBER) == number:
                self.list.setCurrentRow(row)

    @property
    def chosen(self) -> PromptVersion | None:
        """The version on display."""
        item = self.list.currentItem()
        return self._versions.get(item.data(_NUMBER)) if item else None

    def take_focus(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        foot.addWidget(self.shown, 1)
        foot.addWidget(self.restore)
        self.list.setMinimumHeight(px(72))
        self.text.setMinimumHeight(px(84))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_L), px(SPACE_S), px(SPACE_S), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        box.addLayout(head)
        box.addWidget(self.list, 2)
        box.addWidget(self.text, 3)
        box.addLayout(foot)

    def _line(self, version: PromptVersion, current: int) -> str:
        when = self._look.formats.when(version.published_at)
        line = "   ".join(filter(None, (f"v{version.number}", when, version.author, version.note)))
        return self.tr("{line}   (published)").format(line=line) if version.number == current else line

    def _on_chosen(self) -> None:
        version = self.chosen
        self.text.setPlainText(written_out(version.content) if version else "")
        self.restore.setEnabled(version is not None)
        at = self._look.formats.date_time(version.published_at) if version else ""
        self.shown.setText(f"{at} · {version.note}" if version and version.note else at)

    def _on_restore(self) -> None:
        if self.chosen is not None:
            self.restore_requested.emit(self.chosen)
