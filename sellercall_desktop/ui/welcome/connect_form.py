"""The four things a first call needs. Keys go to the keyring; without one, to this session if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.ui.errors import sentence_for
from sellercall_desktop.ui.look import Look, button, label
from sellercall_desktop.ui.problem import ProblemNote

if TYPE_CHECKING:
    from sellercall_desktop.ui.services import WindowServices


class ConnectForm(QFrame):
    """Asks, checks that nothing is missing, and keeps it."""

    connected = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, services: WindowServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._look, self._services = look, services
        self._fields: dict[Secret | None, QLineEdit] = {}
        self._wrong: dict[Secret | None, QLabel] = {}
        self._problem = ProblemNote(look)
        self._no_keyring = QFrame()
        self._save = button(look, self.tr("Connect"), role="primary")
        self._save.clicked.connect(self.save)
        cancel = button(look, self.tr("Back"), role="quiet")
        cancel.clicked.connect(self.cancelled)
        px = look.theme.px
        self.setFixedWidth(px(480))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(24), px(20), px(24), px(20))
        self._box.setSpacing(px(4))
        self._box.addWidget(label(self.tr("Connect your accounts"), "title"))
        self._box.addSpacing(px(8))
        self._ask(Secret.ULTRAVOX_API_KEY, self.tr("Ultravox API key"), "", hidden=True)
        self._ask(Secret.TWILIO_ACCOUNT_SID, self.tr("Twilio account SID"), "AC…", hidden=False)
        self._ask(Secret.TWILIO_AUTH_TOKEN, self.tr("Twilio auth token"), "", hidden=True)
        self._ask(None, self.tr("Twilio phone number"), "+1 415 555 0123", hidden=False)
        self._lay_no_keyring()
        self._box.addWidget(self._problem)
        self._box.addSpacing(px(12))
        row = QHBoxLayout()
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(self._save)
        self._box.addLayout(row)

    def start(self) -> None:
        """Begin at the first field, with what is already known filled in."""
        self._fields[None].setText(self._services.settings.value.twilio.phone_number)
        self._fields[Secret.ULTRAVOX_API_KEY].setFocus()

    def save(self) -> None:
        """Keep everything, if nothing is missing."""
        wrong = self._check()
        for key, text in self._wrong.items():
            text.setText(wrong.get(key, ""))
            text.setVisible(key in wrong)
        if wrong:
            self._fields[next(iter(wrong))].setFocus()
            return
        self._save.setEnabled(False)
        self._save.setText(self.tr("Connecting…"))
        self._problem.clear()
        self._services.tasks.spawn(self._keep(), "connect", self._on_failed)

    async def _keep(self) -> None:
        for secret, field in self._fields.items():
            if secret is not None:
                await self._services.secrets.set(secret, field.text().strip())
        self._services.settings.update({"twilio": {"phone_number": self._phone_number()}})
        self.connected.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        self._save.setText(self.tr("Connect"))
        if isinstance(error, SecretsUnavailableError):
            self._no_keyring.show()
        else:
            self._problem.show_sentence(sentence_for(error))

    def _keep_for_session(self) -> None:
        self._services.secrets.keep_for_session()
        self._no_keyring.hide()
        self.save()

    def _check(self) -> dict[Secret | None, str]:
        texts = {key: field.text().strip() for key, field in self._fields.items()}
        wrong = {key: self.tr("This is needed.") for key, text in texts.items() if not text}
        sid = texts[Secret.TWILIO_ACCOUNT_SID]
        if sid and not (sid.startswith("AC") and len(sid) == 34):
            wrong[Secret.TWILIO_ACCOUNT_SID] = self.tr("An account SID has 34 characters and begins with AC.")
        if texts[None] and not self._phone_number():
            wrong[None] = self.tr("Write the number with + and the country code.")
        return wrong

    def _phone_number(self) -> str:
        from sellercall_desktop.core.phone import read

        number = read(self._fields[None].text(), self._services.settings.value.general.default_region).number
        return number.e164 if number else ""

    def _ask(self, key: Secret | None, name: str, example: str, *, hidden: bool) -> None:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        if hidden:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.save)
        title = label(name, "section")
        title.setBuddy(field)
        wrong = label("", "error", wrap=True)
        wrong.hide()
        self._fields[key], self._wrong[key] = field, wrong
        for widget in (title, field, wrong):
            self._box.addWidget(widget)
        self._box.addSpacing(self._look.theme.px(8))

    def _lay_no_keyring(self) -> None:
        self._no_keyring.setProperty("role", "caution")
        px = self._look.theme.px
        box = QVBoxLayout(self._no_keyring)
        box.setContentsMargins(px(12), px(8), px(12), px(10))
        box.addWidget(label(self.tr("This computer has no usable keyring."), "section", wrap=True))
        text = self.tr(
            "The keys can be kept until you close the program. You will enter them again next time."
        )
        box.addWidget(label(text, wrap=True))
        row = QHBoxLayout()
        keep = button(self._look, self.tr("Keep for this session"))
        keep.clicked.connect(self._keep_for_session)
        row.addWidget(keep)
        row.addStretch(1)
        box.addLayout(row)
        self._no_keyring.hide()
        self._box.addWidget(self._no_keyring)
