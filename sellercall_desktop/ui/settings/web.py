"""The Web server page: who may use the REST API and the hubs, the token, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.ui.parts.asked_here import SureHere
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.settings.form import SectionPage
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.form import FieldRow
    from sellercall_desktop.ui.window.bridge import Bridge

_WIDTH_PX = 380


class Door(Protocol):
    """Who may use the REST API and the hubs of the local listener."""

    @property
    def is_strict(self) -> bool:
        """Whether nobody gets in without the token."""

    @property
    def token_is_given(self) -> bool:
        """Whether the environment decides the token, so that it cannot be changed here."""

    async def token(self) -> str:
        """The token; empty while there is none. Raises SecretsUnavailableError."""

    async def rotate_token(self) -> None:
        """Make another; the old one dies at once. Raises SecretsUnavailableError."""


class WebPage(SectionPage):
    """The section ``web`` of the settings, with the door and its token above."""

    def __init__(
        self,
        rows: Sequence[FieldRow],
        door: Door,
        look: Look,
        *,
        bridge: Bridge,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("web", rows, look, parent)
        self._door, self._tasks = door, tasks
        self._stored = False
        self.mode = label("", wrap=True)
        self.title_of_token = label(self.tr("Token of the REST API and the hubs"), wrap=True)
        self.token, self.state = QLineEdit(), label("", "caption", wrap=True)
        self.token.setAccessibleName(self.title_of_token.text())
        self.show_token = button(look, self.tr("Show"))
        self.copy = button(look, self.tr("Copy"), "copy", icon_role="muted")
        self.renew = button(look, self.tr("New token …"), role="quiet")
        question = self.tr(
            "The old token stops working at once. "
            "Every program and page that uses it must be given the new one."
        )
        self.asked = SureHere(look, question, self.tr("Make a new token"), self.tr("Keep the old one"))
        self._lay_out()
        self.show_token.toggled.connect(self._on_show)
        self.copy.clicked.connect(lambda: self._run(self._copy))
        self.renew.clicked.connect(self._on_renew)
        self.asked.agreed.connect(lambda: self._run(self._renew))
        self.asked.left.connect(self.renew.setFocus)
        bridge.settings_changed.connect(self._say)
        self._say()

    def start(self) -> None:
        """Find out whether there is a token."""
        self._run(self._look_up)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was shown is not left standing."""
        super().hideEvent(event)
        self.show_token.setChecked(False)
        self.asked.hide()

    # --- work ----------------------------------------------------------------------------------

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._tasks.spawn(self._guarded(work), "settings.token")

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except SecretsUnavailableError as error:
            said = sentence_for(error)
            self._show_state(f"{said.what} {said.why}", "error")

    async def _look_up(self) -> None:
        self._stored = bool(await self._door.token())
        self._say()

    async def _copy(self) -> None:
        QGuiApplication.clipboard().setText(await self._door.token())
        self._show_state(self.tr("Copied."), "success")

    async def _reveal(self) -> None:
        token = await self._door.token()
        if self.show_token.isChecked():  # it may have been hidden meanwhile
            self.token.setText(token)

    async def _renew(self) -> None:
        await self._door.rotate_token()
        await self._look_up()
        if self.show_token.isChecked():
            await self._reveal()
        self._show_state(
            self.tr("A new token holds. What was connected with the old one has been cut off."), "success"
        )
        self.copy.setFocus()

    def _on_show(self, shown: bool) -> None:
        self.show_token.setText(self.tr("Hide") if shown else self.tr("Show"))
        if shown:
            self._run(self._reveal)
        else:
            self.token.clear()

    def _on_renew(self) -> None:
        self.state.clear()
        self.asked.ask()
        self.ensureWidgetVisible(self.asked)

    # --- words ---------------------------------------------------------------------------------

    def _show_state(self, text: str, role: str) -> None:
        set_role(self.state, role)
        self.state.setText(text)

    def _say(self) -> None:
        strict = self._door.is_strict
        self.mode.setText(
            self.tr("Strict: nobody uses the REST API or the hubs without the token.")
            if strict
            else self.tr(
                "Compatible with the old front end: programs on this computer and the allowed web pages "
                "need no token. Other pages and other computers are refused."
            )
        )
        self.token.setPlaceholderText("•" * 24 if self._stored else self.tr("Not stored"))
        self.renew.setEnabled(not self._door.token_is_given)
        if self._door.token_is_given:
            self._show_state(self.tr("Decided by the environment variable SELLERCALL_WEB__TOKEN."), "warning")

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.look.theme.px
        self.token.setReadOnly(True)
        self.token.setMaximumWidth(px(_WIDTH_PX))
        self.token.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title_of_token.setBuddy(self.token)
        self.show_token.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.token, 1)
        for action in (self.show_token, self.copy, self.renew):
            row.addWidget(action)
        row.addStretch()
        self.mode.setContentsMargins(0, 0, 0, px(12))
        self.state.setContentsMargins(0, 0, 0, px(12))
        above = QVBoxLayout()
        above.setSpacing(px(4))
        above.addWidget(self.mode)
        above.addWidget(self.title_of_token)
        above.addLayout(row)
        above.addSpacing(px(4))
        above.addWidget(self.asked)
        above.addWidget(self.state)
        self.column.insertLayout(1, above)
