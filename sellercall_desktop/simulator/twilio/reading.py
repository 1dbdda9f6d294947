"""Gets a TwiML document and reads it, or says which of Twilio's errors kept it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.simulator.twilio.twiml import TwimlError, Verb, parse
from sellercall_desktop.simulator.twilio.webhooks import MAX_TWIML_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.simulator.twilio.resources import Source
    from sellercall_desktop.simulator.twilio.webhooks import Webhooks

TWIML_TYPES = {"text/xml", "application/xml", "text/html"}


async def read(
    webhooks: Webhooks, source: Source, params: Mapping[str, str], *, sound_allowed: bool = False
) -> tuple[int, tuple[Verb, ...]]:
    """The error's code, or 0 and the verbs. A sound, where one is allowed, counts as one that plays it."""
    document: str | bytes | None = source.twiml
    if document is None:
        fetched = await webhooks.send(source.method, source.url, params)
        if sound_allowed and fetched.status == 200 and fetched.content_type.startswith("audio/"):
            return 0, (Verb("Play", text=source.url),)
        if code := _complaint(fetched.error, fetched.status, fetched.content_type, len(fetched.body)):
            return code, ()
        document = fetched.body
    try:
        return 0, parse(document)
    except TwimlError:
        return 12100, ()


def _complaint(error: int, status: int, content_type: str, size: int) -> int:
    """The error code for an answer that is no TwiML, 0 if it may be."""
    if error:
        return error
    if not 200 <= status < 300:
        return 11200
    if size > MAX_TWIML_BYTES:
        return 11750
    return 0 if content_type in TWIML_TYPES else 12300
