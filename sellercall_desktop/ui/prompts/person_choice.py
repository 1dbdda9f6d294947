"""With whose data a prompt is shown: examples, or a contact that is looked for by name or number."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.theme import SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings

_REST_MS = 250


class PersonChoice(QWidget):
    """Examples come first; what is typed narrows the rest."""

    changed = Signal()
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(self, look: Look, about: PromptSurroundings, tasks: Tasks) -> None:
        super().__init__()
        self._about, self._tasks = about, tasks
        self._people: list[Contact] = []
        self.words, self.choice = QLineEdit(clearButtonEnabled=True), ChoiceBox()
        self.words.setPlaceholderText(self.tr("Find a contact"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.choice.setAccessibleName(self.tr("Filled with the data of"))
        self.choice.setMinimumContentsLength(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(SPACE_S))
        row.addWidget(self.choice, 3)
        row.addWidget(self.words, 2)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.read)
        self.words.textEdited.connect(lambda _text: self._rest.start())
        self.choice.currentIndexChanged.connect(self.changed)

    @property
    def person(self) -> Contact | None:
        """Whose data; None until they were read."""
        at = self.choice.currentIndex()
        return self._people[at] if 0 <= at < len(self._people) else None

    def read(self) -> None:
        """Read who there is."""
        self._tasks.spawn(self._read(self.words.text()), "prompt.people", self.failed.emit)

    async def _read(self, words: str) -> None:
        example, people = await self._about.example(), await self._about.people(words)
        if words == self.words.text():
            self._offer([example, *people], narrowed=bool(words.strip()) and bool(people))

    def _offer(self, people: Sequence[Contact], *, narrowed: bool) -> None:
        before = self.person
        self._people = list(people)
        same = next((at for at, one in enumerate(people) if before is not None and one.id == before.id), 0)
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem(self.tr("Examples"))
        for one in people[1:]:
            self.choice.addItem(one.title)
        self.choice.setCurrentIndex(1 if narrowed else same)
        self.choice.blockSignals(False)
        self.changed.emit()
