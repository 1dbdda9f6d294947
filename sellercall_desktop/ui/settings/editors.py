"""One control for each type of setting, all with the same three members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QCollator, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from sellercall_desktop.settings.declaring import COUNTRY_PATTERN
from sellercall_desktop.ui.settings.fields import choice_text, translated

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QWheelEvent

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.fields import Field, Value

_TEXT_MARGIN_PX = 6
_LONGEST_LIST = 10_000  # characters


class Editor(Protocol):
    """A control that holds one setting's value."""

    edited: SignalInstance

    @property
    def current(self) -> Value:
        """What it holds now."""

    def show_value(self, value: Value) -> None:
        """Hold this, without telling."""


class _ListEditor(QComboBox):
    """A list of which one entry holds; its value lies behind the shown text."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self.edited)

    @property
    def current(self) -> Value:
        """The chosen value."""
        return str(self.currentData())

    def show_value(self, value: Value) -> None:
        """Choose this, without telling; a value that the list does not know is added as it is."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(str(value), value)
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling the page never changes a setting on its way."""
        event.ignore()


class ChoiceEditor(_ListEditor):
    """One of few."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        with QSignalBlocker(self):
            for choice in field.choices:
                self.addItem(choice_text(field, choice), choice)


class CountryEditor(_ListEditor):
    """A country by its name, in the order of the language; the value is its two letters."""

    def __init__(self, look: Look) -> None:
        from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

        super().__init__()
        self.setMaxVisibleItems(12)
        spanish = look.formats.language == "es"
        names = {code: both[1 if spanish else 0] for code, both in COUNTRY_NAMES.items() if code.isalpha()}
        order = QCollator(look.formats.locale)
        with QSignalBlocker(self):
            for code, name in sorted(names.items(), key=lambda pair: order.sortKey(pair[1])):
                self.addItem(f"{name} ({code})", code)


class FlagEditor(QCheckBox):
    """On or off; its label is its own text."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setText(translated(field.title))
        self.toggled.connect(lambda _on: self.edited.emit())

    @property
    def current(self) -> Value:
        """Whether it is checked."""
        return self.isChecked()

    def show_value(self, value: Value) -> None:
        """Check or clear it, without telling."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))


class NumberEditor(QSpinBox):
    """A whole number within its bounds."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_TEXT_MARGIN_PX, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(field.low or 0, field.high if field.high is not None else 2**31 - 1)
        self.setGroupSeparatorShown(False)
        self.valueChanged.connect(lambda _value: self.edited.emit())

    @property
    def current(self) -> Value:
        """The number, also one just typed."""
        self.interpretText()
        return self.value()

    def show_value(self, value: Value) -> None:
        """Hold this, without telling."""
        with QSignalBlocker(self):
            self.setValue(cast("int", value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling the page never changes a setting on its way."""
        event.ignore()


class TextEditor(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        if field.max_length is not None:
            self.setMaxLength(field.max_length)
        self.setPlaceholderText(str(field.default))
        self.textChanged.connect(lambda _text: self.edited.emit())

    @property
    def current(self) -> Value:
        """The text without blanks around it."""
        return self.text().strip()

    def show_value(self, value: Value) -> None:
        """Hold this, without telling."""
        with QSignalBlocker(self):
            self.setText(str(value))
            self.setCursorPosition(0)


class ListEditor(TextEditor):
    """Several texts on one line, separated by commas."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.setMaxLength(_LONGEST_LIST)
        self.setPlaceholderText("")

    @property
    def current(self) -> Value:
        """The texts, without the blanks between them."""
        return tuple(self.text().replace(",", " ").split())

    def show_value(self, value: Value) -> None:
        """Hold these, without telling."""
        super().show_value(", ".join(value) if isinstance(value, tuple) else value)


def editor_for(field: Field, look: Look) -> tuple[Editor, QWidget]:
    """The control of a setting's type, as what it does and as a widget."""
    if field.choices:
        made: QWidget = ChoiceEditor(field)
    elif field.kind is str and field.pattern == COUNTRY_PATTERN:
        made = CountryEditor(look)
    elif field.kind is bool:
        made = FlagEditor(field)
    elif field.kind is int:
        made = NumberEditor(field)
    elif field.kind is tuple:
        made = ListEditor(field)
    else:
        made = TextEditor(field)
    return cast("Editor", made), made
