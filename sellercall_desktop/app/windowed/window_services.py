"""What the window works with, put together of what is open behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.ui.window.services import DemoNumber, InspectorServices, WindowServices

if TYPE_CHECKING:
    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.simulator import Simulator
    from sellercall_desktop.ui.window.bridge import Bridge


@dataclass(frozen=True, slots=True)
class SimulatedCustomers:
    """What the demo menu can do. Implements `ui.window.services.DemoActions`."""

    simulator: Simulator

    @property
    def numbers(self) -> tuple[DemoNumber, ...]:
        """One customer of each behaviour."""
        from sellercall_desktop.simulator import BEHAVIOURS, EXAMPLES

        return tuple(DemoNumber(EXAMPLES[b.name], b.name, b.description) for b in BEHAVIOURS.values())

    async def call_in(self, from_number: str) -> None:
        """Let this customer ring us."""
        await self.simulator.call_in(from_number)


def window_services(
    setup: Setup, desk: Desk, bridge: Bridge, author: str, simulator: Simulator | None
) -> WindowServices:
    """What the window works with, once everything behind it is open."""
    from sellercall_desktop.app.building.our_numbers import WindowNumbers
    from sellercall_desktop.app.building.trying import Trying
    from sellercall_desktop.app.windowed.diagnostics import HelpDesk
    from sellercall_desktop.app.windowed.door import LocalDoor

    return WindowServices(
        engine=desk.engine,
        calls=desk.calls,
        prompts=desk.prompts,
        settings=setup.settings,
        secrets=setup.secrets,
        bridge=bridge,
        tasks=desk.tasks,
        logbook=setup.logbook,
        paths=setup.paths,
        local_url=lambda: desk.web.local_url,
        health=desk.health,
        door=LocalDoor(desk.web, setup.secrets),
        author=author,
        tunnel=lambda: desk.tunnel.known,
        demo=SimulatedCustomers(simulator) if simulator is not None else None,
        inspector=_inspector(setup, desk),
        support=HelpDesk(setup, desk),
        numbers=WindowNumbers(desk.numbers, desk.web),
        assistant=Trying(setup, desk.prompts, desk.engine.publish_prompt),
    )


def _inspector(setup: Setup, desk: Desk) -> InspectorServices:
    from sellercall_desktop.app.building.replaying import WebhookReplayer

    return InspectorServices(
        exchanges=desk.exchanges,
        replayer=WebhookReplayer(desk.recorder, desk.web, setup.secrets, setup.settings),
        own_address=lambda: setup.settings.value.web.public_url or desk.web.public_url,
        keep_days=lambda: setup.settings.value.log.exchanges_days,
        refused=lambda: desk.recorder.refused,
    )
