"""What has nothing to do with a call: a fault of the last run, a newer version, a prompt of REST's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from sellercall_desktop.ui.words.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
    from sellercall_desktop.core.release import UpdateFound
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.status_bar import StatusBar


class Announcements(QObject):
    """Brings it where it disturbs nobody: a note above the status bar, an item on it."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        bridge: Bridge,
        tasks: Tasks,
        status: StatusBar,
        *,
        show_note: Callable[[Sentence], None],
        show_error: Callable[[BaseException], None],
        last_crash: Callable[[], Awaitable[str]] | None,
    ) -> None:
        """`last_crash` gives the report of a run that ended badly, once; empty where there is none."""
        super().__init__(window)
        self._window, self._look, self._tasks, self._status = window, look, tasks, status
        self._show_note, self._show_error = show_note, show_error
        self._found: UpdateFound | None = None
        bridge.update_found.connect(self._on_update)
        bridge.published_in_spite.connect(self._on_published_in_spite)
        status.update_chosen.connect(self._on_update_chosen)
        if last_crash is not None:
            tasks.spawn(self._show_crash(last_crash), "crash.tell", show_error)

    def _on_update(self, found: UpdateFound) -> None:
        self._found = found
        self._status.show_update(found.version)

    def _on_update_chosen(self) -> None:
        if self._found is not None:
            self._tasks.spawn(self._offer(self._found), "update.offer", self._show_error)

    def _on_published_in_spite(self, event: PublishedInSpite) -> None:
        """Calls follow it already: nobody here was asked, so it is said until somebody has read it."""
        number = self._look.formats.version(event.version.number)
        self._show_note(
            Sentence(
                self.tr("{version} was published over REST with failed scenarios.").format(version=number),
                self.tr("These fail with its text: {names}.").format(names=", ".join(event.names)),
                self.tr("Look at it in the versions; an older one can be brought back to the editor."),
            )
        )

    async def _offer(self, found: UpdateFound) -> None:
        """What is new, and the way to it: this program installs nothing by itself."""
        from sellercall_desktop.ui.parts.dialogs import confirm

        title = self.tr("Version {version}").format(version=found.version)
        notes = found.notes_in(self._look.formats.language)
        if await confirm(self._window, title, notes, self.tr("Open its page")):
            QDesktopServices.openUrl(QUrl(found.page))

    async def _show_crash(self, last_crash: Callable[[], Awaitable[str]]) -> None:
        """A run that ended badly is mentioned once, with the report to copy."""
        if report := await last_crash():
            self._show_note(
                Sentence(
                    self.tr("SellerCall met a fault the last time."),
                    self.tr("Calls and prompts are safe: they are on disk before anything else happens."),
                    self.tr("Copy the report and send it to whoever helps you. It holds no customer's data."),
                    detail=report,
                )
            )
