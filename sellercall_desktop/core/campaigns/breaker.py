"""When so many calls fail that something is wrong: better paused than worked down to the end."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.outcomes import FAILURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.campaigns.ports import EndedAttempt

LOOKS_BACK = timedelta(seconds=120)
AT_LEAST = 5
SHARE = 0.5


def cause_of_failures(ended: Sequence[EndedAttempt]) -> str | None:
    """Why most of these attempts failed, where half of at least five did; None where it may go on.

    Args:
        ended: the attempts of the last `LOOKS_BACK`.
    """
    failed = [one for one in ended if one.outcome in FAILURES]
    if len(ended) < AT_LEAST or len(failed) < SHARE * len(ended):
        return None
    return Counter(one.why or one.outcome.value for one in failed).most_common(1)[0][0]
