"""Which legs are on the line, by one list: followed over its pages, and not kept among the exchanges."""

import pytest

from sellercall_desktop.core.errors import ProviderAmbiguousError, RateLimitedError
from sellercall_desktop.providers.http import HttpPool, RetryPolicy
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from tests.providers.scripted import ACCOUNT, TWILIO_SECRETS, MemorySecrets, answer, pool, scripted, settings

CALLS = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"


def page(*calls, following=None):
    return answer({"calls": list(calls), "next_page_uri": following})


def carrier(http, server):
    return TwilioCarrier(http, settings(server.url), MemorySecrets(TWILIO_SECRETS))


async def test_the_legs_in_progress_are_listed_over_all_pages_and_odd_entries_left_out():
    following = f"{CALLS}?Status=in-progress&PageSize=1000&Page=1&PageToken=PACA2"
    pages = page({"sid": "CA1"}, {"sid": 7}, {}, {"sid": "CA2"}, following=following), page({"sid": "CA3"})
    async with scripted(*pages) as server, pool(server) as http:
        assert await carrier(http, server).legs_on_line() == {"CA1", "CA2", "CA3"}
        first, second = server.asked
        assert (first.method, first.path) == ("GET", CALLS)
        assert dict(first.query) == {"Status": "in-progress", "PageSize": "1000"}
        assert dict(second.query)["PageToken"] == "PACA2"
        assert "Authorization" in first.headers


@pytest.mark.parametrize("odd", ["[]", '{"calls": 7}', "no JSON", "[" * 100_000])
async def test_what_is_no_list_says_nothing_of_any_leg(odd):
    async with scripted(answer(text=odd)) as server, pool(server) as http:
        with pytest.raises(ProviderAmbiguousError):
            await carrier(http, server).legs_on_line()


async def test_another_host_is_never_gone_to():
    pages = page({"sid": "CA1"}, following="https://elsewhere.example/Calls.json")
    async with scripted(pages) as server, pool(server) as http:
        assert await carrier(http, server).legs_on_line() == {"CA1"}


async def test_only_a_list_that_failed_is_kept_among_the_exchanges():
    noted = []
    limited = answer({"code": 20429}, 429)
    async with scripted(page({"sid": "CA1"}), limited) as server:
        http = HttpPool(retry=RetryPolicy(attempts=1), on_exchange=noted.append)
        await carrier(http, server).legs_on_line()
        assert noted == []
        with pytest.raises(RateLimitedError):
            await carrier(http, server).legs_on_line()
        assert [raw.status for raw in noted] == [429]
        await http.aclose()
