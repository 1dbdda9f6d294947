"""What the set-up assistant asks the outside: typed credentials, voices, ways in, the old settings file.

Its requests are recorded nowhere: they carry what somebody is still typing.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import uuid
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sellercall_desktop.core.accounts import CarrierAccount, Voice
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.providers.connections import TimeLimits
from sellercall_desktop.providers.http import HttpPool, RetryPolicy
from sellercall_desktop.providers.twilio.client import TwilioCarrier, translated
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.providers.ultravox.voices import UltravoxVoices
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion

_LIMITS = TimeLimits(total_s=12.0)


class Trying:
    """Implements `ui.wizard.step.Assistant`."""

    def __init__(
        self,
        setup: Setup,
        prompts: PromptStore,
        publish: Callable[[str, str], Awaitable[PromptVersion]] | None = None,
    ) -> None:
        """`publish` is the engine's: whoever shows the prompt hears of it."""
        self._setup, self._prompts, self._publish = setup, prompts, publish

    async def check_ultravox(self, key: str) -> None:
        """One harmless request with this key. Raises ProviderError."""
        async with self._pool(key) as http:
            kept = SessionSecrets({Secret.ULTRAVOX_API_KEY: key})
            await UltravoxAgent(http, self._setup.settings, kept).check()

    async def check_twilio(self, sid: str, token: str) -> CarrierAccount:
        """Read the account with these credentials. Raises ProviderError."""
        async with self._pool(token) as http:
            given = {Secret.TWILIO_ACCOUNT_SID: sid, Secret.TWILIO_AUTH_TOKEN: token}
            carrier = TwilioCarrier(http, self._setup.settings, SessionSecrets(given))
            resources = await carrier.account_resources()
            with translated():
                account = await resources.fetch_async()
                return CarrierAccount(
                    str(account.friendly_name), account.type == "Trial", account.status == "active"
                )

    async def voices(self) -> tuple[Voice, ...]:
        """The voices of the account, by the kept key. Raises ProviderError, NotConfiguredError."""
        async with self._pool() as http:
            voices = UltravoxVoices(http, self._setup.settings, self._setup.secrets)
            return tuple([voice async for voice in voices.all()])

    async def preview(self, voice_id: str) -> Path:
        """A sample of the voice as a file for the system's player. Raises ProviderError."""
        async with self._pool() as http:
            sound = await UltravoxVoices(http, self._setup.settings, self._setup.secrets).preview(voice_id)
        return await asyncio.to_thread(_keep_sound, self._setup.paths.data / "voice-preview", sound)

    async def ways_in(self) -> dict[str, bool]:
        """Which kinds of tunnel could be opened now. Raises SecretsUnavailableError."""
        path = self._setup.settings.value.tunnel.cloudflared_path or "cloudflared"
        found = await asyncio.to_thread(shutil.which, path)
        token = await self._setup.secrets.get(Secret.NGROK_AUTHTOKEN)
        return {"none": True, "cloudflared": found is not None, "ngrok": bool(token)}

    async def take_over(self, file: Path) -> tuple[str, ...]:
        """Keep what the old system's file holds; returns the names of what was taken.

        Raises:
            SeedFileError, SettingsError, SecretsUnavailableError, StoreError: nothing was kept.
        """
        from sellercall_desktop.import_appsettings import read_seed, take_over

        seed = await asyncio.to_thread(read_seed, file)
        await asyncio.to_thread(self._setup.settings.load_writer)
        setup = self._setup
        return (await take_over(seed, setup.secrets, setup.settings, self._prompts, self._publish)).taken

    @asynccontextmanager
    async def _pool(self, typed: str = "") -> AsyncIterator[HttpPool]:
        """Connections of one question; what was typed is known to the redactor before it is used."""
        if typed:
            self._setup.redactor.add(typed)
        http = HttpPool(_LIMITS, RetryPolicy(attempts=1))
        try:
            yield http
        finally:
            await http.aclose()


def _keep_sound(folder: Path, sound: bytes) -> Path:
    """A new file each time: a player may still hold the last one. Earlier ones go."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.wav"):
        with contextlib.suppress(PermissionError):  # Windows: it is being played
            old.unlink()
    file = folder / f"{uuid.uuid4().hex}.wav"
    file.write_bytes(sound)
    return file
