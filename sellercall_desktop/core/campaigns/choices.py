"""What a campaign may be laid down with that lies outside of it: numbers, voices, dispositions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from sellercall_desktop.core.accounts import Voice
    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.our_numbers.number import AccountNumber
    from sellercall_desktop.core.wrap_up.dispositions import Disposition


@dataclass(frozen=True, slots=True)
class CampaignChoices:
    """`numbers` and `voices` are asked of the providers, and raise `errors.OUTSIDE_ERRORS`."""

    dispositions: Callable[[], Sequence[Disposition]]
    numbers: Callable[[], AsyncIterator[AccountNumber]]
    voices: Callable[[], Awaitable[Sequence[Voice]]]

    async def refuse_unknown(self, campaign: Campaign, before: Campaign | None = None) -> None:
        """A misspelled number, voice or disposition must not come to light at the first call.

        What it had `before` a change is not asked about again: the provider may be out of reach.

        Raises:
            CampaignError: which of them is not known.
            ProviderError, NotConfiguredError, SecretsUnavailableError: a provider could not be asked.
        """
        known = {each.key for each in self.dispositions()}
        if set(campaign.dispositions) - known - set(before.dispositions if before is not None else ()):
            raise CampaignError(CampaignProblem.NO_DISPOSITION)
        if campaign.caller_number and (before is None or campaign.caller_number != before.caller_number):
            ours = {each.number async for each in self.numbers() if each.voice}
            if campaign.caller_number not in ours:
                raise CampaignError(CampaignProblem.NO_NUMBER)
        asks = campaign.voice and (before is None or campaign.voice != before.voice)
        if asks and campaign.voice not in {each.id for each in await self.voices()}:
            raise CampaignError(CampaignProblem.NO_VOICE)
