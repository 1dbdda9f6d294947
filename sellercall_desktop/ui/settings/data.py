"""The Data page: how much is kept and where, for how long, and the folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.settings.form import SectionPage
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.form import FieldRow


class DataPage(SectionPage):
    """The section ``store`` of the settings, with the store's size above and the folders below."""

    def __init__(
        self,
        rows: Sequence[FieldRow],
        calls: CallStore,
        tasks: Tasks,
        look: Look,
        *,
        open_data: Callable[[], object],
        open_logs: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        self.size_text = label("", wrap=True)
        super().__init__("store", rows, look, parent)
        self._calls, self._tasks = calls, tasks
        self.open_data = button(look, self.tr("Open data folder"), "folder-open", icon_role="muted")
        self.open_logs = button(look, self.tr("Open log folder"), "folder-open", icon_role="muted")
        self.size_text.setContentsMargins(0, 0, 0, look.theme.px(12))
        self.column.insertWidget(1, self.size_text)
        folders = QHBoxLayout()
        folders.setSpacing(look.theme.px(8))
        for part, action in ((self.open_data, open_data), (self.open_logs, open_logs)):
            folders.addWidget(part)
            part.clicked.connect(lambda _checked, action=action: action())
        folders.addStretch()
        self.column.addLayout(folders)

    def start(self) -> None:
        """Ask the store how much there is."""
        self._tasks.spawn(self._measure(), "settings.size")

    async def _measure(self) -> None:
        try:
            size = await self._calls.size()
        except StoreError as error:
            self.size_text.setText(sentence_for(error).what)
            return
        if size.size_bytes is None:
            self.size_text.setText(self.tr("%Ln call(s) are kept.", "", size.calls))
        else:
            on_disk = self.look.formats.locale.formattedDataSize(size.size_bytes)
            text = self.tr("%Ln call(s) are kept, in {size} on disk.", "", size.calls)
            self.size_text.setText(text.format(size=on_disk))
