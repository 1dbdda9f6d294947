"""The filters and the order of Ultravox's call list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.ultravox.resources import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sellercall_desktop.simulator.ultravox.resources import VoiceCall

SORTS = ("created", "-created")


class FilterError(Exception):
    """A filter's value makes no sense; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def selected(calls: Iterable[VoiceCall], query: Mapping[str, str]) -> list[VoiceCall]:
    """The calls that fit, newest first unless another order is asked for. Raises `FilterError`."""
    sort = query.get("sort") or "-created"
    if sort not in SORTS:
        raise FilterError("sort", f'"{sort}" is not a valid choice.')
    try:
        since = _moment(query.get("fromDate", "0001-01-01"), end=False)
        until = _moment(query.get("toDate", "9999-12-31"), end=True)
        shortest, longest = seconds(query.get("durationMin", "0s")), seconds(query.get("durationMax", "infs"))
    except ValueError as error:
        raise FilterError("non_field_errors", str(error)) from error
    found = [
        call
        for call in calls
        if since <= call.created <= until and shortest <= _talked_s(call) <= longest and _fits(call, query)
    ]
    return sorted(found, key=lambda call: call.created, reverse=sort.startswith("-"))


def _talked_s(call: VoiceCall) -> float:
    return (call.ended - call.joined).total_seconds() if call.ended and call.joined else 0.0


def _fits(call: VoiceCall, query: Mapping[str, str]) -> bool:
    wanted = {
        key.removeprefix("metadata."): value for key, value in query.items() if key.startswith("metadata.")
    }
    metadata = call.setting("metadata") or {}
    search = query.get("search", "").casefold()
    return (
        all(metadata.get(key) == value for key, value in wanted.items())
        and ("voiceId" not in query or call.setting("voice") == query["voiceId"])
        and "agentIds" not in query
        and (not search or search in _words(call))
    )


def _words(call: VoiceCall) -> str:
    texts = [
        str(call.setting("systemPrompt") or ""),
        call.summary or "",
        *(each.text for each in call.messages),
    ]
    return " ".join(texts).casefold()


def _moment(text: str, *, end: bool) -> datetime:
    moment = datetime.fromisoformat(text)
    if len(text) == 10 and end:
        moment += timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
