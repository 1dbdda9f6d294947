"""Writes what is unsaved to its file once typing rests, so that a kill loses the last moment at most."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.prompts.draft import Draft, DraftFile

log = logging.getLogger(__name__)
_REST_MS = 400


class DraftKeeper(QObject):
    """Keeps nothing until `file` is known: what lies on disk must stay until it was read."""

    rested = Signal()
    """Nothing was typed for a moment; it is being written."""
    gave_way = Signal()
    """What is to be edited comes from somewhere else now, into the file."""

    def __init__(self, tasks: Tasks, unsaved: Callable[[], Draft | None], parent: QObject) -> None:
        """`unsaved`: what is to be kept at this moment."""
        super().__init__(parent)
        self._tasks, self._unsaved = tasks, unsaved
        self.file: DraftFile | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    def touch(self) -> None:
        """Something was typed."""
        self._rest.start()

    def leave(self) -> None:
        """Keep it now; what is typed from here on belongs to another file."""
        self._write()
        self.file = None

    async def give_way(self, draft: Draft) -> None:
        """Make the file hold this, where nothing is unsaved, and have it read anew. Raises `OSError`."""
        self._rest.stop()
        file, self.file = self.file, None
        self.gave_way.emit()
        if file is not None:
            await file.keep(draft)

    async def close(self) -> None:
        """Keep it now, before the program ends. Raises `OSError`."""
        self._rest.stop()
        await self._keeping()

    def _on_rest(self) -> None:
        self.rested.emit()
        self._write()

    def _write(self) -> None:
        self._tasks.spawn(self._keeping(), "prompt.draft", self._on_failed)

    def _keeping(self) -> Coroutine[object, object, None]:
        """Keeps what is unsaved at this moment: the panel may be gone when it is written."""
        return self.file.keep(self._unsaved()) if self.file is not None else _nothing()

    def _on_failed(self, error: BaseException) -> None:
        log.warning("prompt.draft_not_kept", extra={"problem": str(error)})


async def _nothing() -> None:
    """Nothing to be kept."""
