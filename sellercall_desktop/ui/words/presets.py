"""What prepared phrases do, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.facts import ActKind, Urgency

WAYS = (
    (ActKind.SUGGEST, Urgency.SOON),
    (ActKind.SUGGEST, Urgency.IMMEDIATE),
    (ActKind.SUGGEST, Urgency.LATER),
    (ActKind.EXACT, Urgency.SOON),
)
"""How a phrase can reach the AI."""


def way_text(kind: ActKind, urgency: Urgency) -> str:
    """How the AI takes it."""
    if kind is ActKind.EXACT:
        return QCoreApplication.translate("Presets", "Say exactly")
    return {
        Urgency.IMMEDIATE: QCoreApplication.translate("Presets", "Suggest at once"),
        Urgency.SOON: QCoreApplication.translate("Presets", "Suggest"),
        Urgency.LATER: QCoreApplication.translate("Presets", "Suggest later"),
    }[urgency]
