"""What people said about being called: consents on record, public registers of those who want no calls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.law.pack import CallPurpose, ConsentNeed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.contacts.contact import Consent
    from sellercall_desktop.core.law.facts import LawFacts, RegisterAnswer
    from sellercall_desktop.core.law.pack import ConsentRule, RegisterRule


def asks_consent(rule: ConsentRule, facts: LawFacts) -> bool:
    """Whether the rule is about such a call."""
    if rule.needed is ConsentNeed.AI_VOICE:
        return facts.ai_voice
    return rule.needed is ConsentNeed.ALWAYS or facts.purpose is CallPurpose.COMMERCIAL


def consent_ends(rule: ConsentRule, consent: Consent) -> datetime | None:
    """From when on it no longer counts; None: for good."""
    ends = [end for end in (consent.until, consent.withdrawn_at) if end is not None]
    if rule.valid_days is not None:
        ends.append(consent.given_at.astimezone(UTC) + timedelta(days=rule.valid_days))
    return min(ends, default=None)


def consent_held(rule: ConsentRule, consents: Iterable[Consent], at: datetime) -> Consent | None:
    """The latest that counts for the rule at that moment; who took one back took back all given before."""
    known = list(consents)
    taken = withdrawn_before(known, at)
    held = [
        consent
        for consent in known
        if consent.kind in rule.kinds and consent.given_at <= at
        if taken is None or taken < consent.given_at
        if (end := consent_ends(rule, consent)) is None or at < end
    ]
    return max(held, key=lambda consent: consent.given_at, default=None)


def withdrawn_before(consents: Iterable[Consent], at: datetime) -> datetime | None:
    """When a consent was last taken back, up to that moment."""
    taken = (consent.withdrawn_at for consent in consents)
    return max((moment for moment in taken if moment is not None and moment <= at), default=None)


def answer_ends(rule: RegisterRule, answer: RegisterAnswer) -> datetime:
    """From when on the register has to be asked again."""
    return answer.at.astimezone(UTC) + timedelta(days=rule.valid_days)
