"""The computer is kept awake during live calls, and only then."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.app.windowed.awake import Awake, system_mode
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all
from sellercall_desktop.core.tasks import Tasks
from tests.ui.system.session_bus import open_session_bus
from tests.ui.window_world import ENDED, live_call
from tests.waiting import PATIENCE_S


class Lamp:
    """A system that can be kept awake; `turns` tells when it was and when not any more."""

    def __init__(self):
        self.turns, self.turned = [], asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def __enter__(self):
        self._turn("on")

    def __exit__(self, *_error):
        self._turn("off")

    def _turn(self, way):
        self.turns.append(way)
        self._loop.call_soon_threadsafe(self.turned.set)

    async def until(self, *turns):
        async with asyncio.timeout(PATIENCE_S):
            while self.turns != list(turns):
                await self.turned.wait()
                self.turned.clear()


@asynccontextmanager
async def awake(mode, live_calls=()):
    bus, tasks = Bus(), Tasks()
    tasks.spawn(Awake(bus, live_calls, mode, begin_after_s=0).run(), "awake")
    await asyncio.sleep(0)
    try:
        yield bus
    finally:
        await tasks.close()


def change(bus, call):
    bus.publish(CallChanged(call, ()))


async def test_from_the_first_live_call_to_the_end_of_the_last():
    lamp = Lamp()
    one, two = live_call(call_id="one"), live_call(call_id="two")
    async with awake(lambda: lamp) as bus:
        change(bus, one)
        await lamp.until("on")
        change(bus, two)
        change(bus, advance_all(one, ENDED))
        await asyncio.sleep(0.05)
        assert lamp.turns == ["on"]
        change(bus, advance_all(two, ENDED))
        await lamp.until("on", "off")
        change(bus, live_call(call_id="three"))
        await lamp.until("on", "off", "on")
    assert lamp.turns == ["on", "off", "on", "off"]  # the end of the program gives it back


async def test_calls_that_go_on_since_before_the_start_count():
    lamp = Lamp()
    async with awake(lambda: lamp, [live_call()]):
        await lamp.until("on")


async def test_a_call_that_is_over_at_once_keeps_nothing_awake():
    lamp = Lamp()
    async with awake(lambda: lamp) as bus:
        change(bus, live_call())
        change(bus, advance_all(live_call(), ENDED))
        await asyncio.sleep(0.05)
        assert lamp.turns == []


async def test_a_system_without_a_way_is_mentioned_once(caplog):
    class Dark:
        tried = 0

        def __enter__(self):
            Dark.tried += 1
            raise RuntimeError("no such service")

    async with awake(Dark) as bus:
        with caplog.at_level(logging.INFO):
            for number in range(2):
                change(bus, live_call(call_id=f"call-{number}"))
                async with asyncio.timeout(PATIENCE_S):
                    while Dark.tried == number:  # noqa: ASYNC110 - it is tried on a thread
                        await asyncio.sleep(0.01)
                change(bus, advance_all(live_call(call_id=f"call-{number}"), ENDED))
                await asyncio.sleep(0.05)
    assert [record.message for record in caplog.records] == ["sleep.not_inhibited"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a way")
async def test_the_systems_own_way_fails_politely_where_there_is_none(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    def enter():  # made and entered on one thread, as the program does
        with system_mode():
            pass

    with pytest.raises(RuntimeError, match=r"keep\.running"):
        await asyncio.to_thread(enter)


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")
async def test_the_desktop_is_asked_to_stay_awake_and_told_when_it_may_sleep_again(monkeypatch):
    from jeepney import HeaderFields, MessageType, message_bus, new_method_return
    from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection

    asked, heard = [], asyncio.Event()

    async def desktop(connection):
        while True:
            message = await connection.receive()
            if message.header.message_type is MessageType.method_call:
                asked.append(message.header.fields[HeaderFields.member])
                inhibited = asked[-1] == "Inhibit"
                answer = ("u", (7,)) if inhibited else (None, ())
                await connection.send(new_method_return(message, *answer))
                heard.set()

    async with open_session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        connection = await open_dbus_connection(address)
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName("org.freedesktop.PowerManagement")
        tasks = Tasks()
        tasks.spawn(desktop(connection), "desktop")
        try:
            async with awake(system_mode) as bus, asyncio.timeout(PATIENCE_S):
                for call, wanted in (
                    (live_call(), "Inhibit"),
                    (advance_all(live_call(), ENDED), "UnInhibit"),
                ):
                    change(bus, call)
                    while wanted not in asked:
                        heard.clear()
                        await heard.wait()
        finally:
            await tasks.close()
            await connection.close()
