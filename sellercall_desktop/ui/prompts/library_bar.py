"""Which prompt is shown: a list to choose from, what can be done to the library, and a line to name one."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout

from sellercall_desktop.core.prompts.library import LONGEST_NAME
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S
from sellercall_desktop.ui.words.prompts import prompt_title

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.prompt import Prompt, PromptLibrary
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


class Naming(Enum):
    """What the name that is being typed is for."""

    NEW = "new"
    COPY = "copy"
    RENAME = "rename"


class LibraryBar(QFrame):
    """Shows and asks; what comes of it is `shelf.py`'s."""

    chosen = Signal(str)
    """The id of a prompt."""
    named = cast("TypedSignal[tuple[Naming, str]]", Signal(object))
    archive_wanted = Signal()
    undo_wanted = Signal()
    incoming_wanted = Signal()
    outgoing_wanted = Signal()
    left = Signal()
    """The keyboard is not needed here any more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._naming: Naming | None = None
        self._shown: Prompt | None = None
        self.picker, self.name = ChoiceBox(), QLineEdit()
        self.menu_button = icon_button(look, "dots-three", self.tr("More for this prompt"))
        self.settings_button = icon_button(look, "sliders-horizontal", self.tr("Settings of the prompt"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.accept, self.cancel = button(look, ""), button(look, self.tr("Cancel"))
        self.told, self.undo = label("", "muted", wrap=True), button(look, self.tr("Undo"))
        self._menu = QMenu(self)
        self.new = self._action(self.tr("New prompt…"), lambda: self._ask(Naming.NEW))
        self.copy = self._action(self.tr("Duplicate…"), lambda: self._ask(Naming.COPY))
        self.rename = self._action(self.tr("Rename…"), lambda: self._ask(Naming.RENAME))
        self._menu.addSeparator()
        self.incoming = self._action(self.tr("Default for incoming calls"), self.incoming_wanted.emit)
        self.outgoing = self._action(self.tr("Default for outgoing calls"), self.outgoing_wanted.emit)
        for mark in (self.incoming, self.outgoing):
            mark.setCheckable(True)
        self._menu.addSeparator()
        self.archive = self._action(self.tr("Archive"), self.archive_wanted.emit)
        self.archived = QMenu(self.tr("Archived prompts"), self._menu)
        self._menu.addMenu(self.archived)
        self.menu_button.setMenu(self._menu)
        self._lay_out()
        self.picker.setAccessibleName(self.tr("Prompt"))
        self.name.setAccessibleName(self.tr("Name of the prompt"))
        self.name.setMaxLength(LONGEST_NAME)
        self.picker.activated.connect(self._on_activated)
        self.name.returnPressed.connect(self._on_accept)
        self.accept.clicked.connect(self._on_accept)
        self.cancel.clicked.connect(self.put_away)
        self.undo.clicked.connect(self.undo_wanted)
        self.put_away()
        self.tell("")

    def show_library(self, library: PromptLibrary, prompt_id: str) -> None:
        """Show all that is offered, with this one chosen."""
        self._shown = library.get(prompt_id)
        self.picker.clear()
        for prompt in library.prompts:
            if not prompt.archived or prompt.id == prompt_id:
                self.picker.addItem(self._line(library, prompt), prompt.id)
        self.picker.setCurrentIndex(self.picker.findData(prompt_id))
        for mark, default in ((self.incoming, library.incoming), (self.outgoing, library.outgoing)):
            mark.setChecked(default == prompt_id)
            mark.setEnabled(default != prompt_id)
        self.archive.setEnabled(not library.is_kept(prompt_id))
        self.archived.clear()
        for prompt in library.prompts:
            if prompt.archived:
                act = self.archived.addAction(prompt_title(prompt))
                act.triggered.connect(lambda _checked=False, one=prompt.id: self.chosen.emit(one))
        self.archived.menuAction().setVisible(not self.archived.isEmpty())

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, perhaps with a way back; empty: nothing any more."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.undo.setVisible(undo)

    def put_away(self) -> None:
        """Ask for no name any more."""
        was_asking, self._naming = self._naming is not None, None
        for part in (self.name, self.accept, self.cancel):
            part.hide()
        if was_asking:
            self.left.emit()

    @property
    def is_open(self) -> bool:
        """Whether a name is being typed."""
        return self._naming is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc asks no more."""
        if event.key() == Qt.Key.Key_Escape and self._naming is not None:
            self.put_away()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _action(self, text: str, act: object) -> QAction:
        made = self._menu.addAction(text)
        made.triggered.connect(act)
        return made

    def _line(self, library: PromptLibrary, prompt: Prompt) -> str:
        marks = [
            word
            for word, default in (
                (self.tr("incoming"), library.incoming),
                (self.tr("outgoing"), library.outgoing),
                (self.tr("archived"), prompt.id if prompt.archived else ""),
            )
            if default == prompt.id
        ]
        title = prompt_title(prompt)
        return f"{title}  ({', '.join(marks)})" if marks else title

    def _ask(self, naming: Naming) -> None:
        self._naming = naming
        title = prompt_title(self._shown) if self._shown is not None else ""
        suggested = {
            Naming.NEW: "",
            Naming.COPY: self.tr("{name} (copy)").format(name=title),
            Naming.RENAME: title,
        }
        words = {
            Naming.NEW: self.tr("Make it"),
            Naming.COPY: self.tr("Duplicate"),
            Naming.RENAME: self.tr("Rename"),
        }
        self.accept.setText(words[naming])
        self.name.setText(suggested[naming])
        self.name.setPlaceholderText(self.tr("Name of the prompt"))
        for part in (self.name, self.accept, self.cancel):
            part.show()
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        if self._naming is not None and self.name.text().strip():
            self.named.emit((self._naming, self.name.text()))

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.picker.itemData(index))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.picker.setMinimumContentsLength(10)
        shown, asked, done = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        shown.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        shown.addWidget(self.picker, 1)
        shown.addWidget(self.settings_button)
        shown.addWidget(self.menu_button)
        asked.addWidget(self.name, 1)
        asked.addWidget(self.accept)
        asked.addWidget(self.cancel)
        done.addWidget(self.told, 1)
        done.addWidget(self.undo)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_M), 0, px(SPACE_M), 0)
        box.setSpacing(px(4))
        for row in (shown, asked, done):
            row.setSpacing(px(SPACE_S))
            box.addLayout(row)
