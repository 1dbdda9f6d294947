"""What is typed of a campaign and not saved yet, as a campaign."""

from __future__ import annotations

from sellercall_desktop.core.campaigns.campaign import Campaign
from sellercall_desktop.core.campaigns.changing import ENDED

NEW = ""
"""The id of a campaign that is being written for the first time."""


def new_campaign(by: str) -> Campaign:
    """The defaults: a name and a list are enough to go with them."""
    return Campaign(NEW, "", by=by)


def laid_over(draft: Campaign, stored: Campaign) -> Campaign:
    """The rules of the draft on the campaign as it is stored now: how far it has come is never typed."""
    from dataclasses import replace

    return replace(
        draft,
        list_of=stored.list_of,
        state=stored.state,
        cause=stored.cause,
        why=stored.why,
        created_at=stored.created_at,
        by=stored.by,
        revision=stored.revision,
    )


def may_change(campaign: Campaign) -> bool:
    """Whether its rules still mean anything."""
    return campaign.state not in ENDED
