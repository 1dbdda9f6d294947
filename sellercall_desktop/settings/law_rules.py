"""The settings as the law's checks want them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from sellercall_desktop.core.guard.by_law import LawRules
from sellercall_desktop.core.law.pack import CallPurpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.settings.law import LawSettings

DISPUTED = frozenset({"CO.contact_day", "CO.channel_week"})
"""Rules of frequency of which it is not settled whom they bind."""


def law_rules(law: LawSettings) -> LawRules:
    """What people chose. What needs a written reason and has none is as if it had not been chosen."""
    opened = law.countries_opened if law.opened_reason.strip() else ()
    loose = not law.strict_frequency and law.frequency_reason.strip()
    return LawRules(
        purpose=CallPurpose(law.kind_of_calls),
        off=frozenset(law.countries_off),
        opened=frozenset(opened),
        rules_off=DISPUTED if loose else frozenset(),
        added=_days(law.holidays_added),
        struck=_days(law.holidays_struck),
    )


def _days(texts: Sequence[str]) -> frozenset[tuple[str, date]]:
    found = set()
    for text in texts:
        country, _, day = text.rpartition(":")
        with suppress(ValueError):  # a 31st of February is no holiday anywhere
            found.add((country, date.fromisoformat(day)))
    return frozenset(found)
