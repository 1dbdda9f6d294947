"""How often a number was tried, and talked with: by every spelling, outgoing, whatever desk did it."""

from datetime import timedelta

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import CallNotPlaced, CallPlaced, Direction
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, request, settled, talked

PLAIN, WITH_1 = spellings("+525512345678")
HOUR = timedelta(hours=1)


async def keep(store, made):
    call, facts = made
    await store.calls.save(call, facts, "test")


def begun(call_id, number, *facts, at=NOON):
    asked = request(number, at=at)
    return advance_all(start_call(call_id, asked), facts), (asked, *facts)


async def test_what_rang_counts_and_what_never_left_or_came_in_does_not(tmp_path):
    at = NOON
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await keep(store, talked("talked", "Hola", number=PLAIN, at=at, desk="another"))
        await keep(store, begun("live", WITH_1, CallPlaced(at + HOUR, "CA-live"), at=at + HOUR))
        await keep(store, begun("never", PLAIN, CallNotPlaced(at + HOUR, "x"), at=at + HOUR))
        await keep(store, settled("came-in", number=PLAIN, at=at + HOUR, direction=Direction.INBOUND))
        await keep(store, settled("old", number=PLAIN, at=at - 9 * HOUR))
        await keep(store, settled("other", number="+573001234567", at=at))
        tried = await store.calls.attempts((PLAIN, WITH_1), at - HOUR)
    assert [one.call_id for one in tried] == ["live", "talked"]
    assert (tried[0].live, tried[0].talked) == (True, False)
    assert tried[1].talked
    assert not tried[1].live
