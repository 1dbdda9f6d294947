"""Keeps the chosen tunnel open and proven: opens and proves it, reopens a lost one, publishes each change.

"Open" means that a request through the public address came back. A failure here stops nothing else.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.retrying import pause_after
from sellercall_desktop.core.secrets import SecretChanged
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.settings_file import SettingsChanged
from sellercall_desktop.tunnel.kinds import FIXED, NONE, SECRET_OF, make_tunnel, wish
from sellercall_desktop.tunnel.local_address import LocalAddress
from sellercall_desktop.tunnel.proof import Proof
from sellercall_desktop.tunnel.waking import SleepWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TunnelPace:
    """Seconds. Lists give the pause after the first failure, the second …; the last one repeats."""

    prove_every_s: float = 60.0
    prove_again_s: tuple[float, ...] = (0.3, 1.0, 2.0, 4.0)  # after a proof that failed
    proofs: int = 8  # failed ones in a row, after which a new tunnel counts as failed
    proofs_once_open: int = 3  # the same of one that was proven before
    reopen_s: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
    lasting_s: float = 10.0  # a tunnel that held so long starts the row of pauses anew
    flapping_s: float = 2.0  # longest pause after one that was proven, however short it held
    after_fault_s: float = 60.0  # until a fault of ours is tried again


class TunnelSupervisor:
    """One tunnel at a time, as settings want it. Open it as a context; it closes before the web server."""

    def __init__(
        self,
        settings: SettingsFile,
        secrets: Secrets,
        bus: Bus,
        tasks: Tasks,
        *,
        listener_url: Callable[[], str],
        issue_nonce: Callable[[], str],
        on_url: Callable[[str | None], None],
        pace: TunnelPace | None = None,
        watch: SleepWatch | None = None,
    ) -> None:
        """Nothing is opened yet.

        Args:
            settings: what is wanted, now and whenever it changes.
            secrets: tokens and passphrases.
            bus: where `TunnelChanged` goes.
            tasks: runs what goes on in the background.
            listener_url: the public listener's own address on this machine.
            issue_nonce: makes a nonce that this listener will answer for.
            on_url: hears each address once it is proven, and None when it no longer holds. A tunnel
                that breaks keeps its address: whatever still comes through it was signed for that one.
            pace: how often and how patiently.
            watch: notices that the computer slept.
        """
        self._settings, self._secrets, self._bus, self._tasks = settings, secrets, bus, tasks
        self._listener_url, self._on_url = listener_url, on_url
        self._proof, self._pace, self._watch = Proof(issue_nonce), pace or TunnelPace(), watch or SleepWatch()
        self._wanted = asyncio.Event()  # what settings want has changed
        self._woken = asyncio.Event()  # look now: the computer slept, or somebody asked
        self._running: list[asyncio.Task[None]] = []
        self._wish = wish(settings.value)
        self._url: str | None = None
        self.known = TunnelChanged(TunnelState.CLOSED, NONE)
        """The tunnel's state, as last published."""

    async def __aenter__(self) -> Self:
        self._subscriptions = (
            self._bus.subscribe(SettingsChanged, self._on_settings),
            self._bus.subscribe(SecretChanged, self._on_secret),
        )
        self._running = [
            self._tasks.spawn(self._run(), "tunnel"),
            self._tasks.spawn(self._watch.run(self.look), "tunnel.waking"),
        ]
        return self

    async def __aexit__(self, *_error: object) -> None:
        for end in self._subscriptions:
            end()
        await _cancel(*self._running)
        await self._proof.close()

    def look(self) -> None:
        """Prove it now, or try now to open it, instead of when it would be time."""
        self._woken.set()

    # --- as settings want it -------------------------------------------------------------------

    def _on_settings(self, change: SettingsChanged) -> None:
        now = wish(change.new)
        if now != self._wish:
            self._wish = now
            self._wanted.set()

    def _on_secret(self, change: SecretChanged) -> None:
        """What could not log in is tried again at once. An open one stays: a call may be using it."""
        if change.secret is SECRET_OF.get(self._settings.value.tunnel.kind):
            self.look()

    async def _run(self) -> None:
        session: asyncio.Task[None] | None = None
        try:
            while True:
                self._wanted.clear()
                kind = self._settings.value.tunnel.kind
                if kind == NONE:
                    self._say(TunnelChanged(TunnelState.CLOSED, NONE))
                else:
                    session = self._tasks.spawn(self._keep_open(kind), f"tunnel.{kind}", self._on_fault)
                await self._wanted.wait()
                await _cancel(session)
                self._tell(kind, None)
        finally:
            await _cancel(session)

    async def _keep_open(self, kind: str) -> None:
        """Open it again and again, for ever."""
        failures = 0
        self._say(TunnelChanged(TunnelState.OPENING, kind))
        while True:
            begun = asyncio.get_running_loop().time()
            try:
                await self._one_time(kind)
            except TunnelError as error:
                worked = self.known.state in {TunnelState.OPEN, TunnelState.DEGRADED}
                lasted_s = asyncio.get_running_loop().time() - begun
                failures = 1 if worked and lasted_s > self._pace.lasting_s else failures + 1
                pause = pause_after(failures, self._pace.reopen_s)
                pause = max(error.wait_s, min(pause, self._pace.flapping_s) if worked else pause)
                self._say(TunnelChanged(TunnelState.RECONNECTING, kind, self._url, error))
                await self._pause(pause)

    async def _one_time(self, kind: str) -> None:
        """From opening to the end, which is always a TunnelError."""
        parts = urlsplit(self._listener_url())
        local = LocalAddress(parts.hostname or "127.0.0.1", parts.port or 0)
        tunnel = await make_tunnel(self._settings.value, self._secrets, local)
        ended: asyncio.Task[str] | None = None
        try:
            url = await tunnel.open()
            ended = self._tasks.spawn(tunnel.lost(), f"tunnel.{kind}.lost")
            await self._keep_proven(kind, url, ended)
        finally:
            await _cancel(ended)
            await tunnel.close()

    # --- proven, not hoped ----------------------------------------------------------------------

    async def _keep_proven(self, kind: str, url: str, ended: asyncio.Task[str]) -> None:
        failures, was_open = 0, False
        while True:
            self._woken.clear()
            error = await self._proof_or_end(kind, url, ended)
            if error is None:
                failures, was_open = 0, True
                self._tell(kind, url)
                self._say(TunnelChanged(TunnelState.OPEN, kind, url))
                pause = self._pace.prove_every_s
            else:
                failures += 1
                if failures >= (self._pace.proofs_once_open if was_open else self._pace.proofs):
                    raise error
                if was_open:
                    self._say(TunnelChanged(TunnelState.DEGRADED, kind, url, error))
                pause = pause_after(failures, self._pace.prove_again_s)
            await self._pause(pause, ended)
            if ended.done():
                raise TunnelError(kind, TunnelProblem.LOST, ended.result())

    async def _proof_or_end(self, kind: str, url: str, ended: asyncio.Task[str]) -> TunnelError | None:
        """Why the proof failed; None where it did not. A tunnel that ends meanwhile is not waited for."""
        asked = self._tasks.spawn(self._ask(kind, url), "tunnel.proof")
        try:
            await asyncio.wait((asked, ended), return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                raise TunnelError(kind, TunnelProblem.LOST, ended.result())
            return asked.result()
        finally:
            await _cancel(asked)

    async def _ask(self, kind: str, url: str) -> TunnelError | None:
        try:
            await self._proof.ask(kind, url)
        except TunnelError as error:
            return error
        return None

    async def _pause(self, seconds: float, *ends: asyncio.Task[str]) -> None:
        """Wait so long, or until the computer wakes, or until one of `ends` is over."""
        woken = self._tasks.spawn(self._woken.wait(), "tunnel.pause")
        try:
            await asyncio.wait((woken, *ends), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            self._woken.clear()
        finally:
            await _cancel(woken)

    # --- telling ---------------------------------------------------------------------------------

    def _tell(self, kind: str, url: str | None) -> None:
        if url == self._url:
            return
        self._url = url
        if kind != FIXED:  # that one is a setting already
            self._on_url(url)

    def _on_fault(self, error: BaseException) -> None:
        """A fault of this program ended the session: say so, and begin again later."""
        log.error("tunnel.fault", exc_info=error)
        kind = self._settings.value.tunnel.kind
        fault = TunnelError(kind, TunnelProblem.PROGRAM_ENDED, type(error).__name__)
        self._say(TunnelChanged(TunnelState.RECONNECTING, kind, self._url, fault))
        asyncio.get_running_loop().call_later(self._pace.after_fault_s, self._wanted.set)

    def _say(self, news: TunnelChanged) -> None:
        if news == self.known:
            return
        before, self.known = self.known, news
        if news.state is not before.state or str(news.error) != str(before.error):
            level = logging.WARNING if news.error is not None else logging.INFO
            told = {"kind": news.kind, "state": news.state.value, "url": news.url or ""}
            log.log(level, "tunnel.changed", extra={**told, "problem": str(news.error or "")})
        self._bus.publish(news)


async def _cancel(*tasks: asyncio.Task[object] | None) -> None:
    """End them and wait until they have ended."""
    going = [task for task in tasks if task is not None]
    for task in going:
        task.cancel()
    if going:
        await asyncio.wait(going)
