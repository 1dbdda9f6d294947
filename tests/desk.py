"""A whole program on a whole simulated world, in this process, as fast as both can."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.desk import Desk, open_desk
from sellercall_desktop.app.building.setup import Setup
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.follow import PollPace
from sellercall_desktop.core.calls.placement import Looking
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.core.steering.phrases import make_ready
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.simulator import Simulator
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.calls.call import Call

FAST = PollPace(live_s=0.02, slowest_s=0.05, patience_s=0.1, aftercare_s=(0.02, 0.05, 0.1, 0.2))
QUICK = 200
"""Simulated seconds in a real one, where a test waits only for how a call ends."""
SOON_OVER = 400
SOON = Looking(pauses_s=(0.02, 0.05), appears_within_s=0.5)


@dataclass(frozen=True, slots=True)
class World:
    """The program and what is outside of it."""

    desk: Desk
    setup: Setup
    simulator: Simulator

    async def call_when(self, becomes: Callable[[Call], bool], within_s: float = PATIENCE_S) -> Call:
        """The first call that is as asked, now or once it changes."""
        found: asyncio.Future[Call] = asyncio.get_running_loop().create_future()

        def look(change: CallChanged) -> None:
            if not found.done() and becomes(change.call):
                found.set_result(change.call)

        end = self.setup.bus.subscribe(CallChanged, look)
        try:
            from sellercall_desktop.core.calls.history import CallQuery

            for call in (await self.desk.calls.page(CallQuery())).calls:
                whole = await self.desk.calls.get(call.id)
                if whole is not None and becomes(whole):
                    return whole
            async with asyncio.timeout(within_s):
                return await found
        finally:
            end()


def setup_for(
    folder: Path,
    simulator: Simulator,
    *,
    now: Callable[[], datetime] = utc_now,
    law: bool = False,
    **ultravox: object,
) -> Setup:
    """A start in `folder` whose providers are the simulator's.

    `law`: calls keep it, by the clock `now`; else it is told and stops none, because tests dial at any hour.
    """
    bus = Bus()
    overrides = {
        "twilio": {
            "base_url": simulator.twilio_url,
            "phone_number": simulator.phone_number,
            "calls_per_second": 100,
        },
        "ultravox": {"base_url": simulator.ultravox_url, **ultravox},
        "web": {"local_port": 0, "public_port": 0},
    }
    settings = SettingsFile(folder / "settings.toml", {}, bus.publish, overrides)
    redactor = Redactor()
    return Setup(
        paths_under(folder),
        settings,
        LayeredSecrets({}, SessionSecrets(), redactor.add, on_change=bus.publish),
        bus,
        Logbook(),
        None,
        FAST,
        SOON,
        redactor,
        now=now,
        law_is_kept=law,
    )


async def keep_credentials(setup: Setup, simulator: Simulator) -> None:
    """The simulator's credentials, where the program looks for them."""
    for secret, value in (
        (Secret.TWILIO_ACCOUNT_SID, simulator.account_sid),
        (Secret.TWILIO_AUTH_TOKEN, simulator.auth_token),
        (Secret.ULTRAVOX_API_KEY, simulator.api_key),
        (Secret.ULTRAVOX_WEBHOOK_SECRET, simulator.webhook_secret),
    ):
        await setup.secrets.set(secret, value)


@asynccontextmanager
async def open_program(setup: Setup, simulator: Simulator, *, webhooks: bool = True) -> AsyncIterator[World]:
    """The program beside a running simulator; without `webhooks` nothing can reach it from outside."""
    # In a simulated minute nobody has the second or more that the first words of a program take otherwise.
    await asyncio.to_thread(make_ready)
    await keep_credentials(setup, simulator)
    async with open_desk(setup) as desk:
        if webhooks:
            public = desk.web.public_url
            setup.settings.override("web", "public_url", public)
            simulator.configure_number(f"{public}/api/inbound", f"{public}/webhooks/twilio/status")
        yield World(desk, setup, simulator)


@asynccontextmanager
async def open_test_world(
    folder: Path, *, speed: float = 50, webhooks: bool = True, nobody_joins: bool = False, **more: object
) -> AsyncIterator[World]:
    """Program and simulator together. `speed`: simulated seconds in a real one; `more` as for `setup_for`.

    `nobody_joins`: the AI need not wait seconds of ours for a customer who is never put through.
    """
    async with Simulator(speed=SOON_OVER if nobody_joins else speed) as simulator:
        if nobody_joins:
            simulator.stage.patience_s = 0.1
        setup = setup_for(folder, simulator, **more)
        async with open_program(setup, simulator, webhooks=webhooks) as world:
            yield world
