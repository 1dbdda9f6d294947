"""What the campaign that made a call lays down for its wrap-up; asked for once, and known from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.wrap_up.dispositions import Disposition

BY_A_CAMPAIGN = "campaign"  # who asked for the call, as the history has it
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class CampaignWrapUp:
    """`dispositions`: keys, empty: all. `by_seller`: a person works on it, who writes what came of a call."""

    dispositions: tuple[str, ...] = ()
    by_seller: bool = False


NONE = CampaignWrapUp()


class OfCampaigns:
    """By call."""

    def __init__(self, asked: Callable[[str], Awaitable[CampaignWrapUp | None]] | None) -> None:
        """`asked`: of the call of this id; raises StoreError."""
        self._asked = asked
        self._known: BoundedMap[str, CampaignWrapUp] = BoundedMap(_MOST)

    def is_known(self, call: Call) -> bool:
        """Whether there is nothing to be asked about this call."""
        return call.requested.requested_by != BY_A_CAMPAIGN or call.id in self._known or self._asked is None

    async def learn(self, call: Call) -> None:
        """Have it known. Raises StoreError."""
        if self._asked is not None and not self.is_known(call):
            self._known[call.id] = await self._asked(call.id) or NONE

    def of(self, call: Call) -> CampaignWrapUp:
        """As far as it is known: of any other call, nothing."""
        return self._known.get(call.id, NONE)

    def offered(self, call: Call, listed: Sequence[Disposition]) -> tuple[Disposition, ...]:
        """What may be chosen: of the list, what the campaign has, and what is chosen already.

        Of a campaign whose dispositions are all gone from the list: the whole list.
        """
        wanted, chosen = self.of(call).dispositions, call.written.disposition if call.written else None
        offered = tuple(each for each in listed if each.key in wanted)
        if not offered:
            return tuple(listed)
        key = chosen.key if chosen is not None else ""
        return tuple(each for each in listed if each in offered or each.key == key)
