"""What support needs to know of this installation, as a text without secrets or customers' data."""

from __future__ import annotations

import asyncio
import logging
import platform
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop import __version__
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.core.masked_numbers import HIDDEN
from sellercall_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup

LINES = 200
_LAST_DIGITS = re.compile(rf"{HIDDEN}\d+")
_OURS_ALONE = {
    *("twilio.phone_number", "hand_off.own_telephone", "hand_off.own_name", "hand_off.colleagues"),
    *("store.database_url", "web.public_url", "tunnel.ssh_public_url"),
}
"""Settings that name a number, a server or a door of the company: only whether they are set is told."""


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """What a person can send to whoever helps."""

    setup: Setup
    desk: Desk

    async def diagnostics(self, language: str) -> str:
        """This installation as a text without secrets or customers' data."""
        return await diagnostics(self.setup, self.desk, language)

    async def last_crash(self) -> str:
        """The report of a run that ended badly, once; empty where there is none."""
        if self.setup.crashes is None:
            return ""
        report = await asyncio.to_thread(self.setup.crashes.unseen)
        await asyncio.to_thread(self.setup.crashes.mark_seen)
        return report.text if report else ""


async def diagnostics(setup: Setup, desk: Desk, language: str) -> str:
    """The text to paste into a message to support: program, settings, state, the newest log lines."""
    parts = [
        "\n".join(_program(language)),
        "Settings that differ:\n" + "\n".join(_settings(setup.settings.value)),
        "State:\n" + "\n".join([line async for line in _state(setup, desk)]),
        "Log:\n" + "\n".join(_log(setup)),
    ]
    text = await asyncio.to_thread(setup.redactor.text, "\n\n".join(parts))
    return _LAST_DIGITS.sub(HIDDEN, text) + "\n"  # not even the last digits of a customer leave the house


def _program(language: str) -> Iterator[str]:
    yield f"SellerCall {__version__}, {utc_now():%Y-%m-%d %H:%M} UTC"
    form = "bundle" if getattr(sys, "frozen", False) else "checkout"
    yield f"{platform.platform()}, Python {platform.python_version()}, {form}, language {language}"
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication

        screens = (
            f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
            for screen in QGuiApplication.screens()
        )
        yield f"Qt {qVersion()}, {QGuiApplication.platformName()}, screens: {', '.join(screens)}"


def _settings(settings: Settings) -> Iterator[str]:
    usual = msgspec.to_builtins(Settings())
    for section, values in msgspec.to_builtins(settings).items():
        for key, value in values.items():
            if value != usual[section][key]:
                name = f"{section}.{key}"
                yield f"  {name} = {'(set)' if name in _OURS_ALONE else value}"


async def _state(setup: Setup, desk: Desk) -> AsyncIterator[str]:
    for health in desk.health.known:
        yield f"  {health.part}: {health.state}{f' ({health.error})' if health.error else ''}"
    tunnel = desk.tunnel.known
    yield f"  tunnel: {tunnel.kind} {tunnel.state}{f' ({tunnel.error})' if tunnel.error else ''}"
    yield f"  live calls: {len(desk.engine.live_calls)}"
    yield f"  secrets: {setup.secrets.place}"
    try:
        size = await desk.calls.size()
        room = "" if size.size_bytes is None else f", {size.size_bytes} bytes"
        yield f"  history: {size.calls} calls{room}"
    except SellerCallError as error:
        yield f"  history: {error}"


def _log(setup: Setup) -> Iterator[str]:
    for event in setup.logbook.since(0)[-LINES:]:
        yield f"  {event.at:%H:%M:%S} {logging.getLevelName(event.level):8} {event.text}"
        if event.error:
            yield event.error
