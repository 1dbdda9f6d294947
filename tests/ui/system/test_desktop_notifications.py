"""Notifications with buttons, over a real D-Bus with a service that says what it was asked."""

from __future__ import annotations

import shutil
import sys
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.system.desktop_notifications import HANG_UP, OPEN, DesktopNotifications
from sellercall_desktop.ui.system.notices import DesktopNotice
from tests.ui.system.session_bus import open_session_bus
from tests.waiting import until

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"
)
CALLER = DesktopNotice("Incoming call", "300 123 4567 <the AI>", "call-1")
BUTTONS = [(OPEN, "Open"), (HANG_UP, "Hang up")]
NAME = "org.freedesktop.Notifications"


class Service:
    """A notification service; `press` is the person at it."""

    def __init__(self, connection, capabilities):
        self._connection, self._capabilities = connection, capabilities
        self.shown = []
        self.presses = ""  # this button, before the program has read the number of what it is on

    async def run(self):
        from jeepney import HeaderFields, MessageType, new_method_return

        while True:
            message = await self._connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            if message.header.fields[HeaderFields.member] == "GetCapabilities":
                await self._connection.send(new_method_return(message, "as", (self._capabilities,)))
                continue
            number = len(self.shown) + 1
            if self.presses:
                await self.press(number, self.presses)
            await self._connection.send(new_method_return(message, "u", (number,)))
            self.shown.append(message.body)

    async def press(self, number, action):
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
        await self._connection.send(new_signal(emitter, "ActionInvoked", "us", (number, action)))


@asynccontextmanager
async def notifications(capabilities):
    from jeepney import message_bus
    from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection

    async with open_session_bus() as address:
        connection = await open_dbus_connection(address)
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName(NAME)
        service, tasks, pressed, plain = Service(connection, capabilities), Tasks(), [], []
        tasks.spawn(service.run(), "service")
        ours = DesktopNotifications(lambda *what: pressed.append(what), plain.append)
        running = tasks.spawn(ours.run(address), "notifications")
        try:
            yield ours, service, pressed, running
        finally:
            await tasks.close()
            await connection.close()


async def test_a_caller_is_shown_with_buttons_and_the_pressed_one_is_told():
    async with notifications(["body", "actions", "body-markup"]) as (ours, service, pressed, _running):
        await until(lambda: ours.works)
        ours.notify(CALLER, BUTTONS)
        await until(lambda: service.shown != [])
        program, _replaces, _icon, title, text, actions, _hints, _expires = service.shown[0]
        assert (program, title, text) == ("SellerCall", "Incoming call", "300 123 4567 &lt;the AI&gt;")
        assert actions == ["default", "Open", "hang_up", "Hang up"]
        await service.press(7, "hang_up")  # another program's
        await service.press(1, "hang_up")
        await until(lambda: pressed != [])
        assert pressed == [("hang_up", "call-1")]


async def test_a_button_is_heard_although_the_program_stood_still_since_before_it_was_shown():
    async with notifications(["actions"]) as (ours, service, pressed, _running):
        service.presses = "hang_up"
        await until(lambda: ours.works)
        ours.notify(CALLER, BUTTONS)
        await until(lambda: pressed != [])
        assert pressed == [("hang_up", "call-1")]


async def test_a_service_without_buttons_leaves_it_to_the_tray():
    async with notifications(["body"]) as (ours, _service, _pressed, running):
        assert await running is False
        assert not ours.works


async def test_no_session_bus_leaves_it_to_the_tray(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    ours = DesktopNotifications(lambda *_what: None, lambda _notice: None)
    assert await ours.run() is False
    assert not ours.works
