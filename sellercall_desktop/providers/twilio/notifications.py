"""What Twilio's debugger holds of one call: the Notifications below a Call resource.

Field names are those of `api.v2010.account.call.call_notification` in its OpenAPI document.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import msgspec

from sellercall_desktop.core.calls.facts import Gravity, Party, ProviderReported
from sellercall_desktop.core.clock import plausible
from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.providers.log_lines import log_line
from sellercall_desktop.providers.reading import read_json
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER, parse_time

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTIFICATIONS = 50
"""As many as one page is asked for; the first ones of a call tell what went wrong."""
_GRAVITY = {"0": Gravity.ERROR, "1": Gravity.WARNING}


class _Notification(msgspec.Struct):
    error_code: str | None = None
    log: str | None = None
    message_text: str | None = None
    message_date: str | None = None
    date_created: str | None = None


def reports_of(content: bytes) -> tuple[ProviderReported, ...]:
    """The page as facts; an entry without a code or a time is left out.

    Raises:
        ProviderAmbiguousError: it is no page of notifications.
    """
    try:
        page = read_json(content)
    except ValueError:
        page = None
    entries = page.get("notifications") if isinstance(page, dict) else None
    if not isinstance(entries, list):
        raise ProviderAmbiguousError(PROVIDER, "the answer is no list of notifications")
    return tuple(_readable(entries))


def _readable(entries: list[object]) -> Iterator[ProviderReported]:
    now = datetime.now(UTC)
    for entry in entries:
        try:
            noted = msgspec.convert(entry, _Notification, strict=False)
        except msgspec.ValidationError:
            continue
        at = parse_time(noted.message_date) or parse_time(noted.date_created)
        if at is None or not noted.error_code:
            continue
        gravity = _GRAVITY.get(noted.log or "", Gravity.NOTE)
        text = log_line(_message(noted.message_text or ""))
        yield ProviderReported(plausible(at, now), Party.CARRIER, gravity, noted.error_code[:10], text)


def _message(text: str) -> str:
    """Its text is a form, of which `Msg` is the sentence."""
    return parse_qs(text).get("Msg", [text])[0] if "Msg=" in text else text
