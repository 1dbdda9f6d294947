"""The prompt panel's controls and where they stand; what they do is `panel.py`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_M, SPACE_S, set_role
from sellercall_desktop.ui.prompts.conflict import ConflictBar
from sellercall_desktop.ui.prompts.editor import PromptEdit, as_shown
from sellercall_desktop.ui.prompts.find_bar import FindBar
from sellercall_desktop.ui.prompts.library_bar import LibraryBar
from sellercall_desktop.ui.prompts.merge_view import MergeView
from sellercall_desktop.ui.prompts.panes import SidePane, SidePanes
from sellercall_desktop.ui.prompts.presets_pane import PresetsPane
from sellercall_desktop.ui.prompts.review import PublishReview
from sellercall_desktop.ui.prompts.versions import VersionsPane
from sellercall_desktop.ui.window.prompt_keys import VERSIONS_KEYS
from sellercall_desktop.ui.words.prompts import author_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QToolButton

    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.preview import PreviewPane
    from sellercall_desktop.ui.prompts.settings_pane import SettingsPane

_SIDE_BY_SIDE_PX = 760
_LONG = 20_000
"""Characters; what is said about a longer text waits for a pause."""
_PAUSE_MS = 150


class PromptFace(QFrame):
    """Header, notes, editor with one of the panes beside or below it, and the foot with Publish."""

    def __init__(
        self, look: Look, preview: PreviewPane, settings: SettingsPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self._title, self.version = label(self.tr("Prompt"), "title"), Elided("muted")
        self.state: QLabel = label("", "muted")
        self.counts: QLabel = label("", "muted")
        self.editor = PromptEdit(look.theme)
        self.find_bar = FindBar(self.editor, look)
        self.conflict, self.problem = ConflictBar(look), ProblemNote(look)
        self.merge_view, self.review = MergeView(look), PublishReview(look)
        self.versions, self.presets, self.preview = VersionsPane(look), PresetsPane(look), preview
        self.settings, self.library = settings, LibraryBar(look)
        self.publish_button = button(look, "", role="primary")
        # One button publishes: while changes are looked over it is the one there.
        self.review.asks.connect(lambda asks: set_role(self.publish_button, "" if asks else "primary"))
        self.publish_button.setToolTip(self.tr("See what would change in every call, then publish (Ctrl+S)"))
        self.find_button = icon_button(look, "magnifying-glass", self.tr("Find"))
        self.preview_button = icon_button(look, "eye", self.tr("As sent to the AI"))
        self.presets_button = icon_button(look, "list-bullets", self.tr("Prepared phrases"))
        self.settings_button = self.library.settings_button
        self.versions_button = icon_button(look, "clock-counter-clockwise", self.tr("Versions"))
        self.files_button = icon_button(look, "export", self.tr("Export or import"))
        for tool, keys in ((self.find_button, "Ctrl+F"), (self.versions_button, VERSIONS_KEYS)):
            tool.setToolTip(f"{tool.toolTip()} ({keys})")
        panes = (
            (self.preview_button, self.preview),
            (self.presets_button, self.presets),
            (self.settings_button, self.settings),
            (self.versions_button, self.versions),
        )
        self.panes = SidePanes(panes, self)
        self._splitter, self._tools = QSplitter(Qt.Orientation.Vertical), QHBoxLayout()
        self._only_wide: list[QToolButton] = [self.files_button]
        self._described = PromptContent("")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._describe)
        self._beside = Arrangement(self._is_wide, self._put_beside)
        self._lay_out()
        self.setAccessibleName(self._title.text())
        self.editor.setAccessibleName(self.tr("Prompt text"))
        self.editor.setPlaceholderText(self.tr("What the AI should know and do in every call"))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The panel's focus is the editor's. A focus proxy would make Tab skip the buttons above it."""
        self.editor.setFocus(event.reason())

    @property
    def content(self) -> PromptContent:
        """What is written in the editors."""
        return PromptContent(self.editor.toPlainText(), self.presets.presets, self.settings.settings)

    def replace_all(self, content: PromptContent) -> None:
        """Put this in place of all; each half can be brought back where it stood."""
        if as_shown(content.text) != self.editor.toPlainText():
            self.editor.replace_all(content.text)
        self.presets.replace_all(content.presets)
        self.settings.show_settings(content.settings)

    def begin(self, content: PromptContent) -> None:
        """Show another prompt: nothing of the one before can be brought back here."""
        self.editor.setPlainText(as_shown(content.text))
        self.presets.begin(content.presets)
        self.settings.show_settings(content.settings)

    def add_pane(self, opener: QToolButton, pane: SidePane, *, only_wide: bool = False) -> None:
        """One more that is opened beside the text; its button stands before the others.

        `only_wide`: in a narrow column the button gives its room away; its keys open the pane there, too.
        """
        self._tools.insertWidget(0, opener)
        if only_wide:
            self._only_wide.append(opener)
            opener.setVisible(self._is_wide())
        self._splitter.addWidget(pane)
        self.panes.add(opener, pane)

    def share_room(self) -> None:
        """Give the editor a little more than half, what is open beside it the rest."""
        rest = [450] * (self._splitter.count() - 2)  # the editor and the merge stand in one another's place
        self._splitter.setSizes([550, 550, *rest])

    def show_version(self, live: PromptVersion | None) -> None:
        """Name the published version in the header."""
        said = self.tr("v{number} published").format(number=live.number) if live else "…"
        self.version.show_text(said, shorter=f"v{live.number}" if live else "")
        if live:
            when = self._look.formats.date_time(live.published_at)
            self.version.setToolTip(
                self.tr("By {author}, {when}").format(author=author_text(live.author), when=when)
            )

    def describe(self, content: PromptContent) -> None:
        """Say how long this is, and how it is sent; a long text must not wait for that at each key."""
        self._described = content
        if len(content.text) > _LONG:
            self._pause.start()
        else:
            self._pause.stop()
            self._describe()

    def _describe(self) -> None:
        text = self._described.text
        self.preview.show_prompt(self._described)
        words, characters = len(text.split()), len(text)
        counted = (  # no %n: in a base class Qt for Python looks for plurals under the subclass's name only
            self.tr("1 word") if words == 1 else self.tr("{count} words").format(count=words),
            self.tr("1 character")
            if characters == 1
            else self.tr("{count} characters").format(count=characters),
        )
        self.counts.setText(" · ".join(counted))

    def show_state(self, *, unsaved: bool, publishing: bool) -> None:
        """Say how the text stands."""
        set_role(self.state, "warning" if unsaved else "muted")
        self.state.setText("● " + self.tr("Unsaved changes") if unsaved else self.tr("No changes"))
        self.publish_button.setText(self.tr("Publishing…") if publishing else self.tr("Publish…"))

    def offer_publish(self, *, possible: bool) -> None:
        """Let Publish be pressed or not."""
        if not possible and self.publish_button.hasFocus():
            self.editor.setFocus()  # a disabled button loses the keyboard to any next widget
        self.publish_button.setEnabled(possible)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is open stands beside the editor where there is room, else below it."""
        super().resizeEvent(event)
        self._beside.fit()

    def _is_wide(self) -> bool:
        return self.width() >= self._look.theme.px(_SIDE_BY_SIDE_PX)

    def _put_beside(self, beside: bool) -> None:
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        for opener in self._only_wide:
            opener.setVisible(beside)
        self.share_room()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self.version, 1)
        # It has what the buttons leave; wished for, its width would be taken from theirs.
        self.version.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.version.setMinimumWidth(px(28))
        self._tools.setSpacing(px(2))
        for tool in (self.find_button, self.preview_button, self.presets_button, self.versions_button):
            self._tools.addWidget(tool)
        head.addLayout(self._tools)
        head.addWidget(self.files_button)
        head.setSpacing(px(SPACE_S))
        head.setContentsMargins(px(SPACE_L), px(SPACE_M), px(SPACE_S), px(SPACE_S))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.state)
        said.addWidget(self.counts)
        foot.addLayout(said, 1)
        foot.addSpacing(px(SPACE_M))
        foot.addWidget(self.publish_button)
        foot.setContentsMargins(px(SPACE_L), px(SPACE_S), px(SPACE_M), px(SPACE_M))
        notes = QVBoxLayout()
        notes.setContentsMargins(px(SPACE_M), 0, px(SPACE_M), 0)
        for note in (self.conflict, self.problem, self.find_bar):
            notes.addWidget(note)
        beside = (self.preview, self.presets, self.settings, self.versions)
        for column in (self.editor, self.merge_view, *beside):
            self._splitter.addWidget(column)
        self._splitter.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.library)
        box.addLayout(notes)
        box.addWidget(self._splitter, 1)
        asked = QVBoxLayout()
        asked.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), 0)
        asked.addWidget(self.review)
        box.addLayout(asked)
        box.addLayout(foot)
