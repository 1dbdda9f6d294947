"""Twilio's Pricing API as our price list: which of the prices counts, and where it is asked."""

import json
from decimal import Decimal

import pytest
from aiohttp import web

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.meter import MinutePrice, Pair
from sellercall_desktop.core.errors import ProviderAmbiguousError, ProviderError
from sellercall_desktop.providers.twilio.prices import TwilioPrices, _address, price_of
from sellercall_desktop.simulator import Fault
from tests.contract.small_world import world

OUT = Pair(Direction.OUTBOUND, "+447700900123", "+573001234567")


class Unchecked:
    """The Pricing API has no document among the contracts."""

    @staticmethod
    @web.middleware
    async def middleware(request, handler):
        return await handler(request)


def answer(*outbound, inbound=None, unit="usd"):
    prices = [{"base_price": "9", "current_price": price, "origination_prefixes": p} for p, price in outbound]
    inside = {"base_price": None, "current_price": inbound, "number_type": None}
    return json.dumps(
        {
            "outbound_call_prices": prices,
            "inbound_call_price": inside,
            "price_unit": unit,
            "country": "Colombia",
        }
    ).encode()


@pytest.mark.parametrize(
    ("outbound", "price"),
    [
        ([(["ALL"], "0.03")], "0.03"),
        ([(["ALL"], "0.03"), (["44"], "0.09"), (["447", "1"], "0.12")], "0.12"),
        ([(["1"], "0.03")], None),
        ([], None),
        ([(["ALL"], "free")], None),
        ([(["ALL"], None)], None),
    ],
)
def test_of_several_prices_that_of_the_longest_prefix_of_our_number_counts(outbound, price):
    told = price_of(answer(*outbound), OUT)
    assert told == (MinutePrice(Decimal(price), "USD") if price else None)


def test_of_an_incoming_call_our_own_number_s_price_counts():
    pair = OUT._replace(direction=Direction.INBOUND)
    assert price_of(answer((["ALL"], "0.03"), inbound="0.0085"), pair) == MinutePrice(
        Decimal("0.0085"), "USD"
    )
    assert price_of(answer((["ALL"], "0.03")), pair) is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"price_unit": 3}', b"<html>"])
def test_what_is_no_price_list_is_said_to_be_none(content):
    with pytest.raises(ProviderAmbiguousError):
        price_of(content, OUT)


def test_prices_have_a_host_of_their_own_at_twilio_and_none_at_a_proxy():
    assert _address("https://api.twilio.com") == "https://pricing.twilio.com"
    assert _address("https://api.dublin.ie1.twilio.com/") == "https://pricing.twilio.com"
    assert _address("http://127.0.0.1:8080/") == "http://127.0.0.1:8080"


async def test_it_is_asked_with_both_numbers_and_the_account_s_keys():
    async with world(Unchecked()) as here:
        prices = TwilioPrices(here.carrier, here.carrier._http)
        pair = Pair(Direction.OUTBOUND, here.simulator.phone_number, "+573001234500")
        assert await prices.minute_price(pair) == MinutePrice(Decimal("0.0320"), "USD")
        asked = here.simulator.requests[-1]
        assert (asked.path, asked.query) == (
            "/v2/Voice/Numbers/+573001234500",
            "OriginationNumber=%2B576017654321",
        )
        assert (await prices.minute_price(pair._replace(direction=Direction.INBOUND))).amount == Decimal(
            "0.0085"
        )
        here.simulator.faults.add(Fault("twilio.prices", "refuse", status=404, code=20404))
        with pytest.raises(ProviderError):
            await prices.minute_price(pair)
