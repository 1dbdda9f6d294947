"""`UltravoxApi`: how Ultravox's REST API is asked. Key and address are those of the moment of use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.ultravox.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import httpx

    from sellercall_desktop.core.ports import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

PAGE_SIZE = 100
"""Entries a page. The most is not documented for calls; Ultravox's own examples ask for 100."""


class UltravoxApi:
    """Requests with our key, answers as decoded JSON, lists page by page."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._settings, self._secrets = http, settings, secrets

    async def key(self) -> str:
        """The API key. Raises `NotConfiguredError`."""
        key = (await self._secrets.get(Secret.ULTRAVOX_API_KEY) or "").strip()
        if not key:
            raise NotConfiguredError([Secret.ULTRAVOX_API_KEY.value])
        return key

    async def get(self, path: str, label: str, *query: tuple[str, str]) -> object:
        """What is there now; see `send` and `decoded` for the errors."""
        return decoded(await self.send("GET", path, label, *query, repeatable=True))

    async def send(
        self,
        method: str,
        path: str,
        label: str,
        *query: tuple[str, str],
        repeatable: bool,
        body: object | None = None,
        redirects: bool = False,
        accept: str = "application/json",
    ) -> httpx.Response:
        """One request; see `ApiRequest` for what its parts mean.

        Raises:
            NotConfiguredError: there is no key.
            ProviderError: as `HttpPool.send`.
        """
        request = ApiRequest(
            provider=PROVIDER,
            method=method,
            url=self._settings.value.ultravox.base_url.rstrip("/") + path,
            repeatable=repeatable,
            query=query,
            headers={"X-API-Key": await self.key(), "Accept": accept},
            json=body,
            label=label,
            redirects=redirects,
        )
        return await self._http.send(request)

    async def walk(self, path: str, label: str, *query: tuple[str, str]) -> AsyncIterator[object]:
        """Entries of all pages. `next` is followed on our own base address, whatever host it names."""
        query = (*query, ("pageSize", str(PAGE_SIZE)))
        while True:
            entries, following = page_of(await self.get(path, label, *query))
            for entry in entries:
                yield entry
            if not following or not entries:
                return
            parts = urlsplit(following)
            path, query = f"{parts.path}?{parts.query}", ()


def decoded(answer: httpx.Response) -> object:
    """An answer's JSON. Raises `ProviderAmbiguousError`: it was accepted, and cannot be read."""
    try:
        read: object = json.loads(answer.content)
    except ValueError as error:
        raise unreadable("the answer is not JSON") from error
    return read


def page_of(raw: object) -> tuple[list[object], str | None]:
    """A page's entries and the address of the next. Only `results` is promised by the specification."""
    results = raw.get("results") if isinstance(raw, dict) else None
    following = raw.get("next") if isinstance(raw, dict) else None
    if not isinstance(results, list):
        raise unreadable("the answer holds no list of results")
    return results, following if isinstance(following, str) else None


def unreadable(message: str) -> ProviderAmbiguousError:
    """Whether it was done cannot be told from what came back."""
    return ProviderAmbiguousError(PROVIDER, message)
