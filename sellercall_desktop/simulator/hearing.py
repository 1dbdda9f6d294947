"""What somebody on the line hears, moment by moment: the AI, people, music, a sentence, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sellercall_desktop.simulator.clock import Clock

AI, MUSIC, NOBODY, GONE = "ai", "music", "nobody", "gone"


class Moment(NamedTuple):
    """From this simulated second of the world on they hear this."""

    at_s: float
    what: str


class Hearing:
    """The record of one leg, from the answer (``nobody`` yet) to ``gone``, after which nothing is added.

    Between them: ``ai``, ``music``, ``conference:NAME with [NUMBERS]``, ``with [NUMBER]`` on a plain bridge,
    ``said WORDS``, and again ``nobody`` for silence. Somebody's number is followed by ``(muted)`` or
    ``(machine)`` where that is so.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.moments: list[Moment] = []

    @property
    def now(self) -> str:
        """What they hear at this moment."""
        return self.moments[-1].what if self.moments else GONE

    def begins(self, what: str) -> bool:
        """They hear this from now on; whether that is something else than before."""
        if self.moments and self.now in {what, GONE}:
            return False
        self.moments.append(Moment(self._clock.elapsed_s(), what))
        return True

    def ends(self, what: str) -> None:
        """They do not hear this any more; something else that has begun since goes on."""
        if self.now == what:
            self.begins(NOBODY)

    def quiet_spells(self, longer_than_s: float = 0.0) -> list[tuple[float, float]]:
        """When they were on the line and heard nobody for longer than that: from, to."""
        ends = [moment.at_s for moment in self.moments[1:]] + [self._clock.elapsed_s()]
        return [
            (moment.at_s, end)
            for moment, end in zip(self.moments, ends, strict=True)
            if moment.what == NOBODY and end - moment.at_s > longer_than_s
        ]
