"""The left side of the page: the search, what may be double, and the list of who was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.contacts.beginning import Beginning
from sellercall_desktop.ui.contacts.model import ContactTableModel
from sellercall_desktop.ui.contacts.table import ContactTable
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import button, label, search_field
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.window.shortcuts import bind, is_typed

if TYPE_CHECKING:
    from asyncio import Task

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_PAUSE_MS = 10  # after the last letter: of a paste or a key held down, only the last state is looked for
_COUNT_MS = 150  # after the rows are there: while somebody types, the store reads nothing else


class ContactFinder(QWidget):
    """Who is looked for is found while it is typed; Enter or the arrow down goes to the first.

    Signals:
        chosen: the contact of the current row. opened, edit_wanted, delete_wanted: what to do with it.
        add_wanted, import_wanted, paste_wanted, duplicates_wanted: the buttons.
    """

    chosen = cast("TypedSignal[Contact | None]", Signal(object))
    opened = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()
    paste_wanted = Signal()
    duplicates_wanted = Signal()

    def __init__(self, store: ContactStore, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._tasks, self._look = store, tasks, look
        self._error: StoreError | None = None
        self._counting: Task[None] | None = None
        self._opens: bool | None = None  # the first row, as soon as it is found
        self._answered = True
        self.search = search_field(look)
        self.search.setPlaceholderText(self.tr("Name, number, company, e-mail or tag"))
        self.search.setAccessibleName(self.tr("Search contacts"))
        self.count = Elided("muted")
        self.add = button(look, self.tr("Add"), "plus", icon_role="muted")
        self.bring = button(look, self.tr("Import…"), "download-simple", icon_role="muted")
        self.doubles = button(look, "", "users", "link", icon_role="call")
        self.model = ContactTableModel(store, tasks, look.formats, self)
        self.table = ContactTable(self.model, look, self)
        self.notice, self.beginning = PanelNotice(look), Beginning(look)
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._lay_out()
        self._connect()

    def take_focus(self) -> None:
        """What is typed next is searched for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_rows(self) -> None:
        """The keyboard into the list."""
        (self.table if self.model.rowCount() else self.search).setFocus()

    def show_doubles(self, count: int) -> None:
        """How many pairs may be the same person; nothing where there is none."""
        words = self.tr("1 possible duplicate") if count == 1 else self.tr("{count} possible duplicates")
        self.doubles.setText(words.format(count=self._look.formats.integer(count)))
        self.doubles.setVisible(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A letter that no part wanted is searched for."""
        if is_typed(event) and not self.search.hasFocus():
            self.take_focus()
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)

    # --- inside --------------------------------------------------------------------------------

    def _look_up(self) -> None:
        self._pause.stop()
        self._answered = False
        self.model.look_for(self.search.text().strip())

    def _on_typed(self) -> None:
        self._count_soon.stop()
        if self._counting is not None:
            self._counting.cancel()  # the store gives it up, and has its hands free for the rows
        self._answered, self._opens = False, None
        self._pause.start()

    def _go_to_rows(self, *, opens: bool) -> None:
        self._opens = opens
        if self._pause.isActive():
            self._look_up()
        if self._answered:
            self._arrive()

    def _arrive(self) -> None:
        opens, self._opens = self._opens, None
        if opens is None or not self.model.rowCount():
            return
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.setCurrentIndex(self.model.index(0, 0))
        if opens:
            self.opened.emit()

    def _on_loaded(self) -> None:
        self._error, self._answered = None, True
        self._say_state()
        self._arrive()
        self._count_soon.start()

    def _ask_count(self) -> None:
        self._counting = self._tasks.spawn(self._count(), "contacts.count")

    def _on_failed(self, error: StoreError) -> None:
        self._error, self._answered = error, True
        self._say_state()

    async def _count(self) -> None:
        try:
            found = await self._store.count(self.model.query)
        except StoreError:
            self.count.show_text("")  # the list says that it cannot be read
            return
        if not found:
            self.count.show_text("")
            return
        words = self.tr("1 contact") if found == 1 else self.tr("{count} contacts")
        self.count.show_text(words.format(count=self._look.formats.integer(found)))

    @property
    def begins(self) -> bool:
        """Whether there is nobody at all."""
        return self.model.rowCount() == 0 and not self.model.query.text and self._error is None

    def _say_state(self) -> None:
        empty, searched = self.model.rowCount() == 0, bool(self.model.query.text)
        if self._error is not None:
            self.notice.say_unread(self._error)
        elif searched:
            self.notice.say(
                "magnifying-glass",
                self.tr("Nobody matches"),
                self.tr("Try fewer letters, part of a number, or the company."),
                self.tr("Clear the search"),
            )
        notice: QWidget = self.beginning if self.begins else self.notice
        self._stack.setCurrentWidget(notice if empty or self._error is not None else self.table)
        if self.begins and self.search.hasFocus():
            self.beginning.bring.setFocus()

    def _on_notice(self) -> None:
        if self._error is not None:
            self.model.refresh()
        else:
            self.search.clear()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(lambda: self._go_to_rows(opens=True))
        bind(self.search, "Down", lambda: self._go_to_rows(opens=False))
        self._pause.timeout.connect(self._look_up)
        self._count_soon.timeout.connect(self._ask_count)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.notice.pressed.connect(self._on_notice)
        self.table.left_above.connect(self.take_focus)
        for mine, theirs in (
            (self.chosen, self.table.chosen),
            (self.opened, self.table.opened),
            (self.edit_wanted, self.table.edit_wanted),
            (self.delete_wanted, self.table.delete_wanted),
        ):
            theirs.connect(mine)
        for wanted, buttons in (
            (self.add_wanted, (self.add, self.beginning.add)),
            (self.import_wanted, (self.bring, self.beginning.bring)),
            (self.paste_wanted, (self.beginning.paste,)),
            (self.duplicates_wanted, (self.doubles,)),
        ):
            for each in buttons:
                each.clicked.connect(wanted)
        bind(self, QKeySequence.StandardKey.Refresh, self.model.refresh)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(self.tr("Contacts"), "title"))
        head.addWidget(self.count, 1)
        head.addWidget(self.add)
        head.addWidget(self.bring)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(12), px(16), px(8))
        top.setSpacing(px(8))
        top.addLayout(head)
        top.addWidget(self.search)
        top.addWidget(self.doubles, 0, Qt.AlignmentFlag.AlignLeft)
        self.doubles.hide()
        for each in (self.table, self.notice, self.beginning):
            self._stack.addWidget(each)
        self._stack.setContentsMargins(5, 0, 5, 0)  # with the cells' own 11, words stand at 16
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._stack, 1)
