"""A contact's row and keys are made in one go: the same as when each of its words is looked at by itself."""

import random

import pytest

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.contacts.rows import ContactEntry, keys_of

WORDS = [
    "Ana",
    "PEÑA",
    "José  María",
    "\u00b4Tilde",
    "Straße",
    "Ωmega",
    "\u0301",
    "x" * 250,
    " ",
    "İ",
    "½",
    "",
]
EMAILS = ["A@b.co", " c@d.co ", "\u00b4e@f.co", "ñ@g.co", "  ", "y" * 250 + "@h.co"]
NUMBERS = ["+573001234567", "+525512345678", "+5215512345678", "+541123456789", "+12125550123"]


def some(chance):
    """Anybody, and nobody."""
    name, company = (" ".join(chance.choices(WORDS, k=chance.randrange(3))) for _ in range(2))
    numbers = tuple(map(ContactNumber, chance.sample(NUMBERS, chance.randrange(3))))
    emails = tuple(chance.sample(EMAILS, chance.randrange(3)))
    return Contact(
        "id", name, numbers, emails, company, tags=tuple(chance.sample(WORDS, chance.randrange(3)))
    )


def keys_by_themselves(contact):
    keys = [f"n:{spellings(number.e164)[0]}" for number in contact.numbers]
    keys += [f"e:{folded(email.strip())}"[:200] for email in contact.emails if email.strip()]
    if contact.name and contact.company:
        name, company = (" ".join(folded(text).split()) for text in (contact.name, contact.company))
        keys += [f"p:{name}|{company}"[:200]] if name and company else []
    return list(dict.fromkeys(keys))


def search_by_itself(contact):
    words = (contact.name, contact.company, *(email.strip() for email in contact.emails))
    parts = [folded(word) for word in words if word]
    parts += [form[1:] for number in contact.numbers for form in spellings(number.e164)]
    marks = "".join(f"\x1e{folded(tag.strip())}\x1e" for tag in contact.tags)
    return [part for part in (*parts, marks) if part]


@pytest.mark.parametrize("seed", range(300))
def test_a_row_and_its_keys_are_what_each_word_gives_by_itself(seed):
    contact = some(random.Random(seed))
    entry = ContactEntry.of(contact, 7)
    assert entry.keys == keys_of(contact) == keys_by_themselves(contact)
    assert entry.columns[1] == folded(contact.title.strip())[:200]
    assert [part for part in entry.columns[5].split("\n") if part] == search_by_itself(contact)
    assert (entry.id, entry.columns[0], entry.columns[6:9]) == ("id", "id", (7, 0, ""))
