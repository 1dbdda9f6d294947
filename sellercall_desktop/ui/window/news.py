"""What is told apart from the calls: a fault of the last run, a newer version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from sellercall_desktop.ui.words.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.release import UpdateFound
    from sellercall_desktop.ui.window.services import Support, WindowServices
    from sellercall_desktop.ui.window.workspace import Workspace


class Announcements(QObject):
    """Brings it where it disturbs nobody: a note above the status bar, an item on it."""

    def __init__(
        self,
        window: Workspace,
        services: WindowServices,
        *,
        tell: Callable[[str], object],
        numbers_are_seen: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._tasks = window, window.look, services.tasks
        self._found: UpdateFound | None = None
        services.bridge.update_found.connect(self._on_update)
        window.status.update_chosen.connect(self._on_update_chosen)
        if services.support is not None:
            self._tasks.spawn(self._tell_crash(services.support), "crash.tell", window.show_error)
        if services.numbers is not None:
            from sellercall_desktop.ui.our_numbers.news import NumberNews

            NumberNews(
                self,
                self._look,
                services.numbers,
                services.bridge,
                tell=tell,
                show_note=window.show_note,
                page_is_seen=numbers_are_seen,
            )

    def _on_update(self, found: UpdateFound) -> None:
        self._found = found
        self._window.status.show_update(found.version)

    def _on_update_chosen(self) -> None:
        if self._found is not None:
            self._tasks.spawn(self._offer(self._found), "update.offer", self._window.show_error)

    async def _offer(self, found: UpdateFound) -> None:
        """What is new, and the way to it: this program installs nothing by itself."""
        from sellercall_desktop.ui.parts.dialogs import confirm

        title = self.tr("Version {version}").format(version=found.version)
        notes = found.notes_in(self._look.formats.language)
        if await confirm(self._window, title, notes, self.tr("Open its page")):
            QDesktopServices.openUrl(QUrl(found.page))

    async def _tell_crash(self, support: Support) -> None:
        """A run that ended badly is told of once, with the report to copy."""
        if report := await support.last_crash():
            self._window.show_note(
                Sentence(
                    self.tr("SellerCall met a fault the last time."),
                    self.tr("Calls and prompts are safe: they are on disk before anything else happens."),
                    self.tr("Copy the report and send it to whoever helps you. It holds no customer's data."),
                    detail=report,
                )
            )
