"""A number's clock: as the number says, one of its likely zones, or any other, found by typing its city."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from sellercall_desktop.core.phone.zone_data import places
from sellercall_desktop.ui.contacts.words import zone_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

_LETTERS, _ROWS = 12, 8


class PlaceCompleter(QCompleter):
    """Completes cities wherever the letters stand in them, with their accents or without."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(sorted(_by_city().values()), parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_ROWS)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """The zones' cities have no accents."""
        return [_plain(path)]


class ZoneChoice(QComboBox):
    """`picked`: a person has chosen another clock."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self._held = ""
        completer = PlaceCompleter(self)
        self._line.setCompleter(completer)  # not the combo's: that completes what is in its own list
        completer.activated.connect(self._take)
        self._line.editingFinished.connect(lambda: self._take(self._line.text()))
        self.activated.connect(lambda _at: self._hold(self.currentData() or ""))

    @property
    def zone(self) -> str:
        """The chosen one (IANA); empty: as the number says."""
        return self._held

    def be_called(self, name: str) -> None:
        """For a screen reader, which meets the list and the line in it."""
        self.setAccessibleName(name)
        self._line.setAccessibleName(name)

    def offer(self, likely: Sequence[str], zone: str) -> None:
        """What the list holds, and which of it is chosen; all others are found by typing."""
        self._held = zone
        offered = list(dict.fromkeys(filter(None, (*likely, zone))))
        if [self.itemData(at) for at in range(1, self.count())] != offered:
            self.clear()
            self.addItem(self.tr("Clock: as the number says"), "")
            for one in offered:
                self.addItem(zone_text(one), one)
        self.setCurrentIndex(max(0, self.findData(zone)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What is typed next takes the place of what is there, also after a click."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self._line, self._line.selectAll)

    def _take(self, typed: str) -> None:
        """A city, the name of a zone, or enough of one; what is none goes back to what was chosen."""
        text = typed.strip()
        if text == self.itemText(self.currentIndex()):
            return
        zone = _zone_called(text) if text else ""
        if zone is None:
            self.setEditText(self.itemText(self.currentIndex()))
            return
        if self.findData(zone) < 0:
            self.addItem(zone_text(zone), zone)
        self.setCurrentIndex(self.findData(zone))
        self.setEditText(self.itemText(self.currentIndex()))  # the list may stand there already
        self._hold(zone)

    def _hold(self, zone: str) -> None:
        if zone != self._held:
            self._held = zone
            self.picked.emit()


@lru_cache(maxsize=1)
def _by_city() -> dict[str, str]:
    """The zones' cities as they are shown, by IANA's name."""
    return {zone: zone_text(zone) for zone in places()}


def _zone_called(text: str) -> str | None:
    plain, cities = _plain(text), {zone: city.casefold() for zone, city in _by_city().items()}
    exact = (zone for zone, city in cities.items() if plain in {city, zone.casefold()})
    begun = [zone for zone, city in cities.items() if city.startswith(plain)]
    return next(exact, begun[0] if len(begun) == 1 else None)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
