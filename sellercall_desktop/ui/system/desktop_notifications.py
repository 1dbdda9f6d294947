"""Notifications with buttons on Linux: org.freedesktop.Notifications over the session's D-Bus.

Method and signal signatures are those of the Desktop Notifications Specification 1.2. Where the session has
no such service, `run` ends with False and the tray's own notifications stay in use.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.ui.system.notices import DesktopNotice

log = logging.getLogger(__name__)

OPEN, HANG_UP, MUTE = "default", "hang_up", "mute"  # "default": the notification itself was pressed
_BUS = {
    "object_path": "/org/freedesktop/Notifications",
    "bus_name": "org.freedesktop.Notifications",
    "interface": "org.freedesktop.Notifications",
}
_ICON, _NORMAL, _BY_SYSTEM = "call-start", 1, -1
_REMEMBERED = 50
_ANSWER_WITHIN_S = 5.0


class DesktopNotifications:
    """Shows notices while `run` runs.

    `on_action` is told what was pressed, and of which call; `otherwise` shows what the service did not.
    """

    def __init__(
        self, on_action: Callable[[str, str], None], otherwise: Callable[[DesktopNotice], None]
    ) -> None:
        self._on_action, self._otherwise = on_action, otherwise
        self._wanted: asyncio.Queue[tuple[DesktopNotice, Sequence[tuple[str, str]]]] = asyncio.Queue()
        self._about: BoundedMap[int, str] = BoundedMap(
            _REMEMBERED
        )  # the service's number of a notification, to the call it is about
        self._early: dict[int, str] | None = None  # pressed while a number is asked for: perhaps on that one
        self._markup = False
        self.works = False

    def notify(self, notice: DesktopNotice, buttons: Sequence[tuple[str, str]]) -> None:
        """Show this with these buttons: (`OPEN`, `HANG_UP` or `MUTE`, its words)."""
        self._wanted.put_nowait((notice, buttons))

    async def run(self, bus: str = "SESSION") -> bool:
        """Show and listen until cancelled; False as soon as that is not possible (any more)."""
        await asyncio.to_thread(importlib.import_module, "jeepney.io.asyncio")
        from jeepney import DBusErrorResponse
        from jeepney.io.asyncio import open_dbus_router
        from jeepney.io.common import RouterClosed

        try:
            async with open_dbus_router(bus) as router:
                await self._introduce(router)
                self.works = True
                await self._serve(router)
        except (
            OSError,
            EOFError,
            RuntimeError,
            KeyError,
            ValueError,
            RouterClosed,
            DBusErrorResponse,
        ) as error:
            log.info("notifications.plain", extra={"reason": f"{type(error).__name__}: {error}"[:200]})
        finally:
            self.works = False
        return False

    async def _introduce(self, router: Any) -> None:  # noqa: ANN401 - jeepney has no types
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
        from jeepney.io.asyncio import Proxy

        service = DBusAddress(**_BUS)
        (able,) = await _ask(router, new_method_call(service, "GetCapabilities"))
        if "actions" not in able:
            raise ValueError("the service shows no buttons")
        self._markup = "body-markup" in able
        self._rule = MatchRule(
            type="signal", interface=_BUS["interface"], member="ActionInvoked", path=_BUS["object_path"]
        )
        await asyncio.wait_for(Proxy(message_bus, router).AddMatch(self._rule), _ANSWER_WITHIN_S)

    async def _serve(self, router: Any) -> None:  # noqa: ANN401
        from jeepney import DBusErrorResponse
        from jeepney.io.common import RouterClosed

        with router.filter(self._rule, queue=asyncio.Queue()) as pressed:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._listen(pressed))
                    group.create_task(self._show_all(router))
            except* (OSError, EOFError, TimeoutError, RouterClosed, DBusErrorResponse) as failed:
                raise ValueError(str(failed.exceptions[0])) from None

    async def _listen(self, pressed: asyncio.Queue[Any]) -> None:
        while True:
            number, action = (await pressed.get()).body
            if number in self._about:
                self._on_action(action, self._about[number])
            elif self._early is not None:  # else another program's
                self._early[number] = action

    async def _show_all(self, router: Any) -> None:  # noqa: ANN401
        from jeepney import DBusAddress

        service = DBusAddress(**_BUS)
        while True:
            notice, buttons = await self._wanted.get()
            early = self._early = {}
            try:
                (number,) = await _ask(router, self._message(service, notice, buttons))
            except BaseException:  # cancelled, too: what was not shown is told another way
                self._otherwise(notice)
                raise
            finally:
                self._early = None
            self._about[number] = notice.call_id
            if number in early:
                self._on_action(early[number], notice.call_id)

    def _message(self, service: Any, notice: DesktopNotice, buttons: Sequence[tuple[str, str]]) -> Any:  # noqa: ANN401
        from jeepney import new_method_call

        actions = [part for button in buttons for part in button]
        text = _escaped(notice.text) if self._markup else notice.text
        hints = {"urgency": ("y", _NORMAL), "category": ("s", "im")}
        body = ("SellerCall", 0, _ICON, notice.title, text, actions, hints, _BY_SYSTEM)
        return new_method_call(service, "Notify", "susssasa{sv}i", body)


def _escaped(text: str) -> str:
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, name)
    return text


async def _ask(router: Any, message: Any) -> tuple[Any, ...]:  # noqa: ANN401
    from jeepney.wrappers import unwrap_msg

    answer: tuple[Any, ...] = unwrap_msg(
        await asyncio.wait_for(router.send_and_get_reply(message), _ANSWER_WITHIN_S)
    )
    return answer
