"""When the light of the number in the field is asked for: once it stands still, and again as it ages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.law.light import Light, Lights
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

AFTER_MS = 150
LASTS = timedelta(seconds=60)
"""Caps, lists and consents change at other desks, too."""
_SOONEST_MS = 1_000


class LightAsking(QObject):
    """Knows the light of one number at a time; an answer about another one is dropped."""

    known = cast("TypedSignal[Light]", Signal(object))
    unknown = cast("TypedSignal[StoreError]", Signal(object))
    """It could not be told; it is asked for again."""

    def __init__(self, lights: Lights, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._lights, self._tasks = lights, tasks
        self._number: PhoneNumber | None = None
        self._light: Light | None = None
        self._stale_at: datetime | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._again = QTimer(self, singleShot=True)
        for timer in (self._soon, self._again):
            timer.timeout.connect(self._ask)

    @property
    def light(self) -> Light | None:
        """Of the number in the field, where it is known and still holds."""
        fresh = self._stale_at is not None and utc_now() < self._stale_at
        return self._light if fresh else None

    def about(self, number: PhoneNumber | None) -> bool:
        """Ask about this number once it stands still, None: about none. Whether it is another one."""
        if number == self._number:
            return False
        self._number, self._light, self._stale_at = number, None, None
        self._again.stop()
        if number is None:
            self._soon.stop()
        else:
            self._soon.start()
        return True

    def is_about(self, e164: str) -> bool:
        """Whether this is the number, in whatever form of E.164."""
        return self._number is not None and self._number.e164 in spellings(e164)

    def ask_anew(self) -> None:
        """What a light rests on has changed: the one that is known holds nobody back any more."""
        self._stale_at = None
        if self._number is not None and not self._soon.isActive():
            self._ask()

    def _ask(self) -> None:
        if (number := self._number) is not None:
            self._soon.stop()
            self._tasks.spawn(self._load(number), "light")

    async def _load(self, number: PhoneNumber) -> None:
        try:
            light = await self._lights.light(number)
        except StoreError as error:
            if number == self._number:
                self._again.start(int(LASTS.total_seconds() * 1000))
                self.unknown.emit(error)
            return
        if number != self._number:
            return
        now = utc_now()
        ends = [one.until for one in light.reasons if one.until is not None and one.until > now]
        self._light, self._stale_at = light, min([now + LASTS, *ends])
        wait_ms = (self._stale_at - now).total_seconds() * 1000
        self._again.start(max(_SOONEST_MS, int(wait_ms)))
        self.known.emit(light)
