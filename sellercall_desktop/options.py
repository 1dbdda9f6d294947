"""What the command line asked for, as `app` reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Options(NamedTuple):
    """One start of the program."""

    demo: bool = False  # simulator and throw-away folder instead of accounts and the user's history
    json: bool = False  # `serve`, `simulate`: one line of JSON on stdout once everything is up
    data: Path | None = None  # everything below this folder instead of the system's usual ones
    speed: float = 1.0  # `simulate`: how many simulated seconds pass in a real one; always above 0
    link: str = ""  # the window: a tel:, callto: or sip: link whose number is offered to be called
    clipboard: bool = False  # the window: offer the number on the clipboard
    number: str = ""  # `serve`: the number of the account to point here, as soon as the way in is proven
    defaults: bool = False  # settings that cannot be used are left aside this once
    held: tuple[tuple[str, str, object], ...] = ()  # (section, key, value): above file and environment
