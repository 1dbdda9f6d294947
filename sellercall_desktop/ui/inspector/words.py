"""What the inspector says where there is nothing to show, and after a replay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.exchanges.exchange import ExchangeQuery, ReplayOutcome, ReplayProblem


@dataclass(frozen=True, slots=True)
class Saying:
    """For `Notice.say`."""

    icon: str
    title: str
    text: str
    button: str = ""


def why_empty(query: ExchangeQuery, keep_days: int) -> Saying:
    """Why there is no row, and what would bring one."""
    translate = QCoreApplication.translate
    if query != ExchangeQuery():
        return Saying(
            "funnel",
            translate("Inspector", "No exchange to show"),
            translate("Inspector", "The filter hides what there is; new ones that fit appear here."),
            translate("Inspector", "Show everything"),
        )
    if not keep_days:
        return Saying(
            "eye-slash",
            translate("Inspector", "Exchanges are not kept"),
            translate("Inspector", "The settings say 0 days. Choose some days under Settings, Log."),
        )
    return Saying(
        "cloud",
        translate("Inspector", "No exchange yet"),
        translate(
            "Inspector",
            "Every webhook that comes in and every request to Twilio and Ultravox appears here: "
            "what was sent, what was answered, how long it took.",
        ),
    )


def unreadable() -> Saying:
    """The store failed."""
    translate = QCoreApplication.translate
    return Saying(
        "warning",
        translate("Inspector", "The exchanges could not be read"),
        translate("Inspector", "The database did not answer. Try again."),
        translate("Inspector", "Try again"),
    )


def after_replay(outcome: ReplayOutcome) -> str:
    """What became of it."""
    translate = QCoreApplication.translate
    if outcome.problem is ReplayProblem.GONE:
        return translate("Inspector", "It cannot be replayed: its whole text is no longer kept.")
    if outcome.problem is ReplayProblem.NO_SECRET:
        return translate(
            "Inspector", "It cannot be replayed: the secret that would sign it is not in the settings."
        )
    if outcome.problem is ReplayProblem.NO_ANSWER:
        return translate("Inspector", "The program's own server did not answer.")
    return translate(
        "Inspector", "Replayed through the front door and answered with {status}. Nothing counts twice."
    ).format(status=outcome.status)
