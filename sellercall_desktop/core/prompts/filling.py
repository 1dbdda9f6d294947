"""The prompt of one call: its variables filled with what is known of the customer, just before it is sent.

A dial whose prompt cannot be filled is refused before anything is written. Who is on the line already, a
caller or a customer whom a person gives back, is never turned away for it: the AI is told what is not known.
What is said as it stands, and cannot be filled, is left out. A version that was published before there were
variables is sent exactly as it is, braces and all.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.reading import region_of
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.phone.zones import clocks_of, whereabouts
from sellercall_desktop.core.prompts.errors import PromptVariablesError, WordsVariablesError
from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
from sellercall_desktop.core.prompts.settings import spoken_settings
from sellercall_desktop.core.prompts.spoken import (
    day_said,
    greeting,
    moment_said,
    number_ends_said,
    spoken_language,
    time_said,
)
from sellercall_desktop.core.prompts.values import Values, fill
from sellercall_desktop.core.prompts.variables import (
    BUILT_IN,
    OF_THE_DESK,
    OPENS,
    VariableFlaw,
    key_of,
    known_keys,
    own_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.prompts.variables import Placeholder

log = logging.getLogger(__name__)
Written = TypeVar("Written", PromptContent, PromptVersion)


@dataclass(frozen=True, slots=True)
class Customer:
    """Whom a call is with. `zones`: IANA names, the likeliest first; empty: by number and contact."""

    number: str  # E.164, or as the carrier names who hides it
    contact: Contact | None = None
    zones: tuple[str, ...] = ()
    campaign: str = ""  # its name


class PromptFilling:
    """Fills prompts for calls."""

    def __init__(
        self,
        contacts: ContactStore,
        *,
        now: Callable[[], datetime],
        language: Callable[[], str],
        seller: Callable[[], str] = lambda: "",
    ) -> None:
        """`language`: BCP 47 tag of calls whose prompt has none. `seller`: who works at this desk."""
        self._contacts, self._now, self._language, self._seller = contacts, now, language, seller
        self._columns: frozenset[str] = frozenset()  # keys that mean something with some contact

    @property
    def language(self) -> str:
        """BCP 47 tag of calls whose prompt has none."""
        return self._language()

    async def contact_for(self, prompt: PromptVersion, number: str, contact_id: str = "") -> Contact | None:
        """Whose number it is; None also where the prompt asks nothing of anybody.

        Args:
            prompt: what the call follows.
            number: the customer's, in E.164.
            contact_id: whom the call is meant for, where several share the number; nobody else's counts.

        Raises:
            StoreError: the contacts cannot be read.
        """
        return await self.contact_of(number, contact_id) if _is_filled(prompt) else None

    async def contact_of(self, number: str, contact_id: str = "") -> Contact | None:
        """Whose number it is. Arguments and error as for `contact_for`."""
        number = spellings(number)[0]
        meant = await self._contacts.get(contact_id) if contact_id else None
        if meant is not None and any(spellings(one.e164)[0] == number for one in meant.numbers):
            return meant
        people = (await self._contacts.by_numbers([number])).get(number, ())
        return min(people, key=lambda one: _is_given_up(one, number), default=None)

    async def filled(self, prompt: PromptVersion, customer: Customer) -> PromptVersion:
        """The version as it is sent to this customer's AI.

        Raises:
            PromptVariablesError: a variable has no value, nor anything to say instead.
            StoreError: whether it is this contact alone who lacks it cannot be read.
        """
        sent, flaws = self._fill(prompt, customer)
        if flaws:
            raise variables_error(prompt.number, await self._told_apart(flaws))
        return sent

    def lacks(self, prompt: PromptVersion, customer: Customer) -> bool:
        """Whether a dial with this prompt would be refused for its variables."""
        return bool(self._fill(prompt, customer)[1])

    async def filled_anyhow(
        self, prompt: PromptVersion, number: str, contact_id: str = "", campaign: str = ""
    ) -> PromptVersion:
        """The version for whom is on the line already; what is not known the AI is told to be so.

        `contact_id`, `campaign`: of the call, where it was made for somebody, or for a campaign of this name.
        """
        sent, lacks = await self.filled_with_lacks(prompt, number, contact_id, campaign)
        if lacks:
            names = ", ".join(sorted(lacks))
            log.warning("prompt.unfilled", extra={"version": prompt.number, "variables": names})
        return sent

    async def filled_with_lacks(
        self, prompt: PromptVersion, number: str, contact_id: str = "", campaign: str = ""
    ) -> tuple[PromptVersion, tuple[str, ...]]:
        """As `filled_anyhow`, and the names of the variables that have no value."""
        if not _is_filled(prompt):
            return prompt, ()
        try:
            contact = await self.contact_for(prompt, number, contact_id)
        except StoreError as error:
            log.warning("prompt.contact_unread", extra={"problem": str(error)})
            contact = None
        sent, flaws = self._fill(prompt, Customer(number, contact, campaign=campaign))
        return sent, _names(flaws)

    def words_filled(self, words: str, customer: Customer, language: str, *, is_spoken: bool) -> str:
        """Words for a call that goes on.

        Args:
            words: with variables.
            customer: whom the call is with.
            language: BCP 47 tag of the call.
            is_spoken: they are said as they stand, and no model reads them.

        Raises:
            WordsVariablesError: a variable has no value, nor anything to say instead.
        """
        filled = fill(words, values_for(customer, self._now(), language, self._seller()), is_spoken=is_spoken)
        if filled.flaws:
            raise WordsVariablesError(_names(filled.flaws))
        return filled.text

    async def _told_apart(self, flaws: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
        """A column that other contacts have is known, though an import leaves empty cells out."""
        keys = {one.key for one in flaws if one.flaw is VariableFlaw.UNKNOWN}
        if keys - self._columns:
            self._columns = known_keys(own=await self._contacts.variable_names())
        known = keys & self._columns
        return tuple(replace(one, flaw=VariableFlaw.UNFILLED) if one.key in known else one for one in flaws)

    def _fill(
        self, prompt: PromptVersion, customer: Customer
    ) -> tuple[PromptVersion, tuple[Placeholder, ...]]:
        if not _is_filled(prompt):
            return prompt, ()
        language = prompt.settings.language or self._language()
        return filled_with(values_for(customer, self._now(), language, self._seller()), prompt)


def values_for(customer: Customer, now: datetime, language: str, seller: str = "") -> Values:
    """What a call with this customer is filled with.

    Args:
        customer: whom the call is with.
        now: aware.
        language: BCP 47 tag of the call.
        seller: who works at this desk; whose contact it is comes first.
    """
    contact, tongue = customer.contact, spoken_language(language)
    region = region_of(customer.number) or ""
    at = _by_their_clock(customer, region, now)
    own = {
        "ahora": moment_said(at, tongue),
        "fecha": day_said(at, tongue),
        "hora": time_said(at, tongue),
        "saludo": greeting(at, tongue),
        "telefono": number_ends_said(customer.number, tongue),
    }
    data = {"campana": customer.campaign, "vendedor": seller, "nombre": "", "empresa": "", "telefono": ""}
    if not region:  # a caller who hides it, or what a carrier writes then
        del own["telefono"]
    if contact is not None:
        for name, value in contact.variables:
            data[own_key(name)] = value
            if (key := key_of(name)) not in BUILT_IN or not data.get(key):
                data[key] = value
        known = {"nombre": contact.name, "empresa": contact.company, "vendedor": contact.owner}
        data |= {key: value for key, value in known.items() if value.strip()}
    return Values(own, data, language, region, at.tzinfo)


def has_variables(prompt: PromptContent | PromptVersion) -> bool:
    """Whether anything of it is filled with data."""
    spoken = (words for _where, _number, words in spoken_settings(prompt.settings))
    return any(OPENS in text for text in (prompt.text, *spoken))


def said_in_each_call(prompt: PromptContent | PromptVersion) -> tuple[str, ...]:
    """What stands in its settings and refuses a dial, as its text does, where it cannot be filled."""
    spoken = spoken_settings(prompt.settings)
    return tuple(words for where, _number, words in spoken if where != "voicemail")


def filled_with(values: Values, prompt: Written) -> tuple[Written, tuple[Placeholder, ...]]:
    """As a call has it, and what has no value; what nobody knows is not said aloud."""
    text = fill(prompt.text, values)
    settings, flaws = _fill_spoken(prompt.settings, values)
    return replace(prompt, text=text.text, settings=settings), text.flaws + flaws


def variables_error(version: int, flaws: tuple[Placeholder, ...]) -> PromptVariablesError:
    """What a dial is refused with."""
    names = _names(flaws)
    # A column that this contact lacks is the contact's; a name that nobody has is the prompt's.
    theirs = all(
        one.key not in OF_THE_DESK and (one.flaw is VariableFlaw.UNFILLED or one.key.startswith(own_key("")))
        for one in flaws
    )
    return PromptVariablesError(version, names, is_contacts=theirs)


def _names(flaws: tuple[Placeholder, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name or OPENS for one in flaws))


def _is_filled(prompt: PromptVersion) -> bool:
    return prompt.fills_variables and has_variables(prompt)


def _fill_spoken(settings: PromptSettings, values: Values) -> tuple[PromptSettings, tuple[Placeholder, ...]]:
    """What nobody knows is not said aloud: the AI finds words of its own, a voicemail gets the usual ones.

    The flaws are those of what each call says; few calls meet a voicemail.
    """
    greeting = fill(settings.greeting, values, is_spoken=True)
    voicemail = fill(settings.voicemail, values, is_spoken=True)
    silences = [(one, fill(one.text, values, is_spoken=True)) for one in settings.inactivity]
    filled = replace(
        settings,
        greeting="" if greeting.flaws else greeting.text,
        voicemail="" if voicemail.flaws else voicemail.text,
        inactivity=tuple(replace(one, text=said.text) for one, said in silences if not said.flaws),
    )
    return filled, (*greeting.flaws, *(flaw for _, said in silences for flaw in said.flaws))


def _is_given_up(contact: Contact, number: str) -> bool:
    return any(one.retired and spellings(one.e164)[0] == number for one in contact.numbers)


def _by_their_clock(customer: Customer, region: str, now: datetime) -> datetime:
    """What their clock shows; where it is not known, what ours does."""
    numbers = customer.contact.numbers if customer.contact is not None else ()
    same = spellings(customer.number)
    said = tuple(one.zone for one in numbers if one.zone and one.e164 in same)
    likely = whereabouts(customer.number, region).likely if region else ()
    clocks = clocks_of((*said, *customer.zones, *likely)[:1])
    return now.astimezone(clocks[0] if clocks else None)
