"""Whatever is sent, reading it gives a value or a refusal, never a crash."""

import contextlib

from aiohttp.test_utils import make_mocked_request
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.web.accept_language import LANGUAGES, preferred_language
from sellercall_desktop.web.bodies import form_fields, json_object, text_field
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.hosts import LOOPBACK_NAMES, host_allowed
from sellercall_desktop.web.token import bears
from tests.web.web_support import twilio_signature

TEXT = st.text(st.characters(codec="utf-8"), max_size=50)
HEADER = st.text(st.characters(max_codepoint=0x10FFFF, categories=None), max_size=80)  # lone surrogates too


def request_of(kind):
    return make_mocked_request("POST", "/x", headers={"Content-Type": kind})


@given(st.binary(max_size=300))
def test_any_bytes_are_a_json_object_or_refused(body):
    with contextlib.suppress(ProblemError):
        document = json_object(request_of("application/json"), body)
        assert all(key == key.lower() for key in document)
        assert isinstance(text_field(document, "Phone"), str)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_form_or_refused(body):
    with contextlib.suppress(ProblemError):
        fields = form_fields(request_of("application/x-www-form-urlencoded"), body)
        assert all(isinstance(name, str) and isinstance(value, str) for name, value in fields)


@given(st.dictionaries(st.text("abcXYZ", min_size=1, max_size=5), TEXT, max_size=6))
def test_a_form_read_back_has_the_signature_it_was_sent_with(form):
    from urllib.parse import urlencode

    fields = form_fields(request_of("application/x-www-form-urlencoded"), urlencode(form).encode())
    url = "https://calls.test/api/inbound"
    assert twilio.verify(("key",), url, fields, twilio_signature(url, form, "key"))
    assert not twilio.verify(("key",), url, [*fields, ("zz", "1")], twilio_signature(url, form, "key"))


@given(HEADER)
def test_no_host_header_but_our_names_is_taken(header):
    name = header.lower().rpartition(":")[0] or header.lower()
    assert not host_allowed(header, "127.0.0.1") or name in LOOPBACK_NAMES or header.lower() in LOOPBACK_NAMES


@given(HEADER, HEADER)
def test_only_the_token_itself_opens(header, token):
    carried = header.partition(" ")[2].strip()
    assert bears(header, token) is (header[:7].lower() == "bearer " and carried == token and token != "")


@given(HEADER)
def test_every_header_has_a_language(header):
    assert preferred_language(header) in LANGUAGES
