"""Whether the customer asked never to be called again: rules over what they said, each with its evidence.

PLAIN is a wish that no later call may overlook. DOUBTFUL wants a person's eye: a condition, a place,
somebody else's words. A wish about the hour, a question, a quotation and a negated wish are none. A turn that
may still grow is not judged: its next words may be "by night".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.opt_out_english import ENGLISH
from sellercall_desktop.core.steering.opt_out_spanish import SPANISH
from sellercall_desktop.core.steering.phrases import said

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.steering.phrases import Said, Wordings

_NEAR = 60
"""Characters after a wish within which a softening still belongs to it."""


class OptOutWish(StrEnum):
    """How plainly the customer asked not to be called again."""

    PLAIN = "plain"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class OptOut:
    """The wish, with the turn it was heard in and the words that say it."""

    wish: OptOutWish
    turn: int
    words: str


def opt_out(turns: Iterable[TurnSpoken]) -> OptOut | None:
    """The first plain wish of the conversation, else the first doubtful one, else None."""
    doubtful = None
    for turn in turns:
        if turn.speaker is not Speaker.CUSTOMER or not turn.final:
            continue
        if (heard := wish_in(turn.text)) is None:
            continue
        found = OptOut(heard[0], turn.ordinal, heard[1])
        if found.wish is OptOutWish.PLAIN:
            return found
        doubtful = doubtful or found
    return doubtful


def wish_in(text: str) -> tuple[OptOutWish, str] | None:
    """What one turn asks for, with the words that say it."""
    spoken = said(text)
    doubtful = None
    for language in (SPANISH, ENGLISH):
        if language.heard.search(spoken.low) is None:
            continue
        for wish, found in _wishes(spoken, language):
            if wish is OptOutWish.PLAIN:
                return wish, spoken.words(*found.span())
            doubtful = doubtful or (wish, spoken.words(*found.span()))
    return doubtful


def _wishes(spoken: Said, language: Wordings) -> Iterator[tuple[OptOutWish, re.Match[str]]]:
    for found in language.commands.finditer(spoken.low):
        yield OptOutWish.PLAIN, found
    for pattern in (language.asks, language.stops, language.plain):
        for found in pattern.finditer(spoken.low):
            wish = _by_what_stands_before(
                spoken, found, language, may_be_negated=pattern is not language.asks
            )
            if wish is OptOutWish.PLAIN and pattern is not language.plain:
                wish = _by_what_follows(spoken, found, language)
            if wish is not None:
                yield wish, found
    for found in language.doubtful.finditer(spoken.low):
        before = spoken.before(found.start())
        if not language.unsaid.search(before) and not language.others.search(before):
            yield OptOutWish.DOUBTFUL, found


def _by_what_stands_before(
    spoken: Said, found: re.Match[str], language: Wordings, *, may_be_negated: bool
) -> OptOutWish | None:
    before = spoken.before(found.start())
    if language.unsaid.search(before) or (may_be_negated and language.negated.search(before)):
        return None
    if language.others.search(before) or language.past.search(spoken.words(*found.span())):
        return None
    return OptOutWish.DOUBTFUL if language.doubted.search(before) else OptOutWish.PLAIN


def _by_what_follows(spoken: Said, found: re.Match[str], language: Wordings) -> OptOutWish | None:
    gap = spoken.low[found.end() :]
    after = gap.lstrip(" ,")
    addressed = "," in gap[: len(gap) - len(after)]
    ended = language.ended.match(after) is not None
    if not ended and language.time.match(after):
        if language.never.search(after):
            return OptOutWish.PLAIN
        if not addressed:
            return None
        return OptOutWish.DOUBTFUL if language.bare.search(found.group()) else OptOutWish.PLAIN
    if not addressed and language.nameable.search(found.group()) and language.no_call.match(after):
        return None
    softened = (
        language.softer.match(after) is not None
        or language.softer_later.search(after[:_NEAR]) is not None
        or (not addressed and not ended and language.tied.match(after) is not None)
    )
    if softened or _is_called_otherwise(spoken, found, language, after, addressed=addressed):
        return OptOutWish.DOUBTFUL
    return OptOutWish.PLAIN


def _is_called_otherwise(
    spoken: Said, found: re.Match[str], language: Wordings, after: str, *, addressed: bool
) -> bool:
    """Whether "do not call me" may go on with a name, or means "not so often"."""
    if not language.bare.search(found.group()):
        return False
    if found.re is language.asks.compiled and language.less.match(after):
        return True
    named = language.name.match(after) or _is_name(spoken, len(spoken.low) - len(after))
    return not addressed and bool(named)


def _is_name(spoken: Said, place: int) -> bool:
    """A capital letter within a sentence: what follows "call me" may be what one is called."""
    if place + 1 >= len(spoken.low) or spoken.low[place : place + 2] in {"i ", "i'"}:
        return False
    return spoken.words(place, place + 1).isupper() and spoken.words(place + 1, place + 2).islower()
