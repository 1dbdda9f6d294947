"""What is to be seen of the log: level, words, one call; and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from sellercall_desktop.ui.log.lines import LEVELS, LineFilter
from sellercall_desktop.ui.parts.look import icon_button, label, search_field
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_TYPING_MS = 100


class LogToolbar(QWidget):
    """Emits the filter whenever it changes; words while typing after a short rest."""

    filter_changed = Signal(LineFilter)
    pause_toggled = Signal(bool)
    numbers_toggled = Signal(bool)
    copy_clicked = Signal()
    clear_clicked = Signal()
    folder_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._call_id: str | None = None
        self.text = search_field(look)
        self.level = QComboBox()
        important = (self.tr("Info and above"), self.tr("Warnings and errors"), self.tr("Errors"))
        self.level.addItems([self.tr("All levels"), *important])
        self.call_chip = QPushButton()
        self.call_chip.setProperty("role", "chip")
        self.count: QLabel = label("", "muted")
        self.pause, self.copy = icon_button(look, "pause", ""), icon_button(look, "copy", "")
        self.clear, self.folder = icon_button(look, "eraser", ""), icon_button(look, "folder-open", "")
        self.numbers = icon_button(look, "eye-slash", "")
        for toggle in (self.pause, self.numbers):
            toggle.setCheckable(True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()
        self.set_call(None)
        self._name_parts()

    @property
    def filter(self) -> LineFilter:
        """What the controls say."""
        return LineFilter(LEVELS[self.level.currentIndex()], self.text.text().strip(), self._call_id)

    def set_filter(self, line_filter: LineFilter) -> None:
        """Set the controls and tell of it once."""
        with QSignalBlocker(self.level), QSignalBlocker(self.text):
            self.level.setCurrentIndex(LEVELS.index(line_filter.level))
            self.text.setText(line_filter.text)
        self.set_call(line_filter.call_id)
        self._emit()

    def set_call(self, call_id: str | None) -> None:
        """Name the one call in the chip, without telling."""
        self._call_id = call_id
        self.call_chip.setVisible(call_id is not None)
        self.call_chip.setText(self.tr("Call …{tail}").format(tail=(call_id or "")[-8:]))

    def _lay_out(self) -> None:
        self.text.setMinimumWidth(self._look.theme.px(160))
        self.text.setMaximumWidth(self._look.theme.px(360))
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.px(SPACE_S))
        for part in (self.text, self.level, self.call_chip):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addSpacing(self._look.theme.px(SPACE_M))
        for button in (self.numbers, self.pause, self.copy, self.clear, self.folder):
            row.addWidget(button)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._emit)
        self.text.textChanged.connect(self._on_typed)
        self.text.returnPressed.connect(self._emit)
        self.level.currentIndexChanged.connect(self._emit)
        self.call_chip.clicked.connect(self._on_chip)
        self.pause.toggled.connect(self._on_pause)
        self.numbers.toggled.connect(self._on_numbers)
        self.copy.clicked.connect(self.copy_clicked)
        self.clear.clicked.connect(self.clear_clicked)
        self.folder.clicked.connect(self.folder_clicked)

    def _name_parts(self) -> None:
        self.text.setPlaceholderText(self.tr("Filter the log"))
        self.text.setAccessibleName(self.tr("Filter the log by words"))
        self.level.setAccessibleName(self.tr("Least level shown"))
        self.call_chip.setToolTip(self.tr("Show all calls again"))
        self.call_chip.setAccessibleName(self.tr("Only one call is shown. Show all calls again"))
        self.call_chip.setIcon(self._look.icons.icon("x", "muted", 14))
        for button, name, keys in (
            (self.copy, self.tr("Copy the selected lines, else all shown"), "Ctrl+C"),
            (self.clear, self.tr("Clear the view"), "Ctrl+L"),
            (self.folder, self.tr("Open the log folder"), ""),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})" if keys else name)
        self._name_pause()
        self._name_numbers()

    def _name_numbers(self) -> None:
        shown = self.numbers.isChecked()
        name = (
            self.tr("Mask the numbers again") if shown else self.tr("Show whole numbers, in this view only")
        )
        self.numbers.setIcon(
            self._look.icons.icon("eye" if shown else "eye-slash", "warning" if shown else "muted")
        )
        self.numbers.setAccessibleName(name)
        self.numbers.setToolTip(name)

    def _name_pause(self) -> None:
        paused = self.pause.isChecked()
        name = self.tr("Go on showing new lines") if paused else self.tr("Pause")
        self.pause.setIcon(
            self._look.icons.icon("play" if paused else "pause", "call" if paused else "muted")
        )
        self.pause.setAccessibleName(name)
        self.pause.setToolTip(f"{name} (Ctrl+P)")

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_chip(self) -> None:
        self.set_call(None)
        self._emit()

    def _on_pause(self, paused: bool) -> None:
        self._name_pause()
        self.pause_toggled.emit(paused)

    def _on_numbers(self, shown: bool) -> None:
        self._name_numbers()
        self.numbers_toggled.emit(shown)

    def _emit(self) -> None:
        self._typing.stop()
        self.filter_changed.emit(self.filter)
