"""One line of a provider's log as we keep it: short, without addresses, one of which may open a door."""

from __future__ import annotations

import re

from sellercall_desktop.providers.translation import clean

_ADDRESS = re.compile(r"\b(wss?|https?|sips?)(:/*)([^\s/?#@]*@)?([^\s/?#;]*)[^\s]*", re.IGNORECASE)


def log_line(text: str) -> str:
    """The text; of an address only its scheme and host."""
    return clean(_ADDRESS.sub(lambda found: f"{found[1]}{found[2]}{found[4]}/…", text))
