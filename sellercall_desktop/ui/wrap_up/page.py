"""The wrap-up among a call's details: what was written can be read and changed later, and who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.ui.wrap_up.form import WrapUpForm
from sellercall_desktop.ui.wrap_up.writing import WrapUpWriting

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.parts.look import Look


class WrapUpPage(QScrollArea):
    """A page of the details; each change is written by itself, as a fact of its own."""

    def __init__(
        self, details: DetailsPanel, look: Look, wrap_ups: WrapUps, tasks: Tasks, *, author: str
    ) -> None:
        super().__init__(details.tabs)
        self._wrap_ups, self._tasks = wrap_ups, tasks
        writing = WrapUpWriting(wrap_ups.typed, author, at_once=True, parent=self)
        inside = QWidget()
        inside.setProperty("role", "scroll")
        self.form = WrapUpForm(look, wrap_ups, writing, ends=False, parent=inside)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        box.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self._details, self._page = (
            details,
            details.tabs.insertTab(1, self, QCoreApplication.translate("History", "Wrap-up")),
        )
        details.shown.connect(self._show)

    def _show(self) -> None:
        if (call := self._details.call) is not None:
            self.form.show_call(call)
            self._details.tabs.setTabVisible(self._page, not call.is_live)
            if not self._wrap_ups.knows(call):
                self._tasks.spawn(self._learn(call), "wrap_up.offered")

    async def _learn(self, call: Call) -> None:
        await self._wrap_ups.learn(call)
        if self.form.call is not None and self.form.call.id == call.id:
            self.form.show_offered()
