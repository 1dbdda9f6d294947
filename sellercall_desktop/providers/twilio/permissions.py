"""`TwilioPermissions`: Voice Dialing Permissions: which countries the account may call, and which ranges not.

Names are those of Twilio's SDK (`twilio.rest.voice.v1.dialing_permissions.country`). Read, never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from sellercall_desktop.core.errors import ProviderAmbiguousError, ProviderRefusedError
from sellercall_desktop.core.guard.dialing_permissions import DialingPermission
from sellercall_desktop.providers.http import ApiRequest, following
from sellercall_desktop.providers.reading import items_of, read_json
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER

if TYPE_CHECKING:
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.providers.twilio.client import TwilioCarrier

COUNTRIES = "/v1/DialingPermissions/Countries"
PREFIXES = "HighRiskSpecialPrefixes"
_MOST_PREFIXES = 1_000
_NOT_FOUND = 404


class CountryTold(msgspec.Struct):
    """What counts of a country's permissions."""

    low_risk_numbers_enabled: bool
    high_risk_special_numbers_enabled: bool = True


class _Prefix(msgspec.Struct):
    prefix: str


class _Meta(msgspec.Struct):
    key: str  # what the list is called in its page


class _Page(msgspec.Struct):
    meta: _Meta


class TwilioPermissions:
    """Implements `core.guard.dialing_permissions.PermissionBook`, with the credentials of `TwilioCarrier`."""

    def __init__(self, carrier: TwilioCarrier, http: HttpPool) -> None:
        self._carrier, self._http = carrier, http

    async def dialing_permission(self, region: str) -> DialingPermission | None:
        """One request; a second one where the country's dear ranges are closed, to know which they are."""
        try:
            country = country_of(await self._get(region))
        except ProviderRefusedError as error:
            if error.status == _NOT_FOUND:
                return None
            raise
        closed: tuple[str, ...] = ()
        if country.low_risk_numbers_enabled and not country.high_risk_special_numbers_enabled:
            closed = prefixes_of(await self._get(f"{region}/{PREFIXES}", PageSize=str(_MOST_PREFIXES)))
        return DialingPermission(country.low_risk_numbers_enabled, closed)

    async def _get(self, what: str, **query: str) -> bytes:
        account = await self._carrier.account()
        request = ApiRequest(
            provider=PROVIDER,
            method="GET",
            url=f"{_address(account.base_url)}{COUNTRIES}/{what}",
            repeatable=True,
            query=tuple(query.items()),
            auth=(account.username, account.password),
            label=f"{COUNTRIES}/…",
            kept=False,
        )
        with following():
            return (await self._http.send(request)).content


def country_of(content: bytes) -> CountryTold:
    """A country's permissions.

    Raises:
        ProviderAmbiguousError: it is no answer about a country.
    """
    try:
        return msgspec.convert(read_json(content), CountryTold)
    except (ValueError, msgspec.ValidationError) as error:
        raise ProviderAmbiguousError(PROVIDER, "the answer tells no permissions") from error


def prefixes_of(content: bytes) -> tuple[str, ...]:
    """The dear ranges in a page of them.

    Raises:
        ProviderAmbiguousError: it is no such page.
    """
    try:
        document = read_json(content)
        named = msgspec.convert(document, _Page).meta.key
        return tuple(each.prefix for each in items_of(document, named, _Prefix))
    except (ValueError, msgspec.ValidationError) as error:
        raise ProviderAmbiguousError(PROVIDER, "the answer tells no prefixes") from error


def _address(base_url: str) -> str:
    """Permissions have a host of their own at Twilio; at a proxy they are where all else is."""
    host = urlsplit(base_url).hostname or ""
    if host.startswith("api.") and host.endswith("twilio.com"):
        return "https://voice.twilio.com"
    return base_url.rstrip("/")
