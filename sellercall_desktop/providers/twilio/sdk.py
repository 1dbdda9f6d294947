"""Twilio's SDK over our own HTTP pool. Import this module off the event loop: the SDK is heavy.

The SDK's asynchronous client ignores its time limit (twilio-python issue 925) and would bring a second
connection pool; its base address cannot be changed. `PoolTransport` mends all three.
"""

from __future__ import annotations

import importlib
import json
import logging
import re
from typing import TYPE_CHECKING, Any

from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]  # the SDK ships no types
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.reading import Oddities, read_json
from sellercall_desktop.providers.twilio.payloads import readable
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sellercall_desktop.providers.http import HttpPool

API_ADDRESS = "https://api.twilio.com"
_ONE_EXISTING = re.compile(r"/(Calls/CA|IncomingPhoneNumbers/PN)[0-9a-fA-F]{32}\.json$")
_NO_ENVIRONMENT = {"SELLERCALL": "1"}  # not empty, or the SDK would read TWILIO_* of the process

# The SDK loads its products at their first use, which would be on the loop: all that a call needs, now.
for _product in ("", ".account", ".account.call", ".account.incoming_phone_number"):
    importlib.import_module(f"twilio.rest.api.v2010{_product}")


class PoolTransport(AsyncHttpClient):  # type: ignore[misc]  # its base is untyped
    """What the SDK sends goes through `HttpPool`, to our base address; errors come as `core.errors`.

    A GET is repeatable, and so is a change of one existing call or number (ending it twice ends it
    once). A create is not, nor is another document for a call: what it does would begin anew.
    """

    def __init__(self, pool: HttpPool, base_url: str) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True)
        self._pool, self._base_url = pool, base_url.rstrip("/")
        self._oddities = Oddities(PROVIDER)

    async def request(  # noqa: PLR0917 - the SDK's own door
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the pool's limits hold
        allow_redirects: bool = False,
    ) -> Any:  # noqa: ANN401 - the SDK's Response
        """What the SDK sends. Raises `ProviderAmbiguousError` where the answer is no JSON object."""
        path = uri.removeprefix(API_ADDRESS)
        method = method.upper()
        answer = await self._pool.send(
            ApiRequest(
                provider=PROVIDER,
                method=method,
                url=self._base_url + path,
                repeatable=method == "GET" or _may_be_repeated(path, data or {}),
                query=tuple(_pairs((params or {}).items())),
                headers=dict(headers or {}),
                form=dict(_formed((data or {}).items())) or None,
                auth=auth,
                label=_label(path),
            )
        )
        try:
            document = read_json(answer.content)
        except ValueError:
            document = None
        if not isinstance(document, dict):
            raise ProviderAmbiguousError(
                PROVIDER, "the answer is not a JSON object", status=answer.status_code
            )
        text = json.dumps(readable(document, self._oddities))
        return Response(answer.status_code, text, answer.headers)


def build_client(pool: HttpPool, base_url: str, username: str, password: str, account_sid: str) -> Any:  # noqa: ANN401
    """The SDK's client on our pool. `username` is the account SID or an API key's SID."""
    return Client(
        username,
        password,
        account_sid=account_sid,
        http_client=PoolTransport(pool, base_url),
        environment=_NO_ENVIRONMENT,
    )


def _may_be_repeated(path: str, data: Mapping[str, object]) -> bool:
    return _ONE_EXISTING.search(path) is not None and data.get("Twiml") is None


def _pairs(items: Iterable[tuple[str, object]]) -> Iterable[tuple[str, str]]:
    for key, value in items:
        for single in value if isinstance(value, (list, tuple)) else (value,):
            if single is not None:
                yield key, _text(single)


def _formed(items: Iterable[tuple[str, object]]) -> Iterable[tuple[str, object]]:
    for key, value in items:
        if value is not None:
            yield (
                key,
                [_text(single) for single in value] if isinstance(value, (list, tuple)) else _text(value),
            )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _label(path: str) -> str:
    """The resource without the account's and the call's names."""
    without_query = path.partition("?")[0]
    nameless = re.sub(r"\b(AC|CA|PN)[0-9a-zA-Z]{8,}", r"\1…", without_query)
    return nameless.replace("/2010-04-01/Accounts/AC…", "")
