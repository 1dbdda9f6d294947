"""From a number to the contact's name, from memory: what paints or dials never waits for it.

An unknown number is looked up behind the asker's back, many at once, and `ContactNamesChanged` says when
there is something to paint. After a change of contacts what is known stays until it is read again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.contacts.contact import ContactsChanged
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)
_REMEMBERED = 20_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ContactNamesChanged:
    """Event: of these numbers (in the first of their `spellings`) another name is known. Empty: ask again."""

    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedContact:
    """Whose a number is. Nobody's: both empty. Several people's: the first one's, and `others` more."""

    contact_id: str = ""
    name: str = ""
    others: int = 0


_NOBODY = NamedContact()


class ContactNames:
    """Names by number."""

    def __init__(self, store: ContactStore, bus: Bus, tasks: Tasks) -> None:
        self._store, self._bus, self._tasks = store, bus, tasks
        self._known: BoundedMap[str, tuple[int, NamedContact]] = BoundedMap(_REMEMBERED)
        self._state = 0  # counts changes of contacts: what was read before the last one is read again
        self._wanted: dict[str, None] = {}
        self._reading = False
        bus.subscribe(ContactsChanged, self._on_change)
        bus.subscribe(CallChanged, self._on_call)

    def of(self, e164: str) -> NamedContact:
        """Whose this number is as far as it is known now; nobody's until it was looked up."""
        number = spellings(e164)[0]
        state, named = self._known.get(number, (-1, _NOBODY))
        if state < self._state and number.startswith("+"):
            self._wanted[number] = None
            self._read_soon()
        return named

    def name(self, e164: str) -> str:
        """The contact's name, else its company; empty where there is neither, or it is not known yet."""
        return self.of(e164).name

    async def looked_up(self, e164: str) -> NamedContact:
        """Whose this number is, read now. Raises StoreError."""
        number = spellings(e164)[0]
        found = await self._store.by_numbers([number])
        return _named(number, found.get(number, ()))

    def _on_call(self, change: CallChanged) -> None:
        """Looked up before anybody shows it."""
        self.of(change.call.number)

    def _on_change(self, _change: ContactsChanged) -> None:
        """What is on the screen is asked for again by who paints it."""
        self._state += 1
        self._bus.publish(ContactNamesChanged(frozenset()))

    def _read_soon(self) -> None:
        if not self._reading:
            self._reading = True
            self._tasks.spawn(self._read(), "contact names")

    async def _read(self) -> None:
        try:
            await asyncio.sleep(0)  # all that one repaint asks for
            while self._wanted:
                numbers, state = list(self._wanted)[:_AT_ONCE], self._state
                for number in numbers:
                    del self._wanted[number]
                await self._look_up(numbers, state)
        except StoreError as error:
            log.warning("contacts.names_not_read", extra={"problem": str(error)})
        finally:
            self._reading = False

    async def _look_up(self, numbers: list[str], state: int) -> None:
        found = await self._store.by_numbers(numbers)
        news = set()
        for number in numbers:
            named = _named(number, found.get(number, ()))
            if self._known.get(number, (0, _NOBODY))[1] != named:
                news.add(number)
            self._known[number] = (state, named)
        if news:
            self._bus.publish(ContactNamesChanged(frozenset(news)))


def _named(number: str, contacts: tuple[Contact, ...]) -> NamedContact:
    """Whom the number still reaches comes before whom it does not."""
    if not contacts:
        return _NOBODY
    first = min(contacts, key=lambda one: _is_retired(one, number))  # of equal ones the first
    return NamedContact(first.id, first.name or first.company, len(contacts) - 1)


def _is_retired(contact: Contact, number: str) -> bool:
    return any(one.retired and spellings(one.e164)[0] == number for one in contact.numbers)
