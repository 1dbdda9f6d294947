"""The rows of an imported file that could not be listed, each with its line and why."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.words.errors import number_problem_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.guard.list_as_csv import RefusedRow
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look

_SHOWN = 200
_HEIGHT_PX = 150


class RefusedRows(QFrame):
    """The first of them to read, all of them to copy; it stays until it is put away.

    Signals:
        copied: all of them are on the clipboard.
        left: it was put away.
    """

    copied = Signal()
    left = Signal()

    def __init__(self, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: tuple[RefusedRow, ...] = ()
        self.setProperty("role", "caution")
        self.count = label("", "section")
        self.rows = QPlainTextEdit(readOnly=True)
        self.rows.setTabChangesFocus(True)
        self.rows.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.rows.setFixedHeight(look.theme.px(_HEIGHT_PX))
        self.rows.setAccessibleName(self.tr("Rows that were not listed"))
        self.copy = button(look, self.tr("Copy all of them"), "copy", icon_role="muted")
        self.close_it = button(look, self.tr("Close"), role="quiet")
        px = look.theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.copy)
        foot.addWidget(self.close_it)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(8))
        box.addWidget(self.count)
        box.addWidget(self.rows)
        box.addLayout(foot)
        self.copy.clicked.connect(lambda: self._tasks.spawn(self._copy(), "do_not_call.copy"))
        self.close_it.clicked.connect(self.put_away)
        self.hide()

    def show_rows(self, rows: Sequence[RefusedRow], count: str) -> None:
        """Show these; `count` is how many, as people write it."""
        self._rows = tuple(rows)
        self.count.setText(self.tr("Rows without a number that can be listed: {count}").format(count=count))
        self.rows.setPlainText(self._text(self._rows[:_SHOWN]) + ("\n…" if len(rows) > _SHOWN else ""))
        self.setVisible(bool(rows))

    def put_away(self) -> None:
        """Close it."""
        self.hide()
        self.left.emit()

    async def _copy(self) -> None:
        QGuiApplication.clipboard().setText(await asyncio.to_thread(self._text, self._rows))
        self.copied.emit()

    def _text(self, rows: Sequence[RefusedRow]) -> str:
        words = {problem: number_problem_text(problem) for problem in {row.problem for row in rows}}
        form = self.tr("Line {line}: {text}  ({why})")
        return "\n".join(form.format(line=row.line, text=row.text, why=words[row.problem]) for row in rows)
