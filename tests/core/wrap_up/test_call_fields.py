"""What people made of the values that were read: theirs hold, and everybody sees whose they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import AgentJoined, Speaker, TurnSpoken
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.errors import CallNotFoundError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.call_fields import CallField, FieldJudging, fields_of
from sellercall_desktop.core.wrap_up.field import Doubt, FieldKind
from tests.web.web_support import outgoing_call

AT = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def said(text, ordinal=0, **more):
    return TurnSpoken(AT + timedelta(seconds=ordinal), ordinal, Speaker.CUSTOMER, text, **more)


def talk(*texts):
    return advance_all(outgoing_call(), tuple(said(text, number) for number, text in enumerate(texts)))


class Calls:
    """Keeps nothing: the ledger holds the one call."""

    async def save(self, call, facts, source, *, durable=False):
        pass

    async def get(self, call_id):
        return None


class Judged:
    """A call in a store, and the door to judge its fields."""

    def __init__(self, *texts):
        call = talk(*texts)
        self.id = call.id
        self.now = AT + timedelta(minutes=5)
        self.ledger = Ledger(Calls(), Bus(), Tasks())
        self.ledger.keep(call)
        self.door = FieldJudging(self.ledger, lambda: self.now)

    async def fields(self):
        return fields_of(await self.ledger.get(self.id))

    async def hear(self, text, ordinal):
        await self.ledger.record(self.id, (said(text, ordinal),), "test")


async def test_a_confirmed_value_holds_whatever_is_said_later():
    judged = Judged("mi correo es ana arroba gmail punto com")
    (read,) = await judged.fields()
    assert (read.state, read.turn, read.by) == (None, 0, "")
    await judged.door.confirm(judged.id, read, "rosa")
    await judged.hear("mi correo es eva arroba gmail punto com", 1)
    (held,) = await judged.fields()
    assert (held.value, held.state, held.by) == ("ana@gmail.com", FieldState.CONFIRMED, "rosa")
    assert held.at == judged.now


async def test_a_corrected_value_rests_on_the_same_turn():
    judged = Judged("me llamo Marta")
    (read,) = await judged.fields()
    await judged.door.correct(judged.id, read, "  Martha   Díaz ", "rosa")
    (held,) = await judged.fields()
    assert (held.value, held.state) == ("Martha Díaz", FieldState.CORRECTED)
    assert (held.turn, held.words) == (0, "Marta")


async def test_a_rejected_value_gives_way_to_another_that_is_said():
    judged = Judged("me llamo Marta")
    (read,) = await judged.fields()
    await judged.door.reject(judged.id, read, "rosa")
    (held,) = await judged.fields()
    assert (held.value, held.state) == ("Marta", FieldState.REJECTED)
    await judged.hear("no, perdón, me llamo Berta", 1)
    (heard,) = await judged.fields()
    assert (heard.value, heard.state) == ("Berta", None)


@pytest.mark.parametrize(
    ("written", "state", "value"),
    [("", FieldState.REJECTED, "Marta"), ("Marta", FieldState.CONFIRMED, "Marta")],
)
async def test_correcting_to_nothing_rejects_and_to_the_same_confirms(written, state, value):
    judged = Judged("me llamo Marta")
    (read,) = await judged.fields()
    await judged.door.correct(judged.id, read, written, "rosa")
    (held,) = await judged.fields()
    assert (held.state, held.value) == (state, value)


async def test_what_a_person_writes_is_kept_as_such_values_are():
    judged = Judged("llámeme al 300 444 5566")
    (read,) = await judged.fields()
    await judged.door.correct(judged.id, read, "+57 300 444 55 67", "rosa")
    assert (await judged.fields())[0].value == "+573004445567"
    await judged.door.correct(judged.id, read, "extension 12", "rosa")
    judged.now += timedelta(seconds=1)
    await judged.door.correct(judged.id, read, "extension 12", "rosa")
    assert (await judged.fields())[0].value == "extension 12"


async def test_a_field_of_no_call():
    judged = Judged("me llamo Marta")
    with pytest.raises(CallNotFoundError):
        await judged.door.confirm("nobody", CallField(FieldKind.NAME, "Marta"), "rosa")


def test_a_moment_counts_from_when_it_was_said_in_the_customers_clock():
    call = advance_all(
        outgoing_call(), (AgentJoined(AT - timedelta(days=9)), said("mañana a las 9 am", start_s=30.0))
    )
    (found,) = fields_of(call)
    assert found.value == "2026-11-22T09:00-05:00"


def test_where_the_customer_may_be_in_several_clocks_that_is_said():
    call = talk("mañana a las 9 am")
    abroad = replace(call, requested=replace(call.requested, number="+18005550123"))
    (found,) = fields_of(abroad)
    assert Doubt.CLOCK_ASSUMED in found.doubts
    (sure,) = fields_of(call)
    assert sure.doubts == ()
