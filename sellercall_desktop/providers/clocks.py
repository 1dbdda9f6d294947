"""What time it is at each provider, whatever this machine's own clock says or is set to."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProviderClocks:
    """Each answer's ``Date`` header sets a provider's clock (whole seconds, so it is up to one behind).

    Between answers it is carried on by a clock that nobody can set.
    """

    def __init__(self) -> None:
        self._set: dict[str, tuple[datetime, float]] = {}

    def hear(self, provider: str, headers: Mapping[str, str]) -> datetime | None:
        """Take the time from an answer; one without a readable date changes nothing, and is None."""
        try:
            theirs = _moment(headers["date"])
        except (KeyError, ValueError, OverflowError):
            return None
        self._set[provider] = (theirs, time.monotonic())
        return theirs

    def now(self, provider: str) -> datetime | None:
        """The provider's present in UTC; None before its first answer."""
        if (known := self._set.get(provider)) is None:
            return None
        theirs, at_s = known
        return theirs + timedelta(seconds=time.monotonic() - at_s)


@lru_cache(maxsize=8)  # many answers come within one of its seconds
def _moment(text: str) -> datetime:
    when = parsedate_to_datetime(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
