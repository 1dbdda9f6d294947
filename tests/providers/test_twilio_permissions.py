"""Twilio's Voice Dialing Permissions: which countries the account may call; read, and never changed."""

import pytest
from twilio.rest.voice.v1 import dialing_permissions

from sellercall_desktop.core.errors import ProviderAmbiguousError, ProviderError
from sellercall_desktop.core.guard.dialing_permissions import DialingPermission
from sellercall_desktop.providers.twilio import permissions as ours
from sellercall_desktop.simulator import Fault
from tests.contract.small_world import world
from tests.providers.test_twilio_prices import Unchecked

SDK = dialing_permissions.country


async def test_a_country_is_open_or_closed_and_dear_ranges_of_it_may_be_closed_alone():
    async with world(Unchecked()) as here:
        book = ours.TwilioPermissions(here.carrier, here.carrier._http)
        assert await book.dialing_permission("CO") == DialingPermission(
            ordinary=True, closed_prefixes=("+57900", "+57901")
        )
        assert await book.dialing_permission("CU") == DialingPermission(ordinary=False)
        assert await book.dialing_permission("Q1") is None  # Twilio knows no such country
        assert {request.method for request in here.simulator.requests} == {"GET"}
        here.simulator.faults.add(Fault("twilio.permissions", "refuse", status=403, code=20003))
        with pytest.raises(ProviderError):
            await book.dialing_permission("CO")


async def test_the_sdk_reads_the_same_fields_in_what_the_simulator_answers():
    async with world(Unchecked()) as here:
        http = here.carrier._http
        account = await here.carrier.account()
        seen = []
        book = ours.TwilioPermissions(here.carrier, http)
        get = book._get

        async def noting(what, **query):
            seen.append(await get(what, **query))
            return seen[-1]

        book._get = noting
        await book.dialing_permission("CO")
        told = SDK.CountryInstance(None, ours.read_json(seen[0]))
        assert (told.iso_code, told.low_risk_numbers_enabled, told.high_risk_special_numbers_enabled) == (
            *("CO", True),
            False,
        )
        page = ours.read_json(seen[1])
        prefixes = [
            SDK.highrisk_special_prefix.HighriskSpecialPrefixInstance(None, one, "CO").prefix
            for one in page[page["meta"]["key"]]
        ]
        assert prefixes == ["+57900", "+57901"]
        assert account.account_sid


@pytest.mark.parametrize("content", [b"", b"[]", b'{"low_risk_numbers_enabled": "yes"}', b"<html>", b"{}"])
def test_what_tells_no_permissions_is_said_to_tell_none(content):
    with pytest.raises(ProviderAmbiguousError):
        ours.country_of(content)
    with pytest.raises(ProviderAmbiguousError):
        ours.prefixes_of(content)


def test_permissions_have_a_host_of_their_own_at_twilio_and_none_at_a_proxy():
    assert ours._address("https://api.twilio.com") == "https://voice.twilio.com"
    assert ours._address("http://127.0.0.1:8080/") == "http://127.0.0.1:8080"
