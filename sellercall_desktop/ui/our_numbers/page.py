"""The page of the Twilio number: what is ours now, every number of the account, and taking one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sellercall_desktop.core.errors import NumberEditedError, SellerCallError
from sellercall_desktop.core.our_numbers.number import HoldState
from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.ui.our_numbers.chain import InboundCheck
from sellercall_desktop.ui.our_numbers.held import HeldCards
from sellercall_desktop.ui.our_numbers.list import NumberList
from sellercall_desktop.ui.our_numbers.plan import PlanCard
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.settings.form import SettingsPage
from sellercall_desktop.ui.words.errors import number_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.core.our_numbers.inbound_check import LinkResult
    from sellercall_desktop.core.our_numbers.number import AccountNumber
    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge


class NumberDesk(Protocol):
    """What the page works with (`app.building.our_numbers.WindowNumbers`)."""

    @property
    def setup(self) -> NumberSetup:
        """Lists, takes and gives back."""

    def fallback_url(self) -> str:
        """The TwiML Bin that can answer while this computer is off; ``""`` where none is set."""

    async def check_inbound(self) -> tuple[LinkResult, ...]:
        """Try the whole way of an incoming call."""


class NumbersPage(SettingsPage):
    """An installer's page.

    Signals:
        section_requested: another page of the settings is needed first: ``"connections"``, ``"tunnel"``.
    """

    section_requested = Signal(str)

    def __init__(
        self, desk: NumberDesk, bridge: Bridge, tasks: Tasks, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._desk, self._tasks = desk, tasks
        self._asked: AccountNumber | None = None  # whose plan is shown
        self._listing = False
        self.title.setText(self.tr("Twilio number"))
        self.setAccessibleName(self.title.text())
        self.list = NumberList(look, lambda: desk.setup.public_url)
        self.problem, self.plan = ProblemNote(look), PlanCard(look)
        self.state, self.way_in = label("", "muted", wrap=True), label("", "warning", wrap=True)
        self.take = button(look, self.tr("Point it here…"), "phone-incoming", icon_role="muted")
        self.reload = button(look, self.tr("Look again"), "arrow-clockwise", icon_role="muted")
        self.tunnel = button(look, self.tr("Open the tunnel's settings"))
        self.connect_twilio = button(look, self.tr("Connect Twilio"), role="primary")
        self.check = InboundCheck(desk.check_inbound, tasks, look)
        self.held = HeldCards(look)
        self._lay_out()
        self._connect(bridge)
        self._show_holds()
        self._show_way_in()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look again each time the page is opened."""
        super().showEvent(event)
        self._show_holds()
        self._show_way_in()
        self.start()

    def start(self) -> None:
        """Ask for the numbers as they are now."""
        if not self._listing:
            self._listing = True
            self._tasks.spawn(self._list(), "numbers.list")

    # --- work -----------------------------------------------------------------------------------

    async def _list(self) -> None:
        self.state.setText(self.tr("Asking Twilio…"))
        self.state.show()
        self.reload.setEnabled(False)
        try:
            rows = [number async for number in self._desk.setup.numbers()]
        except SellerCallError as error:
            self._show_problem(error, listing=True)
        else:
            self.problem.clear()
            self.connect_twilio.hide()
            self.state.setText(
                "" if rows else self.tr("This account has no numbers. Buy one at Twilio first.")
            )
            self.state.setVisible(not rows)
            self.list.show_numbers(rows)
        finally:
            self._listing = False
            self.reload.setEnabled(True)
        self._on_selection()

    def _run(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self._tasks.spawn(self._guarded(work), "numbers.change")

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self.problem.clear()
        try:
            await work()
        except SellerCallError as error:
            self._show_problem(error)
        finally:
            self._show_holds()
        self.start()

    async def _take(self, number: AccountNumber) -> None:
        self.plan.setEnabled(False)
        try:
            await self._desk.setup.take(number, self._fallback())
            self._close_plan()
        except NumberEditedError:
            self._close_plan()  # what it said no longer holds
            raise
        finally:
            self.plan.setEnabled(True)

    # --- what the person does -------------------------------------------------------------------

    def _on_take(self) -> None:
        if (number := self.list.chosen) is not None:
            self._asked = number
            self._show_plan()

    def _on_agreed(self) -> None:
        if self._asked is not None:
            self._run(partial(self._take, self._asked))

    def _close_plan(self) -> None:
        self._asked = None
        self.plan.hide()
        self.list.setFocus()

    def _on_action(self, action: str) -> None:
        if action == "retry":
            self.start()
        elif action == "connect":
            self.section_requested.emit("connections")

    def _fallback(self) -> str:
        return self._desk.fallback_url() if self.plan.fallback.isChecked() else ""

    # --- what is shown --------------------------------------------------------------------------

    def _on_number(self, _change: object) -> None:
        self._show_holds()
        if self.isVisible():
            self.start()

    def _on_tunnel(self, _news: TunnelChanged) -> None:
        self._show_way_in()
        if self._asked is not None:
            self._show_plan()

    def _show_plan(self) -> None:
        number = self._asked
        if number is None:
            return
        try:
            planned = self._desk.setup.plan(number, self._fallback())
        except SellerCallError as error:
            self._close_plan()
            self._show_problem(error)
            return
        shown = self.look.formats.number(number.number)
        self.plan.show_plan(
            number,
            shown,
            planned,
            fallback=bool(self._desk.fallback_url()),
            here=self._desk.setup.public_url.rstrip("/"),
        )
        if not self.plan.isVisible():
            self.plan.show()
            self.plan.agree.setFocus()
            QTimer.singleShot(
                0, self, lambda: self.ensureWidgetVisible(self.plan.agree)
            )  # once it is laid out

    def _show_holds(self) -> None:
        self.held.show_holds(self._desk.setup.holds)

    def _show_way_in(self) -> None:
        missing = not self._desk.setup.public_url
        self.way_in.setText(
            self.tr(
                "There is no way in from the internet yet: open a tunnel before a number is pointed here."
            )
        )
        self.way_in.setVisible(missing)
        self.tunnel.setVisible(missing)
        self._on_selection()

    def _show_problem(self, error: Exception, *, listing: bool = False) -> None:
        sentence = number_sentence(error)
        if (
            sentence.action == "connect" and listing and not self.list.table.rows
        ):  # nothing has failed: it is the start
            self.state.setText(self.tr("Connect Twilio, and its numbers are listed here."))
            self.connect_twilio.show()
            return
        self.state.hide()
        self.problem.show_sentence(sentence)

    def _on_selection(self) -> None:
        number = self.list.chosen
        self.take.setVisible(bool(self.list.table.rows))
        able = number is not None and number.voice and bool(self._desk.setup.public_url)
        self.take.setEnabled(able and not _is_ours(number, self._desk.setup))

    # --- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.look.theme.px
        intro = self.tr(
            "Choose the number of your Twilio account whose calls the AI answers on this computer."
        )
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        acts.addWidget(self.take)
        acts.addWidget(self.reload)
        acts.addStretch()
        top: tuple[QWidget, ...] = (
            label(intro, "muted", wrap=True),
            self.held,
            self.problem,
            self.way_in,
        )
        for part in top:
            self.column.addWidget(part)
            self.column.addSpacing(px(6))
        self.column.addWidget(self.tunnel, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(px(10))
        self.column.addWidget(label(self.tr("Numbers of the account"), "section"))
        self.column.addWidget(self.state)
        self.column.addWidget(self.list)
        self.column.addWidget(self.connect_twilio, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(px(4))
        self.column.addLayout(acts)
        self.column.addSpacing(px(4))
        self.column.addWidget(self.plan)
        self.column.addSpacing(px(16))
        self.column.addWidget(label(self.tr("Does it work?"), "section"))
        self.column.addWidget(self.check)
        self.plan.hide()
        self.connect_twilio.hide()

    def _connect(self, bridge: Bridge) -> None:
        bridge.number_changed.connect(self._on_number)
        self.look.theme.changed.connect(self._show_holds)  # pictures are drawn in the theme's colours
        bridge.tunnel_changed.connect(self._on_tunnel)
        self.list.chosen_changed.connect(self._on_selection)
        self.list.activated.connect(self.take.click)
        self.take.clicked.connect(self._on_take)
        self.reload.clicked.connect(self.start)
        setup = self._desk.setup
        self.held.restore_requested.connect(lambda hold_id: self._run(partial(setup.restore, hold_id)))
        self.held.forget_requested.connect(lambda hold_id: self._run(partial(setup.forget, hold_id)))
        self.plan.agreed.connect(self._on_agreed)
        self.plan.cancelled.connect(self._close_plan)
        self.plan.fallback_toggled.connect(lambda _on: self._show_plan())
        self.problem.action_chosen.connect(self._on_action)
        self.tunnel.clicked.connect(lambda: self.section_requested.emit("tunnel"))
        self.connect_twilio.clicked.connect(lambda: self.section_requested.emit("connections"))


def _is_ours(number: AccountNumber | None, setup: NumberSetup) -> bool:
    """Whether it is taken already and points to the present address."""
    hold = setup.holds.of(number.sid) if number is not None else None
    if number is None or hold is None or hold.state is not HoldState.HELD:
        return False
    return DOORS.public_url_of(number.routing) == setup.public_url.rstrip("/")
