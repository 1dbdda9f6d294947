"""What a card says of another desk's call, and of one that waits for its turn; what is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.core.errors import OthersCallError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.ui.words.formats import Formats

_BEFORE_THE_RING = (CallStatus.DIALING, CallStatus.QUEUED)


def notes_of(call: Call, now: datetime) -> list[str]:
    """What the card says of such a call beside its direction."""
    notes = []
    if is_anothers(call):
        notes.append(QCoreApplication.translate("CallCard", "Made by another desk or program"))
    if call.queued is not None and call.status in _BEFORE_THE_RING:
        waits_s = round((call.queued.rings_at - now).total_seconds())
        if waits_s > 0:
            text = QCoreApplication.translate("CallCard", "Rings in about {seconds} s")
            notes.append(text.format(seconds=waits_s))
    return notes


async def hang_up(
    engine: Engine, call: Call, formats: Formats, parent: QWidget, on_kept: Callable[[str], None]
) -> None:
    """End the call; another desk's only after a question that says whose it is. `on_kept`: it goes on.

    Raises:
        SellerCallError: see `Engine.hang_up`.
    """
    try:
        await engine.hang_up(call.id)
    except OthersCallError:
        consequence = QCoreApplication.translate(
            "CallCard",
            "Another desk or program on the same accounts made the call with {number} and looks after "
            "it. Hanging up ends it for them and for the customer.",
        )
        accept = QCoreApplication.translate("CallCard", "Hang up all the same")
        if await _is_sure(call, formats, parent, consequence, accept):
            await engine.hang_up(call.id, also_others=True)
        else:
            on_kept(call.id)


async def act(tell: Callable[..., Awaitable[object]], call: Call, formats: Formats, parent: QWidget) -> bool:
    """Tell the AI; on another desk's call only after a question that says whose it is. False: it was left.

    Raises:
        SellerCallError: see `Steering.act`, of which `tell` is one.
    """
    try:
        await tell()
    except OthersCallError:
        consequence = QCoreApplication.translate(
            "CallCard",
            "Another desk or program on the same accounts made the call with {number} and looks after "
            "it. What you tell the AI changes the conversation that somebody there may be steering.",
        )
        accept = QCoreApplication.translate("CallCard", "Tell the AI all the same")
        if not await _is_sure(call, formats, parent, consequence, accept):
            return False
        await tell(also_others=True)
    return True


async def hand_off(
    wish: Callable[..., Awaitable[object]], call: Call, formats: Formats, parent: QWidget
) -> None:
    """Carry a hand-off's wish out; on another desk's call only after a question that says whose it is.

    Raises:
        SellerCallError: see `HandOffs`, of whose methods `wish` is one.
    """
    try:
        await wish()
    except OthersCallError:
        consequence = QCoreApplication.translate(
            "CallCard",
            "Another desk or program on the same accounts made the call with {number} and looks after "
            "it. What you do takes the customer from the conversation that somebody there may be steering.",
        )
        accept = QCoreApplication.translate("CallCard", "Take the customer all the same")
        if await _is_sure(call, formats, parent, consequence, accept):
            await wish(also_others=True)


async def _is_sure(call: Call, formats: Formats, parent: QWidget, consequence: str, accept: str) -> bool:
    from sellercall_desktop.ui.parts.dialogs import confirm

    title = QCoreApplication.translate("CallCard", "This call is not yours")
    text = consequence.format(number=formats.number(call.number))
    return await confirm(parent, title, text, accept, careful=True)
