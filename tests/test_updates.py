"""A newer version is told of only by the supplier's own signed list."""

from __future__ import annotations

import base64
import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import ProviderError, UpdateListError
from sellercall_desktop.core.release import UpdateFound
from sellercall_desktop.providers.http import HttpPool, RetryPolicy
from sellercall_desktop.settings import Settings, UpdateSettings
from sellercall_desktop.updates import LARGEST_LIST, UpdateWatch, is_newer, read_list

LIST = {
    "version": "1.2.0",
    "page": "https://example.com/sellercall",
    "notes": {"es": "Más rápido.", "en": "Faster."},
}


class Supplier:
    def __init__(self):
        self._private = Ed25519PrivateKey.generate()
        raw = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.key = base64.b64encode(raw).decode()

    def sign(self, raw):
        return base64.b64encode(self._private.sign(raw))


def listed(**changes):
    return json.dumps({**LIST, **changes}).encode()


def signed(raw, supplier):
    return {"/versions.json": raw, "/versions.json.sig": supplier.sign(raw)}


@asynccontextmanager
async def serving(answers):
    """A server on loopback that answers these paths, and remembers what it was asked."""
    asked = []

    async def answer(request):
        asked.append(request.path)
        if request.path not in answers:
            raise web.HTTPNotFound
        return web.Response(body=answers[request.path])

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    http = HttpPool(retry=RetryPolicy(attempts=1))
    try:
        yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/versions.json", asked, http
    finally:
        await http.aclose()
        await runner.cleanup()


def watching(http, bus, ours="0.1.0", **settings):
    return UpdateWatch(http, lambda: UpdateSettings(**settings), bus, ours)


async def test_a_newer_version_is_told_of_once():
    supplier, bus, told = Supplier(), Bus(), []
    bus.subscribe(UpdateFound, told.append)
    raw = listed()
    async with serving({"/versions.json": raw, "/versions.json.sig": supplier.sign(raw)}) as (
        url,
        _asked,
        http,
    ):
        watch = watching(http, bus, manifest_url=url, public_key=supplier.key)
        found = await watch.look()
        await watch.look()
    assert found is not None
    assert told == [found]
    assert found.version == "1.2.0"
    assert found.notes_in("es") == "Más rápido."
    assert found.notes_in("fr") == "Faster."


async def test_the_version_that_runs_is_no_news():
    supplier, bus, told = Supplier(), Bus(), []
    bus.subscribe(UpdateFound, told.append)
    raw = listed()
    async with serving({"/versions.json": raw, "/versions.json.sig": supplier.sign(raw)}) as (
        url,
        _asked,
        http,
    ):
        assert await watching(http, bus, "1.2", manifest_url=url, public_key=supplier.key).look() is None
    assert told == []


@pytest.mark.parametrize("left_out", ["check", "manifest_url", "public_key"])
async def test_nobody_is_asked_unless_wanted_and_told_whom_to_believe(left_out):
    supplier = Supplier()
    async with serving({}) as (url, asked, http):
        given = {"check": True, "manifest_url": url, "public_key": supplier.key}
        given[left_out] = type(given[left_out])()
        assert await watching(http, Bus(), **given).look() is None
    assert asked == []


async def test_an_address_that_does_not_answer_is_an_error_not_news():
    supplier = Supplier()
    async with serving({}) as (url, _asked, http):
        with pytest.raises(ProviderError):
            await watching(http, Bus(), manifest_url=url, public_key=supplier.key).look()


def test_only_the_suppliers_signature_over_these_very_bytes_is_believed():
    supplier, raw = Supplier(), listed()
    good = supplier.sign(raw)
    assert read_list(raw, good + b"\n", supplier.key).version == "1.2.0"
    for wrong_raw, wrong_signature, key in (
        (raw.replace(b"1.2.0", b"9.2.0"), good, supplier.key),
        (raw, Supplier().sign(raw), supplier.key),
        (raw, good, Supplier().key),
        (raw, b"", supplier.key),
        (raw, b"not base64!", supplier.key),
        (raw, good, "not a key"),
    ):
        with pytest.raises(UpdateListError):
            read_list(wrong_raw, wrong_signature, key)


@pytest.mark.parametrize(
    "raw",
    [
        b"[]",
        b"not json",
        listed(version="newest"),
        listed(version="1.2.0; rm"),
        listed(page="http://example.com"),
        listed(page="javascript:alert(1)"),
        listed(notes={"es": "x" * 5000}),
        b" " * LARGEST_LIST + listed(),
    ],
)
def test_a_signed_list_must_still_have_its_form(raw):
    supplier = Supplier()
    with pytest.raises(UpdateListError):
        read_list(raw, supplier.sign(raw), supplier.key)


@pytest.mark.parametrize(
    ("found", "ours", "newer"),
    [
        ("1.2", "1.1.9", True),
        ("1.10", "1.9", True),
        ("1.2", "1.2.0", False),
        ("0.9.9", "1.0", False),
        ("1.2.0.1", "1.2", True),
    ],
)
def test_versions_are_compared_number_by_number(found, ours, newer):
    assert is_newer(found, ours) is newer


def test_nobody_is_asked_as_shipped():
    assert Settings().update.manifest_url == ""
