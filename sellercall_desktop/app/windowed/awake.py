"""Keeps the computer from sleeping while calls are live, and only then."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call

log = logging.getLogger(__name__)

BEGIN_AFTER_S = 1.0
"""The first call's own requests go before; no computer falls asleep within a second of a click."""


def system_mode() -> AbstractContextManager[object]:
    """The system's own way. Entering raises wakepy's ActivationError where there is none."""
    from wakepy import keep

    return keep.running(on_fail="error")


class Awake:
    """Inhibits sleep from the first live call to the end of the last."""

    def __init__(
        self,
        bus: Bus,
        live_calls: Sequence[Call],
        mode: Callable[[], AbstractContextManager[object]] = system_mode,
        begin_after_s: float = BEGIN_AFTER_S,
    ) -> None:
        """`live_calls` went on before; `mode` is made, entered and left on one thread."""
        self._live = {call.id for call in live_calls}
        self._mode, self._begin_after_s = mode, begin_after_s
        self._turned = asyncio.Event()
        self._complained = False
        self._end = bus.subscribe(CallChanged, self._on_call)

    async def run(self) -> None:
        """Watch until cancelled; what is held then is given back."""
        try:
            while True:
                await self._until(live=True)
                await asyncio.sleep(self._begin_after_s)
                if self._live:
                    await self._hold()
        finally:
            self._end()

    async def _hold(self) -> None:
        """Until no call is live; also a cancelled one gives back what a thread was still entering."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "awake") as thread:  # wakepy wants one thread for all of it
            entering = loop.run_in_executor(thread, self._enter)
            try:
                await asyncio.shield(entering)
                await self._until(live=False)
            finally:
                if (held := await entering) is not None:
                    await asyncio.shield(loop.run_in_executor(thread, _leave, held))

    def _on_call(self, change: CallChanged) -> None:
        (self._live.add if change.call.is_live else self._live.discard)(change.call.id)
        self._turned.set()

    async def _until(self, *, live: bool) -> None:
        while bool(self._live) is not live:
            self._turned.clear()
            await self._turned.wait()

    def _enter(self) -> AbstractContextManager[object] | None:
        """None where the system has no way: said once, and tried again with the next call."""
        try:
            mode = self._mode()
            mode.__enter__()
        except (RuntimeError, OSError) as error:  # ActivationError is a RuntimeError
            if not self._complained:
                self._complained = True
                problem = " ".join(str(error).split())[:300]
                log.warning("sleep.not_inhibited", extra={"problem": problem})
            return None
        log.info("sleep.inhibited")
        return mode


def _leave(held: AbstractContextManager[object]) -> None:
    try:
        held.__exit__(None, None, None)
    except (RuntimeError, OSError) as error:  # the bus has gone; so has the inhibition, which was its
        log.warning("sleep.not_allowed_again", extra={"problem": str(error)[:300]})
    else:
        log.info("sleep.allowed")
