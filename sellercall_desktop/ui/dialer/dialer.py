"""The dialer: one field, one button. It holds no call: what becomes of one is shown by its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.ui.dialer.field import NumberField
from sellercall_desktop.ui.dialer.keypad import Keypad
from sellercall_desktop.ui.dialer.offer import OfferNote
from sellercall_desktop.ui.dialer.recents import Recents
from sellercall_desktop.ui.dialer.under_field import UnderField
from sellercall_desktop.ui.parts.look import Look, button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge

_HANDS_OFF_MS = 600  # an Enter meant for the program that had the keyboard a moment ago must not dial
_REQUEST_FIRST_MS = 30  # a repaint of what was dialed waits so long, so that the request leaves before it


class Dialer(QFrame):
    """Reads what is typed, dials it, and explains what cannot be dialed.

    Under the field stands why a number never left. What went wrong with a call that is in the history
    is told by its card, and there alone.
    """

    action_chosen = Signal(str)
    """An error's button that is not the dialer's to do: ``"settings"``, ``"connect"``, ``"history"``."""
    dialed = Signal()
    """A dial is over, however it went."""
    placed = cast("TypedSignal[Call]", Signal(object))
    """The carrier has accepted it."""

    def __init__(self, look: Look, region: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self._engine: Engine | None = None
        self._tasks: Tasks  # there is one with the engine
        self._dialing: dict[str, str] = {}  # E.164 to what was typed
        self._waiting = ""  # the number to call as soon as there is an engine
        self._scroll = QScrollArea(self)
        self._inside = inside = QWidget(self._scroll)
        self._field, self._under = NumberField(inside), UnderField(look, region, inside)
        self._keypad = Keypad(look, inside)
        self._under.make_room(self._keypad)
        self._call = button(look, self.tr("Call"), "phone-fill", "primary", icon_role="on_call")
        self._recents = Recents(look, self._call, inside)
        self._paint_again = QTimer(self, singleShot=True, interval=_REQUEST_FIRST_MS)
        self._asked = OfferNote(look, inside)
        self._hands_off = QTimer(self, singleShot=True, interval=_HANDS_OFF_MS)
        self._ended = False
        self._ready_for = ""  # the number for which the engine was asked to prepare
        self._build()
        self._connect()
        self._show_button()

    # --- for the window -----------------------------------------------------------------------

    @property
    def field(self) -> NumberField:
        """The number field."""
        return self._field

    def attach(self, engine: Engine, calls: CallStore, tasks: Tasks, bridge: Bridge) -> None:
        """From now on it can dial."""
        import asyncio

        self._engine, self._tasks = engine, tasks
        tasks.spawn(asyncio.to_thread(_load_plans), "dialer.plans")
        self._under.ask_before(engine.objection_to)
        for news in (bridge.settings_changed, bridge.do_not_call_changed, bridge.contact_names_changed):
            news.connect(self._under.refresh)
        self._recents.attach(calls, tasks, bridge, self._typed_digits)
        if self._waiting:
            self.call_typed()

    def detach(self) -> None:
        """The program ends: start nothing more."""
        self._engine, self._ended = None, True
        self._recents.detach()
        self._stop_waiting()

    def take(self, number: str) -> None:
        """Put a number into the field, ready to be dialed."""
        self._field.setText(number)
        self.focus_field()

    def put_above_recents(self, part: QWidget) -> None:
        """Show this, too."""
        self._box.insertWidget(self._box.indexOf(self._recents), part)

    def offer(self, text: str, note: str) -> None:
        """Put what another program named into the field and ask; only the person dials it."""
        from sellercall_desktop.ui.dialer.notes import written

        reading = self._under.read(text)
        self._field.selectAll()
        # By insert(), so that Ctrl+Z brings back what was there.
        self._field.insert(written(reading) if reading.number else text)
        self._asked.ask(note if reading.number else "")
        if reading.number is None:
            self._under.show_text(text, insist=True)
            self._field.mark(error=True)
        self._hands_off.start()
        self.focus_field()

    def take_over(self, other: Dialer) -> None:
        """Go on where `other` was left: what was typed, and what is being dialed."""
        self._field.setText(other._field.text())
        self._dialing = other._dialing
        other.dialed.connect(self._show_button)
        self._show_button()

    def focus_field(self) -> None:
        """Let the person type."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def close_opened(self) -> bool:
        """Take back a number that waits to be called; False where none does."""
        if not self._waiting or not self.isVisible():
            return False
        self._on_canceled()
        return True

    def type_in(self, text: str) -> None:
        """Write at the cursor, wherever the keyboard was until now."""
        self._field.setFocus()
        self._field.insert(text)

    def call_typed(self) -> None:
        """Call the number in the field; what cannot be called is explained under it."""
        engine, text = self._engine, self._field.text()
        if self._ended or self._hands_off.isActive():
            return
        reading = self._under.show_text(text, insist=True)
        if reading.number is None:
            self._field.mark(error=bool(text.strip()))
            self._field.setFocus()
            return
        if engine is None:
            self._waiting = reading.number.e164
            self._under.show_waiting(reading.number.international)
            return
        e164 = reading.number.e164
        self.setUpdatesEnabled(False)
        self._paint_again.start()
        self._field.clear()
        self._under.clear_problem()
        if e164 in self._dialing:
            return
        self._dialing[e164] = text
        self._show_button()
        task = self._tasks.spawn(
            self._place(engine, e164), "dial", lambda error: self._on_failed(e164, error)
        )
        task.add_done_callback(lambda _task: self._on_over(e164))

    async def _place(self, engine: Engine, e164: str) -> None:
        call: Call = await engine.dial(e164)
        self.placed.emit(call)

    def _on_failed(self, e164: str, error: BaseException) -> None:
        from sellercall_desktop.core.errors import OthersCallError, SellerCallError, StoreError

        told_here = isinstance(error, (OthersCallError, StoreError))  # no card of ours can tell
        if isinstance(error, SellerCallError) and error.call_id and not told_here:
            return  # its card says so
        self._under.show_problem(e164, error)
        if not self._field.text():
            self._field.setText(self._dialing[e164])
            self._field.selectAll()

    def _on_over(self, e164: str) -> None:
        del self._dialing[e164]
        self._show_button()
        self.dialed.emit()

    # --- inside -------------------------------------------------------------------------------

    def _stop_waiting(self) -> None:
        self._waiting = ""
        self._under.stop_waiting()

    def _build(self) -> None:
        px = self._look.theme.px
        self._field.setAccessibleName(self.tr("Number to call"))
        self._field.setToolTip(self.tr("Number to call (Ctrl+D)"))
        self._call.setProperty("fit", "large")
        self._call.setAccessibleName(self.tr("Call"))
        inside = self._inside
        inside.setProperty("role", "scroll")
        self._box = box = QVBoxLayout(inside)
        box.setContentsMargins(px(16), px(16), px(16), px(12))
        box.setSpacing(px(12))
        box.addWidget(label(self.tr("Call a number"), "title"))
        for widget in (self._asked, self._field, self._under, self._keypad, self._call, self._recents):
            box.addWidget(widget)
        box.addStretch(1)
        _scroll(self._scroll, inside, self)
        self.setMinimumWidth(px(248))
        QWidget.setTabOrder(self._field, self._call)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_text)
        self._field.entered.connect(self.call_typed)
        self._field.focused.connect(self._warm)
        self._field.down.connect(self._recents.focus_first)
        self._call.clicked.connect(self.call_typed)
        self._under.canceled.connect(self._on_canceled)
        self._under.action_chosen.connect(self._on_action)
        self._keypad.pressed.connect(self.type_in)
        self._keypad.erased.connect(self._field.backspace)
        self._under.chosen.connect(self.take)
        self._recents.chosen.connect(self.take)
        self._recents.left_upwards.connect(self._field.setFocus)
        self._paint_again.timeout.connect(partial(self.setUpdatesEnabled, True))

    def _on_text(self, text: str) -> None:
        self._field.mark(error=False)
        self._asked.clear()
        self._stop_waiting()
        reading = self._under.show_text(text)
        self._prepare(reading.number.e164 if reading.number else "")
        self._show_button()
        self._recents.refresh_soon()

    def _on_action(self, action: str, number: str) -> None:
        if action == "retry":
            self._field.setText(number)
            self.call_typed()
        elif action == "correct":
            self.take(number)
        else:
            self.action_chosen.emit(action)

    def _on_canceled(self) -> None:
        self._stop_waiting()
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc takes back a number that waits to be called; else it is left to the window."""
        if event.key() != Qt.Key.Key_Escape or not self.close_opened():
            super().keyPressEvent(event)

    def _show_button(self) -> None:
        if not self._dialing or self._field.text().strip():
            self._call.setText(self.tr("Call"))
            self._call.setIcon(self._look.icons.icon("phone-fill", "on_call"))
        else:
            self._call.setText(self.tr("Calling…"))
            self._call.setIcon(self._look.icons.icon("phone-outgoing", "on_call"))

    def _prepare(self, e164: str) -> None:
        """The number is whole: let the engine have at hand what a click would wait for."""
        if e164 and e164 != self._ready_for and self._engine is not None:
            self._tasks.spawn(self._engine.prepare(), "prepare")
        self._ready_for = e164

    def _warm(self) -> None:
        if self._engine is not None:
            self._tasks.spawn(self._engine.warm(), "warm")

    def _typed_digits(self) -> str:
        """What the recent numbers are to fit; nothing where a whole number is there already."""
        text = self._field.text()
        whole = self._under.read(text).number is not None
        return "" if whole else "".join(filter(str.isdigit, text))


def _scroll(area: QScrollArea, inside: QWidget, around: QWidget) -> None:
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    outer = QVBoxLayout(around)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)


def _load_plans() -> None:
    """Bring in the numbering plans before the first key is pressed."""
    from sellercall_desktop.core.phone.reading import read

    read("+573001234567", "CO")
