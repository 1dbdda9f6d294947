"""Which calls people have before their eyes: those are asked about often, all others seldom."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from weakref import WeakValueDictionary


class Attention:
    """Each place of the program (the card on the desk, the history) shows at most one call."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}
        self._alarms: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()

    def look(self, place: str, call_id: str | None) -> None:
        """This call is seen at `place` from now on, and no other; None: no call is."""
        if self._seen.get(place) == call_id:
            return
        if call_id is None:
            del self._seen[place]
        else:
            self._seen[place] = call_id
            self.wake(call_id)

    def is_seen(self, call_id: str) -> bool:
        """Whether somebody has this call before his eyes."""
        return call_id in self._seen.values()

    def wake(self, call_id: str) -> None:
        """There is something to ask about this call: who rests is to go on now."""
        if (alarm := self._alarms.pop(call_id, None)) is not None:
            alarm.set()

    async def rest(self, call_id: str, seconds: float) -> None:
        """Wait so long, or until this call is woken."""
        alarm = self._alarms.setdefault(call_id, asyncio.Event())
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await alarm.wait()
