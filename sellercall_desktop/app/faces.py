"""The faces of the program: window, server without a window, simulator alone."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.app.building.world import open_world
from sellercall_desktop.app.headless.failed_start import why_not
from sellercall_desktop.app.stopping import on_stop
from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.options import Options


def run_serve(options: Options) -> int:
    """Engine and web server until SIGTERM or SIGINT; 0 when stopped cleanly."""
    with open_setup(options, console=True) as setup:
        try:
            return asyncio.run(_serve(setup, options))
        except SellerCallError as error:
            sys.stderr.write(f"sellercall-desktop: {why_not(error, setup.settings.value)}\n")
            return 1


def run_simulate(options: Options) -> int:
    """The simulator alone, for any client to be tried against, until SIGTERM or SIGINT."""
    return asyncio.run(_simulate(options))


async def _serve(setup: Setup, options: Options) -> int:
    from sellercall_desktop.app.headless.prompt_answers import PromptAnswers
    from sellercall_desktop.app.single_window.errand_door import ADDRESS_FILE, open_errand_door

    stopped = asyncio.Event()
    on_stop(stopped.set)
    async with open_world(setup, options) as (desk, _simulator):
        for health in desk.health.known:
            if health.part == "store" and isinstance(health.error, SellerCallError):
                sys.stderr.write(f"sellercall-desktop: {why_not(health.error, setup.settings.value)}\n")
        async with open_errand_door(setup.paths.data / ADDRESS_FILE, PromptAnswers(setup, desk).answer):
            _announce(await _addresses(setup, desk), as_json=options.json)
            if options.number:
                work = desk.numbers.take_when_open(options.number, setup.bus)
                desk.tasks.spawn(work, "numbers.take", _complain)
            await stopped.wait()
    return 0


def _complain(error: BaseException) -> None:
    sys.stderr.write(f"sellercall-desktop: --number: {error}\n")


async def _simulate(options: Options) -> int:
    from sellercall_desktop.simulator import Simulator

    stopped = asyncio.Event()
    on_stop(stopped.set)
    async with Simulator(speed=options.speed) as simulator:
        _announce(
            {
                "twilio": simulator.twilio_url,
                "ultravox": simulator.ultravox_url,
                "account_sid": simulator.account_sid,
                "auth_token": simulator.auth_token,
                "api_key": simulator.api_key,
                "phone_number": simulator.phone_number,
                "webhook_secret": simulator.webhook_secret,
            },
            as_json=options.json,
        )
        await stopped.wait()
    return 0


async def _addresses(setup: Setup, desk: Desk) -> dict[str, str]:
    settings = setup.settings.value
    return {
        "local": desk.web.local_url,
        "public": desk.web.public_url,
        "token": await setup.secrets.get(Secret.WEB_TOKEN) or "",
        "twilio": settings.twilio.base_url,
        "ultravox": settings.ultravox.base_url,
        "data": str(setup.paths.data),
    }


def _announce(facts: dict[str, str], *, as_json: bool) -> None:
    """The one thing a script waits for: everything named in it is up."""
    if as_json:
        lines: Iterator[str] = iter([json.dumps(facts)])
    else:
        lines = (f"{name:>15}  {value}" for name, value in facts.items() if name != "token")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
