"""What cannot be done to a campaign, and why."""

from __future__ import annotations

from enum import StrEnum

from sellercall_desktop.core.errors import SellerCallError


class CampaignProblem(StrEnum):
    """Why. The value is also the code that REST answers with."""

    NOT_FOUND = "campaign_not_found"
    NO_NAME = "campaign_name_missing"
    NONE_AT_ONCE = "campaign_without_calls"  # fewer than one call at a time
    NO_PROMPT = "campaign_prompt_missing"  # there is no version of that number
    NO_NUMBER = "campaign_number_unknown"  # the account has none such that can call
    NO_VOICE = "campaign_voice_unknown"
    NO_DISPOSITION = "campaign_disposition_unknown"
    NOT_HERS = "campaign_of_others"  # she is not among those who work on it
    IS_OVER = "campaign_over"
    NOBODY = "campaign_empty"  # on its list is left to be called
    DOES_NOT_RUN = "campaign_not_running"
    HAS_STARTED = "campaign_has_started"  # what came of it is kept
    CHANGED_MEANWHILE = "campaign_changed"  # by somebody else, since it was read


class CampaignError(SellerCallError):
    """It cannot be done; nothing was. `problem` says why."""

    def __init__(self, problem: CampaignProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
