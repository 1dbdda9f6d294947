"""Why a start without a window failed, in the person's language: what is wrong and what to do."""

from __future__ import annotations

import os
from pathlib import Path

from sellercall_desktop.core.errors import AddressInUseError, SellerCallError, SettingsError
from sellercall_desktop.credentials.secrets import variable
from sellercall_desktop.settings import Settings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import ENV_PREFIX, SettingsFile
from sellercall_desktop.words.terminal import spoken_language, terminal_line

_NEEDED = (Secret.ULTRAVOX_API_KEY, Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN)


def why_not(error: SellerCallError, settings: Settings) -> str:
    """One line for a terminal, in the language of these settings."""
    language = spoken_language(settings.general.language, os.environ)
    return _line(error, language, settings.web.local_port)


def plain_line(error: SellerCallError) -> str:
    """One line for a terminal where the settings could not be had: in the language that can be guessed."""
    chosen = "system"
    if isinstance(error, SettingsError) and not error.source.startswith(ENV_PREFIX):
        file = SettingsFile(Path(error.source), at_once=False)
        chosen = file.guess("general", "language", ("system", "es", "en"))
    return _line(error, spoken_language(chosen, os.environ), Settings().web.local_port)


def _line(error: SellerCallError, language: str, local_port: int) -> str:
    local = isinstance(error, AddressInUseError) and error.port == local_port
    port = f"SELLERCALL_WEB__{'LOCAL' if local else 'PUBLIC'}_PORT"
    return terminal_line(error, language, variable=port, names=", ".join(map(variable, _NEEDED)))
