"""From the ground to everything a start needs: log, secrets, world. Behind the first paint."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.ground import open_ground
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.logs.redaction import Redactor
from sellercall_desktop.settings_file import SettingsChanged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.ground import Ground
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.follow import Pace
    from sellercall_desktop.core.calls.placement import Looking
    from sellercall_desktop.core.our_numbers.keeper import Patience
    from sellercall_desktop.credentials.secrets import LayeredSecrets
    from sellercall_desktop.logs.crashes import CrashReports
    from sellercall_desktop.logs.pipeline import Logs
    from sellercall_desktop.options import Options
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.simulator import Simulator


@dataclass(frozen=True, slots=True)
class Setup:
    """What a start is made of, before anything is open. Tests shorten `pace`, `looking` and `patience`."""

    paths: Paths
    settings: SettingsFile
    secrets: LayeredSecrets
    bus: Bus
    logbook: Logbook
    logs: Logs | None = None
    pace: Pace | None = None
    looking: Looking | None = None
    redactor: Redactor = field(default_factory=Redactor)  # told of every secret before it is used
    patience: Patience | None = None
    crashes: CrashReports | None = None


@contextmanager
def open_setup(options: Options, *, console: bool) -> Iterator[Setup]:
    """Folders, settings, secrets and log of this start; a demo's folder is thrown away at the end.

    Args:
        options: what the command line asked.
        console: whether the log also goes to stderr.

    Raises:
        SettingsError: the settings file or a variable cannot be used.
    """
    with open_ground(options) as ground, build_on(ground, options, console=console) as setup:
        yield setup


@contextmanager
def build_on(ground: Ground, options: Options, *, console: bool) -> Iterator[Setup]:
    """The second half of `open_setup`: log and secrets."""
    from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets, open_secrets
    from sellercall_desktop.logs.crashes import open_crash_reports
    from sellercall_desktop.logs.pipeline import open_logs

    logbook, redactor = Logbook(), Redactor()
    level = ground.settings.value.log.level
    with (
        open_logs(ground.paths, level, logbook, redactor, console=console) as logs,
        open_crash_reports(ground.paths.logs, logbook, redactor) as crashes,
    ):
        ground.bus.subscribe(SettingsChanged, lambda change: logs.set_level(change.new.log.level))
        if options.demo:  # the simulator's credentials are nobody's: the user's own stay where they are
            secrets = LayeredSecrets({}, SessionSecrets(), redactor.add, ground.bus.publish)
        else:
            secrets = open_secrets(os.environ, redactor.add, ground.bus.publish)
        yield Setup(
            ground.paths,
            ground.settings,
            secrets,
            ground.bus,
            logbook,
            logs,
            redactor=redactor,
            crashes=crashes,
        )


@asynccontextmanager
async def open_world(setup: Setup, options: Options) -> AsyncIterator[tuple[Desk, Simulator | None]]:
    """The desk, in a demo with the simulator as its outside world.

    Only addresses and credentials differ between the two; nothing past this function knows.
    """
    import asyncio
    import importlib

    if setup.logs is not None:
        setup.logs.watch(asyncio.get_running_loop())
    # On a thread, behind the painted window: what the desk is built of takes longer than the paint.
    await asyncio.to_thread(importlib.import_module, "sellercall_desktop.app.building.desk")
    from sellercall_desktop.app.building.desk import open_desk

    if not options.demo:
        async with open_desk(setup) as desk:
            yield desk, None
        return
    from sellercall_desktop.simulator import Simulator

    async with Simulator(speed=options.speed) as simulator:
        await _point_at(simulator, setup)
        if options.data is not None:
            from sellercall_desktop.app.building.demo_ends import end_left_calls
            from sellercall_desktop.app.building.desk import default_prompt

            url = setup.settings.value.store.database_url or None
            prompt = await asyncio.to_thread(default_prompt)
            await end_left_calls(setup.paths.database, url, {simulator.phone_number}, prompt)
        async with open_desk(setup) as desk:
            public = desk.web.public_url
            setup.settings.override("web", "public_url", public)
            simulator.configure_number(f"{public}/api/inbound", f"{public}/webhooks/twilio/status")
            # One that serves somebody already: taking it and giving it back can be tried on its page.
            simulator.add_number(
                "+576045550142", "SellerCall Medellín", voice_url="https://old.example/voice"
            )
            yield desk, simulator


async def _point_at(simulator: Simulator, setup: Setup) -> None:
    from sellercall_desktop.core.secrets import Secret

    setup.settings.override("twilio", "base_url", simulator.twilio_url)
    setup.settings.override("ultravox", "base_url", simulator.ultravox_url)
    setup.settings.override("twilio", "phone_number", simulator.phone_number)
    credentials = {
        Secret.TWILIO_ACCOUNT_SID: simulator.account_sid,
        Secret.TWILIO_AUTH_TOKEN: simulator.auth_token,
        Secret.ULTRAVOX_API_KEY: simulator.api_key,
        Secret.ULTRAVOX_WEBHOOK_SECRET: simulator.webhook_secret,
    }
    for secret, value in credentials.items():
        await setup.secrets.set(secret, value)
