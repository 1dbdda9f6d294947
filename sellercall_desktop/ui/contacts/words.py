"""The words of the contacts page that more than one part of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.contacts.contact import ConsentKind, NumberUse
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.settings import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
    from sellercall_desktop.ui.words.formats import Formats

_USES = {
    NumberUse.MOBILE: QT_TRANSLATE_NOOP("Contacts", "Mobile"),
    NumberUse.WORK: QT_TRANSLATE_NOOP("Contacts", "Work"),
    NumberUse.HOME: QT_TRANSLATE_NOOP("Contacts", "Home"),
    NumberUse.OTHER: QT_TRANSLATE_NOOP("Contacts", "Other"),
}
_CONSENTS = {
    ConsentKind.WRITTEN: QT_TRANSLATE_NOOP("Contacts", "In writing"),
    ConsentKind.SPOKEN: QT_TRANSLATE_NOOP("Contacts", "Spoken"),
    ConsentKind.ASKED_FOR: QT_TRANSLATE_NOOP("Contacts", "Asked to be called"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Contacts", "Name"),
    "numbers": QT_TRANSLATE_NOOP("Contacts", "Numbers"),
    "emails": QT_TRANSLATE_NOOP("Contacts", "E-mail"),
    "company": QT_TRANSLATE_NOOP("Contacts", "Company"),
    "language": QT_TRANSLATE_NOOP("Contacts", "Language"),
    "owner": QT_TRANSLATE_NOOP("Contacts", "Whose contact"),
    "address": QT_TRANSLATE_NOOP("Contacts", "Address"),
    "note": QT_TRANSLATE_NOOP("Contacts", "Note"),
    "tags": QT_TRANSLATE_NOOP("Contacts", "Tags"),
    "variables": QT_TRANSLATE_NOOP("Contacts", "Variables for the prompt"),
    "consents": QT_TRANSLATE_NOOP("Contacts", "Consent"),
}
_LANGUAGES = {
    "": QT_TRANSLATE_NOOP("Contacts", "As the desk's"),
    "es": "Español",
    "en": "English",
    "pt": "Português",
}


def said(text: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("Contacts", text)


def use_text(use: NumberUse) -> str:
    """What a number is to its contact."""
    return said(_USES[use])


def consent_text(kind: ConsentKind) -> str:
    """How a person agreed."""
    return said(_CONSENTS[kind])


def field_text(name: str) -> str:
    """What a field of a contact is called."""
    return said(_FIELDS[name])


def changed_text(names: str) -> str:
    """Fields that were written, named with commas between as the audit trail has them."""
    parts = (name.strip() for name in names.split(","))
    return ", ".join(said(_FIELDS[name]) if name in _FIELDS else name for name in parts)


def language_texts() -> dict[str, str]:
    """The languages that can be chosen, by code."""
    return {code: said(name) for code, name in _LANGUAGES.items()}


def language_text(code: str) -> str:
    """A language as people call it."""
    return language_texts().get(code, code)


def value_text(contact: Contact, name: str, formats: Formats) -> str:
    """A field of a contact in one line."""
    match name:
        case "numbers":
            return ", ".join(formats.number(one.e164) for one in contact.numbers)
        case "emails" | "tags":
            return ", ".join(getattr(contact, name))
        case "variables":
            return "; ".join(f"{key}: {value}" for key, value in contact.variables)
        case "language":
            return language_text(contact.language) if contact.language else ""
        case _:
            return " ".join(str(getattr(contact, name)).split())


def zone_text(zone: str) -> str:
    """A zone by its city."""
    return zone.rpartition("/")[2].replace("_", " ")


def there_text(number: ContactNumber, now: datetime, formats: Formats) -> str:
    """The place and the clock of a number, as far as they are known."""
    phone = number_of(number.e164)
    at_home = phone.region == formats.home_region
    place = "" if at_home else phone.country_name(formats.language)
    for zone in clocks_of((number.zone,)) if number.zone else ():
        return f"{formats.clock(now.astimezone(zone))} · {zone_text(number.zone)}"
    there = phone.local_time(now)
    return " · ".join(filter(None, (formats.clock(there) if there is not None else "", place)))
