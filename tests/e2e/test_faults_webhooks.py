"""Webhooks come twice, ten at once, backwards and an hour late: the call ends the same."""

from __future__ import annotations

import asyncio
import random
import shutil
from contextlib import asynccontextmanager
from datetime import timedelta

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from tests.desk import QUICK, open_program, setup_for
from tests.e2e.webhook_mailbox import deliver, open_mailbox

POLLS = ("twilio.fetch", "twilio.list", "ultravox.fetch", "ultravox.list", "ultravox.messages")


def silence(simulator):
    """From now on only webhooks tell anything."""
    for where in POLLS:
        simulator.faults.add(Fault(where, "refuse", times=None))


@asynccontextmanager
async def open_again(folder, simulator, public_url):
    setup = setup_for(folder, simulator)
    async with open_program(setup, simulator, webhooks=False) as world:
        setup.settings.override("web", "public_url", public_url)
        yield world


async def only_call(world):
    (call,) = (await world.desk.calls.page(CallQuery())).calls
    return await world.desk.calls.get(call.id)


async def talk_to_the_mailbox(folder, simulator, mailbox):
    """A whole call of which the program heard nothing, because every webhook went into the mailbox."""
    async with open_again(folder, simulator, mailbox.url) as world:
        silence(simulator)
        await world.desk.engine.dial(EXAMPLES["buys"])
        await mailbox.until(
            lambda letters: (
                any(b"CallStatus=completed" in letter.body for letter in letters)
                and sum(not letter.is_twilios for letter in letters) == 3
            )
        )
        assert (await only_call(world)).is_live


def orders(letters):
    """Every way in which they may come."""
    mixed = list(letters)
    random.Random(5).shuffle(mixed)
    yield "as sent", letters, 1
    yield "backwards", letters[::-1], 1
    yield "each twice", [letter for letter in letters for _ in range(2)], 1
    yield "all again", letters + letters[::-1], 1
    yield "ten at once", letters, 10
    yield "mixed", mixed, 1


async def test_in_whatever_order_and_number_they_come_the_call_ends_the_same(tmp_path):
    async with open_mailbox() as mailbox, Simulator(speed=QUICK) as simulator:
        await talk_to_the_mailbox(tmp_path / "begun", simulator, mailbox)
        ended = {}
        for name, letters, at_once in orders(mailbox.letters):
            folder = shutil.copytree(tmp_path / "begun", tmp_path / name)
            async with open_again(folder, simulator, mailbox.url) as world:
                codes = await deliver(letters, world.desk.web.public_url, at_once=at_once)
                assert set(codes) == {204}
                ended[name] = await only_call(world)
                assert ended[name].carrier_ended is not None
                assert ended[name].agent_ended is not None
                journal = [entry.fact for entry in await world.desk.calls.journal(ended[name].id)]
                assert len(journal) == len(set(journal))
        for name, call in ended.items():
            assert call == ended["as sent"], name


async def test_an_hour_late_twilios_still_count_and_ultravoxs_are_asked_for_instead(tmp_path, monkeypatch):
    async with open_mailbox() as mailbox, Simulator(speed=QUICK) as simulator:
        await talk_to_the_mailbox(tmp_path, simulator, mailbox)
        monkeypatch.setattr(
            "sellercall_desktop.web.webhooks.endpoints.utc_now", lambda: utc_now() + timedelta(hours=1)
        )
        async with open_again(tmp_path, simulator, mailbox.url) as world:
            for letter in mailbox.letters:
                (code,) = await deliver([letter], world.desk.web.public_url)
                assert code == (204 if letter.is_twilios else 403)
            call = await only_call(world)
            assert call.carrier_ended is not None
            assert call.agent_ended is None  # nothing but a fresh signature proves who says so
        simulator.faults.clear()
        async with open_again(tmp_path, simulator, mailbox.url) as world:
            settled = await world.call_when(lambda call: call.is_settled and not call.owes_words)
            assert settled.result is CallResult.TALKED
            assert settled.agent_ended is not None


async def test_what_was_edited_on_its_way_is_refused_and_changes_nothing(tmp_path):
    async with open_mailbox() as mailbox, Simulator(speed=QUICK) as simulator:
        await talk_to_the_mailbox(tmp_path, simulator, mailbox)
        async with open_again(tmp_path, simulator, mailbox.url) as world:
            before = await only_call(world)
            for letter in mailbox.letters:
                at = len(letter.body) // 2
                flipped = letter.body[:at] + bytes([letter.body[at] ^ 1]) + letter.body[at + 1 :]
                unsigned = {name: value for name, value in letter.headers.items() if "Signature" not in name}
                altered = [
                    replaced(letter, body=flipped),
                    replaced(letter, body=letter.body + b"&CallDuration=9999"),
                    replaced(letter, headers=unsigned),
                ]
                if letter.is_twilios:  # Ultravox signs no address
                    altered.append(replaced(letter, path=letter.path + "&x=1"))
                codes = await deliver(altered, world.desk.web.public_url)
                assert set(codes) <= {400, 403}
            after = await only_call(world)
            assert after.carrier_ended is None
            assert after.answered_at == before.answered_at


def replaced(letter, **changes):
    return type(letter)(**{"path": letter.path, "headers": letter.headers, "body": letter.body} | changes)


async def test_the_public_address_changes_twice_during_a_call_and_nothing_is_lost(tmp_path):
    async with Simulator(speed=50) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator) as world:
            call = await world.desk.engine.dial(EXAMPLES["buys"])
            await world.call_when(lambda c: c.id == call.id and c.answered_at is not None)
            ours = world.desk.web.public_url
            for name in ("localhost", "127.0.0.1"):
                setup.settings.override("web", "public_url", ours.replace("127.0.0.1", name))
                await asyncio.sleep(0)
            settled = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
            assert settled.result is CallResult.TALKED
            assert settled.turns
            assert len(simulator.calls_placed) == 1
