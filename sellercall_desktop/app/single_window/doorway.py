"""Where later starts knock: the door of the running window. `handover` tells the talk."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.single_window.handover import LONGEST_LINE, LONGEST_LINK, Errand
from sellercall_desktop.app.single_window.local_door import open_local_door

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from sellercall_desktop.app.single_window.local_door import Say

log = logging.getLogger(__name__)


def open_doorway(
    address_file: Path, on_errand: Callable[[Errand], None]
) -> AbstractAsyncContextManager[None]:
    """Take errands until the end of the block."""

    async def take(asked: dict[str, Any], say: Say) -> None:
        errand = _read(asked)
        await say({"answer": "taken"})
        log.info("handover.taken", extra={"has_link": bool(errand.link)})
        on_errand(errand)

    return open_local_door(address_file, take, name="handover", longest=LONGEST_LINE)


def _read(body: dict[str, Any]) -> Errand:
    """An errand of this version or of another: what it lacks or has besides is left out."""
    known = {name: body[name] for name in Errand._fields if name in body}
    return Errand(
        link=str(known.get("link", ""))[:LONGEST_LINK],
        clipboard=known.get("clipboard") is True,
        activation=str(known.get("activation", ""))[:LONGEST_LINK],
    )
