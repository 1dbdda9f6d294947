"""Points a number of the account at this computer, and gives it back as it was.

What it pointed to is on disk before it is changed. What somebody else has set meanwhile is never
overwritten: whose it is, is asked of the carrier each time, right before a change.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.errors import (
    NotConfiguredError,
    NumberEditedError,
    NumberGoneError,
    OtherAccountError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProviderUnreachableError,
    SellerCallError,
    StoreError,
)
from sellercall_desktop.core.our_numbers.holds import Holds
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, News, VoiceRouting
from sellercall_desktop.core.our_numbers.routing import Doors, Verdict, differing, give_back, judge, same

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.our_numbers.number import AccountNumber, HoldStore, NumberBook

log = logging.getLogger(__name__)

_ROUNDS = 2  # a trunk that is taken off may take addresses along: what is missing is set once more


class NumberSetup:
    """Every change of a number goes through here, one at a time."""

    def __init__(
        self,
        book: NumberBook,
        store: HoldStore,
        bus: Bus,
        *,
        doors: Doors,
        public_url: Callable[[], str],
    ) -> None:
        """Numbers are pointed to these `doors` of ours.

        `public_url` is the proven address of this computer, ``""`` while there is none.
        """
        self._book, self._doors, self._public_url = book, doors, public_url
        self._lock = asyncio.Lock()
        self._ended = False
        self.holds = Holds(store, bus)
        self.provider = book.provider
        """The carrier's name."""

    @property
    def public_url(self) -> str:
        """Where a number would be pointed now; ``""`` while nothing proven is there."""
        return self._public_url()

    def numbers(self) -> AsyncIterator[AccountNumber]:
        """The account's numbers as they are now, page by page."""
        return self._book.all()

    def plan(self, number: AccountNumber, fallback_url: str = "") -> VoiceRouting:
        """What `take` would set.

        Raises:
            NotConfiguredError: there is no proven way in.
        """
        public = "" if self._ended else self._public_url()
        if not public:
            raise NotConfiguredError(["tunnel"])
        return self._doors.routing(public, number.routing, fallback_url)

    # --- what a person asks ---------------------------------------------------------------------

    async def take(self, seen: AccountNumber, fallback_url: str = "") -> Hold:
        """Point the number at this computer.

        Args:
            seen: the number as it was shown when the person agreed.
            fallback_url: answers while this computer does not; ``""`` keeps what is set.

        Raises:
            NumberEditedError: it is no longer as shown; nothing was changed.
            NotConfiguredError, ProviderError, StoreError: nothing was changed, or, after a
                ProviderAmbiguousError, it is found out later.
        """
        async with self._lock:
            account = await self._book.account()
            current = await self._book.fetch(seen.sid)
            if not same(current.routing, seen.routing):
                raise NumberEditedError(seen.number)
            hold = await self._record(account, current, self.plan(seen, fallback_url))
            try:
                return await self._apply(hold, current, News.TAKEN)
            except (ProviderRefusedError, ProviderUnreachableError):  # certainly nothing was done
                undone = replace(hold, asked=None)
                await self.holds.keep(undone if hold.ours else replace(undone, state=HoldState.RESTORED))
                raise
            except ProviderAmbiguousError as error:
                self.holds.fail(hold, error)
                raise

    async def restore(self, hold_id: str) -> Hold:
        """Give the number back now. What cannot be done now stays pending, and the error says why.

        Raises:
            NumberGoneError: there is no such record.
            OtherAccountError, NotConfiguredError, ProviderError, StoreError: it is pending.
        """
        async with self._lock:
            if (hold := self.holds.get(hold_id)) is None:
                raise NumberGoneError(self.provider, "nothing is kept of this number")
            try:
                return await self._give_back(hold)
            except SellerCallError as error:
                self.holds.fail(hold, error)
                raise

    async def forget(self, hold_id: str) -> None:
        """Leave the number as it is for good. The record stays, closed."""
        async with self._lock:
            if (hold := self.holds.get(hold_id)) is not None:
                await self.holds.keep(replace(hold, state=HoldState.FORGOTTEN, asked=None))
                log.info("number.forgotten", extra={"number": hold.number})

    # --- what happens by itself -----------------------------------------------------------------

    async def recover(self, *, give_back: bool) -> None:
        """After a start: finish what the last run left. What fails stays pending and is published.

        Args:
            give_back: whether numbers are given back at the end of a run, and so of one that crashed.

        Raises:
            StoreError: the records cannot be read.
        """
        async with self._lock:
            await self.holds.load()
            for hold in self.holds.open:
                pending = give_back or hold.state is HoldState.RESTORING
                await self._try(hold, self._give_back if pending else self._look)

    async def settle(self) -> None:
        """Move what is ours to the present address; give back what waits for it. Never raises."""
        async with self._lock:
            for hold in self.holds.open:
                if hold.state is HoldState.RESTORING:
                    await self._try(hold, self._give_back)
                elif hold.state is HoldState.HELD:
                    await self._try(hold, self._follow)

    async def release(self) -> None:
        """The end of a run: give everything back, and take none any more.

        Never raises; what fails is done at the next start.
        """
        self._ended = True
        async with self._lock:
            for hold in self.holds.open:
                if hold.state is not HoldState.LEFT:
                    await self._try(hold, self._give_back)

    # --- steps, inside the lock -----------------------------------------------------------------

    async def _try(self, hold: Hold, step: Callable[[Hold], Awaitable[Hold]]) -> None:
        try:
            await step(hold)
        except SellerCallError as error:
            self.holds.fail(hold, error)

    async def _record(self, account: str, current: AccountNumber, asked: VoiceRouting) -> Hold:
        """The record of what is about to be changed, on disk."""
        known = self.holds.of(current.sid)
        if known is not None and judge(known, current.routing) is not Verdict.FOREIGN:
            # Taken before, perhaps under another address: what it was before us still holds.
            return await self.holds.keep(replace(known, state=HoldState.HELD, asked=asked))
        if known is not None:  # the person has agreed to what somebody else set: that is given back later
            await self.holds.keep(replace(known, state=HoldState.FORGOTTEN))
        at = utc_now()
        which = (account, current.sid, current.number, current.name)
        hold = Hold(new_call_id(at), *which, at, HoldState.HELD, former=current.routing, asked=asked)
        return await self.holds.keep(hold)

    async def _give_back(self, hold: Hold) -> Hold:
        """Restore it, if it is ours to restore."""
        await self._check_account(hold)
        if hold.state is HoldState.HELD:
            try:
                hold = await self.holds.keep(replace(hold, state=HoldState.RESTORING))
            except StoreError as error:  # the record says already what to give back
                log.warning("number.note_failed", extra={"problem": str(error)})
        current, verdict = await self._judged(hold)
        if current is None or verdict is Verdict.FOREIGN:
            return await self._let_go(hold, current)
        wanted, left = give_back(hold, current.routing)
        untouched = not differing(current.routing, wanted)
        await self._change(current, wanted)
        news = News.UNCHANGED if untouched else News.RESTORED
        return await self.holds.close(replace(hold, left=left), HoldState.RESTORED, news)

    async def _look(self, hold: Hold) -> Hold:
        """After a start, where numbers are kept: is it still ours?"""
        await self._check_account(hold)
        current, verdict = await self._judged(hold)
        if current is None or verdict is Verdict.FOREIGN:
            return await self._let_go(hold, current)
        if verdict is Verdict.FORMER:
            return await self.holds.close(hold, HoldState.RESTORED, News.UNCHANGED)
        held = replace(hold, state=HoldState.HELD, ours=current.routing, asked=None)
        return await self.holds.keep(held)

    async def _follow(self, hold: Hold) -> Hold:
        """Move it to the present address; nothing is sent where it points there already."""
        public, points_to = self._public_url(), hold.asked or hold.ours
        if not public or points_to is None:
            return hold
        target = self._doors.moved(public, points_to)
        if hold.asked is None and same(target, points_to):
            return hold
        await self._check_account(hold)
        current, verdict = await self._judged(hold)
        if current is None or verdict is Verdict.FOREIGN:
            return await self._let_go(hold, current)
        if verdict is Verdict.FORMER and hold.ours is not None:  # somebody has given it back already
            return await self.holds.close(hold, HoldState.RESTORED, News.UNCHANGED)
        if verdict is Verdict.OURS:
            hold = replace(hold, ours=current.routing)  # of the two it may have, the one it has
        moving = await self.holds.keep(replace(hold, asked=target))
        return await self._apply(moving, current, News.MOVED)

    async def _judged(self, hold: Hold) -> tuple[AccountNumber | None, Verdict]:
        """The number as it is now, None where it is gone."""
        try:
            current = await self._book.fetch(hold.sid)
        except NumberGoneError:
            return None, Verdict.FOREIGN
        return current, judge(hold, current.routing)

    async def _let_go(self, hold: Hold, current: AccountNumber | None) -> Hold:
        """It is gone, or somebody else's now."""
        if current is None:
            return await self.holds.close(hold, HoldState.GONE, News.GONE)
        return await self.holds.close(hold, HoldState.LEFT, News.LEFT_ALONE)

    async def _apply(self, hold: Hold, current: AccountNumber, news: News) -> Hold:
        """Set what the record asks for, and note what the carrier confirms."""
        confirmed = await self._change(current, hold.asked or current.routing)
        held = await self.holds.keep(replace(hold, ours=confirmed, asked=None))
        self.holds.tell(news, held)
        return held

    async def _change(self, current: AccountNumber, wanted: VoiceRouting) -> VoiceRouting:
        """Send what differs; returns what the number points to then."""
        found = current.routing
        for _ in range(_ROUNDS):
            if not (fields := differing(found, wanted)):
                break
            try:
                found = (await self._book.change(current.sid, fields)).routing
            except ProviderAmbiguousError:
                found = (await self._book.fetch(current.sid)).routing
        if others := differing(found, wanted):
            raise ProviderRefusedError(self.provider, f"the number keeps other values: {', '.join(others)}")
        return found

    async def _check_account(self, hold: Hold) -> None:
        if await self._book.account() != hold.account:
            raise OtherAccountError(hold.account)
