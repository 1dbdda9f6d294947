"""What every section of the settings is declared with."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from sellercall_desktop.texts import QT_TRANSLATE_NOOP

__all__ = ["AT_NEXT_START", "COUNTRY_PATTERN", "QT_TRANSLATE_NOOP", "Origin", "Port", "SettingsSection"]

COUNTRY_PATTERN = "^[A-Z]{2}$"
"""By it the window knows a country (ISO 3166), and lets it be chosen by name."""
Port = Annotated[int, Meta(ge=0, le=65535)]
Origin = Annotated[
    str, Meta(pattern=r"^https?://([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$")
]
"""As browsers send it: scheme, name and port, in lower case, without a path (RFC 6454, 6.2)."""


AT_NEXT_START = Meta(extra={"at_next_start": True})
"""Marks a setting that is read once, when the program starts."""


class SettingsSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the settings file."""
