"""The desk, in a demo with the simulator as its outside world."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.webhook_paths import CARRIER_STATUS, INBOUND

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.options import Options
    from sellercall_desktop.simulator import Simulator


@asynccontextmanager
async def open_world(
    setup: Setup, options: Options, shown: asyncio.Event | None = None
) -> AsyncIterator[tuple[Desk, Simulator | None]]:
    """The desk, in a demo with the simulator as its outside world; `shown` as for `open_desk`.

    Only addresses and credentials differ between the two; nothing past this function knows.
    """
    if setup.logs is not None:
        setup.logs.watch(asyncio.get_running_loop())
    # On a thread, behind the painted window: what the desk is built of takes longer than the paint.
    await asyncio.to_thread(importlib.import_module, "sellercall_desktop.app.building.desk")
    from sellercall_desktop.app.building.desk import open_desk

    if not options.demo:
        async with open_desk(setup, shown) as desk:
            yield desk, None
        return
    from sellercall_desktop.simulator import Simulator

    async with Simulator(speed=options.speed) as simulator:
        await _point_at(simulator, setup)
        if options.data is not None:
            from sellercall_desktop.app.building.demo_ends import end_left_calls

            await end_left_calls(setup, {simulator.phone_number})
        async with open_desk(setup, shown) as desk:
            public = desk.web.public_url
            setup.settings.override("web", "public_url", public)
            simulator.configure_number(public + INBOUND, public + CARRIER_STATUS)
            # One that serves somebody already: taking it and giving it back can be tried on its page.
            simulator.add_number(
                "+576045550142", "SellerCall Medellín", voice_url="https://old.example/voice"
            )
            yield desk, simulator


def _colleagues() -> str:
    """Simulated ones: what each does with a call is in the name."""
    from sellercall_desktop.simulator.customers import EXAMPLES

    named = {
        "Ana Torres": "person_presses_nothing",
        "Luis Peña (rechaza)": "person_declines",
        "Marta Ruiz (no contesta)": "person_does_not_answer",
        "Jorge Díaz (buzón de voz)": "person_voicemail",
        "Sara Gil (cuelga pronto)": "person_drops",
    }
    return "; ".join(f"{name}: {EXAMPLES[kind]}" for name, kind in named.items())


async def _point_at(simulator: Simulator, setup: Setup) -> None:
    setup.settings.override("twilio", "base_url", simulator.twilio_url)
    setup.settings.override("ultravox", "base_url", simulator.ultravox_url)
    setup.settings.override("twilio", "phone_number", simulator.phone_number)
    from sellercall_desktop.simulator.customers import EXAMPLES

    if not setup.settings.value.hand_off.own_telephone:
        setup.settings.override("hand_off", "own_telephone", EXAMPLES["person"])
    if not setup.settings.value.hand_off.own_name:
        setup.settings.override("hand_off", "own_name", "Laura")
    if not setup.settings.value.hand_off.colleagues:
        setup.settings.override("hand_off", "colleagues", _colleagues())
    credentials = {
        Secret.TWILIO_ACCOUNT_SID: simulator.account_sid,
        Secret.TWILIO_AUTH_TOKEN: simulator.auth_token,
        Secret.ULTRAVOX_API_KEY: simulator.api_key,
        Secret.ULTRAVOX_WEBHOOK_SECRET: simulator.webhook_secret,
    }
    for secret, value in credentials.items():
        await setup.secrets.set(secret, value)
