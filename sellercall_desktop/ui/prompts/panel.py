"""The prompt panel: the text that is published, edits on it, and what to do when two people edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from sellercall_desktop.ui.prompts.comparing import Comparing
from sellercall_desktop.ui.prompts.draft import Draft, DraftFile
from sellercall_desktop.ui.prompts.draft_rest import DraftRest
from sellercall_desktop.ui.prompts.face import PromptFace
from sellercall_desktop.ui.prompts.merging import Merging
from sellercall_desktop.ui.prompts.publishing import Publishing
from sellercall_desktop.ui.prompts.shown import content_shown
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptPublished, PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.preview import PreviewPane
    from sellercall_desktop.ui.prompts.publishing import Publish
    from sellercall_desktop.ui.window.bridge import Bridge


class PromptPanel(PromptFace):
    """Edits one prompt. Nothing published elsewhere ever overwrites an unsaved edit."""

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
        preview: PreviewPane,
        parent: QWidget | None = None,
    ) -> None:
        """Nothing is read before `start`.

        Args:
            prompts: where the versions are read.
            publish: the engine's `publish_prompt(text, author, note, presets)`.
            bridge: tells of versions published here or elsewhere.
            tasks: owns the background work.
            look: theme, icons and formats.
            author: whose name new versions bear.
            draft_file: where unsaved text outlives the program.
            preview: shows the prompt as it is sent.
            parent: the widget it stands in.
        """
        super().__init__(look, preview, parent)
        self._prompts, self._tasks, self._draft = prompts, tasks, DraftFile(draft_file)
        self._publishing = Publishing(self.review, prompts, publish, tasks, author=author)
        Comparing(self.versions, tasks, lambda: self.content, self._on_error)
        self._merging = Merging(self.conflict, self.merge_view, self.editor, tasks, self._sides)
        self._base: PromptVersion | None = None
        self._wanted: int | None = None
        self._unsaved = False
        self._draft_rest = DraftRest(self._draft, tasks, self._unsaved_draft, self)
        self.editor.setEnabled(False)
        self._connect(bridge)
        self._update_state()

    def start(self) -> None:
        """Read the published prompt and what was left unsaved."""
        self._tasks.spawn(self._load(), "prompt.load", self._on_error)

    async def close_draft(self) -> None:
        """Write down what is unsaved, before the program ends."""
        await self._draft_rest.close()

    @property
    def has_unsaved(self) -> bool:
        """The text differs from what is published."""
        return self._unsaved

    @property
    def published(self) -> PromptVersion | None:
        """The version the edits are based on; None until loaded."""
        return self._base

    def publish(self) -> None:
        """Show what would change in every call from now on; a second time, publish it."""
        if self.conflict.theirs is not None:
            self.conflict.insist()
        elif self.publish_button.isEnabled() and self._base is not None:
            self.problem.clear()
            self._publishing.ask(self._base, self.content)

    def undo_of(self, version: PromptVersion) -> Callable[[], None] | None:
        """How to take back this version; None unless it is just being published from here."""
        return self._publishing.undo_of(version)

    def open_version(self, number: int | None) -> None:
        """Unfold the versions and read this one."""
        self._wanted = number
        if self.versions_button.isChecked():
            self._tasks.spawn(self._list_versions(), "prompt.versions", self._on_error)
        else:
            self.versions_button.setChecked(True)

    # --- loading and publishing ----------------------------------------------------------------

    async def _load(self) -> None:
        current, draft = await self._prompts.current(), await self._draft.read()
        self._base, self._draft_rest.is_loaded = current, True
        self.editor.setPlainText(current.text)
        self.presets.replace_all(current.presets)
        self.editor.setEnabled(True)
        kept = draft.content(current) if draft is not None else None
        if draft is not None and kept is not None and kept != content_shown(current):
            self.replace_all(kept)
            if draft.base != current.number:
                self._base = await self._prompts.get(draft.base) or current
                self.conflict.ask(current)
        self._update_state()

    def _on_error(self, error: BaseException) -> None:
        self.problem.show_sentence(sentence_for(error))

    def _on_action(self, action: str) -> None:
        if action != "retry":
            return
        if self._base is None:
            self.start()
        else:
            self.publish()

    def _on_published(self, event: PromptPublished) -> None:
        if self._base is not None:
            self._take(event.version)

    def _take(self, version: PromptVersion) -> None:
        """A version is published, by us or elsewhere: show it, unless that would overwrite an edit."""
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
        if self.versions.isVisible():
            self._tasks.spawn(self._list_versions(), "prompt.versions", self._on_error)
        self._update_state()

    async def _list_versions(self) -> None:
        versions = await self._prompts.versions()
        newest = versions[0].number if versions else 0
        self.versions.set_versions(versions, newest)
        conflicting = self.conflict.version.number if self.conflict.version else None
        if (number := self._wanted or conflicting) is not None:
            self.versions.choose(number)
        self._wanted = None

    def _on_undo_too_late(self, current: PromptVersion) -> None:
        said = self.tr("v{number} was published meanwhile: nothing was undone. Look at it in the versions.")
        self.toast_requested.emit(said.format(number=current.number))

    # --- the person decides --------------------------------------------------------------------

    def _on_keep(self) -> None:
        self._base = self.conflict.version or self._base
        self.conflict.ask(None)
        self._update_state()
        self.editor.setFocus()

    def _on_load(self) -> None:
        if (theirs := self.conflict.theirs) is not None:
            self._on_merged(theirs)

    def _on_merged(self, content: PromptContent) -> None:
        self._base = self.conflict.version or self._base
        self.replace_all(content)
        self._on_keep()

    def _sides(self) -> tuple[PromptContent | None, PromptContent]:
        """What the edits were begun from, where that is still known, and what is written here."""
        base = self._base
        is_known = base is not None and base != self.conflict.version
        return content_shown(base) if base is not None and is_known else None, self.content

    def _on_see(self) -> None:
        self.versions_button.setChecked(True)
        self.versions.choose(self.conflict.version.number if self.conflict.version else 0)

    def _on_pane_opened(self, pane: QWidget) -> None:
        self.share_room()
        if pane is self.versions:
            self._tasks.spawn(self._list_versions(), "prompt.versions", self._on_error)

    def _on_restore(self, version: PromptVersion) -> None:
        self.replace_all(version.content)
        self.editor.setFocus()

    # --- what is shown -------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._update_state()
        self._draft_rest.edited()

    def _update_state(self) -> None:
        content, base = self.content, self._base
        unsaved = base is not None and content != content_shown(base)
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.unsaved_changed.emit(unsaved)
            self._draft_rest.edited()
        busy = self._publishing.sending is not None
        self.show_version(self.conflict.version or base)
        self.show_state(content.text, unsaved=unsaved, publishing=busy)
        self.preview.show_prompt(content.text)
        undecided = self.conflict.theirs is not None
        self.offer_publish(possible=unsaved and not busy and bool(content.text.strip()) and not undecided)

    def _unsaved_draft(self) -> Draft | None:
        if self._base is None or not self._unsaved:
            return None
        content = self.content
        return Draft(self._base.number, content.text, content.presets)

    def _on_draft_rest(self) -> None:
        if not self._unsaved:
            self.review.put_away()
        elif self._base is not None:
            self._publishing.content_changed(self._base, self.content)
        self.versions.compare_anew()

    def _connect(self, bridge: Bridge) -> None:
        bridge.prompt_published.connect(self._on_published)
        for edited in (self.editor.textChanged, self.presets.changed):
            edited.connect(self._on_edited)
        self._draft_rest.rested.connect(self._on_draft_rest)
        self.publish_button.clicked.connect(self.publish)
        self.review.confirmed.connect(self.publish)
        self._publishing.changed.connect(self._update_state)
        self._publishing.published.connect(self._take)
        self._publishing.failed.connect(self._on_error)
        self._publishing.undo_too_late.connect(self._on_undo_too_late)
        self.panes.opened.connect(self._on_pane_opened)
        self.preview.failed.connect(self._on_error)
        self.versions.restore_requested.connect(self._on_restore)
        self._merging.merged.connect(self._on_merged)
        self._merging.failed.connect(self._on_error)
        self.conflict.keep_chosen.connect(self._on_keep)
        self.conflict.load_chosen.connect(self._on_load)
        self.conflict.see_chosen.connect(self._on_see)
        self.problem.action_chosen.connect(self._on_action)
        for keys, slot in (
            (QKeySequence.StandardKey.Save, self.publish),
            ("Ctrl+H", self.versions_button.toggle),
        ):
            bind(self, keys, slot)
