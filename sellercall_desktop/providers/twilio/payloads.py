"""Twilio's answers made readable for its own SDK, whose parser fails a whole list for one odd time in it.

A list of which only the names are wanted is read here alone: the SDK takes 50 times as long.

Field names are those of the Call resource in Twilio's OpenAPI document.
"""

from __future__ import annotations

from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER, parse_time

if TYPE_CHECKING:
    from sellercall_desktop.providers.reading import Oddities

_TIMES = ("date_created", "date_updated", "start_time", "end_time")
_NUMBERS = ("duration", "price", "price_unit")
_LISTS = {"calls": "call", "incoming_phone_numbers": "number"}
_TEXTS = ("sid", "status", *_NUMBERS, "direction", "to", "from", "parent_call_sid", "answered_by")


class _NamedPage(msgspec.Struct):
    calls: list[object]
    next_page_uri: object = None


def sids_of(content: bytes) -> tuple[set[str], str | None]:
    """The names of a page of calls, and where the next one is.

    Raises:
        ProviderAmbiguousError: it is no page of calls.
    """
    try:
        page = msgspec.json.decode(content, type=_NamedPage)
    except (ValueError, RecursionError) as error:
        raise ProviderAmbiguousError(PROVIDER, "the answer is no list of calls") from error
    following = _own_path(page.next_page_uri)
    sids = (call.get("sid") for call in page.calls if isinstance(call, dict))
    return {sid for sid in sids if isinstance(sid, str)}, following


def readable(document: dict[str, object], oddities: Oddities) -> dict[str, object]:
    """The document without what cannot be read: field by field, and of a list item by item."""
    lists = {name: entries for name in _LISTS if isinstance(entries := document.get(name), list)}
    name, entries = next(iter(lists.items()), ("", []))
    if not name:
        return _readable_item(document, oddities)
    kept: list[dict[str, object]] = []
    for at, item in enumerate(entries):
        if isinstance(item, dict) and isinstance(item.get("sid"), str) and item["sid"]:
            kept.append(_readable_item(item, oddities))
        else:
            oddities.leave_out(_LISTS[name], f"entry {at} of a list")
    following = _own_path(document.get("next_page_uri"))
    return {name: kept, "next_page_uri": following}  # what else stands beside the list would confuse the SDK


def _own_path(address: object) -> str | None:
    """A path on Twilio's own host: put behind its name, anything else would send our key to another one."""
    return address if isinstance(address, str) and address.startswith("/") else None


@lru_cache(maxsize=64)
def _readable_time(text: str) -> str | None:
    when = parse_time(text)
    return None if when is None else format_datetime(when)


def _readable_item(item: dict[str, object], oddities: Oddities) -> dict[str, object]:
    if "date_created" not in item and "status" not in item:
        return item  # another kind of thing: an account, a number
    kept = dict(item)
    for name in _TIMES:
        if (value := kept.get(name)) is None:
            continue
        kept[name] = _readable_time(value) if isinstance(value, str) else None
        if kept[name] is None and value:
            oddities.leave_out(name, f"call {item.get('sid')}")
    for name in _TEXTS:
        value = kept.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            kept[name] = str(value)
        elif not isinstance(value, str | None):
            oddities.leave_out(name, f"call {item.get('sid')}")
            kept[name] = None
    return kept
