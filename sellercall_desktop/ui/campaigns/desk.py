"""What the page of campaigns works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_signing import SignedTrail

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignContact
    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.campaigns.checking import StartCheck
    from sellercall_desktop.core.campaigns.choices import CampaignChoices
    from sellercall_desktop.core.campaigns.listing import CampaignListing
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.prompts.ports import PromptStore


@dataclass(frozen=True, slots=True)
class SellerMoment:
    """The history, the calls under way at this desk, and whether a wrap-up must be written first."""

    calls: CallStore
    live_calls: Callable[[], Sequence[Call]]
    owes_wrap_up: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class CampaignDesk:
    """`by` is the person at this desk, `currency` that of the account, as far as it is known.

    `try_call` dials a number the way a campaign would: a test call. `drafts`, by campaign ("" of a new one),
    is what was written and not saved yet, `checks` what was found before a start: both outlive the page.
    """

    campaigns: Campaigns
    rows: CampaignListing
    contacts: ContactStore
    prompts: PromptStore
    lights: Lights
    by: str
    try_call: Callable[[str, Campaign], Awaitable[Call]]
    currency: str
    moment: SellerMoment
    choices: CampaignChoices
    audit: SignedTrail = field(default_factory=SignedTrail)
    drafts: dict[str, Campaign] = field(default_factory=dict)
    checks: dict[str, StartCheck] = field(default_factory=dict)
    in_hand: list[CampaignContact] = field(default_factory=list)
    """Whom the seller has before her, one at most: it outlives the card, too."""
