"""Which prompt a campaign follows: that of outgoing calls, one as it stands at each call, or one version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.ui.words.prompts import prompt_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.prompts.prompt import Prompt, PromptVersion


def chosen_of(campaign: Campaign | None) -> int | str | None:
    """What the campaign follows: a version, a prompt, or None."""
    if campaign is None:
        return None
    return campaign.prompt_version if campaign.prompt_version is not None else campaign.prompt_id or None


def offered(
    versions: Sequence[PromptVersion], prompts: Sequence[Prompt], campaign: Campaign | None
) -> Iterator[tuple[str, int | str | None]]:
    """Names and what they stand for; what the campaign follows is among them whatever became of it."""
    yield QCoreApplication.translate("CampaignForm", "The one in force at each call"), None
    chosen, several = chosen_of(campaign), len(prompts) > 1
    titles = {prompt.id: prompt_title(prompt) for prompt in prompts}
    open_ones = {prompt.id for prompt in prompts if not prompt.archived}
    if isinstance(chosen, int) and chosen not in {one.number for one in versions}:
        yield QCoreApplication.translate("CampaignForm", "Version {number}").format(number=chosen), chosen
    for prompt_id, title in titles.items():
        if (several and prompt_id in open_ones) or prompt_id == chosen:
            yield (
                QCoreApplication.translate("CampaignForm", "{prompt}: the one in force at each call").format(
                    prompt=title
                ),
                prompt_id,
            )
    for one in versions:
        if one.prompt_id in open_ones or one.number == chosen:
            name = QCoreApplication.translate("CampaignForm", "Version {number}").format(number=one.number)
            shown = (titles.get(one.prompt_id, "") if several else "", name, one.note)
            yield " · ".join(filter(None, shown)), one.number
