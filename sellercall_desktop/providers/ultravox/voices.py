"""`UltravoxVoices`: the voices of an account, and how one sounds (`/api/voices`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import msgspec

from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.core.trying import Voice
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.ultravox.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.core.ports import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

PAGE_SIZE = 100


class _Voice(msgspec.Struct, frozen=True, rename="camel"):
    voice_id: str
    name: str
    description: str | None = None
    primary_language: str | None = None
    billing_style: str = ""


class UltravoxVoices:
    """Settings and key are read at the moment of use."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._settings, self._secrets = http, settings, secrets

    async def all(self) -> AsyncIterator[Voice]:
        """Every voice of the account, page by page. `next` is followed on our own base address."""
        path = "/api/voices"
        query: tuple[tuple[str, str], ...] = (("pageSize", str(PAGE_SIZE)),)
        while path:
            answer = await self._http.send(await self._request(path, "voices", query))
            try:
                page = msgspec.convert(json.loads(answer.content), _Page)
            except (ValueError, msgspec.ValidationError) as error:
                raise ProviderAmbiguousError(PROVIDER, "the answer is no list of voices") from error
            for voice in page.results:
                yield _read(voice)
            parts = urlsplit(page.next or "")
            path, query = (f"{parts.path}?{parts.query}" if page.next and page.results else ""), ()

    async def preview(self, voice_id: str) -> bytes:
        """A sample of this voice, as an audio file.

        Raises:
            ProviderRefusedError: the voice cannot be used now; the message says why.
        """
        path = f"/api/voices/{quote(voice_id, safe='')}/preview"
        answer = await self._http.send(await self._request(path, "voice preview", redirects=True))
        if answer.is_redirect:  # to a file elsewhere, which must not see the key
            elsewhere = str(answer.url.join(answer.headers["location"]))
            bare = ApiRequest(PROVIDER, "GET", elsewhere, repeatable=True, label="voice preview file")
            answer = await self._http.send(bare)
        if not answer.headers.get("content-type", "").startswith(("audio/", "application/octet-stream")):
            raise ProviderAmbiguousError(PROVIDER, "the preview is no sound")
        return answer.content

    async def _request(
        self, path: str, label: str, query: tuple[tuple[str, str], ...] = (), *, redirects: bool = False
    ) -> ApiRequest:
        key = (await self._secrets.get(Secret.ULTRAVOX_API_KEY) or "").strip()
        if not key:
            raise NotConfiguredError([Secret.ULTRAVOX_API_KEY.value])
        url = self._settings.value.ultravox.base_url.rstrip("/") + path
        headers = {"X-API-Key": key}
        return ApiRequest(
            PROVIDER,
            "GET",
            url,
            repeatable=True,
            query=query,
            headers=headers,
            label=label,
            redirects=redirects,
        )


class _Page(msgspec.Struct, frozen=True):
    results: list[_Voice]
    next: str | None = None


def _read(voice: _Voice) -> Voice:
    return Voice(
        voice.voice_id,
        voice.name,
        voice.primary_language or "",
        voice.description or "",
        billed_apart=voice.billing_style == "VOICE_BILLING_STYLE_EXTERNAL",
    )
