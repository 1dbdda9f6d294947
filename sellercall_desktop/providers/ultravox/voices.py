"""`UltravoxVoices`: the voices of an account, and how one sounds (`/api/voices`)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from sellercall_desktop.core.accounts import Voice
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.ultravox.api import UltravoxApi, unreadable
from sellercall_desktop.providers.ultravox.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile


class _Voice(msgspec.Struct, frozen=True, rename="camel"):
    voice_id: str
    name: str
    description: str | None = None
    primary_language: str | None = None
    billing_style: str = ""


class UltravoxVoices:
    """Settings and key are read at the moment of use."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._api = http, UltravoxApi(http, settings, secrets)

    async def all(self) -> AsyncIterator[Voice]:
        """Every voice of the account, page by page."""
        async for entry in self._api.walk("/api/voices", "voices"):
            try:
                voice = _read(msgspec.convert(entry, _Voice))
            except msgspec.ValidationError as error:
                self._api.oddities.leave_out("voice", "the list", str(error))
                continue
            yield voice

    async def preview(self, voice_id: str) -> bytes:
        """A sample of this voice, as an audio file.

        Raises:
            ProviderRefusedError: the voice cannot be used now; the message says why.
        """
        path = f"/api/voices/{quote(voice_id, safe='')}/preview"
        answer = await self._api.send(
            "GET", path, "voice preview", repeatable=True, redirects=True, accept="*/*"
        )
        if (elsewhere := answer.leads_to) is not None:  # to a file that must not see the key
            bare = ApiRequest(PROVIDER, "GET", elsewhere, repeatable=True, label="voice preview file")
            answer = await self._http.send(bare)
        if not answer.headers.get("content-type", "").startswith(("audio/", "application/octet-stream")):
            raise unreadable("the preview is no sound")
        return answer.content


def _read(voice: _Voice) -> Voice:
    return Voice(
        voice.voice_id,
        voice.name,
        voice.primary_language or "",
        voice.description or "",
        billed_apart=voice.billing_style == "VOICE_BILLING_STYLE_EXTERNAL",
    )
