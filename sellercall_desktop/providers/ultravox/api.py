"""`UltravoxApi`: how Ultravox's REST API is asked. Key and address are those of the moment of use."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError
from sellercall_desktop.providers.http import ApiRequest, following
from sellercall_desktop.providers.reading import Oddities, PageGuard, read_json
from sellercall_desktop.providers.ultravox.vocabulary import PROVIDER
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.answer import Answer
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.settings_file import SettingsFile

PAGE_SIZE = 100
"""Entries a page. The most is not documented for calls; Ultravox's own examples ask for 100."""


MOST_PAGES, MOST_S = 300, 60.0
"""How far one list is followed at once: beyond it comes a list without end."""


class ResultPage(NamedTuple):
    """One page of a list, where it stands, and whether another one is said to follow."""

    path: str
    query: tuple[tuple[str, str], ...]
    entries: list[object]
    more: bool


class UltravoxApi:
    """Requests with our key, answers as decoded JSON, lists page by page."""

    def __init__(self, http: HttpPool, settings: SettingsFile, secrets: Secrets) -> None:
        self._http, self._settings, self._secrets = http, settings, secrets
        self.oddities = Oddities(PROVIDER)

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
    ) -> Answer:
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
        """Entries of all pages, as long as they lead on."""
        async for page in self.pages(path, label, sized(*query)):
            for entry in page.entries:
                yield entry

    async def pages(
        self, path: str, label: str, query: tuple[tuple[str, str], ...], *, polled: bool = False
    ) -> AsyncGenerator[ResultPage, None]:
        """The pages from this one on. `next` is followed on our own base address, whatever host it names.

        They end where one leads back, brings nothing, or too much has come: see `PageGuard`. `polled`: it is
        asked again and again, and must not take the place of a dial.
        """
        guard = PageGuard(self.oddities, f"{label} {path}", pages=MOST_PAGES, seconds=MOST_S)
        guard.may_follow(_address(path, query), 1)
        while True:
            with following() if polled else nullcontext():
                entries, next_page = page_of(await self.get(path, label, *query))
            goes_on, here = False, (path, query)
            if next_page and (further := _path_of(next_page)):
                path, query = further, ()
                goes_on = guard.may_follow(_address(path, query), len(entries))
            elif next_page:
                self.oddities.leave_out("further pages", f"{label} {path}", "the next one has no address")
            yield ResultPage(*here, entries, goes_on)
            if not goes_on:
                return


def sized(*query: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The query of a list's first page; the addresses of the others say it themselves."""
    return (*query, ("pageSize", str(PAGE_SIZE)))


def _address(path: str, query: tuple[tuple[str, str], ...]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _path_of(address: str) -> str:
    """What to ask our own base address for; nothing where that would lead to another host, with our key."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.path.startswith("/") else ""


def decoded(answer: Answer) -> object:
    """An answer's JSON. Raises `ProviderAmbiguousError`: it was accepted, and cannot be read."""
    try:
        return read_json(answer.content)
    except ValueError as error:
        raise unreadable("the answer is not JSON") from error


def page_of(raw: object) -> tuple[list[object], str | None]:
    """A page's entries and the address of the next. Only `results` is promised by the specification.

    Raises:
        ProviderAmbiguousError: there are no `results`.
    """
    results = raw.get("results") if isinstance(raw, dict) else None
    next_page = raw.get("next") if isinstance(raw, dict) else None
    if not isinstance(results, list):
        raise unreadable("the answer holds no list of results")
    return results, next_page if isinstance(next_page, str) else None


def unreadable(message: str) -> ProviderAmbiguousError:
    """The answer does not show whether it was done."""
    return ProviderAmbiguousError(PROVIDER, message)
