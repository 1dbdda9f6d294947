"""Somebody who works the real program by screen reader and keyboard, on a desktop of their own."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.ui.system.session_bus import open_session_bus
from tests.ui.system.x_server import open_display
from tests.waiting import PATIENCE_S

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's: the bindings of AT-SPI are not on any package index
READER = Path(__file__).with_name("screen_reader.py")
LONG_LINE = 1 << 22
HOLDS_PARTS = {"frame", "dialog", "panel", "filler", "page tab list"}


class Screen:
    """All that is showing at one moment."""

    def __init__(self, nodes):
        self.nodes = nodes
        self._by_id = {node["id"]: node for node in nodes}

    def find(self, name, *roles):
        """The first node with this name, or one that begins so; None where there is none."""
        fits = [
            node
            for node in self.nodes
            if node["name"].startswith(name) and (not roles or node["role"] in roles)
        ]
        return min(fits, key=lambda node: len(node["name"]), default=None)

    def has_checked(self, name):
        """Whether what is called so is chosen."""
        return (node := self.find(name)) is not None and "checked" in node["states"]

    @property
    def windows(self):
        """Names of the windows, the main one first."""
        return [node["name"] for node in self.nodes if node["parent"] == 0]

    @property
    def has_keyboard(self):
        """Whether one of the windows is where the keyboard goes."""
        return any("active" in node["states"] for node in self.nodes if node["parent"] == 0)

    @property
    def focus(self):
        """The name of what the keyboard goes to."""
        return next((node["name"] for node in reversed(self.nodes) if "focused" in node["states"]), "")

    def faults(self):
        """What nobody could make out without seeing it, each with the way to it."""
        found = [f"{self._way(node)}: {fault}" for node in self.nodes for fault in _faults_of(node)]
        return found + self._doubles() + ([] if self.focus else ["the keyboard goes nowhere"])

    def _doubles(self):
        seen, found = set(), []
        for node in self.nodes:
            if node["works"] and node["name"]:
                key = node["parent"], node["name"].casefold().strip(" ….")
                if key in seen:
                    found.append(f"{self._way(node)}: another one beside it is called the same")
                seen.add(key)
        return found

    def _way(self, node):
        steps = []
        while node is not None:
            steps.append(f"{node['role']} “{node['name']}”" if node["name"] else node["role"])
            node = self._by_id.get(node["parent"])
        return " < ".join(steps[:6])


def _faults_of(node):
    name, states = node["name"].strip(), node["states"]
    works = node["works"] or "editable" in states
    takes_focus = "focusable" in states and node["role"] not in HOLDS_PARTS
    if (works or takes_focus) and not any(letter.isalnum() for letter in name):
        yield "it can be used, and has no name"
    if len(node.get("columns", [])) > 1 and not all(node["columns"]):
        yield f"a column has no title: {node['columns']}"
    for row, cells in enumerate(node.get("cells", [])):
        if not any(cells) or (len(cells) > 1 and not all(cells)):
            yield f"row {row} has cells without words: {cells}"


class ScreenUser:
    """Looks, presses keys, does what the nodes offer, and hears what is announced."""

    def __init__(self, program, reader, environ):
        self.program, self._reader, self._environ = program, reader, environ
        self.heard = []
        self._seen = None  # the last look, while nothing was done since

    async def ask(self, *command):
        """One command of `screen_reader.py`."""
        self._reader.stdin.write(json.dumps(command).encode() + b"\n")
        await self._reader.stdin.drain()
        async with asyncio.timeout(PATIENCE_S):
            return json.loads(await self._reader.stdout.readline())

    async def look(self):
        """The screen of this moment."""
        async with asyncio.timeout(PATIENCE_S):
            while not isinstance(seen := await self.ask("look"), list):  # noqa: ASYNC110
                await asyncio.sleep(0.05)  # something went while it was read
        self._seen = Screen(seen)
        return self._seen

    async def see(self, wanted, *roles):
        """Look until a node of this name is there; returns the screen and the node."""
        screen = await self.until(lambda screen: screen.find(wanted, *roles), f"“{wanted}”")
        return screen, screen.find(wanted, *roles)

    async def until(self, condition, what):
        """Look until the screen is so."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not condition(screen := await self.look()):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)  # another process paints at its own pace
        except TimeoutError:
            names, ended = [node["name"] for node in screen.nodes], self.program.returncode
            raise AssertionError(f"no {what} among {names}; the program's exit code: {ended}") from None
        return screen

    async def leave(self):
        """Close the window in front by Escape; the one behind it has the keyboard then."""
        count = len((await self.look()).windows)
        await self.keys("Escape")
        await self.until(lambda screen: len(screen.windows) < count and screen.has_keyboard, "window less")

    async def press(self, name, *roles):
        """Do the first action of what is called so."""
        node = await self._found(name, *roles)
        assert await self.ask("act", node["id"]) is True

    async def write(self, name, text):
        """Put a text into the field that is called so."""
        node = await self._found(name, "text", "password text")
        assert await self.ask("write", node["id"], text) is True

    async def _found(self, name, *roles):
        seen, self._seen = self._seen, None
        node = seen.find(name, *roles) if seen is not None else None
        if node is None:
            _, node = await self.see(name, *roles)
            self._seen = None
        return node

    async def keys(self, *keys):
        """Press these on the keyboard, in turn."""
        self._seen = None
        typing = await asyncio.create_subprocess_exec("xdotool", "key", *keys, env=self._environ)
        assert await asyncio.wait_for(typing.wait(), PATIENCE_S) == 0

    async def hears(self, wanted):
        """Wait until something is announced that contains this; returns it."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    self.heard += await self.ask("listen")
                    if said := next((text for text in self.heard if wanted in text), None):
                        return said
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"“{wanted}” was not among {self.heard}") from None


def needs_a_screen_reader():
    """Skips the test where AT-SPI or its bindings are absent."""
    asking = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    bindings = Path(SYSTEM_PYTHON).exists() and subprocess.run(
        [SYSTEM_PYTHON, "-c", asking], capture_output=True, check=False
    )
    if not bindings or bindings.returncode != 0:
        pytest.skip("needs the packages at-spi2-core, gir1.2-atspi-2.0 and python3-gi")


@asynccontextmanager
async def open_screen_user(folder, *arguments, **variables):
    """The program with these arguments and variables, and its user; a window manager moves the focus."""
    needs_a_screen_reader()
    async with AsyncExitStack() as stack:
        display = stack.enter_context(open_display("xdotool", "matchbox-window-manager", size="1280x800"))
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND"))},
            "DISPLAY": display,
            "HOME": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            **variables,
        }
        (folder / "run").mkdir(mode=0o700)
        environ["XDG_RUNTIME_DIR"] = str(folder / "run")
        environ["DBUS_SESSION_BUS_ADDRESS"] = await stack.enter_async_context(open_session_bus(environ))
        await stack.enter_async_context(_running("matchbox-window-manager", env=environ))
        command = (sys.executable, "-m", "sellercall_desktop", "--data", str(folder / "data"), *arguments)
        program = await stack.enter_async_context(_running(*command, env=environ))
        talk = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE, "limit": LONG_LINE}
        command = (SYSTEM_PYTHON, "-W", "ignore", str(READER), str(program.pid))
        reader = await stack.enter_async_context(_running(*command, env=environ, **talk))
        yield ScreenUser(program, reader, environ)


@asynccontextmanager
async def _running(*command, **options):
    process = await asyncio.create_subprocess_exec(*command, **options)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()
