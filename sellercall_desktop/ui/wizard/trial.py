"""The credentials of one provider: shape checked while typing, tried when typing rests, then kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from sellercall_desktop.core.errors import CredentialsRefusedError, SecretsUnavailableError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.settings.secret_field import SHAPES, place_text, tr
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QLabel

    from sellercall_desktop.core.accounts import CarrierAccount
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.wizard.step import Context

REST_MS = 600  # so long after the last key the check begins


class Trial(QFrame):
    """Fields, a line that says whether they were accepted, and where they are found.

    Signals:
        changed: they were kept.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        name: str,
        secrets: Sequence[Secret],
        check: Callable[..., Awaitable[CarrierAccount | None]],
        kept: WindowSecrets,
        *,
        where: str,
        console: str,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._name, self._check, self._kept = context, name, check, kept
        self.fields: dict[Secret, QLineEdit] = {}
        self._hints: dict[Secret, QLabel] = {}
        self.is_kept = False
        self._asked = 0  # counts the checks: the answer to an earlier one is ignored
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.check_now)
        look, px = context.look, context.look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(4))
        box.addWidget(label(name, "section"))
        for secret in secrets:
            self._add(box, secret)
        self.said = label("", wrap=True)
        self.again = button(look, self.tr("Try again"))
        self.session = button(look, self.tr("Keep for this session only"))
        self.again.clicked.connect(self.check_now)
        self.session.clicked.connect(self._on_session)
        self.again.hide()
        self.session.hide()
        console_button = button(look, self.tr("Open {name}'s console").format(name=name), role="link")
        console_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(console)))
        box.addWidget(self.said)
        box.addWidget(label(where, "caption", wrap=True))
        row = QHBoxLayout()
        for part in (self.again, self.session, console_button):
            row.addWidget(part)
        row.addStretch(1)
        box.addLayout(row)

    async def look_up(self) -> None:
        """Are they kept already? Raises SecretsUnavailableError."""
        kept = [await self._kept.get(secret) is not None for secret in self.fields]
        if all(kept):
            self.is_kept = True
            for field in self.fields.values():
                field.setPlaceholderText(self._present())
            self._say(self.tr("{name} is connected.").format(name=self._name), "success")
            self.changed.emit()

    def check_now(self) -> None:
        """Try what is typed, if its shape is right."""
        self._resting.stop()
        typed = self._typed()
        if not all(self._fits(secret) for secret in typed):
            return
        self._asked += 1
        self.again.hide()
        self._say(self.tr("Asking {name}…").format(name=self._name), "muted")
        asked = self._asked
        self._context.tasks.spawn(
            self._try(asked, typed), "wizard.check", lambda error: self._on_refused(asked, error)
        )

    # --- inside -------------------------------------------------------------------------------

    def _add(self, box: QVBoxLayout, secret: Secret) -> None:
        name = tr(SHAPES[secret].title)
        field, title, hint = QLineEdit(), label(name), label("", "error", wrap=True)
        field.setAccessibleName(name)
        if secret is not Secret.TWILIO_ACCOUNT_SID:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        title.setBuddy(field)
        hint.hide()
        self.fields[secret], self._hints[secret] = field, hint
        field.textChanged.connect(self._on_typed)
        field.editingFinished.connect(self._show_shapes)
        for part in (title, field, hint):
            box.addWidget(part)

    def _typed(self) -> dict[Secret, str]:
        return {secret: field.text().strip() for secret, field in self.fields.items()}

    def _fits(self, secret: Secret) -> bool:
        return re.fullmatch(SHAPES[secret].pattern, self.fields[secret].text().strip()) is not None

    def _on_typed(self) -> None:
        self._asked += 1  # a check under way is about another text
        self.again.hide()
        self._say("", "muted")
        for secret, hint in self._hints.items():
            if self._fits(secret):
                hint.hide()
        self._resting.start()
        if any(len(text) >= _LONG_ENOUGH for text in self._typed().values()):
            self._show_shapes()

    def _show_shapes(self) -> None:
        for secret, hint in self._hints.items():
            wrong = bool(self.fields[secret].text().strip()) and not self._fits(secret)
            hint.setText(tr(SHAPES[secret].hint) if wrong else "")
            hint.setVisible(wrong)
            self.fields[secret].setAccessibleDescription(hint.text())

    async def _try(self, asked: int, typed: dict[Secret, str]) -> None:
        account = await self._check(*typed.values())
        if asked != self._asked:
            return
        if account is not None and not account.active:
            self._say(self.tr("This account is suspended or closed. Write to Twilio's support."), "error")
            return
        try:
            for secret, value in typed.items():
                await self._kept.set(secret, value)
        except SecretsUnavailableError as error:
            said = sentence_for(error)
            self._say(f"{said.what} {said.why} {said.what_to_do}", "error")
            self.session.show()
            return
        self.is_kept = True
        trial = account is not None and account.trial
        self._say(self._accepted(trial=trial), "warning" if trial else "success")
        self.changed.emit()

    def _accepted(self, *, trial: bool) -> str:
        text = self.tr("✓ {name} accepts this.").format(name=self._name)
        text = f"{text} {self._where_kept()}"
        if trial:
            return f"{text} " + self.tr(
                "It is a trial account: it calls only numbers that you have verified in Twilio's console."
            )
        return text

    def _place(self) -> str:
        return next(self._kept.place_of(secret) for secret in self.fields)

    def _where_kept(self) -> str:
        """Where it is now, and for how long."""
        place = self._place()
        if place == "session":
            return self.tr("It holds for this session only: the next start asks for it again.")
        if place == "environment":
            return self.tr("What holds is given by the environment's variables.")
        return self.tr("It is kept in {place}.").format(place=place_text(place))

    def _present(self) -> str:
        place = self._place()
        if place == "session":
            return self.tr("In use for this session; type to replace it")
        if place == "environment":
            return self.tr("Given by the environment's variables")
        return self.tr("Kept; type to replace it")

    def _on_refused(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        if isinstance(error, CredentialsRefusedError):
            text = self.tr("{name} does not accept this. Copy it from the console once more, whole.")
            self._say(text.format(name=self._name), "error")
            return
        said = sentence_for(error)
        self._say(" ".join(part for part in (said.what, said.why, said.what_to_do) if part), "error")
        self.again.show()

    def _on_session(self) -> None:
        self._kept.keep_for_session()
        self.session.hide()
        self.check_now()

    def _say(self, text: str, role: str) -> None:
        set_role(self.said, role)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.setAccessibleDescription(text)


_LONG_ENOUGH = 32
"""From here on a wrong shape is no longer a word that is still being typed."""
