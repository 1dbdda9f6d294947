"""The summary of a call: of all its AI places, one text, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import SummaryWritten

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


def summary_of(call: Call) -> SummaryWritten | None:
    """What the voice AI's provider wrote about the whole call; None as long as it has written nothing."""
    written = summaries(call)
    if len(written) < 2:
        return written[0] if written else None
    # A place that goes on from another may sum up all of it again, word for word.
    short = " ".join(dict.fromkeys(one.short for one in written if one.short))
    long = "\n\n".join(dict.fromkeys(one.long for one in written if one.long))
    return SummaryWritten(max(one.at for one in written), short or None, long or None)


def summaries(call: Call) -> list[SummaryWritten]:
    """Those of its places, in their order."""
    first = [call.summary] if call.summary is not None else []
    if call.handed is None:
        return first
    return first + [place.summary for place in call.handed.places if place.summary is not None]
