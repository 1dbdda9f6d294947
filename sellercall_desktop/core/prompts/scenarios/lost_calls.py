"""Calls of some days that were talked and sold nothing, as scenarios: the set that a draft is tried on.

One scenario a call, under an id that is the call's: whoever asks again, from whatever desk, gets the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.calls.history import SORT_VALUES, CallQuery, SortKey
from sellercall_desktop.core.calls.results import CallResult
from sellercall_desktop.core.prompts.scenarios.of_call import scenario_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.prompts.scenarios.run import ScenarioStore
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario

MOST_LOST = 50
"""Of one set; the newest. More conversations than that are no longer read by anybody."""
_PAGE = 50
_TALKED = frozenset({CallResult.TALKED, CallResult.CUT_OFF, CallResult.AI_BROKE_OFF})


@dataclass(frozen=True, slots=True)
class LostWish:
    """Which calls: of these days, both included, with one of these versions, and a disposition that is lost.

    `is_lost` is asked with the key of what the seller said came of the call; empty where nobody said.
    """

    prompt_id: str
    versions: Collection[int]
    from_day: date
    to_day: date
    is_lost: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class LostSet:
    """Their scenarios, newest call first; some are not kept yet. `has_more`: there are older ones."""

    scenarios: tuple[Scenario, ...] = ()
    has_more: bool = False

    @property
    def made_before(self) -> int:
        """How many are kept."""
        return sum(one.revision > 0 for one in self.scenarios)


async def lost_set(
    calls: CallStore, store: ScenarioStore, wish: LostWish, name_of: Callable[[Call], str]
) -> LostSet:
    """Find them; nothing is kept. Raises `StoreError`."""
    query = CallQuery(results=_TALKED, from_day=wish.from_day, to_day=wish.to_day)
    known = {one.call_id: one for one in await store.scenarios(wish.prompt_id) if one.call_id}
    found: list[Scenario] = []
    cursor: str | None = None
    while True:
        page = await calls.page(query, cursor, _PAGE, spoken=True)
        found += [
            known.get(call.id) or scenario_of_one(call, wish.prompt_id, name_of(call))
            for call in page.calls
            if _is_lost(call, wish)
        ]
        cursor = page.next
        if cursor is None or len(found) > MOST_LOST:
            return LostSet(tuple(found[:MOST_LOST]), len(found) > MOST_LOST)


async def kept(store: ScenarioStore, scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """The same, each in the store; one that another made meanwhile is theirs. Raises `StoreError`."""
    found = []
    for one in scenarios:
        there = one if one.revision else await store.save(one) or await store.get(one.id)
        found += [there] if there is not None else []
    return tuple(found)


def _is_lost(call: Call, wish: LostWish) -> bool:
    if call.is_live or call.requested.prompt_version not in wish.versions:
        return False
    return wish.is_lost(SORT_VALUES[SortKey.DISPOSITION](call) or "") and any(
        turn.speaker is Speaker.CUSTOMER and turn.text.strip() for turn in call.turns
    )


def scenario_of_one(call: Call, prompt_id: str, name: str) -> Scenario:
    """Under an id that is the call's; not kept yet."""
    return scenario_of(
        call.turns, scenario_id=f"call-{call.id}", prompt_id=prompt_id, name=name, call_id=call.id
    )
