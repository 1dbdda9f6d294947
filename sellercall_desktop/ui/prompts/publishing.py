"""From the wish to publish a prompt to the version that every call uses: compare, ask, send; and back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.prompts.errors import PromptConflictError
from sellercall_desktop.ui.prompts.changes import changes_between
from sellercall_desktop.ui.prompts.shown import content_shown, written_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.review import PublishReview


class Publish(Protocol):
    """The engine's `publish_prompt`."""

    async def __call__(
        self,
        text: str,
        author: str,
        note: str = "",
        presets: tuple[Preset, ...] | None = None,
        *,
        settings: PromptSettings | None = None,
        prompt_id: str = ...,
        based_on: int | None = None,
    ) -> PromptVersion:
        """Make it the next version."""


class Publishing(QObject):
    """One content at a time. What is sent is the very one whose changes were shown."""

    changed = Signal()
    failed = cast("TypedSignal[BaseException]", Signal(object))
    published = cast("TypedSignal[PromptVersion]", Signal(object))
    overtaken = cast("TypedSignal[PromptVersion]", Signal(object))
    """Nothing was published: this version was, by somebody else, since the one that was edited."""
    comes_back = cast("TypedSignal[PromptVersion]", Signal(object))
    """Undoing wants a reason: this version goes into the editor, and is asked about like any other text."""
    undo_too_late = cast("TypedSignal[PromptVersion]", Signal(object))
    """Nothing was undone: this version, which somebody published since, is the one in use."""

    def __init__(
        self, review: PublishReview, prompts: PromptStore, publish: Publish, tasks: Tasks, *, author: str
    ) -> None:
        super().__init__(review)
        self._review, self._prompts, self._publish = review, prompts, publish
        self._tasks, self._author = tasks, author
        self._replaces: PromptVersion | None = None
        self.sending: PromptContent | None = None
        review.canceled.connect(review.put_away)

    def ask(self, base: PromptVersion, content: PromptContent) -> None:
        """Show what publishing would change; where just that is shown already, lead the keyboard there.

        Asking twice is no consent: two presses of a key that saves elsewhere are a habit.
        """
        if self.sending is not None:
            return
        if self._review.content == content:
            self._review.take_keyboard()
        else:
            self._compare(base, content)

    def confirm(self, base: PromptVersion, content: PromptContent) -> None:
        """Publish it, if its changes are those shown; else show them."""
        if self._review.content != content:
            self.ask(base, content)
        elif self.sending is None and not self._review.insists_on_reason():
            self._send(content, base, self._review.whole_note)

    def content_changed(self, base: PromptVersion, content: PromptContent) -> None:
        """It is another one: what is shown of it follows."""
        if self._review.content not in {None, content} and self.sending is None:
            self._compare(base, content)

    def undo_of(self, version: PromptVersion) -> Callable[[], None] | None:
        """How to take back this version; None unless it is just being published from here."""
        if self.sending is None or self._replaces is None or version.content != self.sending:
            return None
        return partial(self._undo, version, self._replaces)

    def _compare(self, base: PromptVersion, content: PromptContent) -> None:
        self._tasks.spawn(self._compared(base, content), "prompt.compare", self.failed.emit)

    async def _compared(self, base: PromptVersion, content: PromptContent) -> None:
        old, new = written_out(content_shown(base)), written_out(content)
        changes = await asyncio.to_thread(changes_between, old, new)
        misgivings = self._review.misgivings
        failing = await misgivings.of(base.prompt_id, content) if misgivings is not None else ()
        besides = self._review.consequences
        told = await besides.of(base.prompt_id, content) if besides is not None else ()
        self._review.ask(content, changes, failing, told)

    def _send(self, content: PromptContent, replaces: PromptVersion, note: str) -> None:
        self.sending, self._replaces = content, replaces
        self.changed.emit()
        self._tasks.spawn(self._sent(content, replaces, note), "prompt.publish", self._on_failed)

    async def _sent(self, content: PromptContent, replaces: PromptVersion, note: str) -> None:
        is_asked = self._review.content == content
        failing, reason = self._review.failing if is_asked else (), self._review.reason.text().strip()
        version = await self._publish(
            content.text,
            self._author,
            note,
            content.presets,
            settings=content.settings,
            prompt_id=replaces.prompt_id,
            based_on=replaces.number,
        )
        if failing and self._review.misgivings is not None:
            await self._review.misgivings.keep(version, failing, reason)
        self._review.put_away()
        self.published.emit(version)
        self.sending = self._replaces = None
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.sending = self._replaces = None
        if isinstance(error, PromptConflictError):
            self._review.put_away()
            self.overtaken.emit(error.published)
        else:
            self.failed.emit(error)
        self.changed.emit()

    def _undo(self, version: PromptVersion, before: PromptVersion) -> None:
        if self.sending is None:
            self._tasks.spawn(self._undone(version, before), "prompt.undo", self._on_failed)

    async def _undone(self, version: PromptVersion, before: PromptVersion) -> None:
        current = await self._prompts.current(version.prompt_id)
        if current.number != version.number:
            self.undo_too_late.emit(current)
            return
        note, misgivings = self.tr("Back to v{number}").format(number=before.number), self._review.misgivings
        if misgivings is not None and await misgivings.of(before.prompt_id, before.content):
            self.comes_back.emit(before)
            await self._compared(version, content_shown(before))
            self._review.note.setText(note)
        else:
            self._send(before.content, version, note)
