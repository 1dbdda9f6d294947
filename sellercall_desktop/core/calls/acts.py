"""What people did to a call, merged by act: asked and answered may come in any order, and twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, ActFate
from sellercall_desktop.core.calls.merging import rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.calls.prompt_told import PromptTold

_RANK = (ActFate.ON_ITS_WAY, ActFate.UNKNOWN, ActFate.REFUSED, ActFate.TOO_LATE, ActFate.DELIVERED)
"""A clear answer outranks none, and what was done outranks what was not."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act and its answer; either may be missing as long as its fact has not come."""

    act_id: str
    asked: ActAsked | None = None
    answered: ActAnswered | None = None

    @property
    def fate(self) -> ActFate:
        """What became of it, as far as the facts tell."""
        return self.answered.fate if self.answered is not None else ActFate.ON_ITS_WAY


Acts = tuple[Act, ...]
"""Sorted by when they were asked for; of two at once, by their ids."""


def with_act(known: Acts, fact: ActAsked | ActAnswered) -> Acts:
    """The acts with this one known, or with what became of it."""
    by_id = {act.act_id: act for act in known}
    old = by_id.get(fact.act_id, Act(fact.act_id))
    if isinstance(fact, ActAsked):
        asked = fact if old.asked is None else min(old.asked, fact, key=lambda one: (one.at, rank(one)))
        now = replace(old, asked=asked)
    else:
        answered = fact if old.answered is None else max(old.answered, fact, key=_weight)
        now = replace(old, answered=answered)
    if now == by_id.get(fact.act_id):
        return known
    by_id[fact.act_id] = now
    return tuple(sorted(by_id.values(), key=_moment))


def told(acts: Acts) -> Iterable[tuple[Act, ActAsked]]:
    """Those of which it is known what was asked, in order."""
    return ((act, act.asked) for act in acts if act.asked is not None)


def prompt_told(acts: Acts) -> PromptTold | None:
    """To which prompt the AI was brought last; None: nothing of the kind is known to have reached it."""
    reached = (asked.prompt for act, asked in told(acts) if act.fate is ActFate.DELIVERED)
    return next((one for one in reversed(list(reached)) if one is not None), None)


def _weight(fact: ActAnswered) -> tuple[int, float, object]:
    return _RANK.index(fact.fate), -fact.at.timestamp(), rank(fact)


def _moment(act: Act) -> tuple[bool, float, str]:
    return act.asked is None, act.asked.at.timestamp() if act.asked is not None else 0.0, act.act_id
