"""Numbers listed, taken, moved and given back: every request and answer fits Twilio's document."""

from __future__ import annotations

import httpx

from sellercall_desktop.core.our_numbers.number import VoiceRouting
from sellercall_desktop.core.our_numbers.routing import differing
from sellercall_desktop.providers.twilio.numbers import _PARAMETER_OF
from sellercall_desktop.settings.webhook_paths import DOORS
from tests.contract.small_world import world
from tests.number_world import open_number_world

APPLICATION, TRUNK = "AP" + "a" * 32, "TK" + "b" * 32


async def test_a_number_s_whole_life(checker, tmp_path):
    async with open_number_world(tmp_path, middlewares=[checker.middleware]) as here:
        for at in range(120):
            here.simulator.add_number(f"+5760155{at:05}", f"Line {at}")
        assert len([number async for number in here.setup.numbers()]) == 121  # two pages
        hold = await here.take(fallback_url="https://handler.twilio.com/twiml/EH" + "c" * 32)
        here.public[0] = "https://new.example"
        await here.setup.settle()
        await here.setup.restore(hold.id)
        await here.book.check_signing_key()
        here.settings.update({"voice_application_sid": APPLICATION, "voice_url": ""})
        hold = await here.take()
        await here.setup.restore(hold.id)
        assert here.settings["voice_application_sid"] == APPLICATION
    # An application is taken off with an empty text, as everybody does it; the document has no word for that.
    assert [fault for fault in checker.faults if "$.VoiceApplicationSid: ''" not in fault] == []
    told = {operation: times for (operation, status), times in checker.seen.items() if status == 200}
    assert told["UpdateIncomingPhoneNumber"] == 5
    assert told["ListIncomingPhoneNumber"] >= 2


async def test_what_the_simulator_refuses_is_worded_as_twilio_words_it(checker):
    async with world(checker) as here, httpx.AsyncClient() as client:
        client.auth = (here.simulator.account_sid, here.simulator.auth_token)
        account = f"{here.simulator.twilio_url}/2010-04-01/Accounts/{here.simulator.account_sid}"
        one = f"{account}/IncomingPhoneNumbers/{here.simulator.numbers[0].sid}.json"
        before = dict(here.simulator.numbers[0].settings)
        for form, code in (
            ({"VoiceUrl": "ftp://a.example"}, 21402),
            ({"VoiceUrl": "https://a_b.example"}, 21402),
            ({"StatusCallback": "nowhere"}, 21609),
            ({"VoiceFallbackUrl": "https://a.example"}, 21405),
        ):
            answer = await client.post(one, data=form)
            assert (answer.status_code, answer.json()["code"]) == (400, code), form
        gone = await client.get(f"{account}/IncomingPhoneNumbers/PN{'0' * 32}.json")
        assert (gone.status_code, gone.json()["code"]) == (404, 20404)
        assert here.simulator.numbers[0].settings == before
        for wish, rival in (({"TrunkSid": TRUNK}, "voice_application_sid"),
                            ({"VoiceApplicationSid": APPLICATION}, "trunk_sid")):  # fmt: skip
            assert (await client.post(one, data=wish)).json()[rival] is None
    assert checker.faults == []


def test_a_change_sends_only_voice_fields_of_the_document(documents):
    fields = differing(DOORS.routing("https://a.example", VoiceRouting()), all_different())
    sent = {form_of(field) for field in fields}
    described = documents.twilio.document["paths"][
        "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json"
    ]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]["properties"]
    assert sent <= set(described)
    assert not any(name.startswith("Sms") for name in sent)
    assert len(sent) == 8


def all_different():
    urls = ("https://v.example", "GET", "https://f.example", "GET", "https://s.example", "GET")
    return VoiceRouting(*urls, APPLICATION, TRUNK)


def form_of(field):
    """The form's name of one of our fields."""
    return "".join(word.capitalize() for word in _PARAMETER_OF[field].split("_"))
