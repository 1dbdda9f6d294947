"""Why a start without a window failed, in the person's language: what is wrong and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import (
    AddressInUseError,
    AlreadyRunningError,
    DatabaseDamagedError,
    DatabaseTooNewError,
    SecretsUnavailableError,
    SellerCallError,
    StoreError,
)
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.doctor_words import spoken_language
from sellercall_desktop.history_words import why_not_history
from sellercall_desktop.store.secrets import variable

if TYPE_CHECKING:
    from sellercall_desktop.settings import Settings

_NEEDED = (Secret.ULTRAVOX_API_KEY, Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN)

# error type: (Spanish, English); the first type that fits counts
_SENTENCES: tuple[tuple[type[SellerCallError], str, str], ...] = (
    (
        AlreadyRunningError,
        "otro SellerCall ya trabaja con el historial de {folder}; ciérrelo o use --data con otra carpeta",
        "another SellerCall already works with the history in {folder}; close it, or use --data",
    ),
    (
        AddressInUseError,
        (
            "{host}:{port} está ocupado; cierre el programa que lo usa, "
            "o defina {variable}={free_port}, que está libre"
        ),
        (
            "{host}:{port} is taken; close the program that uses it, "
            "or set {variable}={free_port}, which is free"
        ),
    ),
    (
        DatabaseTooNewError,
        "{path} fue escrito por una versión más nueva; actualice este programa",
        "{path} was written by a newer version; update this program",
    ),
    (
        DatabaseDamagedError,
        "{path} está dañado y no se tocó; muévalo y restaure la copia más reciente que está a su lado",
        "{path} is damaged and was left as it is; move it away and put back the newest copy beside it",
    ),
    (
        SecretsUnavailableError,
        "no hay un llavero utilizable; desbloquéelo o instale uno, o dé las credenciales en {names}",
        "there is no usable keyring; unlock or install one, or give the credentials as {names}",
    ),
    (
        StoreError,
        "no se puede usar el historial: {why}; {remedy}",
        "the history cannot be used: {why}; {remedy}",
    ),
)


def why_not(error: SellerCallError, settings: Settings) -> str:
    """One line for a terminal."""
    spanish = spoken_language(settings.general.language, os.environ) == "es"
    for kind, es, en in _SENTENCES:
        if isinstance(error, kind):
            known = {
                name: getattr(error, name)
                for name in ("folder", "host", "port", "free_port", "path")
                if hasattr(error, name)
            }
            port_of = "LOCAL" if known.get("port") == settings.web.local_port else "PUBLIC"
            known["variable"] = f"SELLERCALL_WEB__{port_of}_PORT"
            known["names"] = ", ".join(map(variable, _NEEDED))
            if isinstance(error, StoreError):
                known["why"], known["remedy"] = why_not_history(error, spanish=spanish)
            return (es if spanish else en).format(**known, problem=str(error))
    return str(error)
