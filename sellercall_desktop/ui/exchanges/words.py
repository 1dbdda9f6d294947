"""What the panel says where there is nothing to show, and after a replay."""

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
            translate("Exchanges", "No exchange to show"),
            translate("Exchanges", "The filter hides what there is; new ones that fit appear here."),
            translate("Exchanges", "Show everything"),
        )
    if not keep_days:
        return Saying(
            "eye-slash",
            translate("Exchanges", "Exchanges are not kept"),
            translate("Exchanges", "The settings say 0 days. Choose some days under Settings, Log."),
        )
    return Saying(
        "cloud",
        translate("Exchanges", "No exchange yet"),
        translate(
            "Exchanges",
            "Every webhook that comes in and every request to Twilio and Ultravox appears here: "
            "what was sent, what was answered, how long it took.",
        ),
    )


def unreadable() -> Saying:
    """The store failed."""
    translate = QCoreApplication.translate
    return Saying(
        "warning",
        translate("Exchanges", "The exchanges could not be read"),
        translate("Exchanges", "The database did not answer. Try again."),
        translate("Exchanges", "Try again"),
    )


def after_replay(outcome: ReplayOutcome) -> str:
    """What became of it."""
    translate = QCoreApplication.translate
    if outcome.problem is ReplayProblem.GONE:
        return translate("Exchanges", "It cannot be replayed: its whole text is no longer kept.")
    if outcome.problem is ReplayProblem.NO_SECRET:
        return translate(
            "Exchanges", "It cannot be replayed: the secret that would sign it is not in the settings."
        )
    if outcome.problem is ReplayProblem.NO_ANSWER:
        return translate("Exchanges", "The program's own server did not answer.")
    return translate(
        "Exchanges", "Replayed through the front door and answered with {status}. Nothing counts twice."
    ).format(status=outcome.status)
