"""Whose callbacks arrive: what they tell need not be asked for as often.

That one came proves that the next ones will, as long as the way in stands: once that is lost, or something is
found that should have been told, they have to come again to be counted on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.tunnel import TunnelState

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import FactReport
    from sellercall_desktop.core.tunnel import TunnelChanged

CONFERENCE: Final = "conference"
"""Who comes and goes in a call's conference, as a teller; a person's telephone is told of by its `leg_id`."""


def teller_of(report: FactReport) -> Party | str:
    """Who has told this: the AI's side, a person's telephone, or else the customer's."""
    if report.key.agent_call_id:
        return Party.AGENT
    legs = (getattr(fact, "leg_id", None) for fact in report.facts)
    return next((leg_id for leg_id in legs if leg_id is not None), Party.CARRIER)


class CalledBack:
    """Of each call that is followed: who has told of it by itself since the way in was last lost."""

    def __init__(self) -> None:
        self._tellers: dict[str, set[Party | str]] = {}
        self.is_way_proven = False
        """Whether a tunnel is open, by its last proof."""

    def __contains__(self, call_id: str) -> bool:
        return call_id in self._tellers

    def __len__(self) -> int:
        return len(self._tellers)

    def begin(self, call_id: str) -> None:
        """This call is followed from now on; nobody has told of it yet."""
        self._tellers[call_id] = set()

    def end(self, call_id: str) -> None:
        """It is not followed any more."""
        self._tellers.pop(call_id, None)

    def note(self, call_id: str, teller: Party | str) -> None:
        """This one has told of the call by itself."""
        if call_id in self._tellers:
            self._tellers[call_id].add(teller)

    def missed(self, call_id: str, teller: Party | str) -> None:
        """Something was found by asking that this one should have told."""
        self._tellers.get(call_id, set()).discard(teller)

    def tells(self, call_id: str, teller: Party | str) -> bool:
        """Whether this one can be counted on to tell."""
        return teller in self._tellers.get(call_id, ())

    def on_tunnel(self, news: TunnelChanged) -> list[str]:
        """What is no proven way in brings nothing that could be counted on: the calls that were told of."""
        self.is_way_proven = news.state is TunnelState.OPEN
        told = [] if self.is_way_proven else [one for one, tellers in self._tellers.items() if tellers]
        for call_id in told:
            self._tellers[call_id].clear()
        return told
