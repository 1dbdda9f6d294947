"""The words of the campaigns' page that more than one part of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate

from sellercall_desktop.core.campaigns.campaign import (
    CampaignState,
    Pace,
    RowOutcome,
    RowState,
    Waiting,
)
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.ui.words.formats import one_stop
from sellercall_desktop.words.campaigns import NOT_WHOLE, RAN_EMPTY, WAITING, paused_text

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.campaigns.checking import Forecast
    from sellercall_desktop.core.campaigns.ports import CampaignProgress
    from sellercall_desktop.core.campaigns.running import Standstill
    from sellercall_desktop.ui.words.formats import Formats

_WEEK = 7
_TWO_HOURS = 120  # minutes
STATE_ICONS = {
    CampaignState.DRAFT: ("pencil-simple", "muted"),
    CampaignState.RUNNING: ("play-fill", "call"),
    CampaignState.PAUSED: ("pause-fill", "warning"),
    CampaignState.STOPPED: ("x-circle-fill", "muted"),
    CampaignState.FINISHED: ("check-circle-fill", "call"),
}
"""Shape and colour of each: neither says it alone."""
_STATES = {
    CampaignState.DRAFT: QT_TRANSLATE_NOOP("Campaigns", "Not started"),
    CampaignState.RUNNING: QT_TRANSLATE_NOOP("Campaigns", "Running"),
    CampaignState.PAUSED: QT_TRANSLATE_NOOP("Campaigns", "Paused"),
    CampaignState.STOPPED: QT_TRANSLATE_NOOP("Campaigns", "Stopped"),
    CampaignState.FINISHED: QT_TRANSLATE_NOOP("Campaigns", "Finished"),
}
_PACES = {
    Pace.PREVIEW: QT_TRANSLATE_NOOP("Campaigns", "You look first and start each call"),
    Pace.ONE_AFTER_THE_OTHER: QT_TRANSLATE_NOOP("Campaigns", "One after the other, when you are free"),
    Pace.AI_ALONE: QT_TRANSLATE_NOOP("Campaigns", "The AI alone, several at once"),
}
_ROWS = {
    RowState.AGREED: QT_TRANSLATE_NOOP("Campaigns", "Callback agreed"),
    RowState.AGAIN: QT_TRANSLATE_NOOP("Campaigns", "To be tried again"),
    RowState.NEW: QT_TRANSLATE_NOOP("Campaigns", "Not called yet"),
    RowState.OUT: QT_TRANSLATE_NOOP("Campaigns", "In hand"),
    RowState.DONE: QT_TRANSLATE_NOOP("Campaigns", "Done"),
    RowState.WITHDRAWN: QT_TRANSLATE_NOOP("Campaigns", "Not called any more"),
}
_OUTCOMES = {
    RowOutcome.REACHED: QT_TRANSLATE_NOOP("Campaigns", "reached"),
    RowOutcome.CALLBACK: QT_TRANSLATE_NOOP("Campaigns", "callback agreed"),
    RowOutcome.BUSY: QT_TRANSLATE_NOOP("Campaigns", "busy"),
    RowOutcome.NO_ANSWER: QT_TRANSLATE_NOOP("Campaigns", "no answer"),
    RowOutcome.VOICEMAIL: QT_TRANSLATE_NOOP("Campaigns", "voicemail"),
    RowOutcome.FAILED: QT_TRANSLATE_NOOP("Campaigns", "failed"),
    RowOutcome.WRONG_NUMBER: QT_TRANSLATE_NOOP("Campaigns", "wrong number"),
    RowOutcome.NOT_ALLOWED: QT_TRANSLATE_NOOP("Campaigns", "may not be called"),
    RowOutcome.BROKEN: QT_TRANSLATE_NOOP("Campaigns", "failed on our side"),
    RowOutcome.UNKNOWN: QT_TRANSLATE_NOOP("Campaigns", "not known"),
    RowOutcome.OPTED_OUT: QT_TRANSLATE_NOOP("Campaigns", "asked for no more calls"),
    RowOutcome.REMOVED: QT_TRANSLATE_NOOP("Campaigns", "removed"),
    RowOutcome.SKIPPED: QT_TRANSLATE_NOOP("Campaigns", "skipped"),
}


def said(text: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("Campaigns", text)


def state_text(state: CampaignState) -> str:
    """Where a campaign stands."""
    return said(_STATES[state])


def pace_text(pace: Pace) -> str:
    """Who says when the next call is made."""
    return said(_PACES[pace])


def row_text(state: RowState) -> str:
    """Where a row stands."""
    return said(_ROWS[state])


def outcome_text(outcome: RowOutcome) -> str:
    """What came of an attempt; empty where there was none."""
    return said(_OUTCOMES[outcome]) if outcome in _OUTCOMES else ""


def cause_text(campaign: Campaign) -> str:
    """Why it is paused, in a sentence; empty where it is not."""
    if campaign.cause is None:
        return ""
    named = {one.value: words for one, words in _OUTCOMES.items() if one is not RowOutcome.BROKEN}
    why = said(named[campaign.why]) if campaign.why in named else campaign.why or "–"
    return paused_text(campaign.cause, why, window_language())


def standstill_text(standstill: Standstill | None, formats: Formats, now: datetime) -> str:
    """Why no call is made at this moment, and when it goes on."""
    if standstill is None:
        return ""
    sentence = WAITING[standstill.waiting].said(window_language())
    is_of_a_moment = standstill.waiting is not Waiting.TO_BE_JUDGED
    if standstill.until is None or standstill.until <= now or not is_of_a_moment:
        return sentence
    goes_on = QCoreApplication.translate("Campaigns", "It goes on {when}.")
    return one_stop(f"{sentence} {goes_on.format(when=moment_text(standstill.until, formats, now))}")


def standing_text(status: CampaignStatus, formats: Formats, now: datetime) -> str:
    """The one sentence about how it stands: why it pauses, waits, or ended without a call."""
    campaign = status.campaign
    if campaign.state is CampaignState.DRAFT and campaign.is_being_filled:
        return NOT_WHOLE.said(window_language())
    if campaign.state is CampaignState.PAUSED:
        return cause_text(campaign)
    if campaign.state is CampaignState.RUNNING and not status.works_here:
        return QCoreApplication.translate("Campaigns", "It runs; this desk does not work on it.")
    if campaign.state is CampaignState.RUNNING:
        return standstill_text(status.standstill, formats, now)
    nobody = not status.progress.attempts or not sum(status.progress.rows.values())
    if campaign.state is CampaignState.FINISHED and nobody:
        return RAN_EMPTY.said(window_language())
    return ""


def moment_text(at: datetime, formats: Formats, now: datetime) -> str:
    """A moment to come, by the clock of this computer: of today the hour alone."""
    day = day_of(at)
    days = (day - day_of(now)).days
    shape = "" if days == 0 else "ddd " if days < _WEEK else "ddd d MMM, "
    said = formats.locale.toString(QDate(day.year, day.month, day.day), shape) if shape else ""
    return said + formats.time(at)


def done_and_all(progress: CampaignProgress) -> tuple[int, int]:
    """How many rows are behind it, and how many there are."""
    whole = sum(progress.rows.values())
    done = progress.rows.get(RowState.DONE, 0) + progress.rows.get(RowState.WITHDRAWN, 0)
    return done, whole


def left_text(status: CampaignStatus, formats: Formats) -> tuple[str, str]:
    """How far it has come and about how long it takes yet; and the first part alone."""
    done, whole = (formats.integer(count) for count in done_and_all(status.progress))
    far = QCoreApplication.translate("Campaigns", "{done} of {all}").format(done=done, all=whole)
    if not status.forecast.attempts:
        return far, far
    left = QCoreApplication.translate("Campaigns", "{progress} · about {time} left")
    return left.format(progress=far, time=span_text(status.forecast.seconds, formats)), far


def span_text(seconds: float, formats: Formats) -> str:
    """About how long: minutes, or hours from two on."""
    minutes = max(1, round(seconds / 60))
    if minutes < _TWO_HOURS:
        text = QCoreApplication.translate("Campaigns", "{count} min")
        return text.format(count=formats.integer(minutes))
    text = QCoreApplication.translate("Campaigns", "{count} h")
    return text.format(count=formats.integer(round(minutes / 60)))


def forecast_text(forecast: Forecast, currency: str, formats: Formats) -> str:
    """What is still to come."""
    if not forecast.attempts:
        return ""
    words = QCoreApplication.translate("Campaigns", "Still to come: about {calls} calls, {time} of work")
    text = words.format(calls=formats.integer(forecast.attempts), time=span_text(forecast.seconds, formats))
    if forecast.cost is None:
        return text + QCoreApplication.translate("Campaigns", "; what it costs is not known yet")
    return f"{text}, {formats.money(forecast.cost, currency)}"
