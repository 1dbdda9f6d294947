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
    """The calls that fit, newest first unless another order is asked for."""
    sort = query.get("sort") or "-created"
    if sort not in SORTS:
        raise FilterError("sort", f'"{sort}" is not a valid choice.')
    try:
        found = [call for call in calls if _fits(call, query)]
    except ValueError as error:
        raise FilterError("non_field_errors", str(error)) from error
    return sorted(found, key=lambda call: call.created, reverse=sort.startswith("-"))


def _fits(call: VoiceCall, query: Mapping[str, str]) -> bool:
    wanted = {
        key.removeprefix("metadata."): value for key, value in query.items() if key.startswith("metadata.")
    }
    metadata = call.setting("metadata") or {}
    talked_s = (call.ended - call.joined).total_seconds() if call.ended and call.joined else 0.0
    search = query.get("search", "").casefold()
    return (
        all(metadata.get(key) == value for key, value in wanted.items())
        and ("fromDate" not in query or call.created >= _moment(query["fromDate"], end=False))
        and ("toDate" not in query or call.created <= _moment(query["toDate"], end=True))
        and ("durationMin" not in query or talked_s >= seconds(query["durationMin"]))
        and ("durationMax" not in query or talked_s <= seconds(query["durationMax"]))
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
