"""The account's numbers, wired: what changes them, what watches over them, and the check of the chain."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import NumberGoneError
from sellercall_desktop.core.our_numbers.inbound_check import Chain, LinkResult, check_inbound
from sellercall_desktop.core.our_numbers.keeper import NumberKeeper
from sellercall_desktop.core.our_numbers.setup import NumberSetup
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.providers.twilio.numbers import bin_url
from sellercall_desktop.settings.webhook_paths import DOORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.our_numbers.number import Hold, HoldStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.web.server import WebServer


class PublicAddress:
    """The address by which this computer can be reached now. A tunnel's counts once it is proven."""

    def __init__(self, settings: SettingsFile, bus: Bus) -> None:
        self._settings, self._news = settings, TunnelChanged(TunnelState.CLOSED, "none")
        bus.subscribe(TunnelChanged, self._on_tunnel)

    def __call__(self) -> str:
        """``https://…``, ``""`` while there is none."""
        if self._settings.value.tunnel.kind == "none":
            return self._settings.value.web.public_url
        return (self._news.url or "") if self._news.state is TunnelState.OPEN else ""

    def _on_tunnel(self, news: TunnelChanged) -> None:
        self._news = news


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything about the account's numbers while the program runs."""

    setup: NumberSetup
    keeper: NumberKeeper
    providers: Providers
    settings: SettingsFile

    def fallback_url(self) -> str:
        """The TwiML Bin that answers while this computer is off; ``""`` where none is set."""
        return bin_url(self.settings.value.twilio.twiml_bin_sid)

    async def take_when_open(self, number: str, bus: Bus) -> Hold:
        """Point this number here as soon as there is a proven way in; the person has asked for it beforehand.

        Raises:
            NumberGoneError: the account has no such number.
            NotConfiguredError, ProviderError, StoreError: see `NumberSetup.take`.
        """
        opened = asyncio.Event()
        end = bus.subscribe(TunnelChanged, lambda _news: opened.set() if self.setup.public_url else None)
        try:
            if not self.setup.public_url:
                await opened.wait()
        finally:
            end()
        async for each in self.setup.numbers():
            if each.number == number:
                return await self.setup.take(each, self.fallback_url())
        raise NumberGoneError(self.setup.provider, f"the account has no number {number}")

    async def check(self, listener_url: str, nonce: Callable[[], str]) -> tuple[LinkResult, ...]:
        """Try the whole way of an incoming call to this program."""
        held = self.setup.holds.open
        return await check_inbound(
            chain_of(
                self.providers,
                self.settings,
                held,
                listener_url,
                public_url=self.setup.public_url,
                nonce=nonce,
            )
        )


@dataclass(frozen=True, slots=True)
class WindowNumbers:
    """What the window works with. Implements `ui.our_numbers.page.NumberDesk`."""

    numbers: Numbers
    web: WebServer

    @property
    def setup(self) -> NumberSetup:
        """Lists, takes and gives back."""
        return self.numbers.setup

    def fallback_url(self) -> str:
        """The TwiML Bin that can answer while this computer is off; ``""`` where none is set."""
        return self.numbers.fallback_url()

    async def check_inbound(self) -> tuple[LinkResult, ...]:
        """Try the whole way of an incoming call to this program."""
        return await self.numbers.check(self.web.public_url, self.web.nonces.issue)


def chain_of(
    providers: Providers,
    settings: SettingsFile,
    held: tuple[Hold, ...],
    listener_url: str,
    *,
    public_url: str = "",
    nonce: Callable[[], str] = lambda: "",
) -> Chain:
    """The way to the number we took, else to the one that customers see."""
    number = held[-1].number if held else settings.value.twilio.phone_number
    return Chain(
        providers.numbers, providers.agent, providers.probe, DOORS, number, listener_url, public_url, nonce
    )


def build_numbers(setup: Setup, providers: Providers, store: HoldStore, tasks: Tasks) -> Numbers:
    """Nothing is asked or changed yet."""
    address = PublicAddress(setup.settings, setup.bus)
    numbers = NumberSetup(providers.numbers, store, setup.bus, doors=DOORS, public_url=address)
    keeper = NumberKeeper(
        numbers,
        setup.bus,
        tasks,
        gives_back=lambda: setup.settings.value.twilio.number_on_exit == "restore",
        patience=setup.patience,
    )
    return Numbers(numbers, keeper, providers, setup.settings)
