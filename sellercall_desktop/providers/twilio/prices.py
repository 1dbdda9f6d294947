"""`TwilioPrices`: Twilio's Pricing API v2: what a minute between two numbers costs this account.

Names are those of its documentation (twilio.com/docs/voice/pricing-api, Voice Numbers). Of an outgoing call
the price goes by where it comes from, of an incoming one it is our number's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import msgspec

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.meter import MinutePrice
from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.providers.http import ApiRequest, following
from sellercall_desktop.providers.reading import items_of, read_json
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER, parse_amount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sellercall_desktop.core.calls.meter import Pair
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.providers.twilio.client import TwilioCarrier

EVERYWHERE = "ALL"


class _Price(msgspec.Struct):
    current_price: str | None = None
    origination_prefixes: list[str] = []  # msgspec copies it


class _PricedNumber(msgspec.Struct):
    price_unit: str
    inbound_call_price: object = None


class TwilioPrices:
    """Implements `core.calls.tariffs.PriceList`, with the credentials that `TwilioCarrier` uses."""

    def __init__(self, carrier: TwilioCarrier, http: HttpPool) -> None:
        self._carrier, self._http = carrier, http

    async def minute_price(self, pair: Pair) -> MinutePrice | None:
        """One request."""
        outgoing = pair.direction is Direction.OUTBOUND
        to, origin = (pair.theirs, pair.ours) if outgoing else (pair.ours, pair.theirs)
        account = await self._carrier.account()
        request = ApiRequest(
            provider=PROVIDER,
            method="GET",
            url=f"{_address(account.base_url)}/v2/Voice/Numbers/{quote(to, safe='+')}",
            repeatable=True,
            query=(("OriginationNumber", origin),) if origin.startswith("+") else (),
            auth=(account.username, account.password),
            label="/v2/Voice/Numbers/…",
            kept=False,
        )
        with following():
            answer = await self._http.send(request)
        return price_of(answer.content, pair)


def price_of(content: bytes, pair: Pair) -> MinutePrice | None:
    """What the answer says of that pair.

    Raises:
        ProviderAmbiguousError: it is no answer about a number.
    """
    try:
        document = read_json(content)
        told = msgspec.convert(document, _PricedNumber)
        if pair.direction is Direction.OUTBOUND:
            price = _for_origin(_outbound(document), pair.ours.lstrip("+"))
        else:
            price = msgspec.convert(told.inbound_call_price, _Price | None)
    except (ValueError, msgspec.ValidationError) as error:
        raise ProviderAmbiguousError(PROVIDER, "the answer tells no prices") from error
    amount = _amount(price)
    return MinutePrice(amount, told.price_unit.upper()) if amount is not None else None


def _outbound(document: object) -> list[_Price]:
    """Prices that cannot be read, and such without a price, are none."""
    if not isinstance(document, dict) or document.get("outbound_call_prices") is None:
        return []
    prices = items_of(document, "outbound_call_prices", _Price)
    return [price for price in prices if _amount(price) is not None]


def _for_origin(prices: Sequence[_Price], digits: str) -> _Price | None:
    """That of the longest prefix our number begins with."""

    def fit(price: _Price) -> int:
        fits = [len(prefix) for prefix in price.origination_prefixes if digits.startswith(prefix)]
        if EVERYWHERE in price.origination_prefixes or not price.origination_prefixes:
            fits.append(0)
        return max(fits, default=-1)

    best = max(prices, key=fit, default=None)
    return best if best is not None and fit(best) >= 0 else None


def _amount(price: _Price | None) -> Decimal | None:
    text = (price.current_price if price is not None else None) or ""
    return None if text.lstrip().startswith("-") else parse_amount(text)


def _address(base_url: str) -> str:
    """Prices have a host of their own at Twilio; at a proxy or the simulator they are where all else is."""
    host = urlsplit(base_url).hostname or ""
    if host.startswith("api.") and host.endswith("twilio.com"):
        return "https://pricing.twilio.com"
    return base_url.rstrip("/")
