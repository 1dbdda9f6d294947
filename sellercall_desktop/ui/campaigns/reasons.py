"""Why numbers of a list cannot be called, or what is to be known of them, by the codes of light and guard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.campaigns.campaign import RowOutcome
from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.law.passing import REFUSES_AS
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.settings import QT_TRANSLATE_NOOP

_CAMPAIGN_HOURS = "campaign_hours"  # of `core.campaigns.checking`: the campaign's own hours never fit
_PROMPT_VARIABLES = "prompt_variables"  # as above
_REASONS: dict[str, str] = {
    LightCode.DO_NOT_CALL: QT_TRANSLATE_NOOP("CampaignReasons", "on the do-not-call list"),
    LightCode.CONSENT_MISSING: QT_TRANSLATE_NOOP(
        "CampaignReasons", "no consent on record, and the law asks it"
    ),
    LightCode.COUNTRY_OFF: QT_TRANSLATE_NOOP("CampaignReasons", "calls to that country are off by its law"),
    LightCode.CLOSED_AT_CARRIER: QT_TRANSLATE_NOOP(
        "CampaignReasons", "the carrier does not let calls to that country out"
    ),
    LightCode.GUARD: QT_TRANSLATE_NOOP("CampaignReasons", "not within the call limits of this desk"),
    LightCode.CAP_USED_UP: QT_TRANSLATE_NOOP("CampaignReasons", "called as often as allowed"),
    LightCode.OUTSIDE_HOURS: QT_TRANSLATE_NOOP("CampaignReasons", "outside the hours for calls"),
    LightCode.HOLIDAY: QT_TRANSLATE_NOOP("CampaignReasons", "a public holiday"),
    _CAMPAIGN_HOURS: QT_TRANSLATE_NOOP("CampaignReasons", "never within the hours of this campaign"),
    _PROMPT_VARIABLES: QT_TRANSLATE_NOOP("CampaignReasons", "the prompt asks for what is not known of them"),
    LightCode.NO_PACK: QT_TRANSLATE_NOOP("CampaignReasons", "no rules of law are checked for that country"),
    LightCode.PACK_OLD: QT_TRANSLATE_NOOP("CampaignReasons", "the rules of that country are due for review"),
    LightCode.ZONE_UNKNOWN: QT_TRANSLATE_NOOP("CampaignReasons", "what time it is there is not known"),
    LightCode.SEVERAL_ZONES: QT_TRANSLATE_NOOP("CampaignReasons", "may be in several time zones"),
    LightCode.REGISTER_NOT_CONSULTED: QT_TRANSLATE_NOOP(
        "CampaignReasons", "the country's register was not consulted"
    ),
    LightCode.CONSENT_UNKNOWN: QT_TRANSLATE_NOOP("CampaignReasons", "no consent on record"),
    LightCode.HOLIDAYS_UNKNOWN: QT_TRANSLATE_NOOP("CampaignReasons", "its public holidays are not known"),
    LightCode.COLLEAGUE: QT_TRANSLATE_NOOP("CampaignReasons", "a colleague talks with them"),
    GuardReason.OPT_OUT_UNJUDGED: QT_TRANSLATE_NOOP(
        "CampaignReasons", "may want no more calls: nobody has judged it yet"
    ),
    GuardReason.TALKED_TODAY: QT_TRANSLATE_NOOP("CampaignReasons", "somebody talked with them today"),
    LightCode.CLOCK_WRONG: QT_TRANSLATE_NOOP("CampaignReasons", "this computer's clock is wrong"),
    LightCode.SIMULATED: QT_TRANSLATE_NOOP("CampaignReasons", "simulated customers: the rules say no"),
    LightCode.RISKY_AT_CARRIER: QT_TRANSLATE_NOOP("CampaignReasons", "of high risk for the carrier"),
    LightCode.CAP_NEARLY: QT_TRANSLATE_NOOP("CampaignReasons", "one more call, then the cap is reached"),
    LightCode.OVERRIDDEN: QT_TRANSLATE_NOOP("CampaignReasons", "called all the same, by a person's word"),
    RowOutcome.REMOVED: QT_TRANSLATE_NOOP("CampaignReasons", "the contact or its number was taken away"),
}
_OF_THE_GUARD: dict[str, LightCode] = {
    **dict.fromkeys(GuardReason, LightCode.GUARD),
    **{refusal: code for code, refusal in REFUSES_AS.items()},
    GuardReason.HOURS: LightCode.OUTSIDE_HOURS,
}


def reason_text(code: str) -> str:
    """A code of the light or the guard in words; the code itself where it has none."""
    words = _REASONS.get(code) or _REASONS.get(_OF_THE_GUARD.get(code, ""))
    return QCoreApplication.translate("CampaignReasons", words) if words else code
