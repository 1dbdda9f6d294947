"""The prompt panel: the text that is published, edits on it, and what to do when two people edit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from sellercall_desktop.core.prompts.errors import PromptSettingError
from sellercall_desktop.ui.prompts.arriving import Arriving
from sellercall_desktop.ui.prompts.comparing import Comparing
from sellercall_desktop.ui.prompts.draft import Draft
from sellercall_desktop.ui.prompts.draft_keeper import DraftKeeper
from sellercall_desktop.ui.prompts.face import PromptFace
from sellercall_desktop.ui.prompts.publishing import Publishing
from sellercall_desktop.ui.prompts.shelf import Shelf
from sellercall_desktop.ui.prompts.shown import content_shown
from sellercall_desktop.ui.prompts.version_list import VersionList
from sellercall_desktop.ui.window.prompt_keys import REPLACE_KEYS, VERSIONS_KEYS
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.library import PromptKeeper
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptPublished, PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.find_bar import FindBar
    from sellercall_desktop.ui.prompts.library_bar import LibraryBar
    from sellercall_desktop.ui.prompts.preview import PreviewPane
    from sellercall_desktop.ui.prompts.publishing import Publish
    from sellercall_desktop.ui.prompts.settings_pane import SettingsPane
    from sellercall_desktop.ui.window.bridge import Bridge


class PromptPanel(PromptFace):
    """Edits one prompt at a time. Nothing published elsewhere ever overwrites an unsaved edit."""

    unsaved_changed = Signal(bool)
    toast_requested = Signal(str)
    """A short result, for a toast."""

    def __init__(
        self,
        prompts: PromptStore,
        publish: Publish,
        bridge: Bridge,
        tasks: Tasks,
        *,
        look: Look,
        author: str,
        draft_file: Path,
        keeper: PromptKeeper,
        preview: PreviewPane,
        settings: SettingsPane,
        parent: QWidget | None = None,
    ) -> None:
        """Nothing is read before `start`.

        `publish` is the engine's; `author` signs new versions; unsaved text of the first prompt outlives the
        program in `draft_file`, that of others beside it.
        """
        super().__init__(look, preview, settings, parent)
        self._prompts, self._tasks = prompts, tasks
        self._shelf = Shelf(
            *(self.library, prompts, keeper, bridge, tasks),
            author=author,
            draft_file=draft_file,
            content=lambda: self.content,
            formats=look.formats,
        )
        self.show_prompt = self._shelf.show_prompt
        self.draft_keeper = DraftKeeper(tasks, self._draft, self)
        self._listing = VersionList(self.versions, prompts, tasks)
        self._publishing = Publishing(self.review, prompts, publish, tasks, author=author)
        Comparing(self.versions, tasks, lambda: self.content, self._on_error)
        self.arriving = Arriving(self, tasks, lambda: self._base, lambda: self._shelf.name)
        self._base: PromptVersion | None = None
        self._unsaved = False
        self.editor.setEnabled(False)
        self._connect(bridge)
        self._update_state()

    def close_opened(self) -> bool:
        """Put away the search, else what is open beside the text; False where nothing is."""
        opened: FindBar | LibraryBar
        for opened in (self.find_bar, self.library):
            if opened.is_open:
                opened.put_away()
                return True
        return self.panes.close_opened()

    def start(self) -> None:
        """Read the published prompt and what was left unsaved."""
        self._tasks.spawn(self._load(), "prompt.load", self._on_error)

    async def close_draft(self) -> None:
        """Write down what is unsaved, before the program ends."""
        await self.draft_keeper.close()

    @property
    def has_unsaved(self) -> bool:
        """The text differs from what is published."""
        return self._unsaved

    @property
    def published(self) -> PromptVersion | None:
        """The version the edits are based on; None until loaded."""
        return self._base

    def publish(self, *, confirmed: bool = False) -> None:
        """Show what would change in every call from now on; publish it where that was looked at."""
        if self.conflict.theirs is not None:
            self.conflict.insist()
        elif self.publish_button.isEnabled() and self._base is not None:
            self.problem.clear()
            (self._publishing.confirm if confirmed else self._publishing.ask)(self._base, self.content)

    def undo_of(self, version: PromptVersion) -> Callable[[], None] | None:
        """How to take back this version; None unless it is just being published from here."""
        return self._publishing.undo_of(version)

    def open_version(self, number: int | None) -> None:
        """Unfold the versions and read this one, of whatever prompt."""
        self._listing.wanted = number
        self._shelf.show_version(number)
        self.versions_button.setChecked(True)
        self._list_versions()

    # --- loading and publishing ----------------------------------------------------------------

    async def _load(self) -> None:
        await self._shelf.read()
        shown, file = self._shelf.prompt_id, self._shelf.draft
        draft = await file.read()
        current = await self._prompts.current(shown)  # last: what is published before that is not told again
        if shown != self._shelf.prompt_id:
            return  # another was chosen meanwhile
        self._base, self.draft_keeper.file = current, file
        self.begin(current.content)
        self.editor.setEnabled(True)
        if self.hasFocus():  # gone to before there was anything to write on
            self.editor.setFocus()
        kept = draft.content(current) if draft is not None else None
        if draft is not None and kept is not None and kept != content_shown(current):
            self.replace_all(kept)
            if draft.base != current.number:
                self._base = await self._prompts.get(draft.base) or current
                self.conflict.ask(current)
        self._list_versions()
        self._update_state()

    def _on_switched(self) -> None:
        self.draft_keeper.leave()
        self._base = None
        self.conflict.ask(None)
        self.review.put_away()
        self.problem.clear()
        self.editor.setEnabled(False)
        self.start()

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, PromptSettingError):
            self.settings_button.setChecked(True)
            self.settings.point_at(error.field)
        self.problem.show_sentence(sentence_for(error))

    def _on_action(self, action: str) -> None:
        if action == "retry":
            (self.start if self._base is None else self.publish)()

    def _on_published(self, event: PromptPublished) -> None:
        if self._base is not None:
            self._take(event.version)

    def _take(self, version: PromptVersion) -> None:
        """A version is published, by us or elsewhere: show it, unless that would overwrite an edit."""
        if version.prompt_id != self._shelf.prompt_id:
            return
        known = self.conflict.version or self._base
        if known is not None and version.number < known.number:
            return
        published = content_shown(version)
        mine = published in {self.content, self._publishing.sending}
        if not mine and self._unsaved and self._base is not None and version.number != self._base.number:
            self.conflict.ask(version)
            self.review.put_away()
        else:
            if not self._unsaved and published != self.content:
                self.replace_all(version.content)
            self._base = version
            self.conflict.ask(None)
        self._list_versions()
        self._update_state()

    def _on_undo_too_late(self, current: PromptVersion) -> None:
        said = self.tr("v{number} was published meanwhile: nothing was undone. Look at it in the versions.")
        self.toast_requested.emit(said.format(number=current.number))

    def _on_settled(self, version: PromptVersion | None) -> None:
        self._base = version or self._base
        self.conflict.ask(None)
        self._update_state()
        self.editor.setFocus()

    def _on_pane_opened(self, pane: QWidget) -> None:
        self.share_room()
        if pane is self.versions:
            self._list_versions()

    def _list_versions(self) -> None:
        if self.versions.isVisible():
            self._listing.bring(self._shelf.prompt_id, self.conflict.version)

    def _on_restore(self, version: PromptVersion) -> None:
        self.replace_all(version.content)
        self.editor.setFocus()

    # --- what is shown -------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._update_state()
        self.draft_keeper.touch()

    def _update_state(self) -> None:
        content, base = self.content, self._base
        unsaved = base is not None and content != content_shown(base)
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.unsaved_changed.emit(unsaved)
            self.draft_keeper.touch()
        busy = self._publishing.sending is not None
        self.show_version(self.conflict.version or base)
        self.show_state(unsaved=unsaved, publishing=busy)
        self.describe(content)
        undecided = self.conflict.theirs is not None
        hindered = busy or undecided or self._shelf.is_archived
        self.offer_publish(possible=unsaved and bool(content.text.strip()) and not hindered)

    def _draft(self) -> Draft | None:
        content = self.content
        if self._base is None or not self._unsaved:
            return None
        return Draft(self._base.number, content.text, content.presets, content.settings)

    def _on_rested(self) -> None:
        if not self._unsaved:
            self.review.put_away()
        elif self._base is not None:
            self._publishing.content_changed(self._base, self.content)
        self.versions.compare_anew()

    def _connect(self, bridge: Bridge) -> None:
        bridge.prompt_published.connect(self._on_published)
        for edited in (self.editor.textChanged, self.presets.changed, self.settings.changed):
            edited.connect(self._on_edited)
        for left in (self.library.left, self.review.canceled, self.review.left, self.panes.left):
            left.connect(self.editor.setFocus)
        for failing in (self._shelf, self._publishing, self._listing, self.preview, self.arriving):
            failing.failed.connect(self._on_error)
        for signal, slot in (
            (self._shelf.switched, self._on_switched),
            (self.draft_keeper.gave_way, self._on_switched),
            (self.draft_keeper.rested, self._on_rested),
            (self.publish_button.clicked, self.publish),
            (self.review.confirmed, partial(self.publish, confirmed=True)),
            (self._publishing.changed, self._update_state),
            (self.find_button.clicked, self.find_bar.open),
            (self._shelf.switched, self.arriving.files.forget),
            (self.conflict.changed, self._update_state),
        ):
            signal.connect(slot)
        self._publishing.published.connect(self._take)
        self._publishing.overtaken.connect(self.conflict.ask)
        self.arriving.settled.connect(self._on_settled)
        self.arriving.told.connect(self.toast_requested)
        self._publishing.undo_too_late.connect(self._on_undo_too_late)
        self.panes.opened.connect(self._on_pane_opened)
        for back in (self.versions.restore_requested, self._publishing.comes_back):
            back.connect(self._on_restore)
        self.problem.action_chosen.connect(self._on_action)
        bind(self, QKeySequence.StandardKey.Save, self.publish)
        bind(self, QKeySequence.StandardKey.Find, self.find_bar.open)
        bind(self, REPLACE_KEYS, partial(self.find_bar.open, replace=True))
        bind(self, VERSIONS_KEYS, self.versions_button.toggle)
