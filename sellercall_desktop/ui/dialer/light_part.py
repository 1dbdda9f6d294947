"""The light in the dialer: strip, details and Call button say the same; a red one is not dialed unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.ui.dialer.light_asking import LightAsking
from sellercall_desktop.ui.dialer.light_details import LightDetails
from sellercall_desktop.ui.dialer.light_strip import LightStrip
from sellercall_desktop.ui.dialer.light_words import word
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.errors import StoreError
    from sellercall_desktop.core.law.light import Light, Lights, LightsChanged
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.dialer.dialer import Dialer
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge


class LightPart(QObject):
    """Hears which number is in the field, and stands between it and a dial."""

    schedule_wanted = cast("TypedSignal[tuple[Light, datetime]]", Signal(object))
    """The number is to be called at this moment."""
    another_time_wanted = Signal(str)
    """The number (E.164) is to be called at a moment that the person names."""

    def __init__(
        self,
        dialer: Dialer,
        look: Look,
        lights: Lights,
        tasks: Tasks,
        bridge: Bridge,
        *,
        can_schedule: bool,
    ) -> None:
        super().__init__(dialer)
        self._dialer, self._look = dialer, look
        self._opens_for = ""  # a dial of this number was refused: its light is opened when it is known
        self.overrides: Callable[[str, str], bool] = lambda _e164, _reason: False
        """Who else calls this number for this reason; False where the dialer does."""
        self.asking = LightAsking(lights, tasks, self)
        self.strip = LightStrip(look, dialer.light_place)
        self.details = LightDetails(look, dialer.middle)
        dialer.put_light(self.strip, self.details)
        self.details.action_chosen.connect(dialer.action_chosen)
        self.details.call_wanted.connect(dialer.call_typed)
        ways = self.details.ways_out
        ways.can_schedule = can_schedule
        self.asking.known.connect(self._show)
        self.asking.unknown.connect(self._on_unknown)
        self.strip.toggled.connect(lambda on: self.open() if on else self.close())
        ways.override_wanted.connect(self._on_override)
        ways.schedule_wanted.connect(self._on_schedule)
        ways.another_time_wanted.connect(self._on_another_time)
        for change in (bridge.settings_changed, bridge.do_not_call_changed):
            change.connect(self.asking.ask_anew)
        bridge.lights_changed.connect(self._on_lights)
        dialer.placed.connect(lambda call: ways.forget_reason(call.number))
        dialer.stand_before(self)

    def _on_lights(self, change: LightsChanged) -> None:
        if not change.number or self.asking.is_about(change.number):
            self.asking.ask_anew()

    @property
    def light(self) -> Light | None:
        """Of the number in the field, where it is known."""
        return self.asking.light

    @property
    def is_open(self) -> bool:
        """Whether the details are in the keypad's place."""
        return self._dialer.middle.currentWidget() is self.details

    # --- for the dialer -----------------------------------------------------------------------

    def about(self, number: PhoneNumber | None) -> None:
        """This number is in the field now."""
        if self.asking.about(number):
            self._put_away(given_up=False)
            self.strip.show_nothing()

    @property
    def button_words(self) -> str:
        """What the Call button says instead; empty where it calls."""
        light = self.light
        return word(light) if light is not None and light.verdict is LightVerdict.RED else ""

    def holds_back(self) -> bool:
        """The number was to be dialed: where its light is red, offer the ways out instead."""
        if not self.button_words:
            return False
        self.open()
        return True

    def refused(self, e164: str, error: BaseException) -> None:
        """This dial was refused, and its number is in the field again: where the light is why, open it."""
        if isinstance(error, GuardError):
            self.open_when_known(e164)

    def open_when_known(self, e164: str) -> None:
        """This number in the field was refused: show its light anew, opened where it is red."""
        self._opens_for = e164
        self.asking.ask_anew()

    def close(self) -> bool:
        """Nobody wants the way out any more: give the keypad its place back; False where it has it."""
        return self._put_away(given_up=True)

    def _put_away(self, *, given_up: bool) -> bool:
        if not self.is_open:
            return False
        self.details.ways_out.leave(given_up=given_up)
        had_focus = self.details.isAncestorOf(self._dialer.focusWidget() or self._dialer)
        self._dialer.middle.setCurrentIndex(0)
        self.strip.setChecked(False)
        if had_focus:
            self._dialer.field.setFocus()
        return True

    def open(self) -> bool:
        """Show the details, the keyboard at the first way out; False where no light is known."""
        light = self.light
        if light is None:
            self.strip.setChecked(False)
            return False
        self._dialer.clear_problem()
        self.details.show_light(light)
        self._dialer.middle.setCurrentWidget(self.details)
        self.strip.setChecked(True)
        self.details.take_focus()
        return True

    def toggle(self) -> bool:
        """Open or close them, by a key; False where there is nothing to open."""
        return self.close() or self.open()

    # --- inside -------------------------------------------------------------------------------

    def _show(self, light: Light) -> None:
        self.strip.show_light(light)
        if self.is_open:
            self.details.show_light(light)
        self._dialer.show_button()
        waited_for = self._opens_for == light.number.e164 and self._dialer.field.hasFocus()
        if waited_for and light.verdict is LightVerdict.RED:  # else the person is at something else by now
            self.open()
        self._opens_for = ""

    def _on_unknown(self, error: StoreError) -> None:
        said = sentence_for(error)
        self.strip.show_unknown(said.why or said.what)
        self._dialer.show_button()

    def _on_override(self, reason: str) -> None:
        number = self._dialer.number
        if number is not None and not self.overrides(number.e164, reason):
            self._dialer.call_in_spite_of(reason)

    def _on_schedule(self, at: datetime) -> None:
        if (light := self.light) is not None:
            self.schedule_wanted.emit((light, at))

    def _on_another_time(self) -> None:
        if (light := self.light) is not None:
            self.another_time_wanted.emit(light.number.e164)
