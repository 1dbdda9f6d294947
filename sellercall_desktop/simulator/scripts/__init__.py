"""Scripted sales conversations; plot, language and chance decide which one is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts.english import ENGLISH
from sellercall_desktop.simulator.scripts.machines import MACHINES
from sellercall_desktop.simulator.scripts.model import Ending, Line, Script, Speaker
from sellercall_desktop.simulator.scripts.spanish import SPANISH
from sellercall_desktop.simulator.scripts.wishes import WISHES

if TYPE_CHECKING:
    from random import Random

__all__ = ["SCRIPTS", "Ending", "Line", "Script", "Speaker", "script_for"]

SCRIPTS: tuple[Script, ...] = (*SPANISH, *ENGLISH, *MACHINES, *WISHES)
LIKE = {Plot.CHATTERS: Plot.BUYS, Plot.BREAKS_OFF: Plot.BUYS}
CUT_SHORT_AFTER = 5  # lines


def script_for(plot: Plot, language_hint: str, random: Random) -> Script:
    """A script of that plot; English for ``en…``, Spanish for everything else."""
    language = "en" if language_hint.lower().startswith("en") else "es"
    script = random.choice([
        each for each in SCRIPTS if each.language == language and each.plot is LIKE.get(plot, plot)
    ])  # fmt: skip
    if plot is Plot.BREAKS_OFF:
        return script.cut_short(CUT_SHORT_AFTER, Ending.BREAK)
    return script
