"""How voices stand in a list that drops down, and how one is found there by what is known of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem

from sellercall_desktop.core.folding import folded
from sellercall_desktop.ui.words.voices import voice_about, voice_line

if TYPE_CHECKING:
    from sellercall_desktop.core.accounts import Voice

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ABOUT, _SOUGHT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WORDS = re.compile(r"\w+")


class VoiceLines(QStyledItemDelegate):
    """The name, then what is known; only the name is what choosing writes."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Where nothing is known it looks as any other list."""
        super().initStyleOption(option, index)
        if about := index.data(_ABOUT):
            option.text = f"{option.text}  ·  {about}"


class VoiceFinder(QCompleter):
    """Finds by the beginning of any word: of the name, the language, the gender, the description."""

    def __init__(self, choice: QComboBox) -> None:
        super().__init__(choice.model(), choice)
        self.setCompletionRole(_SOUGHT)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        offered = QListView()
        self.setPopup(offered)
        offered.setItemDelegate(VoiceLines(self))  # behind `setPopup`, which gives it one of its own

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """What is typed, as `_SOUGHT` is written."""
        return [_sought(path)]

    def pathFromIndex(self, index: _Index) -> str:  # noqa: N802 - Qt's name
        """Choosing writes the name."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def add_voice(choice: QComboBox, name: str, voice: Voice) -> None:
    """One more, written as `name`."""
    choice.addItem(name)
    at, about = choice.count() - 1, voice_about(voice)
    known = (name, voice.language, about, voice.description)
    for role, value in (
        (_ABOUT, about),
        (_SOUGHT, _sought(" ".join(known))),
        (Qt.ItemDataRole.ToolTipRole, " · ".join(filter(None, (voice_line(voice), voice.description)))),
        (Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, about)))),
    ):
        choice.setItemData(at, value, role)


def _sought(text: str) -> str:
    """A blank before each word, so that "male" does not find "female"."""
    return "".join(f" {word}" for word in _WORDS.findall(folded(text)))
