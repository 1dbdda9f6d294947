"""The published versions: a list, the chosen one to read, to compare with any other, and to take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.parts.ages import Ages
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.prompts.changes import ChangesView
from sellercall_desktop.ui.prompts.editor import PromptEdit
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.shown import written_out
from sellercall_desktop.ui.words.prompts import author_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.changes import Changes

_NUMBER = Qt.ItemDataRole.UserRole
_NOTHING, _EDITOR = 0, -1
"""What stands where a version's number does: compare with nothing, with what is in the editor."""


class VersionsPane(SidePane):
    """Newest first. Restoring only puts it into the editors: publishing stays a step of its own."""

    restore_requested = cast("TypedSignal[PromptVersion]", Signal(object))
    compare_requested = Signal()
    """What differs in `pair` is to be shown."""
    listed = cast("TypedSignal[Sequence[PromptVersion]]", Signal(object))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._versions: dict[int, PromptVersion] = {}
        self._current = 0
        self._opener: QAbstractButton | None = None
        self._viewer: QAbstractButton | None = None
        self._between = QHBoxLayout()
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.text = PromptEdit(look.theme, read_only=True)
        self.changes, self._stack = ChangesView(look), QStackedWidget()
        self.other, self._with = QComboBox(), label(self.tr("Compare with"), "muted")
        self.beside = icon_button(look, "columns", self.tr("Old and new side by side"))
        self.beside.setCheckable(True)
        self.more = button(look, self.tr("Show more"))
        self.shown: QLabel = label("", "muted", wrap=True)
        self.restore = button(look, self.tr("Restore"), "arrow-counter-clockwise")
        self.restore.setToolTip(
            self.tr("Put this text into the editor; it is published only when you publish it")
        )
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.other.currentIndexChanged.connect(self._on_compare)
        self.beside.toggled.connect(self._on_compare)
        self.more.clicked.connect(self._on_more)
        self.list.itemActivated.connect(self._on_restore)
        self.restore.clicked.connect(self._on_restore)
        self.list.setAccessibleName(self.tr("Published versions, newest first"))
        self.text.setAccessibleName(self.tr("Text of the chosen version"))
        self.other.setAccessibleName(self.tr("Compare the chosen version with"))
        self.changes.setAccessibleName(self.tr("What differs"))
        self._on_chosen()
        Ages(self, self._tell_again)

    def set_versions(self, versions: Sequence[PromptVersion], current: int) -> None:
        """List these, newest first; the chosen one stays chosen."""
        chosen = self.chosen
        keep = chosen.number if chosen else current
        self._versions = {version.number: version for version in versions}
        self._current = current
        self.list.clear()
        for version in versions:
            item = QListWidgetItem(self._line(version, current))
            item.setData(_NUMBER, version.number)
            item.setSizeHint(QSize(0, self._look.theme.px(30)))
            self.list.addItem(item)
            if version.number == keep:
                self.list.setCurrentItem(item)
        self._offer(versions)
        self.listed.emit(versions)
        # Few versions leave the room to the text.
        self.list.setMaximumHeight(self._look.theme.px(max(72, 30 * len(versions) + 4)))

    def add_part(self, opener: QAbstractButton, part: QWidget, title: str) -> None:
        """Something in place of list and text, under its own title, while its button is pressed."""
        self._opener = opener
        opener.setCheckable(True)
        self.head.insertWidget(self.head.count() - 1, opener)
        QWidget.setTabOrder(opener, self.close_button)  # as they stand
        cast("QVBoxLayout", self.layout()).insertWidget(2, part, 3)
        part.hide()
        usual = [self.list, self._with, self.other, self.beside, self._stack, self.shown, self.restore]
        for one in (*usual, self._viewer):
            if one is not None:
                opener.toggled.connect(one.setHidden)
        opener.toggled.connect(part.setVisible)
        opener.toggled.connect(self.more.hide)
        opener.toggled.connect(lambda on: self.title.setText(title if on else self.accessibleName()))

    def add_view(self, opener: QAbstractButton, view: QWidget) -> None:
        """Something else about the chosen version in place of its text, while this button is pressed."""
        self._viewer = opener
        opener.setCheckable(True)
        self._between.addWidget(opener)
        self._stack.addWidget(view)
        opener.toggled.connect(lambda on: self._stack.setCurrentWidget(view if on else self.text))
        opener.toggled.connect(self._on_compare)

    def choose(self, number: int) -> None:
        """Show one version's text."""
        if self._opener is not None:
            self._opener.setChecked(False)
        for row in range(self.list.count()):
            if self.list.item(row).data(_NUMBER) == number:
                self.list.setCurrentRow(row)

    @property
    def chosen(self) -> PromptVersion | None:
        """The version on display."""
        item = self.list.currentItem()
        return self._versions.get(item.data(_NUMBER)) if item else None

    @property
    def pair(self) -> tuple[PromptVersion | None, PromptVersion | None] | None:
        """What is compared, the older first; None in it: what is in the editor. None: nothing is."""
        chosen, other = self.chosen, self.other.currentData()
        if chosen is None or other == _NOTHING:
            return None
        version = self._versions.get(other)
        return (chosen, version) if version is None or version.number > chosen.number else (version, chosen)

    def show_changes(self, changes: Changes) -> None:
        """Show what differs in `pair`."""
        if self._is_viewed:
            return
        self.changes.show_changes(changes, beside=self.beside.isChecked())
        self._stack.setCurrentWidget(self.changes)
        self.more.setVisible(self.changes.has_more)

    def compare_anew(self) -> None:
        """One of those that are compared may be another now."""
        if self.isVisible() and self.pair is not None:
            self.compare_requested.emit()

    def take_focus(self) -> None:
        """The keyboard goes to the list, else to what is shown in its place."""
        (self._opener if self._opener is not None and self._opener.isChecked() else self.list).setFocus()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        between, foot = self._between, QHBoxLayout()
        between.addWidget(self._with)
        between.addWidget(self.other, 1)
        between.addWidget(self.beside)
        self.other.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.changes)
        foot.addWidget(self.shown, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.restore)
        self.list.setMinimumHeight(px(72))
        self._stack.setMinimumHeight(px(84))
        box = self._lay_out_head(self.tr("Versions"), self.tr("Close the versions"))
        box.addWidget(self.list, 2)
        box.addLayout(between)
        box.addWidget(self._stack, 3)
        box.addLayout(foot)

    def _line(self, version: PromptVersion, current: int) -> str:
        when = self._look.formats.when(version.published_at)
        line = "   ".join(
            filter(None, (f"v{version.number}", when, author_text(version.author), version.note))
        )
        return self.tr("{line}   (published)").format(line=line) if version.number == current else line

    def _tell_again(self) -> None:
        for row in range(self.list.count()):
            version = self._versions[self.list.item(row).data(_NUMBER)]
            self.list.item(row).setText(self._line(version, self._current))
        for at in range(self.other.count()):
            if (found := self._versions.get(self.other.itemData(at))) is not None:
                self.other.setItemText(at, self._line(found, 0))

    def _offer(self, versions: Sequence[PromptVersion]) -> None:
        """The other one to compare with; that which is chosen stays."""
        kept = self.other.currentData()
        with QSignalBlocker(self.other):
            self.other.clear()
            self.other.addItem(self.tr("Nothing: read it"), _NOTHING)
            self.other.addItem(self.tr("The text in the editor"), _EDITOR)
            for version in versions:
                self.other.addItem(self._line(version, 0), version.number)
            self.other.setCurrentIndex(max(0, self.other.findData(kept)))
        self._on_compare()

    @property
    def _is_viewed(self) -> bool:
        return self._viewer is not None and self._viewer.isChecked()

    def _on_compare(self) -> None:
        if self._is_viewed:
            self.more.hide()
        elif self.pair is not None:
            self.compare_requested.emit()
        else:
            self._stack.setCurrentWidget(self.text)
            self.changes.show_changes(None)
            self.more.hide()
        self.other.setEnabled(not self._is_viewed)
        self.beside.setEnabled(self.pair is not None and not self._is_viewed)

    def _on_more(self) -> None:
        self.changes.show_more()
        self.more.setVisible(self.changes.has_more)
        self.changes.setFocus()

    def _on_chosen(self) -> None:
        version = self.chosen
        self.text.setPlainText(written_out(version.content) if version else "")
        self.restore.setEnabled(version is not None)
        at = self._look.formats.date_time(version.published_at) if version else ""
        self.shown.setText(f"{at} · {version.note}" if version and version.note else at)
        self._on_compare()

    def _on_restore(self) -> None:
        if self.chosen is not None:
            self.restore_requested.emit(self.chosen)
