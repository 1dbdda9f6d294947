"""A webhook that comes again is answered and changes nothing: at once, in parallel, after a restart."""

import asyncio

import pytest

from sellercall_desktop.core.calls.receipts import Receipts, receipt_key
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from tests.web.web_support import CALLER, EngineToTell, ReceiptsInMemory, open_house, outgoing_call
from tests.web.webhooks.test_ultravox_webhooks import BODY

STATUS = "/webhooks/twilio/status?call_id=c"


def known():
    return EngineToTell(handle_with=outgoing_call())


async def test_the_second_of_two_is_answered_and_not_taken(tmp_path):
    async with open_house(tmp_path, engine=known()) as house:
        for _ in range(3):
            assert (await house.post_twilio(STATUS)).status_code == 204
            assert (await house.post_ultravox(BODY)).status_code == 204
        assert len(house.engine.asked) == 2


async def test_it_is_known_by_what_it_says_or_by_the_number_of_its_try(tmp_path):
    async with open_house(tmp_path, engine=known()) as house:
        sent = (
            ({**CALLER, "SequenceNumber": "1"}, "try-1", 1),
            ({**CALLER, "SequenceNumber": "1"}, "try-2", 1),  # a replay with a header of its own
            ({**CALLER, "SequenceNumber": "1", "New": "field"}, "try-1", 1),
            ({**CALLER, "SequenceNumber": "2"}, "try-3", 2),
            ({**CALLER, "SequenceNumber": "2", "CallStatus": "completed"}, None, 3),
            ({**CALLER, "SequenceNumber": "1", "CallSid": "CA" + "9" * 32}, "try-1", 4),  # another call's
        )
        for form, token, taken in sent:
            answer = await house.post_twilio(STATUS, form, **{"I-Twilio-Idempotency-Token": token})
            assert answer.status_code == 204
            assert len(house.engine.asked) == taken, (form, token)


async def test_ten_at_once_are_taken_once_and_none_is_answered_before(tmp_path):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly():
        begun.set()
        await go_on.wait()
        return outgoing_call()

    async with open_house(tmp_path, engine=EngineToTell(handle_with=slowly)) as house:
        tasks = Tasks()
        sent = [tasks.spawn(house.post_twilio(STATUS), "sent") for _ in range(10)]
        await begun.wait()
        await asyncio.sleep(0.05)
        assert not any(each.done() for each in sent)  # 204 says that it is written down
        go_on.set()
        assert [answer.status_code for answer in await asyncio.gather(*sent)] == [204] * 10
        assert len(house.engine.asked) == 1


async def test_one_that_could_not_be_taken_is_taken_when_it_comes_again(tmp_path):
    async with open_house(tmp_path, engine=EngineToTell(handle_with=StoreError("locked"))) as house:
        assert (await house.post_twilio(STATUS)).status_code == 500
        house.engine.handle_with = None  # of a call we do not know yet
        assert (await house.post_twilio(STATUS)).status_code == 204
        house.engine.handle_with = outgoing_call()
        assert (await house.post_twilio(STATUS)).status_code == 204
        assert (await house.post_twilio(STATUS)).status_code == 204
        assert len(house.engine.asked) == 3


async def test_it_is_known_after_a_restart_too(tmp_path):
    receipts = ReceiptsInMemory()
    for taken in (2, 0):
        async with open_house(tmp_path, engine=known(), receipts=receipts) as house:
            base = "https://calls.example"
            house.settings.override("web", "public_url", base)
            answer = await house.post_twilio(STATUS, signed_url=base + STATUS)
            assert answer.status_code == 204
            assert (await house.post_ultravox(BODY)).status_code == 204
            assert len(house.engine.asked) == taken


async def test_a_receipt_that_cannot_be_kept_does_not_undo_what_was_saved(tmp_path):
    receipts = ReceiptsInMemory()
    receipts.error = StoreError("the disk is full")
    async with open_house(tmp_path, engine=known(), receipts=receipts) as house:
        assert [(await house.post_twilio(STATUS)).status_code for _ in range(2)] == [204, 204]
        assert len(house.engine.asked) == 1


async def test_both_listeners_know_the_same_receipts(tmp_path):
    async with open_house(tmp_path, engine=known(), web={"public_url": "https://calls.example"}) as house:
        for base in (house.server.public_url, house.server.local_url):
            answer = await house.post_twilio(STATUS, base=base, signed_url="https://calls.example" + STATUS)
            assert answer.status_code == 204
        assert len(house.engine.asked) == 1


async def test_receipts_are_bounded_and_the_newest_are_kept():
    store = ReceiptsInMemory()
    receipts = Receipts(store, kept=100)

    async def take():
        return True

    for number in range(300):
        assert await receipts.once((receipt_key(str(number)),), take)
    assert len(receipts._known) == 100
    assert not await receipts.once((receipt_key("299"),), take)
    assert await receipts.once((receipt_key("0"),), take)


async def test_whoever_waits_for_one_that_fails_tries_it_itself():
    receipts, tries, fail = Receipts(ReceiptsInMemory()), [], asyncio.Event()

    async def take():
        tries.append(1)
        if len(tries) == 1:
            await fail.wait()
            raise StoreError("locked")
        return True

    tasks = Tasks()
    first = tasks.spawn(receipts.once((b"k",), take), "first", lambda _error: None)
    second = tasks.spawn(receipts.once((b"k",), take), "second")
    await asyncio.sleep(0)
    fail.set()
    with pytest.raises(StoreError):
        await first
    assert await second
    assert len(tries) == 2


def test_parts_of_a_key_do_not_run_into_each_other():
    assert receipt_key("ab", "c") != receipt_key("a", "bc") != receipt_key("abc")
    assert receipt_key("a", "b") == receipt_key(b"a", b"b")
