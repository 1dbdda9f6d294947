"""The Connections page: the providers' keys, kept by `Secrets`, and a check of each account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sellercall_desktop.core.errors import NotConfiguredError, ProviderError, SecretsUnavailableError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.dialogs import confirm
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.settings.form import SettingsPage
from sellercall_desktop.ui.settings.secret_field import SHAPES, SecretField, tr
from sellercall_desktop.ui.words.errors import sentence_for
from sellercall_desktop.words.providers import PROVIDER_NAMES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping
    from typing import Any

    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets

    Check = Callable[[], Awaitable[HealthChanged | None]]
    """One cheap request to a provider. It raises, or returns what was found; None is well."""

_ULTRAVOX = (Secret.ULTRAVOX_API_KEY, Secret.ULTRAVOX_WEBHOOK_SECRET)
_TOKEN = (Secret.TWILIO_AUTH_TOKEN,)  # signs webhooks, whichever way the account is used
_SIGNING = (Secret.ULTRAVOX_FORMER_SECRET, Secret.TWILIO_SECONDARY_TOKEN, Secret.TWILIO_SHARED_KEY)
_TUNNEL = (Secret.SSH_KEY_PASSPHRASE, Secret.CLOUDFLARED_TOKEN, Secret.NGROK_AUTHTOKEN)
_API_KEY = (Secret.TWILIO_API_KEY_SID, Secret.TWILIO_API_KEY_SECRET)


class CheckRow(QWidget):
    """A button that asks a provider, is its own progress, and says what came of it."""

    def __init__(self, provider: str, check: Check, tasks: Tasks, look: Look) -> None:
        super().__init__()
        self._name, self._check, self._tasks = PROVIDER_NAMES[provider], check, tasks
        self.button, self.answer = button(look, "", "check-circle", icon_role="muted"), label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(12))
        row.addWidget(self.button)
        row.addWidget(self.answer, 1)
        self.button.clicked.connect(self._on_clicked)
        self._offer()

    def _offer(self) -> None:
        self.button.setText(QCoreApplication.translate("Connections", "Check {name}").format(name=self._name))

    def clear(self) -> None:
        """The keys have changed: what was found no longer holds."""
        self.answer.clear()

    def _on_clicked(self) -> None:
        self.button.setEnabled(False)
        self.button.setText(QCoreApplication.translate("Connections", "Checking …"))
        self.answer.clear()
        self._tasks.spawn(self._ask(), f"settings.check_{self._name.lower()}")

    async def _ask(self) -> None:
        error: BaseException | None = None
        try:
            found = await self._check()
            error = found.error if found is not None else None
        except (ProviderError, NotConfiguredError, SecretsUnavailableError) as raised:
            error = raised
        finally:
            self.button.setEnabled(True)
            self._offer()
        set_role(self.answer, "error" if error else "success")
        self.answer.setText(
            self._words(error)
            if error
            else QCoreApplication.translate("Connections", "{name} accepts the keys.").format(name=self._name)
        )

    def _words(self, error: BaseException) -> str:
        if isinstance(error, NotConfiguredError):
            return QCoreApplication.translate("Connections", "A key is missing.")
        said = sentence_for(error)
        return " ".join(part for part in (said.what, said.why) if part)


class ConnectionsPage(SettingsPage):
    """The secrets of both providers.

    Signals:
        changed: a secret was kept or removed.
        assistant_wanted: the person wants to be led.
    """

    changed = Signal()
    assistant_wanted = Signal()

    def __init__(
        self,
        secrets: WindowSecrets,
        tasks: Tasks,
        look: Look,
        *,
        checks: Mapping[str, Check],
        use_session: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._secrets, self._tasks, self._use_session = secrets, tasks, use_session
        self._refused: Callable[[], Coroutine[Any, Any, None]] | None = None
        self.fields = {
            secret: SecretField(secret, look)
            for secret in (
                *_ULTRAVOX,
                Secret.TWILIO_ACCOUNT_SID,
                *_API_KEY,
                *_TOKEN,
                *_TUNNEL,
                *_SIGNING,
            )
        }
        self.checks = {name: CheckRow(name, check, tasks, look) for name, check in checks.items()}
        translate = QCoreApplication.translate
        self.title.setText(translate("Connections", "Connections"))
        self.setAccessibleName(self.title.text())
        intro = translate(
            "Connections",
            "Keys are kept by the system, never in a file of SellerCall, and are never shown again.",
        )
        self._intro, self.problem = label(intro, "muted", wrap=True), QFrame()
        self._assistant = button(look, translate("Connections", "Set-up assistant…"), role="link")
        self._assistant.clicked.connect(self.assistant_wanted)
        self._problem_text = label("", wrap=True)
        self.session = button(look, translate("Connections", "Keep for this session only"))
        self.sign_out = button(look, translate("Connections", "Sign out…"), "x", icon_role="muted")
        self.signed_out = label("", wrap=True)
        removes = translate(
            "Connections", "Removes every key that SellerCall keeps on this computer, all at once."
        )
        self._sign_out_help = label(removes, "caption", wrap=True)
        self.by_token = QRadioButton(translate("Connections", "With the auth token"))
        self.by_key = QRadioButton(
            translate("Connections", "With an API key (the auth token still verifies webhooks)")
        )
        heads = {
            **PROVIDER_NAMES,
            "tunnel": translate("Connections", "Tunnel"),
            "signing": translate("Connections", "More keys that may sign webhooks"),
            "sign_out": translate("Connections", "Sign out"),
        }
        self._heads = {name: label(text, "section") for name, text in heads.items()}
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Find out which secrets are kept. Their values are not looked at."""
        self._run(self._look_up)

    # --- work ----------------------------------------------------------------------------------

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._tasks.spawn(self._guarded(work), "settings.secrets")

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except SecretsUnavailableError as error:
            # Signing out of the session alone would leave in the keyring what it was asked to remove.
            self._refused = work if work != self._sign_out else self._look_up
            said = sentence_for(error)
            self._problem_text.setText(f"{said.what} {said.why} {said.what_to_do}")
            self.problem.show()

    async def _look_up(self) -> None:
        for secret, field in self.fields.items():
            stored = await self._secrets.get(secret) is not None
            field.show_stored(self._secrets.place_of(secret) if stored else "")
            if secret is Secret.TWILIO_API_KEY_SID and stored:
                self.by_key.setChecked(True)
        self.problem.hide()

    def _save(self, secret: Secret, value: str) -> None:
        async def work() -> None:
            await self._secrets.set(secret, value)
            self.fields[secret].clear()
            await self._refresh()

        self._run(work)

    def _remove(self, secret: Secret) -> None:
        async def work() -> None:
            if await self._sure_to_remove(secret):
                await self._secrets.delete(secret)
                await self._refresh()

        self._run(work)

    async def _sure_to_remove(self, secret: Secret) -> bool:
        name = tr(SHAPES[secret].title)
        return await confirm(
            self,
            QCoreApplication.translate("Connections", "Remove {name}?").format(name=name),
            QCoreApplication.translate(
                "Connections",
                "SellerCall cannot show it again. Until it is entered anew, what needs it does not work.",
            ),
            QCoreApplication.translate("Connections", "Remove"),
        )

    async def _sign_out(self) -> None:
        wanted = await confirm(
            self,
            QCoreApplication.translate("Connections", "Sign out of this computer?"),
            QCoreApplication.translate(
                "Connections",
                "Every key is removed. Until keys are entered again nobody can be called, a call that goes "
                "on cannot be hung up from here, and a number that points here cannot be given back.",
            ),
            QCoreApplication.translate("Connections", "Sign out"),
        )
        if not wanted:
            return
        for secret in Secret:  # the web token too: it is made anew at the next start
            await self._secrets.delete(secret)
        await self._refresh()
        given = any([await self._secrets.get(secret) is not None for secret in Secret])
        if given:
            text = QCoreApplication.translate(
                "Connections", "The kept keys are removed. Those in the environment's variables stay."
            )
        elif self._secrets.place == "session":
            text = QCoreApplication.translate("Connections", "The keys of this session are forgotten.")
        else:
            text = QCoreApplication.translate("Connections", "No key is left on this computer.")
        set_role(self.signed_out, "warning" if given else "success")
        self.signed_out.setText(text)
        say(self.signed_out, text)

    async def _refresh(self) -> None:
        self.signed_out.clear()
        for row in self.checks.values():
            row.clear()
        await self._look_up()
        self.changed.emit()

    def _on_session(self) -> None:
        self._use_session()
        self.problem.hide()
        again, self._refused = self._refused or self._look_up, None
        self._run(again)

    def _on_way(self) -> None:
        for secret in _API_KEY:
            self.fields[secret].setVisible(self.by_key.isChecked())

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.look.theme.px
        self.problem.setProperty("role", "caution")
        inside = QVBoxLayout(self.problem)
        inside.setContentsMargins(px(12), px(8), px(12), px(10))
        inside.setSpacing(px(8))
        inside.addWidget(self._problem_text)
        foot = QHBoxLayout()
        foot.addWidget(self.session)
        foot.addStretch()
        inside.addLayout(foot)
        self.problem.hide()
        self._intro.setContentsMargins(0, 0, 0, px(8))
        self.column.addWidget(self._intro)
        self.column.addWidget(self._assistant, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.problem)
        ways = QHBoxLayout()
        ways.setSpacing(px(16))
        group = QButtonGroup(self)
        for way in (self.by_token, self.by_key):
            group.addButton(way)
            ways.addWidget(way)
        ways.addStretch()
        self._add_provider("ultravox", *_ULTRAVOX)
        self._add_provider("twilio", Secret.TWILIO_ACCOUNT_SID, ways, *_API_KEY, *_TOKEN)
        self._add_provider("tunnel", *_TUNNEL)
        self._add_provider("signing", *_SIGNING)
        self._add_provider("sign_out")
        for part in (self._sign_out_help, self.signed_out):
            self.column.addWidget(part)
        self.column.addWidget(self.sign_out, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_provider(self, name: str, *parts: Secret | QHBoxLayout) -> None:
        px = self.look.theme.px
        self.column.addSpacing(px(16))
        self.column.addWidget(self._heads[name])
        self.column.addSpacing(px(4))
        for part in parts:
            if isinstance(part, QHBoxLayout):
                self.column.addLayout(part)
                self.column.addSpacing(px(8))
            else:
                self.column.addWidget(self.fields[part])
        if name in self.checks:
            self.column.addWidget(self.checks[name])

    def _connect(self) -> None:
        for secret, field in self.fields.items():
            field.save_requested.connect(lambda value, secret=secret: self._save(secret, value))
            field.remove_requested.connect(lambda secret=secret: self._remove(secret))
        self.by_token.toggled.connect(lambda _on: self._on_way())
        self.by_key.toggled.connect(lambda _on: self._on_way())
        self.session.clicked.connect(self._on_session)
        self.sign_out.clicked.connect(lambda: self._run(self._sign_out))
        self.by_token.setChecked(True)
