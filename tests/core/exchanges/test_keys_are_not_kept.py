"""Keys pressed for a customer are often a secret of theirs: no exchange keeps them."""

from urllib.parse import urlencode

from sellercall_desktop.core.exchanges.cleaning import Cleaner
from sellercall_desktop.core.redaction import Redactor


def test_keys_are_kept_neither_of_the_order_nor_of_the_document_that_presses_them():
    cleaner, keys = Cleaner(Redactor()), "4821%23"
    address = f"https://calls.example/webhooks/twilio/tones/{keys}"
    order = urlencode({"AnnounceUrl": address, "AnnounceMethod": "GET"}).encode()
    document = b'<?xml version="1.0"?><Response><Play digits="4821#" /></Response>'
    kept = (
        cleaner.url(address),
        cleaner.body(order, "form").text,
        cleaner.body(document, "xml").text,
    )
    assert not [text for text in kept if "4821" in text]
    assert "AnnounceMethod" in kept[1]
    assert "<Play digits=" in kept[2]
