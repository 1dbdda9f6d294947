"""What was written about a call, merged: of each kind the latest, in whatever order the facts come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sellercall_desktop.core.calls.merging import rank
from sellercall_desktop.core.calls.written_facts import (
    CallbackKept,
    CallbackSet,
    DispositionSet,
    FieldJudged,
    NoteWritten,
    OptOutJudged,
    WatchSaw,
    WrapUpFinished,
    WrapUpOpened,
    WrittenFact,
)

if TYPE_CHECKING:
    from datetime import datetime

Latest = TypeVar("Latest", DispositionSet, NoteWritten, CallbackSet, CallbackKept, FieldJudged, OptOutJudged)


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that people and watches wrote about one call."""

    disposition: DispositionSet | None = None
    note: NoteWritten | None = None
    callback: CallbackSet | None = None
    callback_kept: CallbackKept | None = None
    opened: WrapUpOpened | None = None
    finished: WrapUpFinished | None = None  # the first time somebody was done with it
    opt_out: OptOutJudged | None = None
    fields: tuple[FieldJudged, ...] = ()  # at most one a field, sorted by its name
    seen: tuple[WatchSaw, ...] = ()  # at most one a verdict of a watch, sorted by both names

    @property
    def is_unfinished(self) -> bool:
        """Whether a wrap-up was begun, or is owed, and nobody has said yet that it is done."""
        begun = self.opened or self.disposition or self.note or self.callback
        return begun is not None and self.finished is None

    @property
    def callback_due(self) -> datetime | None:
        """When the customer is to be called again (UTC); None where that is not agreed, or was done."""
        if self.callback is None:
            return None
        kept = self.callback_kept
        return None if kept is not None and kept.at >= self.callback.at else self.callback.due


NOTHING = Written()


def with_written(known: Written | None, fact: WrittenFact) -> Written:  # noqa: PLR0911 - one line a fact: a table
    """What is written, with this fact known."""
    old = known or NOTHING
    match fact:
        case DispositionSet():
            return replace(old, disposition=_latest(old.disposition, fact))
        case NoteWritten():
            return replace(old, note=_latest(old.note, fact))
        case CallbackSet():
            return replace(old, callback=_latest(old.callback, fact))
        case CallbackKept():
            return replace(old, callback_kept=_latest(old.callback_kept, fact))
        case WrapUpOpened():
            opened = fact if old.opened is None else min(old.opened, fact, key=_moment)
            return replace(old, opened=opened)
        case WrapUpFinished():
            finished = fact if old.finished is None else min(old.finished, fact, key=_moment)
            return replace(old, finished=finished)
        case OptOutJudged():
            return replace(old, opt_out=_latest(old.opt_out, fact))
        case FieldJudged():
            fields = {one.field: one for one in old.fields}
            fields[fact.field] = _latest(fields.get(fact.field), fact)
            return replace(old, fields=tuple(fields[name] for name in sorted(fields)))
        case WatchSaw():
            seen = {(one.watch, one.verdict): one for one in old.seen}
            key = fact.watch, fact.verdict
            seen[key] = min(seen.get(key, fact), fact, key=lambda one: (one.ordinal, one.at, rank(one)))
            return replace(old, seen=tuple(seen[each] for each in sorted(seen)))


def _latest(known: Latest | None, new: Latest) -> Latest:
    return new if known is None else max(known, new, key=_moment)


def _moment(fact: Latest | WrapUpOpened | WrapUpFinished) -> tuple[datetime, object]:
    return fact.at, rank(fact)
