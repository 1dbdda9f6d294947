"""A section's page: each setting with its label, control, help and error, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.settings.editors import editor_for
from sellercall_desktop.ui.settings.fields import section_title, translated
from sellercall_desktop.ui.words.errors import fault_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.settings import Settings
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.fields import Field, Value

_WIDTH_PX, _NARROW_PX = 520, 220


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsForm", text)


class FieldRow(QWidget):
    """One setting. `decided_by` names what decides it instead of the file; then it cannot be edited."""

    edited = Signal()

    def __init__(self, field: Field, look: Look, decided_by: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._decided_by = field, decided_by
        self.editor, self.control = editor_for(field, look)
        self._saved: Value = field.default
        self._title, self._help = label("", wrap=True), label("", "caption", wrap=True)
        self._decided, self.error = label("", "warning", wrap=True), label("", "error", wrap=True)
        self._title.setBuddy(self.control)
        self.control.setEnabled(not decided_by)
        narrow = isinstance(self.control, (QSpinBox, QComboBox))
        self.control.setMaximumWidth(look.theme.px(_NARROW_PX if narrow else _WIDTH_PX))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.theme.px(12))
        column.setSpacing(look.theme.px(4))
        for part in (self._title, self.control, self._help, self._decided, self.error):
            column.addWidget(part)
        self._title.setVisible(not isinstance(self.control, QCheckBox))  # a check box is its own label
        self._decided.setVisible(bool(decided_by))
        self.error.hide()
        self.editor.edited.connect(self._on_edited)
        self._say()

    def add(self, part: QWidget) -> None:
        """Put something below that helps with this setting."""
        self._column.addWidget(part)

    @property
    def change(self) -> Value | None:
        """The value to save, None where nothing was changed."""
        if self._decided_by or self.editor.current == self._saved:
            return None
        return self.editor.current

    @property
    def fits(self) -> bool:
        """Whether the value may be saved."""
        return bool(self._decided_by) or self.field.fits(self.editor.current)

    def edit(self, value: Value) -> None:
        """Hold this as if the person had put it in."""
        self.editor.show_value(value)
        self._on_edited()

    def show_saved(self, settings: Settings) -> None:
        """Show what holds now; an edit that was not saved is lost."""
        self._saved = self.field.value(settings)
        self.editor.show_value(self._saved)
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong under the control; an empty text takes it away."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        state = "error" if text else ""
        if (self.control.property("state") or "") != state:
            self.control.setProperty("state", state)
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)
        self.control.setAccessibleDescription(text or self._help.text())

    def _say(self) -> None:
        title = translated(self.field.title)
        self._title.setText(title)
        later = (
            QCoreApplication.translate("SettingsForm", "Takes effect when the program is started again.")
            if self.field.at_next_start
            else ""
        )
        self._help.setText(" ".join(filter(None, (translated(self.field.help), later))))
        self._help.setVisible(bool(self._help.text()))
        self._decided.setText(
            QCoreApplication.translate("SettingsForm", "Decided by {source}.").format(source=self._decided_by)
        )
        self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(self.error.text() or self._help.text())

    def say_if_unfit(self) -> bool:
        """Check the value as it is typed or before it is saved; True where it fits."""
        fault = None if self._decided_by else self.field.fault(self.editor.current)
        self.show_error(fault_text(*fault) if fault is not None else "")
        return fault is None

    def _on_edited(self) -> None:
        self.say_if_unfit()
        self.edited.emit()


class SettingsPage(QScrollArea):
    """A page that scrolls: a title, then whatever is added, no wider than can be read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        px = look.theme.px
        content = QWidget(self)
        content.setProperty("role", "scroll")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(px(24), px(16), px(24), px(24))
        self.column.setSpacing(px(4))
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.title = label("", "title")
        self.title.setContentsMargins(0, 0, 0, px(12))
        self.column.addWidget(self.title)
        self.setWidget(content)


class SectionPage(SettingsPage):
    """One section of the settings file."""

    edited = Signal()

    def __init__(
        self, section: str, rows: Sequence[FieldRow], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.section, self.rows = section, tuple(rows)
        for row in self.rows:
            self.column.addWidget(row)
            row.edited.connect(self.edited)
        self.title.setText(section_title(self.section))
        self.setAccessibleName(self.title.text())
