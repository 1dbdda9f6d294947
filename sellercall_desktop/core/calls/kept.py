"""The calls held in memory, found by whatever names them: a look costs the same however many there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.parts import names_of
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Collection

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import CallKey


class KeptCalls:
    """Those that may still change."""

    def __init__(self) -> None:
        self._calls: dict[str, Call] = {}
        self._ids: dict[tuple[Party, str | None], str] = {}  # of a provider's id, and which one's it is
        self._ringing: defaultdict[str, dict[str, Call]] = defaultdict(dict)  # by telephone, then by id
        self._live: dict[str, Call] = {}  # the outgoing ones
        self._handed: dict[str, Call] = {}  # those for which persons were rung

    def __contains__(self, call_id: str) -> bool:
        return call_id in self._calls

    @property
    def all(self) -> tuple[Call, ...]:
        """Oldest first."""
        return tuple(sorted(self._calls.values(), key=lambda call: call.id))

    @property
    def live_outgoing(self) -> Collection[Call]:
        """The outgoing ones that have not ended, in no order."""
        return self._live.values()

    @property
    def handed(self) -> Collection[Call]:
        """Those that were or are handed off, in no order."""
        return self._handed.values()

    def put(self, call: Call) -> None:
        """Hold this one, as it is now."""
        self.remove(call.id)
        self._calls[call.id] = call
        self._ids |= dict.fromkeys(names_of(call), call.id)
        if call.handed is not None:
            self._handed[call.id] = call
        if call.direction is Direction.OUTBOUND:
            if call.may_ring:
                self._ringing[_telephone(call.number)][call.id] = call
            if call.is_live:
                self._live[call.id] = call

    def remove(self, call_id: str) -> None:
        """Hold it no longer."""
        if (call := self._calls.pop(call_id, None)) is None:
            return
        self._live.pop(call_id, None)
        self._handed.pop(call_id, None)
        for name in names_of(call):
            if self._ids.get(name) == call_id:
                del self._ids[name]
        if (rung := _telephone(call.number)) in self._ringing:
            self._ringing[rung].pop(call_id, None)
            if not self._ringing[rung]:
                del self._ringing[rung]

    def get(self, call_id: str | None) -> Call | None:
        """By our own id."""
        return self._calls.get(call_id) if call_id is not None else None

    def find(self, key: CallKey) -> Call | None:
        """The one that any of the ids names."""
        theirs = ((Party.CARRIER, key.carrier_call_id), (Party.AGENT, key.agent_call_id))
        names = (key.call_id, *(self._ids.get(name) for name in theirs))
        return next((call for call in map(self.get, names) if call is not None), None)

    def ringing(self, number: str) -> Call | None:
        """The newest outgoing call to this number whose customer may be on the line."""
        ringing = self._ringing.get(_telephone(number))
        return ringing[max(ringing)] if ringing else None


def _telephone(number: str) -> str:
    """However the number is written."""
    return spellings(number)[0]
