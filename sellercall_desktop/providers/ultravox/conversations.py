"""`Conversations`: what was said in each call, read on from where the last look ended.

A look each second must not read a long conversation from its beginning: the page that was the last one is
asked again, and what follows it. What one call may bring in is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.facts import CallKey
from sellercall_desktop.core.errors import CallGoneError, ProviderRefusedError
from sellercall_desktop.providers.http import about
from sellercall_desktop.providers.ultravox.api import sized
from sellercall_desktop.providers.ultravox.vocabulary import LONGEST_TEXT, readable_message, turn_of

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.providers.reading import Oddities
    from sellercall_desktop.providers.ultravox.api import ResultPage, UltravoxApi

MOST_MESSAGES, MOST_PAGES, MOST_CHARACTERS = 30_000, 1_000, 16_000_000
"""Of one call: a day of talk. What is beyond it has no end."""
_REMEMBERED_CALLS = 2_000  # more than are live at once: one forgotten is read from its beginning


@dataclass(slots=True)
class _Place:
    """The last page of a conversation that was read."""

    path: str
    query: tuple[tuple[str, str], ...]
    base: int = 0  # messages on the pages before it
    held: int = 0  # messages it held
    pages: int = 1
    characters: int = 0  # on the pages before it


class Conversations:
    """The messages of Ultravox calls as turns. A turn's ordinal is its message's position."""

    def __init__(self, api: UltravoxApi, oddities: Oddities) -> None:
        self._api, self._oddities = api, oddities
        self._places: BoundedMap[str, _Place] = BoundedMap(_REMEMBERED_CALLS)

    async def turns(
        self, agent_call_id: str, after: int, joined: datetime | None, *, ended: bool
    ) -> tuple[TurnSpoken, ...]:
        """The turns from ordinal `after` on. The last one may still grow unless the call has `ended`."""
        place = self._places.get(agent_call_id)
        if place is not None and place.base <= after:
            try:
                found = await self._read(agent_call_id, place)
            except ProviderRefusedError as error:
                if isinstance(error, CallGoneError):
                    raise
                found = None  # the page has no such address any more
            if found is not None:
                return self._as_turns(agent_call_id, found, after, joined, ended=ended)
        start = _Place(
            f"/api/calls/{quote(agent_call_id, safe='')}/messages",
            sized(("mode", "in_call")),
        )
        found = await self._read(agent_call_id, start)
        return self._as_turns(agent_call_id, found or [], after, joined, ended=ended)

    async def _read(self, agent_call_id: str, place: _Place) -> list[tuple[int, object]] | None:
        """Messages with their ordinals from this page on; None where it is not the page it was."""
        found: list[tuple[int, object]] = []
        held, first = place.held, True
        pages = self._api.pages(place.path, "messages", place.query, polled=True)
        with about(CallKey(agent_call_id=agent_call_id)):
            page = await anext(pages, None)
        while page is not None:
            if first and len(page.entries) < held:
                await pages.aclose()
                return None
            if not first:
                place = _following(place, page)
            place.held, first = len(page.entries), False
            found += enumerate(page.entries, place.base)
            if page.entries:  # an empty one is no place to go on from
                self._places[agent_call_id] = place
            if not page.more or self._is_too_much(agent_call_id, place, page):
                break
            place.characters += sum(map(_characters, page.entries))
            with about(CallKey(agent_call_id=agent_call_id)):
                page = await anext(pages, None)
        await pages.aclose()
        return found

    def _is_too_much(self, agent_call_id: str, place: _Place, page: ResultPage) -> bool:
        too_much = (
            place.base + len(page.entries) >= MOST_MESSAGES
            or place.pages >= MOST_PAGES
            or place.characters >= MOST_CHARACTERS
        )
        if too_much:
            self._oddities.leave_out("the rest of the conversation", agent_call_id, f"{place.pages} pages")
        return too_much

    def _as_turns(
        self,
        agent_call_id: str,
        found: list[tuple[int, object]],
        after: int,
        joined: datetime | None,
        *,
        ended: bool,
    ) -> tuple[TurnSpoken, ...]:
        last = found[-1][0] if found else 0
        turns = []
        for ordinal, raw in found:
            if ordinal < after:
                continue
            message, odd = readable_message(raw)
            for what in odd:
                self._oddities.leave_out(what, f"message {ordinal} of {agent_call_id}")
            turn = turn_of(message, ordinal, joined, final=ended or ordinal < last) if message else None
            turns += [turn] if turn is not None else []
        return tuple(turns)


def _following(place: _Place, page: ResultPage) -> _Place:
    return _Place(
        page.path,
        page.query,
        base=place.base + place.held,
        pages=place.pages + 1,
        characters=place.characters,
    )


def _characters(raw: object) -> int:
    text = raw.get("text") if isinstance(raw, dict) else None
    return min(len(text), LONGEST_TEXT) if isinstance(text, str) else 0
