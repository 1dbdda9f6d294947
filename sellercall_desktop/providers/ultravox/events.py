"""What Ultravox noted about one call: `CallEvent` of its OpenAPI document."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Gravity, Party, ProviderReported
from sellercall_desktop.core.clock import plausible
from sellercall_desktop.providers.log_lines import log_line
from sellercall_desktop.providers.ultravox.vocabulary import parse_duration_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_TYPE = 50
_GRAVITY = {"warning": Gravity.WARNING, "error": Gravity.ERROR}


def reports_of(entries: Iterable[object], begun: datetime) -> Iterator[ProviderReported]:
    """The events as facts; times are told from the call's start, which was at `begun`."""
    now = datetime.now(UTC)
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        kind, text, severity = (entry.get(name) for name in ("type", "text", "severity"))
        offset = entry.get("wallClockTimestamp") or entry.get("callTimestamp")
        if not isinstance(kind, str) or not isinstance(offset, str):
            continue
        try:
            at = begun + timedelta(seconds=parse_duration_s(offset))
        except (ValueError, OverflowError):
            continue
        words = log_line(text) if isinstance(text, str) else ""
        gravity = _GRAVITY.get(str(severity), Gravity.NOTE)
        yield ProviderReported(plausible(at, now), Party.AGENT, gravity, kind[:LONGEST_TYPE], words)
