"""What the watches make of a conversation, as bus, window and journal have it: values, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.steering.machine import Machine
    from sellercall_desktop.core.steering.opt_out import OptOut


@dataclass(frozen=True, slots=True)
class MadeKnown:
    """Where something was made known. `second` counts from the AI's joining; None: nobody measured it."""

    turn: int
    words: str
    second: float | None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The three things, each with its first proof; None as long as it was not said."""

    ai: MadeKnown | None = None
    recording: MadeKnown | None = None
    way_out: MadeKnown | None = None


NOTHING_KNOWN = Disclosure()


class Silence(StrEnum):
    """How far the no-speech guard has gone."""

    NONE = "none"
    NOTED = "noted"  # the customer has said nothing for a while
    ENDED = "ended"  # and the call was ended for it


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the watches make of a conversation at this moment."""

    disclosure: Disclosure = NOTHING_KNOWN
    opt_out: OptOut | None = None
    machine: Machine | None = None
    silence: Silence = Silence.NONE


NO_VERDICTS = Verdicts()


@dataclass(frozen=True, slots=True)
class WatchesChanged:
    """Event: these are the verdicts about the call from now on. What they rest on is on disk."""

    call_id: str
    verdicts: Verdicts
