"""A whole conversation on the clipboard, and the button for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from sellercall_desktop.core.calls.exported import conversation_text
from sellercall_desktop.ui.words.exported import export_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats

KEYS = "Ctrl+Shift+C"
_FEEDBACK_MS = 1500


async def copy_conversation(calls: CallStore, call_id: str, formats: Formats) -> bool:
    """Everything that was said and done in a call, below a line that tells which. False: there was nothing.

    Raises:
        StoreError: the history cannot be read.
    """
    call = await calls.get(call_id)
    if call is None:
        return False
    said = await asyncio.to_thread(conversation_text, call, export_words(formats))
    if not said:
        return False
    state = formats.result_text(call.result) if call.result else formats.status_text(call.status)
    head = f"{formats.number(call.number)} · {formats.date_time(call.created_at)} · {state}"
    QGuiApplication.clipboard().setText(f"{head}\n\n{said}\n")
    return True


class CopyButton(QToolButton):
    """Copies the conversation of the call it is given, and then says so."""

    def __init__(self, calls: CallStore, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls, self._tasks, self._look = calls, tasks, look
        self.call_id = ""
        self.setProperty("role", "icon")
        self._offer_again = QTimer(self, singleShot=True, interval=_FEEDBACK_MS)
        self._offer_again.timeout.connect(self._offer)
        self.clicked.connect(self._on_clicked)
        self._offer()

    def _offer(self) -> None:
        text = QCoreApplication.translate("History", "Copy the conversation ({keys})").format(keys=KEYS)
        self._say("copy", "muted", text)

    def _on_clicked(self) -> None:
        self._tasks.spawn(self._copy(), "history.copy")

    async def _copy(self) -> None:
        if await copy_conversation(self._calls, self.call_id, self._look.formats):
            self._say("check", "call", QCoreApplication.translate("History", "Conversation copied"))
        else:
            self._say("x", "muted", QCoreApplication.translate("History", "There was no conversation."))
        self._offer_again.start()

    def _say(self, icon: str, role: str, text: str) -> None:
        self.setIcon(self._look.icons.icon(icon, role, size=16))
        self.setToolTip(text)
        self.setAccessibleName(text)
