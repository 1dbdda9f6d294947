"""The dialer: one field, one button. It holds no call: what becomes of one is shown by its card."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.dialer.field import NumberField
from sellercall_desktop.ui.dialer.keypad import Keypad
from sellercall_desktop.ui.dialer.offer import OfferNote
from sellercall_desktop.ui.dialer.recents import Recents
from sellercall_desktop.ui.dialer.under_field import UnderField
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.parts.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.dialer.dialing import Dialing
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge

_HANDS_OFF_MS = 600  # an Enter meant for the program that had the keyboard a moment ago must not dial,
# nor is the second one of a double press meant for the field that the first has emptied
_REQUEST_FIRST_MS = 30  # a repaint of what was dialed waits so long, so that the request leaves before it
_LIGHT_PX = 56


class BeforeDialing(Protocol):
    """Who knows whether the number in the field may be called (`LightPart`)."""

    @property
    def button_words(self) -> str:
        """What the Call button says instead; empty where it calls."""

    def about(self, number: PhoneNumber | None) -> None:
        """This number is in the field now."""

    def holds_back(self) -> bool:
        """The number was to be dialed; True where something else was offered instead."""

    def refused(self, e164: str, error: BaseException) -> None:
        """A dial was refused."""

    def close(self) -> bool:
        """Close what is open; False where nothing is."""

    def toggle(self) -> bool:
        """Open what it rests on, or close it; False where nothing is known."""


class DialerFace(QFrame):
    """What the dialer is made of, from above: field, what it says, light, keypad, button, recent numbers."""

    def __init__(self, look: Look, region: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self._scroll = QScrollArea(self)
        self._inside = inside = QWidget(self._scroll)
        self._field, self._under = NumberField(inside), UnderField(look, region, inside)
        self.light_place, self.middle = QWidget(inside), QStackedWidget(inside)
        self._keypad = Keypad(look, self.middle)
        self._under.make_room(self.middle)
        self._call = button(
            look, QCoreApplication.translate("Dialer", "Call"), "phone-fill", "primary", icon_role="on_call"
        )
        self._recents = Recents(look, self._call, inside)
        self._asked = OfferNote(look, inside)
        self._build()

    @property
    def field(self) -> NumberField:
        """The number field."""
        return self._field

    def put_above_recents(self, part: QWidget) -> None:
        """Show this, too."""
        self._box.insertWidget(self._box.indexOf(self._recents), part)

    def put_on_top(self, part: QWidget) -> None:
        """Show this above all of it."""
        self._box.insertWidget(0, part)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to it, be it only just shown: until it is laid out the page ends where it did before."""
        self._box.activate()
        QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))
        self._scroll.ensureWidgetVisible(part)

    def put_light(self, strip: QWidget, details: QWidget) -> None:
        """Show the light of the number in its place, and what it rests on in the keypad's when asked."""
        box = QVBoxLayout(self.light_place)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(strip)
        self.middle.addWidget(details)
        for before, after in itertools.pairwise((self._field, strip, details, self._call)):
            QWidget.setTabOrder(before, after)

    def _build(self) -> None:
        px = self._look.theme.px
        self._field.setAccessibleName(QCoreApplication.translate("Dialer", "Number to call"))
        self._field.setToolTip(QCoreApplication.translate("Dialer", "Number to call (Ctrl+D)"))
        self._call.setProperty("fit", "large")
        self._call.setAccessibleName(QCoreApplication.translate("Dialer", "Call"))
        inside = self._inside
        inside.setProperty("role", "scroll")
        self._box = box = QVBoxLayout(inside)
        box.setContentsMargins(px(16), px(16), px(16), px(12))
        box.setSpacing(px(12))
        box.addWidget(label(QCoreApplication.translate("Dialer", "Call a number"), "title"))
        self.light_place.setFixedHeight(px(_LIGHT_PX))  # what is below does not jump when one is known
        self.middle.addWidget(self._keypad)
        above = (self._asked, self._field, self._under, self.light_place, self.middle)
        for widget in (*above, self._call, self._recents):
            box.addWidget(widget)
        box.addStretch(1)
        _scroll(self._scroll, inside, self)
        self.setMinimumWidth(px(248))
        QWidget.setTabOrder(self._field, self._call)


class Dialer(DialerFace):
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
        super().__init__(look, region, parent)
        self._line: Dialing | None = None
        self._light: BeforeDialing | None = None
        self.number: PhoneNumber | None = None
        """What the field says."""
        self._dialing: dict[str, str] = {}  # E.164 to what was typed
        self._waiting = ""  # the number to call as soon as there is an engine
        self._paint_again = QTimer(self, singleShot=True, interval=_REQUEST_FIRST_MS)
        self._hands_off = QTimer(self, singleShot=True, interval=_HANDS_OFF_MS)
        self._just_dialed = QTimer(self, singleShot=True, interval=_HANDS_OFF_MS)
        self._ended = False
        self._connect()
        self.show_button()

    # --- for the window -----------------------------------------------------------------------

    def attach(self, engine: Engine, calls: CallStore, tasks: Tasks, bridge: Bridge) -> None:
        """From now on it can dial."""
        import asyncio

        from sellercall_desktop.ui.dialer.dialing import Dialing

        self._line = line = Dialing(engine, tasks, self._dialing, self)
        line.placed.connect(self.placed)
        line.failed.connect(self._on_failed)
        line.over.connect(self._on_over)
        tasks.spawn(asyncio.to_thread(_load_plans), "dialer.plans")
        self._under.ask_before(engine.objection_to)
        for news in (bridge.settings_changed, bridge.do_not_call_changed, bridge.contact_names_changed):
            news.connect(self._under.refresh)
        self._recents.attach(calls, tasks, bridge, self._typed_digits)
        if self._waiting:
            self.call_typed()

    def detach(self) -> None:
        """The program ends: start nothing more."""
        self._line, self._ended = None, True
        if self._light is not None:
            self._light.about(None)
        self._recents.detach()
        self._stop_waiting()

    def take(self, number: str) -> None:
        """Put a number into the field, ready to be dialed."""
        self._field.setText(number)
        self.focus_field()

    def stand_before(self, light: BeforeDialing) -> None:
        """From now on this is asked before a dial, and says itself why a number may not be called."""
        self._light = light
        self._under.ask_before(lambda _e164: None)
        light.about(self.number)

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
        other.dialed.connect(self.show_button)
        self.show_button()

    def focus_field(self) -> None:
        """Let the person type."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def close_opened(self) -> bool:
        """Close the light's reasons, or take back a number that waits to be called; False without either."""
        if not self.isVisible():
            return False
        if self._light is not None and self._light.close():
            return True
        if not self._waiting:
            return False
        self._on_canceled()
        return True

    def type_in(self, text: str) -> None:
        """Write at the cursor, wherever the keyboard was until now."""
        self._field.setFocus()
        self._field.insert(text)

    def call_typed(self) -> None:
        """Call the number in the field; what cannot be called is explained under it."""
        text = self._field.text()
        if self._ended or self._hands_off.isActive() or (not text and self._just_dialed.isActive()):
            return
        number = self._under.show_text(text, insist=True).number
        if number is None:
            self._field.mark(error=bool(text.strip()))
            self._field.setFocus()
        elif self._line is None:
            self._waiting = number.e164
            self._under.show_waiting(number.international)
        elif self._light is None or not self._light.holds_back():
            self._dial(number.e164, text)

    def call_in_spite_of(self, reason: str) -> None:
        """Call the number in the field although its light is red; `reason` says why."""
        if self.number is not None and not self._ended:
            self._dial(self.number.e164, self._field.text(), reason)

    def toggle_light(self) -> bool:
        """Open or close what the light of the number rests on; False where none is known."""
        return self._light is not None and self._light.toggle()

    def clear_problem(self) -> None:
        """Why a number never left is told elsewhere now."""
        self._under.clear_problem()

    # --- inside -------------------------------------------------------------------------------

    def _dial(self, e164: str, text: str, in_spite_of: str = "") -> None:
        self.setUpdatesEnabled(False)
        self._paint_again.start()
        self._just_dialed.start()
        self._field.clear()
        self._under.clear_problem()
        if e164 not in self._dialing and self._line is not None:
            self._line.dial(e164, text, in_spite_of)
            self.show_button()

    def _on_failed(self, e164: str, typed: str, error: BaseException) -> None:
        self._under.show_problem(e164, error)
        if not self._field.text():
            self._field.setText(typed)
            self._field.selectAll()
            if self._light is not None:
                self._light.refused(e164, error)

    def _on_over(self) -> None:
        self.show_button()
        self.dialed.emit()

    def _stop_waiting(self) -> None:
        self._waiting = ""
        self._under.stop_waiting()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_text)
        self._field.entered.connect(self.call_typed)
        self._field.focused.connect(self._warm)
        self._field.focused.connect(partial(self._scroll.verticalScrollBar().setValue, 0))
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
        self.number = number = self._under.show_text(text).number
        if self._line is not None:
            self._line.prepare(number.e164 if number is not None else "")
        if self._light is not None:
            self._light.about(number)
        self.show_button()
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

    def show_button(self) -> None:
        """Say what a press of it does now."""
        words, icon, role = self.tr("Call"), "phone-fill", "primary"
        if self._dialing and not self._field.text().strip():
            words, icon = self.tr("Calling…"), "phone-outgoing"
        elif self._light is not None and self._light.button_words:
            words, icon, role = self._light.button_words, "phone-slash", "danger-quiet"
        self._call.setText(words)
        self._call.setIcon(self._look.icons.icon(icon, "on_call" if role == "primary" else "hang_up"))
        set_role(self._call, role)

    def _warm(self) -> None:
        if self._line is not None:
            self._line.warm()

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
