"""Calls that somebody has before them in the history, as scenarios: a set that a draft is tried on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from sellercall_desktop.core.prompts.scenarios.lost_calls import MOST_LOST, scenario_of_one

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallPage, CallQuery
    from sellercall_desktop.core.prompts.scenarios.run import ScenarioStore
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario

MOST_READ = 500
"""Calls of which it is looked whether they can become scenarios."""
_PAGE = 50


class Unusable(StrEnum):
    """Why a call cannot become a scenario of the set."""

    LIVE = "live"  # it goes on
    NO_WORDS = "no_words"  # its customer said nothing
    OTHER_PROMPT = "other_prompt"  # most of the set ran with another one


class CallPages(Protocol):
    """Where the calls come from: the history, or some of it."""

    async def page(
        self, query: CallQuery, cursor: str | None = None, limit: int = 200, *, spoken: bool = False
    ) -> CallPage:
        """As `CallStore.page`."""


@dataclass(frozen=True, slots=True)
class ShownWish:
    """Which calls, in the order of `query`; `prompt_of`: the prompt of each version."""

    pages: CallPages
    query: CallQuery
    prompt_of: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ShownSet:
    """Scenarios of the prompt that most of the calls ran with; some are not kept yet.

    `left_out`: what was looked at and is not among them. `has_more`: there are calls that were not looked at.
    """

    prompt_id: str = DEFAULT_PROMPT
    scenarios: tuple[Scenario, ...] = ()
    left_out: tuple[tuple[Call, Unusable], ...] = ()
    has_more: bool = False

    @property
    def made_before(self) -> int:
        """How many are kept."""
        return sum(one.revision > 0 for one in self.scenarios)


async def shown_set(
    store: ScenarioStore, wish: ShownWish, name_of: Callable[[Call], str], on_read: Callable[[int], None]
) -> ShownSet:
    """Find them; nothing is kept. `on_read` hears how many were looked at. Raises `StoreError`."""
    usable: list[Call] = []
    left_out: list[tuple[Call, Unusable]] = []
    cursor: str | None = None
    read = 0
    while True:
        page = await wish.pages.page(wish.query, cursor, _PAGE, spoken=True)
        for at, call in enumerate(page.calls):
            if len(usable) == MOST_LOST:
                return await _of(store, wish, name_of, usable, left_out, has_more=at < len(page.calls))
            why = _why_not(call)
            if why is None:
                usable.append(call)
            else:
                left_out.append((call, why))
        read += len(page.calls)
        on_read(read)
        cursor = page.next
        if cursor is None or read >= MOST_READ:
            return await _of(store, wish, name_of, usable, left_out, has_more=cursor is not None)


async def _of(
    store: ScenarioStore,
    wish: ShownWish,
    name_of: Callable[[Call], str],
    usable: list[Call],
    left_out: list[tuple[Call, Unusable]],
    *,
    has_more: bool,
) -> ShownSet:
    prompts = {
        call.id: wish.prompt_of.get(call.requested.prompt_version or 0, DEFAULT_PROMPT) for call in usable
    }
    most = Counter(prompts.values()).most_common(1)
    prompt_id = most[0][0] if most else DEFAULT_PROMPT
    known = {one.call_id: one for one in await store.scenarios(prompt_id) if one.call_id}
    mine = [call for call in usable if prompts[call.id] == prompt_id]
    others = [(call, Unusable.OTHER_PROMPT) for call in usable if prompts[call.id] != prompt_id]
    scenarios = [known.get(call.id) or scenario_of_one(call, prompt_id, name_of(call)) for call in mine]
    return ShownSet(prompt_id, tuple(scenarios), (*left_out, *others), has_more)


def _why_not(call: Call) -> Unusable | None:
    if call.is_live:
        return Unusable.LIVE
    spoke = any(turn.speaker is Speaker.CUSTOMER and turn.text.strip() for turn in call.turns)
    return None if spoke else Unusable.NO_WORDS
