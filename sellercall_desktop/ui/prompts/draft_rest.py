"""Writes the draft down as soon as the typing rests, so that a crash loses no more than the last moment."""

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


class DraftRest(QObject):
    """What is written is what was unsaved when it was asked for: the panel may be gone by then."""

    rested = Signal()

    def __init__(
        self, file: DraftFile, tasks: Tasks, unsaved: Callable[[], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._file, self._tasks, self._unsaved = file, tasks, unsaved
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._on_rest)
        self.is_loaded = False
        """Until what lies on disk was read, it stays."""

    def edited(self) -> None:
        """Something was typed."""
        self._timer.start()

    async def close(self) -> None:
        """Write down what is unsaved now. Raises OSError."""
        self._timer.stop()
        await self._keeping()

    def _keeping(self) -> Coroutine[object, object, None]:
        return self._file.keep(self._unsaved()) if self.is_loaded else _nothing()

    def _on_rest(self) -> None:
        self.rested.emit()
        self._tasks.spawn(self._keeping(), "prompt.draft", self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        log.warning("prompt.draft_not_kept", extra={"problem": str(error)})


async def _nothing() -> None:
    """Nothing to be kept."""
