"""One secret: typed, kept, removed, never shown. Also what each must look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.secrets import SecretName, Secrets
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.look import button, label

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_WIDTH_PX = 380


class WindowSecrets(Secrets, Protocol):
    """Secrets, and what to do where there is no keyring."""

    def place_of(self, secret: SecretName) -> str:
        """Where this one is, or would be kept, as `place` names it."""

    def keep_for_session(self) -> None:
        """Keep what is set from now on in memory only."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a secret is called and looks like (Ultravox's and Twilio's own formats)."""

    title: str
    pattern: str
    hint: str


SHAPES = {
    Secret.ULTRAVOX_API_KEY: Shape(
        QT_TRANSLATE_NOOP("Connections", "Ultravox API key"),
        r"[a-zA-Z0-9]{8}\.[a-zA-Z0-9]{32}",
        QT_TRANSLATE_NOOP("Connections", "8 letters or digits, a point, and 32 more."),
    ),
    Secret.ULTRAVOX_WEBHOOK_SECRET: Shape(
        QT_TRANSLATE_NOOP("Connections", "Ultravox webhook secret (optional)"),
        r"\S{8,}",
        QT_TRANSLATE_NOOP("Connections", "At least 8 characters without blanks."),
    ),
    Secret.ULTRAVOX_FORMER_SECRET: Shape(
        QT_TRANSLATE_NOOP("Connections", "Former Ultravox webhook secret (while you change it)"),
        r"\S{8,}",
        QT_TRANSLATE_NOOP("Connections", "Calls that began with it still report with it."),
    ),
    Secret.TWILIO_ACCOUNT_SID: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio account SID"),
        r"AC[0-9a-fA-F]{32}",
        QT_TRANSLATE_NOOP("Connections", "AC and 32 of the signs 0-9 and a-f."),
    ),
    Secret.TWILIO_AUTH_TOKEN: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio auth token"),
        r"[0-9a-fA-F]{32}",
        QT_TRANSLATE_NOOP("Connections", "32 of the signs 0-9 and a-f."),
    ),
    Secret.TWILIO_SECONDARY_TOKEN: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio secondary auth token (while you change it)"),
        r"[0-9a-fA-F]{32}",
        QT_TRANSLATE_NOOP("Connections", "Webhooks signed with either token are accepted."),
    ),
    Secret.TWILIO_SHARED_KEY: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio shared key for webhooks (optional)"),
        r"\S{8,}",
        QT_TRANSLATE_NOOP("Connections", "Only if your account signs its webhooks with one."),
    ),
    Secret.TWILIO_API_KEY_SID: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio API key SID"),
        r"SK[0-9a-fA-F]{32}",
        QT_TRANSLATE_NOOP("Connections", "SK and 32 of the signs 0-9 and a-f."),
    ),
    Secret.TWILIO_API_KEY_SECRET: Shape(
        QT_TRANSLATE_NOOP("Connections", "Twilio API key secret"),
        r"[a-zA-Z0-9]{32}",
        QT_TRANSLATE_NOOP("Connections", "32 letters or digits."),
    ),
    Secret.SSH_KEY_PASSPHRASE: Shape(
        QT_TRANSLATE_NOOP("Connections", "Passphrase of the SSH key (optional)"),
        r".+",
        QT_TRANSLATE_NOOP("Connections", "As you type it for ssh."),
    ),
    Secret.CLOUDFLARED_TOKEN: Shape(
        QT_TRANSLATE_NOOP("Connections", "cloudflared tunnel token"),
        r"\S{20,}",
        QT_TRANSLATE_NOOP("Connections", "At least 20 characters without blanks."),
    ),
    Secret.NGROK_AUTHTOKEN: Shape(
        QT_TRANSLATE_NOOP("Connections", "ngrok authtoken"),
        r"\S{20,}",
        QT_TRANSLATE_NOOP("Connections", "At least 20 characters without blanks."),
    ),
}


def tr(text: str) -> str:
    """A text of the connections in the person's language."""
    return QCoreApplication.translate("Connections", text)


def place_text(place: str) -> str:
    """Where secrets are kept, in words, from `Secrets.place`."""
    kind, _, backend = place.partition(": ")
    if kind == "session":
        return QCoreApplication.translate("Connections", "memory, for this session only")
    if kind == "environment":
        return QCoreApplication.translate("Connections", "the environment's variables")
    keyring = QCoreApplication.translate("Connections", "the system's keyring")
    return f"{keyring} ({backend})" if backend else keyring


class SecretField(QWidget):
    """A password field with Save and Remove. It holds only what was just typed, never what is kept.

    Signals:
        save_requested: the typed value, of the right shape.
        remove_requested: what is kept shall go.
    """

    save_requested = Signal(str)
    remove_requested = Signal()

    def __init__(self, secret: Secret, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.secret, self._shape = secret, SHAPES[secret]
        self._stored_in = ""
        self._title, self.hint = label("", wrap=True), label("", "caption", wrap=True)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData
        )
        self.edit.setMaximumWidth(look.theme.px(_WIDTH_PX))
        self.save, self.remove = button(look, ""), button(look, "", role="quiet")
        self._title.setBuddy(self.edit)
        row = QHBoxLayout()
        row.setSpacing(look.theme.px(8))
        row.addWidget(self.edit, 1)
        row.addWidget(self.save)
        row.addWidget(self.remove)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.theme.px(12))
        column.setSpacing(look.theme.px(4))
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.edit.textChanged.connect(lambda _text: self._show())
        self.edit.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.remove.clicked.connect(self.remove_requested)
        self._say()

    @property
    def fits(self) -> bool:
        """Whether the typed value has the right shape."""
        return re.fullmatch(self._shape.pattern, self.edit.text().strip()) is not None

    def show_stored(self, place: str) -> None:
        """Say where a value is (as `WindowSecrets.place_of` names it), or with ``""`` that there is none."""
        self._stored_in = place
        self._show()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()

    def _say(self) -> None:
        title = tr(self._shape.title)
        self._title.setText(title)
        self.edit.setAccessibleName(title)
        self.save.setText(QCoreApplication.translate("Connections", "Save"))
        self.save.setAccessibleName(
            QCoreApplication.translate("Connections", "Save: {name}").format(name=title)
        )
        self.remove.setText(QCoreApplication.translate("Connections", "Remove"))
        self.remove.setAccessibleName(
            QCoreApplication.translate("Connections", "Remove: {name}").format(name=title)
        )
        self._show()

    def _show(self) -> None:
        typed = bool(self.edit.text().strip())
        wrong = typed and not self.fits
        stored = (
            QCoreApplication.translate("Connections", "Stored in {place}").format(
                place=place_text(self._stored_in)
            )
            if self._stored_in
            else ""
        )
        self.edit.setPlaceholderText(stored or QCoreApplication.translate("Connections", "Not stored"))
        self.hint.setText(tr(self._shape.hint))
        self.hint.setVisible(wrong or not self._stored_in)
        given = self._stored_in == "environment"  # only there can it be changed
        self.edit.setEnabled(not given)
        self.save.setEnabled(typed and not wrong and not given)
        self.remove.setVisible(bool(self._stored_in) and not given)
        for widget, name, value in ((self.edit, "state", "error" if wrong else ""),
                                    (self.hint, "role", "error" if wrong else "caption")):  # fmt: skip
            if widget.property(name) != value:
                widget.setProperty(name, value)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self.edit.setAccessibleDescription(f"{self.edit.placeholderText()}. {self.hint.text()}")

    def _on_save(self) -> None:
        if self.fits:
            self.save_requested.emit(self.edit.text().strip())
