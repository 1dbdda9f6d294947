"""The number that customers see: one of the account's, or typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.wizard.step import Step

if TYPE_CHECKING:
    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.ui.wizard.step import Context


class NumberStep(Step):
    """Choosing it changes nothing at Twilio."""

    name = "number"

    def __init__(self, context: Context, numbers: NumberSetup | None) -> None:
        super().__init__(
            context,
            self.tr("Phone number"),
            self.tr("Customers see this number when you call. Choosing it changes nothing at Twilio."),
        )
        self._numbers = numbers
        look = context.look
        self.list = QListWidget()
        self.list.setProperty("role", "box")
        self.list.setAccessibleName(self.tr("Numbers of your Twilio account"))
        self.list.setMaximumHeight(look.theme.px(160))
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Or type it, with + and country code"))
        self.field.setPlaceholderText("+1 415 555 2671")
        self.field.editingFinished.connect(self._on_typed)
        title = label(self.field.accessibleName())
        title.setBuddy(self.field)
        point = button(look, self.tr("Let its incoming calls come here…"), role="link")
        point.clicked.connect(lambda: self.leaving.emit("number"))
        for part in (self.list, title, self.field, self.said):
            self.column.addWidget(part)
        self.column.addWidget(point, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self) -> None:
        """Ask for the account's numbers."""
        self.field.setText(self.context.settings.value.twilio.phone_number)
        if self._numbers is not None:
            self.say(self.tr("Asking Twilio…"), "muted")
            self.context.tasks.spawn(self._fill(self._numbers), "wizard.numbers", self.fail)
        (self.list if self.list.count() else self.field).setFocus()

    @property
    def is_done(self) -> bool:
        """There is a number."""
        return bool(self.context.settings.value.twilio.phone_number)

    async def _fill(self, numbers: NumberSetup) -> None:
        found = [number async for number in numbers.numbers() if number.voice]
        chosen = self.context.settings.value.twilio.phone_number
        self.list.blockSignals(True)
        self.list.clear()
        for number in found:
            shown = self.context.look.formats.number(number.number)
            item = QListWidgetItem(shown if number.name == number.number else f"{shown}   {number.name}")
            item.setData(Qt.ItemDataRole.UserRole, number.number)
            self.list.addItem(item)
            if number.number == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.say(
            ""
            if found
            else self.tr("This account has no number for calls yet: buy one in Twilio's console."),
            "warning",
        )
        if len(found) == 1 and not chosen:
            self.list.setCurrentRow(0)

    def _on_chosen(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.field.setText(item.data(Qt.ItemDataRole.UserRole))
            self._on_typed()

    def _on_typed(self) -> None:
        from sellercall_desktop.core.phone.reading import read

        if not (text := self.field.text().strip()):
            return
        number = read(text, self.context.settings.value.general.default_region).number
        if number is None:
            self.say(self.tr("Write the number with + and the country code."), "error")
            return
        self.say("", "muted")
        if number.e164 != self.context.settings.value.twilio.phone_number:
            self.context.change("twilio", phone_number=number.e164)
