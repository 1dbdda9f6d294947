"""What a card says of a call of another desk, and of one that waits for its turn; whose hang-up it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.core.errors import OthersCallError

if TYPE_CHECKING:
    from collections.abc import Callable
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
        from sellercall_desktop.ui.parts.dialogs import confirm

        sure = await confirm(
            parent,
            QCoreApplication.translate("CallCard", "This call is not yours"),
            QCoreApplication.translate(
                "CallCard",
                "Another desk or program on the same accounts made the call with {number} and looks after "
                "it. Hanging up ends it for them and for the customer.",
            ).format(number=formats.number(call.number)),
            QCoreApplication.translate("CallCard", "Hang up all the same"),
            careful=True,
        )
        if sure:
            await engine.hang_up(call.id, also_others=True)
        else:
            on_kept(call.id)
