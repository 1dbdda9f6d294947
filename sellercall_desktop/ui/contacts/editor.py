"""A contact's form: everything a person writes of it. What stands in it is a draft until it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.contacts.conflict import ConflictNote
from sellercall_desktop.ui.contacts.draft import ContactDraft
from sellercall_desktop.ui.contacts.number_rows import NumberRows
from sellercall_desktop.ui.contacts.words import field_text, language_texts
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.errors import Sentence

_LINES = ("name", "company", "emails", "tags", "owner", "address")
_TEXT_PX = 84


class ContactEditor(QFrame):
    """Ctrl+S or Ctrl+Enter saves, Esc cancels.

    Signals:
        edited: with the draft as it stands now.
        save_wanted: with the draft. cancelled: the person wants none of it.
        theirs_taken: with what the other desk wrote.
    """

    edited = Signal(ContactDraft)
    save_wanted = Signal(ContactDraft)
    cancelled = Signal()
    theirs_taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._base: Contact | None = None
        self.title = label("", "title", wrap=True)
        self.lines = {name: QLineEdit() for name in _LINES}
        self.texts = {name: QPlainTextEdit() for name in ("note", "variables")}
        self.numbers, self.language = NumberRows(look), QComboBox()
        self.conflict, self.problem = ConflictNote(look), ProblemNote(look)
        self.missing = label(self.tr("Write a name, a company or a number."), "error", wrap=True)
        self.save = button(look, self.tr("Save"), role="primary")
        self.cancel = button(look, self.tr("Cancel"))
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> ContactDraft | None:
        """What stands in the form; None before a contact was opened."""
        if self._base is None:
            return None
        lines = {name: field.text() for name, field in self.lines.items()}
        texts = {name: field.toPlainText() for name, field in self.texts.items()}
        language = self.language.currentData() or ""
        return ContactDraft(self._base, self.numbers.lines, language=language, **lines, **texts)

    def open(self, draft: ContactDraft) -> None:
        """Show this, whether it was begun before or not."""
        self._base = draft.base
        self.title.setText(self.tr("New contact") if draft.is_new else self._title_of(draft))
        self.setAccessibleName(self.title.text())
        for name, field in self.lines.items():
            with QSignalBlocker(field):
                field.setText(getattr(draft, name))
        for name, text in self.texts.items():
            with QSignalBlocker(text):
                text.setPlainText(getattr(draft, name))
        self.numbers.show_lines(draft.numbers)
        self._offer_languages(draft.language)
        self.conflict.hide()
        self.problem.clear()
        self.missing.hide()
        self.set_saving(saving=False)

    def take_focus(self, field: str = "name") -> None:
        """The cursor into the first field."""
        self.lines[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self, stored: Contact) -> None:
        """What stands in the form is from now on a change of this."""
        self._base = stored
        self.set_saving(saving=False)

    def set_saving(self, *, saving: bool) -> None:
        """The draft is on its way: it cannot be sent twice, and can still be read and written on."""
        self.save.setEnabled(not saving)
        self.save.setText(self.tr("Saving…") if saving else self.tr("Save"))

    def show_problem(self, sentence: Sentence) -> None:
        """It could not be saved; everything stays as it was typed."""
        self.set_saving(saving=False)
        self.problem.show_sentence(sentence)

    def show_conflict(self, mine: Contact, theirs: Contact | None) -> None:
        """Another desk changed it meanwhile: both are shown; None: it was deleted there."""
        self.set_saving(saving=False)
        if self._base is not None:
            self.conflict.show_both(self._base, mine, theirs)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # --- inside --------------------------------------------------------------------------------

    def _title_of(self, draft: ContactDraft) -> str:
        return self.tr("Edit {name}").format(name=draft.base.title)

    def _offer_languages(self, chosen: str) -> None:
        with QSignalBlocker(self.language):
            self.language.clear()
            for code, name in {**language_texts(), **({} if not chosen else {chosen: chosen})}.items():
                self.language.addItem(language_texts().get(code, name), code)
            self.language.setCurrentIndex(self.language.findData(chosen))

    def _on_edited(self) -> None:
        if (draft := self.draft) is not None:
            self.missing.hide()
            self.edited.emit(draft)

    def _on_save(self) -> None:
        draft = self.draft
        if draft is None or not self.save.isEnabled():
            return
        if draft.is_empty:
            self.missing.show()
            self.take_focus()
        elif not self.numbers.focus_first_problem():
            self.problem.clear()
            self.conflict.hide()
            self.save_wanted.emit(draft)

    def _on_mine_kept(self, draft: ContactDraft) -> None:
        self.open(draft)
        self.edited.emit(draft)
        self._on_save()

    def _connect(self) -> None:
        for field in self.lines.values():
            field.textChanged.connect(self._on_edited)
            field.returnPressed.connect(self._on_save)
        for text in self.texts.values():
            text.textChanged.connect(self._on_edited)
        self.numbers.edited.connect(self._on_edited)
        self.language.activated.connect(self._on_edited)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.cancelled)
        self.conflict.mine_kept.connect(self._on_mine_kept)
        self.conflict.theirs_taken.connect(self.theirs_taken)
        for keys in (QKeySequence.StandardKey.Save, "Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self._on_save)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        content = QWidget()
        content.setProperty("role", "scroll")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(4))
        for part in (self.title, self.conflict, self.problem, self.missing):
            column.addWidget(part)
        order = ("name", "numbers", "company", "emails", "tags", "owner", "language", "address", "note")
        for name in (*order, "variables"):
            column.addSpacing(px(6))
            column.addWidget(self._named(name))
            column.addWidget(self._field(name))
        self._hint()
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        box.addLayout(foot)

    def _named(self, name: str) -> QWidget:
        made = label(field_text(name), "caption")
        field = self._field(name)
        if name != "numbers":
            field.setAccessibleName(field_text(name))
            made.setBuddy(field)
        return made

    def _field(self, name: str) -> QWidget:
        others: dict[str, QWidget] = {"numbers": self.numbers, "language": self.language, **self.texts}
        return others.get(name) or self.lines[name]

    def _hint(self) -> None:
        self.lines["emails"].setPlaceholderText(self.tr("Several with commas between"))
        self.lines["tags"].setPlaceholderText(self.tr("Several with commas between"))
        self.lines["owner"].setPlaceholderText(self.tr("Empty: anyone's"))
        self.texts["variables"].setPlaceholderText(self.tr("name: value, one on each line"))
        for text in self.texts.values():
            text.setTabChangesFocus(True)
            text.setFixedHeight(self._look.theme.px(_TEXT_PX))
