"""The clients of both providers, on one pool of connections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock_check import ClockCheck
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.conferences import TwilioBridge
from sellercall_desktop.providers.twilio.numbers import TwilioNumbers
from sellercall_desktop.providers.twilio.permissions import TwilioPermissions
from sellercall_desktop.providers.twilio.prices import TwilioPrices
from sellercall_desktop.providers.twilio.probe import TwilioProbe
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.providers.ultravox.text_talks import UltravoxTalks

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AsyncExitStack

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.calls.tariffs import PriceList
    from sellercall_desktop.core.campaigns.ports import CallPlan
    from sellercall_desktop.core.exchanges.exchange import RawExchange
    from sellercall_desktop.core.guard.dialing_permissions import PermissionBook
    from sellercall_desktop.core.hand_off.ports import ConferenceBridge
    from sellercall_desktop.core.our_numbers.inbound_check import InboundProbe
    from sellercall_desktop.core.our_numbers.number import NumberBook
    from sellercall_desktop.core.prompts.talks import Talks


@dataclass(frozen=True, slots=True)
class Providers:
    """What is outside, by role."""

    carrier: Carrier
    agent: VoiceAgent
    numbers: NumberBook
    probe: InboundProbe
    prices: PriceList
    bridge: ConferenceBridge
    permissions: PermissionBook
    plan: CallPlan
    talks: Talks
    clock: ClockCheck


async def open_providers(
    stack: AsyncExitStack, setup: Setup, on_exchange: Callable[[RawExchange], None] | None = None
) -> Providers:
    """All clients on one pool, which `stack` closes."""
    clock = ClockCheck(setup.bus)
    http = HttpPool(on_exchange=on_exchange, on_date={PROVIDER: clock.hear})
    stack.push_async_callback(http.aclose)
    talking = Tasks()
    stack.push_async_callback(talking.close)
    carrier = TwilioCarrier(http, setup.settings, setup.secrets)
    agent = UltravoxAgent(http, setup.settings, setup.secrets)
    return Providers(
        carrier,
        agent,
        TwilioNumbers(carrier, http, setup.settings, setup.secrets),
        TwilioProbe(http, setup.secrets),
        TwilioPrices(carrier, http),
        TwilioBridge(http, carrier),
        TwilioPermissions(carrier, http),
        agent,
        UltravoxTalks(http, setup.settings, setup.secrets, talking),
        clock,
    )
