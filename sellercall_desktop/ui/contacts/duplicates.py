"""Contacts that may be the same person, side by side: what wins is chosen by field, then they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.contacts.duplicates import duplicates
from sellercall_desktop.core.contacts.merging import SINGLE, merged
from sellercall_desktop.core.contacts.ports import DoubleKind
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.contacts.parting import part
from sellercall_desktop.ui.contacts.words import field_text, value_text
from sellercall_desktop.ui.parts.look import button, label, line
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.duplicates import DuplicateGroup
    from sellercall_desktop.core.contacts.ports import ContactMerge, ToldApart
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.parts.look import Look

_WHY = {
    DoubleKind.NUMBER: QT_TRANSLATE_NOOP("Duplicates", "The same number: {value}"),
    DoubleKind.EMAIL: QT_TRANSLATE_NOOP("Duplicates", "The same e-mail: {value}"),
    DoubleKind.PERSON: QT_TRANSLATE_NOOP("Duplicates", "The same name and company: {value}"),
}
_ALL_KEPT = ("numbers", "emails", "tags", "note", "variables")
_BESIDE, _SHORT = 4, 48


class MergeTable(QScrollArea):
    """A column for each contact; of what only one can stay, a choice."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: dict[str, tuple[QButtonGroup, tuple[str, ...]]] = {}
        self.contacts: tuple[Contact, ...] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def chosen(self) -> dict[str, str]:
        """What is to stay of the fields in which they differ."""
        return {
            name: values[group.checkedId()]
            for name, (group, values) in self._choices.items()
            if group.checkedId() >= 0
        }

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show these; what wins unasked is marked."""
        self.contacts, self._choices = tuple(contacts[:_BESIDE]), {}
        content = QWidget()
        content.setProperty("role", "scroll")
        grid = QGridLayout(content)
        px = self._look.theme.px
        grid.setContentsMargins(px(24), px(4), px(24), px(8))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        wins = {choice.field: choice.value for choice in merged(self.contacts).choices}
        for column, contact in enumerate(self.contacts, start=1):
            grid.addWidget(label(contact.title, "section", wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        row = 1
        for name in (*SINGLE, *_ALL_KEPT):
            if not any(value_text(one, name, self._look.formats) for one in self.contacts):
                continue
            kept = "" if name in wins or name in SINGLE else " · " + self.tr("all are kept")
            grid.addWidget(label(field_text(name) + kept, "caption"), row, 0, 1, len(self.contacts) + 1)
            self._add_row(grid, row + 1, name, wins.get(name))
            row += 2
        grid.setRowStretch(row, 1)
        self.setWidget(content)

    def _add_row(self, grid: QGridLayout, row: int, name: str, wins: str | None) -> None:
        formats = self._look.formats
        texts = [value_text(one, name, formats) or "–" for one in self.contacts]
        if wins is None:
            for column, text in enumerate(texts, start=1):
                grid.addWidget(label(text, wrap=True), row, column)
            return
        values = tuple(str(getattr(one, name)) for one in self.contacts)
        group = QButtonGroup(self)
        for at, (text, value) in enumerate(zip(texts, values, strict=True)):
            if not value:
                grid.addWidget(label("–", "muted"), row, at + 1)
                continue
            choice = QRadioButton(text if len(text) <= _SHORT else text[: _SHORT - 1] + "…")
            choice.setToolTip(text)
            choice.setAccessibleName(f"{field_text(name)}: {text}")
            group.addButton(choice, at)
            choice.setChecked(value == wins and group.checkedId() in {-1, at})
            grid.addWidget(choice, row, at + 1)
        self._choices[name] = (group, values)


class DuplicatesPage(QWidget):
    """One group after the other. Esc leaves.

    Signals:
        left: the person is done here. found: how many groups there are.
    """

    left = Signal()
    found = Signal(int)

    def __init__(self, desk: ContactDesk, tasks: Tasks, look: Look, toast: Callable[..., None]) -> None:
        super().__init__()
        self._desk, self._tasks, self._look, self._toast = desk, tasks, look, toast
        self._groups: list[DuplicateGroup] = []
        self._at, self._works = 0, False
        self.title, self.place = label(self.tr("Possible duplicates"), "title"), label("", "muted")
        self.close_it = button(look, self.tr("Close"), role="quiet")
        self.why, self.problem, self.table = label("", wrap=True), ProblemNote(look), MergeTable(look)
        self.merge = button(look, self.tr("Merge into one"), "users", "primary", icon_role="on_call")
        self.others = button(look, self.tr("Not the same person"))
        self.skip = button(look, self.tr("Skip"))
        self.nobody = PanelNotice(look)
        self.steps = QStackedWidget()
        self._lay_out()
        self.close_it.clicked.connect(self.left)
        self.nobody.pressed.connect(self.left)
        self.merge.clicked.connect(self._on_merge)
        self.others.clicked.connect(self._on_others)
        self.skip.clicked.connect(self._on_skip)

    def begin(self) -> None:
        """Show the first group there is."""
        self._at = 0
        self.close_it.setFocus()
        self._do(self._read())

    async def count(self) -> int:
        """How many groups there are, of the first page. Raises StoreError."""
        self._groups = list((await duplicates(self._desk.store)).groups)
        return len(self._groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- inside --------------------------------------------------------------------------------

    async def _read(self) -> None:
        self.found.emit(await self.count())
        self._show()

    def _show(self) -> None:
        self._at = min(self._at, max(0, len(self._groups) - 1))
        there = bool(self._groups)
        self.steps.setCurrentIndex(0 if there else 1)
        if not there:
            self.place.clear()
            self._focus(self.nobody.button)
            return
        stays = QApplication.focusWidget() in {
            self.skip,
            self.others,
        }  # so the same key goes on doing the same
        group, integer = self._groups[self._at], self._look.formats.integer
        words = self.tr("{at} of {count}").format(at=integer(self._at + 1), count=integer(len(self._groups)))
        self.place.setText(words)
        self.why.setText(" · ".join(self._said(kind, value) for kind, value in group.why))
        self.table.show_contacts(group.contacts)
        if not stays:
            self._focus(self.merge)

    def _focus(self, part: QWidget) -> None:
        """Not from elsewhere: an undo may come when the person is no longer here."""
        if self.isVisible():
            part.setFocus()

    def _said(self, kind: DoubleKind, value: str) -> str:
        shown = self._look.formats.number(value) if kind is DoubleKind.NUMBER else value
        return QCoreApplication.translate("Duplicates", _WHY[kind]).format(value=shown)

    def _on_skip(self) -> None:
        if self._works:
            return
        self._at = (self._at + 1) % max(1, len(self._groups))
        self._show()

    def _on_others(self) -> None:
        if not self._works:
            self._do(self._tell_apart(self.table.contacts))

    async def _tell_apart(self, contacts: Sequence[Contact]) -> None:
        said = await self._desk.contacts.tell_apart(contacts, self._desk.by)
        words = self.tr("They are not offered for merging any more")
        self._toast(words, self.tr("Undo"), lambda: self._do(self._offer_again(said)))
        await self._read()

    async def _offer_again(self, said: ToldApart) -> None:
        await self._desk.contacts.offer_again(said, self._desk.by)
        await self._read()

    def _on_merge(self) -> None:
        if not self._works:  # it is not disabled: the keyboard would go on to the next button
            self._do(self._merge(self.table.contacts, self.table.chosen))

    async def _merge(self, contacts: Sequence[Contact], chosen: dict[str, str]) -> None:
        done = await self._desk.contacts.merge(contacts, self._desk.by, chosen)
        if done is None:
            self._toast(self.tr("Somebody else changed one of them meanwhile. Please look again."))
        else:
            words = self.tr("{name} is one contact now").format(name=done.after.title)
            self._toast(words, self.tr("Undo"), lambda: self._do(self._part(done)))
        await self._read()

    async def _part(self, done: ContactMerge) -> None:
        await part(self._desk, done, self._toast)
        await self._read()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self.problem.clear()
        self._works = True
        self._tasks.spawn(self._work(work), "contacts.duplicates", self._show_error)

    async def _work(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        finally:
            self._works = False

    def _show_error(self, error: BaseException) -> None:
        self.problem.show_sentence(sentence_for(error))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(12), px(16), px(8))
        head.setSpacing(px(8))
        head.addWidget(self.title)
        head.addWidget(self.place, 1)
        head.addWidget(self.close_it)
        said = QVBoxLayout()
        said.setContentsMargins(px(24), 0, px(24), px(8))
        said.addWidget(self.problem)
        said.addWidget(self.why)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        foot.setSpacing(px(8))
        foot.addWidget(self.merge)
        foot.addWidget(self.others)
        foot.addWidget(self.skip)
        foot.addStretch()
        pair = QWidget()
        inside = QVBoxLayout(pair)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(said)
        inside.addWidget(line())
        inside.addWidget(self.table, 1)
        inside.addLayout(foot)
        self.nobody.say(
            "check-circle",
            self.tr("No duplicates"),
            self.tr("No two contacts share a number, an e-mail, or a name and company."),
            self.tr("Back to the contacts"),
        )
        for step in (pair, self.nobody):
            self.steps.addWidget(step)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.steps, 1)
