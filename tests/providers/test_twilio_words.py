"""Twilio's TwiML and webhooks, without a wire."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import MultiDict

from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallPlaced,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
)
from sellercall_desktop.core.calls.ports import MachineMessage
from sellercall_desktop.core.errors import MalformedWebhookError, ProviderRefusedError
from sellercall_desktop.providers.twilio import twiml
from sellercall_desktop.providers.twilio.webhooks import incoming_call, status_report, verify

TOKEN = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
FORM = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}
SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="  # Twilio's own published example
SID = "CA" + "0123456789abcdef" * 2
STAMP = "Fri, 02 Jan 2026 03:04:05 +0000"
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def sign(url, form, token=TOKEN, digest=hashlib.sha1):
    text = url + "".join(key + form[key] for key in sorted(form))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), digest).digest()).decode()


# --- signatures --------------------------------------------------------------------------------


def test_the_published_example_is_accepted_as_mapping_multidict_and_pairs():
    for params in (FORM, MultiDict(FORM), list(FORM.items())):
        assert verify([TOKEN], URL, params, SIGNATURE)


def test_a_changed_field_address_or_token_is_refused():
    assert not verify([TOKEN], URL, {**FORM, "Digits": "1235"}, SIGNATURE)
    assert not verify([TOKEN], URL, {**FORM, "Added": ""}, SIGNATURE)
    assert not verify([TOKEN], URL.replace("https", "http"), FORM, SIGNATURE)
    assert not verify([TOKEN], URL + "&x=1", FORM, SIGNATURE)
    assert not verify(["other"], URL, FORM, SIGNATURE)


def test_old_and_new_token_hold_together_and_an_empty_one_never():
    assert verify(["new", TOKEN], URL, FORM, SIGNATURE)
    assert not verify(["", "new"], URL, FORM, sign(URL, FORM, token=""))
    assert not verify([], URL, FORM, SIGNATURE)


def test_the_port_may_be_signed_or_not():
    with_port = URL.replace("mycompany.com", "mycompany.com:443")
    assert verify([TOKEN], URL, FORM, sign(with_port, FORM))
    assert verify([TOKEN], with_port, FORM, SIGNATURE)


def test_a_fragment_that_tunes_the_delivery_is_not_signed():
    assert verify([TOKEN], URL + "#rc=2&rp=all", FORM, SIGNATURE)


def test_repeated_and_empty_fields_are_signed():
    pairs = [("A", "2"), ("A", "1"), ("A", "1"), ("Empty", "")]
    text = URL + "A1A2Empty"
    signature = base64.b64encode(hmac.new(TOKEN.encode(), text.encode(), hashlib.sha1).digest()).decode()
    assert verify([TOKEN], URL, pairs, signature)
    assert verify([TOKEN], URL, MultiDict(pairs), signature)


def test_a_shared_key_signs_with_sha256_when_the_header_says_so():
    header = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"
    assert verify([TOKEN], URL, FORM, sign(URL, FORM, digest=hashlib.sha256), header)
    assert not verify([TOKEN], URL, FORM, SIGNATURE, header)
    assert not verify([TOKEN], URL, FORM, SIGNATURE, "algorithm=NONE")


def test_a_json_body_is_bound_by_its_hash_in_the_address():
    body = '{"a": 1}'
    url = f"https://mycompany.com/hook?bodySHA256={hashlib.sha256(body.encode()).hexdigest()}"
    signature = sign(url, {})
    assert verify([TOKEN], url, body, signature)
    assert not verify([TOKEN], url, body + " ", signature)
    assert not verify([TOKEN], "https://mycompany.com/hook", body, sign("https://mycompany.com/hook", {}))


@pytest.mark.parametrize("signature", [None, "", "ñ", "x" * 10_000, "\udcff"])
def test_a_missing_or_senseless_signature_is_refused(signature):
    assert not verify([TOKEN], URL, FORM, signature)


@given(
    st.text(),
    st.lists(st.tuples(st.text(st.characters()), st.text(st.characters()))) | st.text(),
    st.none() | st.text(),
    st.none() | st.text(),
)
def test_garbage_is_refused_without_an_error(url, params, signature, header):
    assert not verify([TOKEN], "https://h.example:99999999/" + url, params, signature, header)
    assert not verify([TOKEN], url, params, signature, header)


# --- forms -------------------------------------------------------------------------------------


def status(**fields):
    form = {"CallSid": SID, "Timestamp": STAMP, **fields}
    return status_report(form, "ours")


def test_callbacks_become_facts_at_their_own_time():
    placed = CallPlaced(AT, SID)
    assert status(CallStatus="initiated").facts == (placed,)
    assert status(CallStatus="ringing").facts == (placed, CallRinging(AT))
    assert status(CallStatus="in-progress").facts == (placed, CallAnswered(AT))
    assert status(CallStatus="completed", CallDuration="30", Duration="1").facts == (
        placed,
        CallAnswered(AT - timedelta(seconds=30)),
        CarrierEnded(AT, CarrierOutcome.COMPLETED, 30.0),
    )
    assert status(CallStatus="no-answer", CallDuration="0", SipResponseCode="487").facts == (
        placed,
        CarrierEnded(AT, CarrierOutcome.NO_ANSWER, None, 487),
    )


def test_a_callback_is_found_by_our_id_and_by_twilio_s():
    key = status(CallStatus="ringing").key
    assert (key.call_id, key.carrier_call_id) == ("ours", SID)


def test_a_leg_with_a_parent_tells_nothing_of_the_customer_s_call():
    report = status(CallStatus="completed", ParentCallSid="CA" + "0" * 32)
    assert report.facts == ()
    assert report.key.call_id is None


def test_numbers_and_times_that_are_none_are_left_out():
    before = datetime.now(UTC)
    form = {
        "CallSid": SID,
        "CallStatus": "completed",
        "CallDuration": "²",
        "SipResponseCode": "-1",
        "Timestamp": "?",
    }
    ended = status_report(form, None).facts[-1]
    assert (ended.duration_s, ended.sip_code) == (None, None)
    assert before <= ended.at <= datetime.now(UTC)


def test_an_unknown_status_still_tells_that_the_call_exists():
    assert [type(fact) for fact in status(CallStatus="brand-new").facts] == [CallPlaced]


def test_a_real_capture_is_read():
    body = (
        "Called=%2B573001234567&ToState=&CallerCountry=US&Direction=outbound-api&Timestamp=Fri%2C+02+Jan+2026+03%3A04%3A05"
        "+%2B0000&CallbackSource=call-progress-events&SequenceNumber=0&To=%2B573001234567&CallSid="
        + SID
        + "&CallStatus="
        "initiated&From=%2B15005550006&AccountSid=AC1&ToZip="
    )
    form = MultiDict(parse_qsl(body, keep_blank_values=True))
    assert status_report(form, None).facts == (CallPlaced(AT, SID),)


def test_an_incoming_call_is_read_and_a_hidden_caller_is_kept_as_sent():
    call = incoming_call({"CallSid": SID, "From": "anonymous", "To": "+15005550006"}, AT)
    assert (call.carrier_call_id, call.number, call.our_number, call.at) == (
        SID,
        "anonymous",
        "+15005550006",
        AT,
    )


@pytest.mark.parametrize("form", [{}, {"CallSid": SID}, {"CallSid": "", "From": "+1", "To": "+2"}])
def test_what_is_not_a_webhook_is_named_so(form):
    with pytest.raises(MalformedWebhookError):
        incoming_call(form)
    with pytest.raises(MalformedWebhookError):
        status_report(form, None)


# --- TwiML -------------------------------------------------------------------------------------


def tree(document):
    return ET.fromstring(document.encode())


def test_a_stream_is_connected_and_the_address_survives_escaping():
    url = 'wss://voice.example/a?x=1&y="<'
    stream = tree(twiml.connect(url)).find("Connect/Stream")
    assert stream.attrib == {"url": url}


def test_a_sip_address_is_dialed_and_answered_with_the_ai():
    url = "sip:call@voice.example;transport=tls?X-Call-Id=1&X-B=2"
    dial = tree(twiml.connect(url)).find("Dial")
    assert dial.attrib == {"answerOnBridge": "true"}
    assert dial.find("Sip").text == url


@pytest.mark.parametrize(
    "url", ["https://voice.example/secret", "javascript:x", "", "sip:a b", "wss://x\r\ny"]
)
def test_other_addresses_are_refused_without_being_repeated(url):
    with pytest.raises(ProviderRefusedError) as caught:
        twiml.connect(url)
    assert isinstance(caught.value, ValueError)
    assert "secret" not in str(caught.value)


def test_a_document_too_long_to_send_is_refused():
    with pytest.raises(ProviderRefusedError, match="4000"):
        twiml.connect("wss://voice.example/" + "x" * 4000)


def test_recordings_follow_in_order_with_a_pause_and_an_end():
    expected = ["Play", "Pause", "Play", "Hangup"]
    assert [verb.tag for verb in tree(twiml.after_dial("https://a/1.mp3", "https://a/2.mp3"))] == expected
    assert [verb.tag for verb in tree(twiml.connect("wss://v", ("https://a/1", "https://a/2")))][
        1:
    ] == expected
    assert [verb.tag for verb in tree(twiml.connect("wss://v", ("", "")))] == ["Connect"]
    assert [verb.tag for verb in tree(twiml.after_dial("", "https://a/2.mp3"))] == ["Play", "Hangup"]


def test_a_message_for_a_voicemail_is_played_or_else_spoken_and_the_call_ends():
    recordings = ("https://a/1.mp3?a=1&b=2", "https://a/2.mp3")
    played = tree(twiml.leave_message(MachineMessage("", "es", recordings)))
    assert [verb.tag for verb in played] == ["Play", "Play", "Hangup"]
    assert played[0].text == "https://a/1.mp3?a=1&b=2"
    words = "Café <La Ceiba> & Cía.\x07\nHasta luego \ud800"
    said = tree(twiml.leave_message(MachineMessage(words, "pt-BR")))
    assert [(verb.tag, verb.get("language")) for verb in said] == [("Say", "pt-BR"), ("Hangup", None)]
    assert said[0].text == "Café <La Ceiba> & Cía. Hasta luego"
    with pytest.raises(ProviderRefusedError, match="4000"):
        twiml.leave_message(MachineMessage("&" * 900, "en"))


@pytest.mark.parametrize(
    ("language", "voice", "word"),
    [
        ("es", "es-MX", "Lo sentimos"),
        ("es-CO", "es-MX", "Lo sentimos"),
        ("en-US", "en-US", "sorry"),
        ("", "en-US", "sorry"),
    ],
)
def test_the_apology_speaks_the_caller_s_language(language, voice, word):
    say, end = tree(twiml.apology(language))
    assert (say.attrib, end.tag) == ({"language": voice}, "Hangup")
    assert word in say.text
