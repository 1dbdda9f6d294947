"""How two versions stand that share the calls, in words: which is better if known, and figures of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.campaigns.version_standing import VersionVerdict
from sellercall_desktop.core.prompts.comparison import EndCause

if TYPE_CHECKING:
    from sellercall_desktop.core.campaigns.results import Figures
    from sellercall_desktop.core.campaigns.version_standing import VersionTestStanding
    from sellercall_desktop.core.prompts.comparison import VersionTest
    from sellercall_desktop.ui.words.formats import Formats


def said_of(standing: VersionTestStanding, formats: Formats) -> str:
    """All of it, line by line."""
    test = standing.test
    return "\n".join(
        (
            *_course(test, formats),
            _verdict(standing),
            "",
            *_side(standing, test.a, 100 - test.share_of_b, standing.a, formats),
            *_side(standing, test.b, test.share_of_b, standing.b, formats),
        )
    )


def _course(test: VersionTest, formats: Formats) -> tuple[str, ...]:
    begun = QCoreApplication.translate("VersionStanding", "Since {when}, by {by}").format(
        when=formats.date_time(test.begun_at), by=test.begun_by
    )
    if test.end is None:
        return (begun,)
    said = {
        EndCause.HAND: QCoreApplication.translate("VersionStanding", "Ended {when} by {by}"),
        EndCause.RULE: QCoreApplication.translate("VersionStanding", "Ended {when} by its rule"),
        EndCause.PUBLISHED: QCoreApplication.translate(
            "VersionStanding", "Ended {when}: {by} published a new version"
        ),
        EndCause.ARCHIVED: QCoreApplication.translate(
            "VersionStanding", "Ended {when}: {by} archived the prompt"
        ),
    }
    return begun, said[test.end.cause].format(when=formats.date_time(test.end.at), by=test.end.by)


def _verdict(standing: VersionTestStanding) -> str:
    better = QCoreApplication.translate("VersionStanding", "v{number} is better: it sells more of its talks.")
    if not standing.a.talks + standing.b.talks:
        return QCoreApplication.translate("VersionStanding", "No talks yet.")
    match standing.verdict:
        case VersionVerdict.A_BETTER:
            return better.format(number=standing.test.a)
        case VersionVerdict.B_BETTER:
            return better.format(number=standing.test.b)
        case VersionVerdict.TOO_FEW:
            if standing.more is None:
                return QCoreApplication.translate(
                    "VersionStanding", "Too few to know, and no difference that more talks would show."
                )
            return QCoreApplication.translate(
                "VersionStanding", "Too few to know: about %n more talks.", None, standing.more
            )


def _side(
    standing: VersionTestStanding, number: int, share: int, side: Figures, formats: Formats
) -> tuple[str, ...]:
    n = formats.integer
    counts = QCoreApplication.translate(
        "VersionStanding",
        "v{number} ({share} %): calls {calls}, answered {answered}, talks {talks}, sales {sales}",
    ).format(
        number=number,
        share=share,
        calls=n(side.attempts),
        answered=n(side.answered),
        talks=n(side.talks),
        sales=n(side.sales),
    )
    parts = []
    if (rate := side.sale_rate).interval is not None and rate.share is not None:
        low, high = rate.interval
        words = QCoreApplication.translate(
            "VersionStanding", "sales of talks {share} % (from {low} to {high} %)"
        )
        percent = [round(100 * value) for value in (rate.share, low, high)]
        parts.append(words.format(share=percent[0], low=percent[1], high=percent[2]))
    if side.minutes is not None:
        parts.append(
            QCoreApplication.translate("VersionStanding", "{minutes} min").format(
                minutes=n(round(side.minutes))
            )
        )
    if side.cost is not None:
        parts.append(formats.money(side.cost, standing.currency))
    parts += [f"{standing.names.get(key, key)} {n(count)}" for key, count in side.dispositions.items()]
    return counts, " · ".join(parts)
