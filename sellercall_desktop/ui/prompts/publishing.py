"""From the wish to publish a prompt to the version that every call uses: compare, ask, send; and back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.prompts.changes import changes_between
from sellercall_desktop.ui.prompts.editor import as_shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.review import PublishReview

    Publish = Callable[[str, str, str], Awaitable[PromptVersion]]


class Publishing(QObject):
    """One text at a time. What is sent is the very text whose changes were shown."""

    changed = Signal()
    failed = cast("TypedSignal[BaseException]", Signal(object))
    published = cast("TypedSignal[PromptVersion]", Signal(object))
    undo_too_late = cast("TypedSignal[PromptVersion]", Signal(object))
    """Nothing was undone: this version, which somebody published since, is the one in use."""

    def __init__(
        self, review: PublishReview, prompts: PromptStore, publish: Publish, tasks: Tasks, *, author: str
    ) -> None:
        super().__init__(review)
        self._review, self._prompts, self._publish = review, prompts, publish
        self._tasks, self._author = tasks, author
        self._replaces: PromptVersion | None = None
        self.sending: str | None = None
        review.canceled.connect(review.put_away)

    def ask(self, base: PromptVersion, text: str) -> None:
        """Show what publishing would change; where just that is shown already, publish it."""
        if self.sending is not None:
            return
        if self._review.text == text:
            self._send(text, base, self._review.note.text().strip())
        else:
            self._compare(base, text)

    def text_changed(self, base: PromptVersion, text: str) -> None:
        """The text is another one: what is shown of it follows."""
        if self._review.text is not None and self._review.text != text and self.sending is None:
            self._compare(base, text)

    def undo_of(self, version: PromptVersion) -> Callable[[], None] | None:
        """How to take back this version; None unless it is just being published from here."""
        if self.sending is None or self._replaces is None or version.text != self.sending:
            return None
        return partial(self._undo, version, self._replaces)

    def _compare(self, base: PromptVersion, text: str) -> None:
        self._tasks.spawn(self._compared(base, text), "prompt.compare", self.failed.emit)

    async def _compared(self, base: PromptVersion, text: str) -> None:
        self._review.ask(text, await asyncio.to_thread(changes_between, as_shown(base.text), text))

    def _send(self, text: str, replaces: PromptVersion, note: str) -> None:
        self.sending, self._replaces = text, replaces
        self.changed.emit()
        self._tasks.spawn(self._sent(text, note), "prompt.publish", self._on_failed)

    async def _sent(self, text: str, note: str) -> None:
        version = await self._publish(text, self._author, note)
        self._review.put_away()
        self.published.emit(version)
        self.sending = self._replaces = None
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.sending = self._replaces = None
        self.failed.emit(error)
        self.changed.emit()

    def _undo(self, version: PromptVersion, before: PromptVersion) -> None:
        if self.sending is None:
            self._tasks.spawn(self._undone(version, before), "prompt.undo", self._on_failed)

    async def _undone(self, version: PromptVersion, before: PromptVersion) -> None:
        current = await self._prompts.current()
        if current.number == version.number:
            self._send(before.text, version, self.tr("Back to v{number}").format(number=before.number))
        else:
            self.undo_too_late.emit(current)
