"""Merging contacts: nothing is lost, and the order in which they are given makes no difference."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.contacts.contact import (
    Consent,
    ConsentKind,
    Contact,
    ContactNumber,
    NumberUse,
)
from sellercall_desktop.core.contacts.duplicates import grouped
from sellercall_desktop.core.contacts.merging import SINGLE, FieldChoice, merged
from sellercall_desktop.core.contacts.ports import Double, DoubleKind
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
times = st.none() | st.integers(0, 5).map(lambda hours: NOON + timedelta(hours=hours))
words = st.sampled_from(["", "Ana", "ana", "Ánà", "Café Sol", "b@x.co", "oro"])
numbers = st.builds(
    ContactNumber,
    st.sampled_from(["+573001234567", "+525512345678", "+5215512345678", "+541123456789"]),
    st.sampled_from(NumberUse),
    st.sampled_from(["", "America/Bogota"]),
    st.booleans(),
)
consents = st.builds(
    Consent, st.sampled_from(ConsentKind), times.filter(bool), words, st.just("ana"), withdrawn_at=times
)


def many(of):
    return st.lists(of, max_size=3).map(tuple)


people = st.lists(
    st.builds(
        Contact, st.sampled_from("abcdef"), words, many(numbers), many(words), words, words, words, words,
        st.sampled_from(["", "first", "first\nsecond", "third"]), many(words),
        many(st.tuples(st.sampled_from(["plan", "city"]), st.sampled_from(["oro", "plata", ""]))),
        many(consents), times, times,
    ),
    min_size=1, max_size=4, unique_by=lambda one: one.id,
)  # fmt: skip


@given(people, st.randoms())
def test_nothing_is_lost_and_any_order_gives_the_same(contacts, chance):
    found = merged(contacts)
    one = found.contact
    others = contacts[:]
    chance.shuffle(others)
    assert merged(others) == found
    assert one.id in {each.id for each in contacts}
    for before in contacts:
        kept = {form for number in one.numbers for form in spellings(number.e164)}
        assert {number.e164 for number in before.numbers} <= kept
        for words_of in ("emails", "tags"):
            assert {folded(w) for w in getattr(before, words_of)} <= {
                folded(w) for w in getattr(one, words_of)
            }
        assert {value for _, value in before.variables} <= {value for _, value in one.variables}
        assert set(before.consents) <= set(one.consents)
        assert before.note in one.note
        for name in SINGLE:
            said = getattr(before, name)
            told = [c for c in found.choices if c.field == name]
            assert said in {"", getattr(one, name), *(o for c in told for o in (c.value, *c.others))}
    assert len({spellings(number.e164)[0] for number in one.numbers}) == len(one.numbers)
    assert merged([one]).contact == one or len(contacts) == 1


def test_the_oldest_gives_the_id_and_the_latest_word_wins():
    old = Contact("z", "Ana", (ContactNumber("+573001234567", retired=True),), created_at=NOON)
    new = Contact(
        "a", "Ana Gómez", (ContactNumber("+573001234567", NumberUse.WORK),), company="Sol",
        created_at=NOON + timedelta(days=1), variables=(("plan", "oro"),),
    )  # fmt: skip
    later = Contact("b", "", variables=(("plan", "plata"),), changed_at=NOON + timedelta(days=2))
    found = merged([new, later, old])
    assert (found.contact.id, found.contact.name, found.contact.company) == ("z", "Ana Gómez", "Sol")
    assert found.contact.numbers == (ContactNumber("+573001234567", NumberUse.WORK),)
    assert found.contact.variables == (("plan", "plata"), ("plan (2)", "oro"))
    (choice,) = found.choices
    assert choice == FieldChoice("name", "Ana Gómez", "a", ("Ana",))


def test_who_has_something_in_common_with_one_of_a_group_belongs_to_it():
    a, b, c, d, e = (Contact(one, one) for one in "abcde")
    groups = grouped(
        [
            Double("e:x", DoubleKind.EMAIL, "x", (a, b)),
            Double("n:1", DoubleKind.NUMBER, "1", (d, e)),
            Double("n:2", DoubleKind.NUMBER, "2", (b, c)),
        ]
    )
    assert [("".join(one.id for one in group.contacts), group.why) for group in groups] == [
        ("de", ((DoubleKind.NUMBER, "1"),)),
        ("abc", ((DoubleKind.EMAIL, "x"), (DoubleKind.NUMBER, "2"))),
    ]
