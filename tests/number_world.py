"""Numbers of a simulated account, our records of them, and a public address that can be changed at will."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.our_numbers.number import NumberChanged
from sellercall_desktop.core.our_numbers.setup import NumberSetup
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.providers.connections import TimeLimits
from sellercall_desktop.providers.http import HttpPool, RetryPolicy
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.numbers import TwilioNumbers
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store

FORMER = {
    "voice_url": "https://before.example/voice?team=3",
    "voice_method": "GET",
    "voice_fallback_url": "https://before.example/spare",
    "voice_fallback_method": "GET",
    "status_callback": "https://before.example/status",
    "status_callback_method": "GET",
}
SMS = {
    "sms_url": "https://sms.example/in",
    "sms_method": "GET",
    "sms_fallback_url": "https://sms.example/spare",
}
HERE = "https://here.example"
PN = "IncomingPhoneNumbers/PN"


@dataclass
class NumberWorld:
    simulator: Simulator
    setup: NumberSetup
    book: TwilioNumbers
    store: object
    secrets: SessionSecrets
    bus: Bus
    public: list
    news: list = field(default_factory=list)

    @property
    def settings(self):
        """What Twilio holds of the first number."""
        return self.simulator.numbers[0].settings

    async def listed(self, at=0):
        """A number as the page would show it."""
        return [number async for number in self.setup.numbers()][at]

    async def take(self, **more):
        return await self.setup.take(await self.listed(), **more)

    def changes(self):
        """The forms of every change that was sent."""
        return [r.body for r in self.simulator.requests if r.method == "POST" and PN in r.path]

    def another_run(self):
        """The program started anew on the same records."""
        again = NumberSetup(
            self.book, self.store.holds, self.bus, doors=DOORS, public_url=lambda: self.public[0]
        )
        return NumberWorld(
            self.simulator, again, self.book, self.store, self.secrets, self.bus, self.public, self.news
        )


@asynccontextmanager
async def open_number_world(folder: Path, *, middlewares=(), speed=50, **number):
    async with Simulator(speed=speed, middlewares=middlewares) as simulator:
        simulator.numbers[0].settings.update({**FORMER, **SMS, **number})
        secrets = SessionSecrets(
            {Secret.TWILIO_ACCOUNT_SID: simulator.account_sid, Secret.TWILIO_AUTH_TOKEN: simulator.auth_token}
        )
        settings = SettingsFile(
            folder / "settings.toml", {}, overrides={"twilio": {"base_url": simulator.twilio_url}}
        )
        http = HttpPool(TimeLimits(read_s=1, total_s=1), RetryPolicy(first_s=0.01))
        book = TwilioNumbers(TwilioCarrier(http, settings, secrets), http, settings, secrets)
        bus, public = Bus(), [HERE]
        try:
            async with open_store(None, folder / "calls.db", "x") as store:
                setup = NumberSetup(book, store.holds, bus, doors=DOORS, public_url=lambda: public[0])
                world = NumberWorld(simulator, setup, book, store, secrets, bus, public)
                bus.subscribe(NumberChanged, lambda change: world.news.append(change.news))
                yield world
        finally:
            await http.aclose()
