"""The pool against a real server: what is repeated, what never is, and which error says what."""

import asyncio
import socket
import sys
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.calls.refusals import NoSuchNumberError
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
)
from sellercall_desktop.providers.http import ApiRequest, following
from sellercall_desktop.providers.translation import clean, retry_after_s
from tests.providers.scripted import answer, cut, hang, pool, scripted

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def read(url, provider="twilio"):
    return ApiRequest(provider, "GET", url + "/thing", repeatable=True)


def create(url, provider="twilio"):
    return ApiRequest(provider, "POST", url + "/thing", repeatable=False, json={})


async def failure_of(request_for, *answers, provider="twilio", **limits):
    async with scripted(*answers) as server, pool(server, **limits) as http:
        with pytest.raises(ProviderError) as caught:
            await http.send(request_for(server.url, provider))
        return caught.value, server


async def test_a_read_is_repeated_after_a_cut_connection_and_after_a_fault():
    async with scripted(cut, answer({}, 502), answer({"ok": 1})) as server, pool(server) as http:
        response = await http.send(read(server.url))
        assert response.json() == {"ok": 1}
        assert len(server.asked) == 3
        assert 0.2 < server.pauses[0] < 0.3 < server.pauses[1] < 0.6


def change(url, provider="twilio"):
    return ApiRequest(provider, "POST", url + "/thing", repeatable=True, form={"Muted": "true"})


@pytest.mark.parametrize("request_for", [read, change])
async def test_what_somebody_waits_for_is_soon_asked_again_where_no_answer_comes(request_for):
    async with scripted(hang, answer({"ok": 1})) as server, pool(server, first_s=0.05) as http:
        assert (await http.send(request_for(server.url))).json() == {"ok": 1}
        assert len(server.asked) == 2


async def test_a_provider_that_is_slow_each_time_is_waited_for_all_the_same():
    async def slow(request):
        await asyncio.sleep(0.2)
        return await answer({"ok": 1})(request)

    async with scripted(slow, slow) as server, pool(server, first_s=0.05) as http:
        assert (await http.send(change(server.url))).json() == {"ok": 1}
        assert len(server.asked) == 2


async def test_neither_a_poll_nor_what_is_sent_once_is_hurried():
    async def slow(request):
        await asyncio.sleep(0.2)
        return await answer({"ok": 1})(request)

    async with scripted(slow, slow) as server, pool(server, first_s=0.05) as http:
        with following():
            assert (await http.send(read(server.url))).json() == {"ok": 1}
        assert (await http.send(create(server.url))).json() == {"ok": 1}
        assert len(server.asked) == 2


async def test_a_read_gives_up_after_three_attempts():
    error, server = await failure_of(read, *[answer({}, 503)] * 3)
    assert isinstance(error, ProviderAmbiguousError)
    assert len(server.asked) == 3


@pytest.mark.parametrize("fault", [cut, answer({}, 500), answer({}, 503), answer({}, 408)])
async def test_a_create_without_a_clear_answer_is_ambiguous_and_sent_once(fault):
    error, server = await failure_of(create, fault)
    assert type(error) is ProviderAmbiguousError
    assert len(server.asked) == 1


async def test_a_create_whose_answer_takes_too_long_is_ambiguous():
    error, server = await failure_of(create, hang, read_s=0.05)
    assert type(error) is ProviderAmbiguousError
    assert len(server.asked) == 1


async def test_an_answer_that_trickles_in_for_ever_ends_at_the_total_limit():
    error, _ = await failure_of(create, hang, total_s=0.05)
    assert type(error) is ProviderAmbiguousError


async def test_a_refused_connection_is_unreachable_and_nothing_was_sent():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening: nobody answers there
        async with pool() as http:
            with pytest.raises(ProviderUnreachableError):
                await http.send(create(f"http://127.0.0.1:{taken.getsockname()[1]}"))


async def test_an_unknown_scheme_or_a_key_no_header_can_hold_sends_nothing():
    async with scripted() as server, pool(server) as http:
        for address in ("gopher://127.0.0.1", "http://", "127.0.0.1"):
            with pytest.raises(ProviderUnreachableError):
                await http.send(create(address))
        for key in ("clé", "key\r\nInjected: 1"):
            spoilt = ApiRequest("ultravox", "POST", server.url, repeatable=False, headers={"X-API-Key": key})
            with pytest.raises(ProviderUnreachableError):
                await http.send(spoilt)
        assert server.asked == []


async def test_the_agent_does_not_wait_for_a_rate_limited_create():
    error, server = await failure_of(create, answer({"code": 20429}, 429, {"Retry-After": "2"}))
    assert isinstance(error, RateLimitedError)
    assert (error.retry_after_s, error.code, error.status) == (2.0, "20429", 429)
    assert (len(server.asked), server.pauses) == (1, [])


async def test_a_rate_limited_read_waits_as_long_as_it_was_told():
    busy = answer({}, 429, {"Retry-After": "3"})
    async with scripted(busy, answer({"ok": 1})) as server, pool(server) as http:
        await http.send(read(server.url))
        assert server.pauses == [3.0]


async def test_a_read_told_to_come_back_much_later_does_not_wait():
    error, server = await failure_of(read, answer({}, 429, {"Retry-After": "120"}))
    assert isinstance(error, RateLimitedError)
    assert server.pauses == []


async def test_ultravox_without_capacity_has_refused_but_a_bare_503_has_not():
    full, _ = await failure_of(create, answer({}, 503, {"Retry-After": "1"}), provider="ultravox")
    broken, _ = await failure_of(create, answer({}, 503), provider="ultravox")
    assert isinstance(full, RateLimitedError)
    assert isinstance(broken, ProviderAmbiguousError)


@pytest.mark.parametrize("status", [401, 403])
async def test_refused_credentials_are_named(status):
    error, _ = await failure_of(
        read, answer({"detail": "Authentication credentials were not provided."}, status)
    )
    assert isinstance(error, CredentialsRefusedError)
    assert error.message == "Authentication credentials were not provided."


async def test_a_403_about_one_call_is_not_about_the_credentials():
    error, _ = await failure_of(create, answer({"code": 573005, "message": "Destination not verified"}, 403))
    assert type(error) is ProviderRefusedError
    assert error.code == "573005"


async def test_a_refusal_carries_message_code_and_request_id():
    body = {"code": 21211, "message": "\x1b[31mInvalid 'To'\x1b[0m\nPhone Number", "status": 400}
    error, _ = await failure_of(create, answer(body, 400, {"Twilio-Request-Id": "RQ1"}))
    assert type(error) is NoSuchNumberError
    assert (error.message, error.code, error.request_id) == ("Invalid 'To' Phone Number", "21211", "RQ1")


async def test_field_errors_and_html_pages_become_one_line():
    fields, _ = await failure_of(create, answer({"voice": ["Unknown voice."], "model": ["No."]}, 400))
    page, _ = await failure_of(create, answer(status=404, text="<h1>nginx</h1>", content_type="text/html"))
    assert fields.message == "voice: Unknown voice.; model: No."
    assert page.message == "HTTP 404 Not Found"


async def test_a_redirect_is_refused_and_the_key_stays_here():
    async with scripted() as thief, scripted() as server, pool(server) as http:
        server.answers = [answer({}, 307, {"Location": thief.url})]
        with pytest.raises(ProviderRefusedError):
            await http.send(ApiRequest("ultravox", "GET", server.url, True, headers={"X-API-Key": "k"}))
        assert thief.asked == []


async def test_connections_are_kept_and_a_proxy_is_not_asked_for_loopback(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    peers = []

    async def note(request):
        peers.append(request.transport.get_extra_info("peername"))
        return await answer({})(request)

    async with scripted(note, note) as server, pool() as http:
        assert not http.is_warm("twilio")
        await http.send(read(server.url))
        await http.send(read(server.url))
        assert http.is_warm("twilio")
        assert peers[0] == peers[1]


async def test_the_provider_s_clock_is_known_from_its_answers():
    async with (
        scripted(answer({}, headers={"Date": "Fri, 01 Jan 2100 00:00:00 GMT"})) as server,
        pool() as http,
    ):
        assert http.now_at("twilio") is None
        await http.send(read(server.url))
        assert http.now_at("twilio").year == 2100
        assert http.now_at("ultravox") is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Fri, 02 Jan 2026 03:04:35 GMT", 30.0),
        ("Fri, 02 Jan 2026 03:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(header, seconds):
    assert retry_after_s({"retry-after": header}, NOW) == seconds


def test_messages_are_short_and_plain():
    assert clean("\x1b[31m\x1b[49mHTTP\x1b[0m\tError \x07") == "HTTP Error"
    assert len(clean("x" * 5000)) == 300


class SearchedFor:
    """A finder that only remembers what was searched for."""

    def __init__(self):
        self.names = []

    def find_spec(self, name, _path=None, _target=None):
        self.names.append(name)


async def test_a_request_does_not_search_the_disk_for_modules(monkeypatch):
    searched = SearchedFor()
    async with scripted(answer({}), answer({})) as server, pool(server) as http:
        await http.send(read(server.url))  # the first one loads
        monkeypatch.setattr(sys, "meta_path", [searched, *sys.meta_path])
        await http.send(read(server.url))
    assert searched.names == []
