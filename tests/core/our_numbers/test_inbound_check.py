"""Each link of an incoming call's way, broken one at a time, is named; the others are still tried."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderUnreachableError,
    SecretsUnavailableError,
)
from sellercall_desktop.core.our_numbers.inbound_check import Chain, Link, LinkState, check_inbound
from sellercall_desktop.doctor.checks import State, inbound
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.twilio.probe import TwilioProbe
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.words.doctor import finding_words
from tests.number_world import open_number_world
from tests.tunnel.tunnel_world import open_listener


class Agent:
    """A voice AI of which only the check is asked."""

    def __init__(self, error=None):
        self.error = error

    async def check(self):
        if self.error:
            raise self.error


@asynccontextmanager
async def chain(folder, *, agent=None, number=None, public=None, **number_settings):
    """A listener that is its own public address; what the number points to is set by `number_settings`."""
    http = HttpPool()
    try:
        async with open_listener() as (listener, url), open_number_world(folder) as world:
            world.settings.update(
                {"voice_url": f"{url}/api/inbound", "voice_method": "POST", **number_settings}
            )
            probe = TwilioProbe(http, world.secrets)
            ours = world.simulator.phone_number if number is None else number
            base = url if public is None else public
            yield (
                world,
                listener,
                Chain(world.book, agent or Agent(), probe, DOORS, ours, url, base, listener.nonces.issue),
            )
    finally:
        await http.aclose()


async def broken(asked):
    results = await check_inbound(asked)
    assert [result.link for result in results] == list(Link)
    for result in results:
        for language in ("en", "es"):
            assert "{" not in "".join(finding_words(result.key, result.details, language))
    return {result.link: result.key for result in results if result.state is LinkState.BROKEN}


# The listener of these tests has no webhooks: the signature is refused there with 404, whatever else is well.
UNSIGNED = {Link.SIGNATURE: "inbound.signature.refused"}


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"voice_url": ""}, "inbound.address.nothing"),
        ({"voice_url": "https://other.example/voice"}, "inbound.address.elsewhere"),
        ({"voice_url": "https://other.example/api/inbound"}, "inbound.address.elsewhere"),
        ({"trunk_sid": "TK" + "1" * 32}, "inbound.address.elsewhere"),
        ({"voice_application_sid": "AP" + "1" * 32}, "inbound.address.elsewhere"),
        ({"voice_method": "GET"}, "inbound.address.method"),
    ],
)
async def test_a_number_that_does_not_point_here(tmp_path, settings, key):
    async with chain(tmp_path, **settings) as (_, _, asked):
        assert await broken(asked) == {Link.ADDRESS: key, **UNSIGNED}


@pytest.mark.parametrize(("number", "key"), [("", "none"), ("+15005550000", "foreign")])
async def test_no_number_or_somebody_else_s(tmp_path, number, key):
    async with chain(tmp_path, number=number) as (_, _, asked):
        assert await broken(asked) == {Link.NUMBER: f"inbound.number.{key}", **UNSIGNED}


async def test_another_program_at_the_public_address(tmp_path):
    async with open_listener() as (_, stranger):
        points = {"voice_url": f"{stranger}/api/inbound"}
        async with chain(tmp_path, public=stranger, **points) as (_, _, asked):
            assert await broken(asked) == {Link.TUNNEL: "inbound.tunnel.stranger", **UNSIGNED}


async def test_without_a_tunnel_the_server_is_still_tried(tmp_path):
    async with chain(tmp_path, public="", voice_url="") as (_, _, asked):
        found = await broken(asked)
        assert found[Link.TUNNEL] == "inbound.tunnel.none"
        assert Link.SERVER not in found


async def test_without_the_auth_token_nothing_signed_can_be_accepted(tmp_path):
    async with chain(tmp_path) as (world, _, asked):
        await world.secrets.delete(Secret.TWILIO_AUTH_TOKEN)
        found = await broken(asked)
        assert found[Link.SIGNATURE] == "inbound.signature.missing"


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (NotConfiguredError(["ultravox.api_key"]), "missing"),
        (SecretsUnavailableError("locked"), "missing"),
        (CredentialsRefusedError("ultravox", "no", status=401), "key_refused"),
        (ProviderUnreachableError("ultravox", "no route"), "unreachable"),
        (ProviderAmbiguousError("ultravox", "oops", status=503), "troubled"),
    ],
)
async def test_each_way_the_voice_ai_fails_has_its_own_words(tmp_path, error, key):
    async with chain(tmp_path, agent=Agent(error)) as (_, _, asked):
        assert (await broken(asked))[Link.AGENT] == f"inbound.agent.{key}"


async def test_the_doctor_fails_only_where_a_number_points_here(tmp_path):
    async with chain(tmp_path) as (world, listener, asked):
        listener.honest = False
        states = [finding.state for finding in inbound(await check_inbound(asked))]
        assert states[:4] == [State.OK, State.OK, State.FAIL, State.FAIL]
        world.settings["voice_url"] = ""
        findings = inbound(await check_inbound(asked))
        assert [finding.state for finding in findings] == [State.OK, State.WARN]
        assert "points to nothing" in findings[-1].line("en")
