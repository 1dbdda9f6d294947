"""What is said of a clock of this computer that differs from the carrier's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.words.sentence import Text, Words

if TYPE_CHECKING:
    from sellercall_desktop.core.clock_check import ClockDiffersError
    from sellercall_desktop.words.sentence import Sentence

IS_WRONG = Text("This computer's clock is wrong.", "El reloj de este equipo está mal.")
SET_IT = Text("Set the clock, or let the system set it.", "Ajuste el reloj, o deje que el sistema lo ajuste.")
_AHEAD = Text(
    "It is {amount} ahead of the carrier's; calls may leave at forbidden hours.",
    "Está {amount} adelantado respecto al del operador; podrían salir llamadas en horas prohibidas.",
)
_BEHIND = Text(
    "It is {amount} behind the carrier's; calls may leave at forbidden hours.",
    "Está {amount} atrasado respecto al del operador; podrían salir llamadas en horas prohibidas.",
)


def clock_sentence(error: ClockDiffersError, language: str) -> Sentence:
    """By how much, and what to do."""
    why = _AHEAD if error.ahead > timedelta() else _BEHIND
    return Words(IS_WRONG, why, SET_IT).said(language, amount=error.amount)
