"""First steps: the language (and what an older system kept), then both accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton

from sellercall_desktop.core.errors import SecretsUnavailableError, SellerCallError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.window.session_keys import FLAG
from sellercall_desktop.ui.wizard.step import Bilingual, Step
from sellercall_desktop.ui.wizard.trial import Trial
from sellercall_desktop.ui.words.errors import sentence_for, window_language

if TYPE_CHECKING:
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.wizard.step import Context


class LanguageStep(Step):
    """The language of the window takes effect at once; an appsettings.json can be taken over.

    Signals:
        taken: keys and settings came from a file.
    """

    taken = Signal()
    name = "language"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Language"), self.tr("You can change everything here later."))
        group, self.choices = QButtonGroup(self), dict[str, QRadioButton]()
        present = context.settings.value.general.language
        for code, text in (("system", self.tr("As the system")), ("es", "Español"), ("en", "English")):
            choice = QRadioButton(text)
            choice.setChecked(code == present)
            group.addButton(choice)
            choice.toggled.connect(
                lambda on, code=code: context.change("general", language=code) if on else None
            )
            self.choices[code] = choice
            self.column.addWidget(choice)
        self.column.addSpacing(context.look.theme.px(16))
        self.column.addWidget(label(self.tr("Do you come from the old system?"), "section", wrap=True))
        self.column.addWidget(
            label(
                self.tr("Its appsettings.json brings the keys, the number, the voice and the prompt."),
                "muted",
                wrap=True,
            )
        )
        self.bring = button(context.look, self.tr("Import appsettings.json…"))
        self.bring.clicked.connect(self._choose)
        self.column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)

    def start(self) -> None:
        """The present choice has the keyboard."""
        for choice in self.choices.values():
            if choice.isChecked():
                choice.setFocus()

    def take(self, file: str) -> None:
        """Take this file over."""
        self.bring.setEnabled(False)
        work = self._take(Path(file))
        self.context.tasks.spawn(work, "wizard.import", self.fail)

    async def _take(self, file: Path) -> None:
        try:
            taken = await self.context.assistant.take_over(file)
        except SecretsUnavailableError:
            raise
        except SellerCallError as error:  # the file: its words name the place and quote nothing
            problem = (
                error.text(window_language()) if isinstance(error, Bilingual) else sentence_for(error).text
            )
            self.say(self.tr("The file was not taken over. {problem}").format(problem=problem), "error")
            return
        finally:
            self.bring.setEnabled(True)
        self.say(self.tr("Taken over: {names}.").format(names=", ".join(taken)), "success")
        self.taken.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Import appsettings.json…"), "", "JSON (*.json)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class AccountsStep(Step):
    """Ultravox and Twilio, each tried while it is typed."""

    name = "accounts"

    def __init__(self, context: Context, kept: WindowSecrets) -> None:
        super().__init__(
            context,
            self.tr("Accounts"),
            self.tr(
                "Each key is tried as soon as it is whole, and kept in the system's keyring, "
                "where there is one."
            ),
        )
        self.ultravox = Trial(
            context,
            "Ultravox",
            [Secret.ULTRAVOX_API_KEY],
            context.assistant.check_ultravox,
            kept,
            where=self.tr("You find it in Ultravox's console, in the settings, under API keys."),
            console="https://app.ultravox.ai",
        )
        self.twilio = Trial(
            context,
            "Twilio",
            [Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN],
            context.assistant.check_twilio,
            kept,
            where=self.tr(
                "You find both on the first page of Twilio's console, under Account Info. "
                "With an API key instead of the token: Settings, Connections."
            ),
            console="https://console.twilio.com",
        )
        self.column.addWidget(self.said)
        for trial in (self.ultravox, self.twilio):
            self.column.addWidget(trial)
            trial.changed.connect(self.changed)

    def start(self) -> None:
        """Begin where something is missing."""
        trial = self.twilio if self.ultravox.is_kept else self.ultravox
        next(iter(trial.fields.values())).setFocus()

    async def look_up(self) -> None:
        """What is kept already; without a keyring, nothing."""
        try:
            await self.ultravox.look_up()
            await self.twilio.look_up()
        except SecretsUnavailableError:
            pass
        if not self.is_done and self.context.layout.flag(FLAG, default=False):
            self.say(self.tr("The keys were kept for the last session only. Enter them again."), "warning")

    @property
    def is_done(self) -> bool:
        """Both accounts are kept."""
        return self.ultravox.is_kept and self.twilio.is_kept
