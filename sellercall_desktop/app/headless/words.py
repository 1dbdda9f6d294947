"""Why a start without a window failed, in the person's language: what is wrong and what to do."""

from __future__ import annotations

import os
from pathlib import Path

from sellercall_desktop.core.errors import (
    AddressInUseError,
    AlreadyRunningError,
    DatabaseDamagedError,
    DatabaseTooNewError,
    FolderError,
    FolderProblem,
    SecretsUnavailableError,
    SellerCallError,
    SettingsError,
    StoreError,
    place_of,
)
from sellercall_desktop.credentials.secrets import variable
from sellercall_desktop.doctor.history_words import why_not_history
from sellercall_desktop.doctor.words import spoken_language
from sellercall_desktop.settings import Settings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.words import closing, problem
from sellercall_desktop.settings_file import ENV_PREFIX, SettingsFile

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


_FOLDERS = {
    FolderProblem.READ_ONLY: ("no se puede escribir en {folder}", "{folder} cannot be written to"),
    FolderProblem.FULL: ("el disco de {folder} está lleno", "the disk of {folder} is full"),
    FolderProblem.NO_FOLDER: (
        "{folder} no es una carpeta, o falta su disco",
        "{folder} is no folder, or its disk is missing",
    ),
    FolderProblem.UNUSABLE: ("no se puede usar {folder}", "{folder} cannot be used"),
}
_OTHER_FOLDER = ("corríjalo, o use --data con otra carpeta", "mend that, or use --data with another folder")


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
    at = 0 if language == "es" else 1
    if isinstance(error, SettingsError):
        key = f"{error.key}: " if error.key else ""
        said = problem(error.fault, error.values, language)
        return f"{place_of(error.source, error.line)}: {key}{said}. {closing(error.source, language)}"
    if isinstance(error, FolderError):
        said = _FOLDERS[error.problem][at].format(folder=error.folder)
        return f"{said} ({error.detail}); {_OTHER_FOLDER[at]}"
    for kind, *sentences in _SENTENCES:
        if isinstance(error, kind):
            known = {
                name: getattr(error, name)
                for name in ("folder", "host", "port", "free_port", "path")
                if hasattr(error, name)
            }
            port_of = "LOCAL" if known.get("port") == local_port else "PUBLIC"
            known["variable"] = f"SELLERCALL_WEB__{port_of}_PORT"
            known["names"] = ", ".join(map(variable, _NEEDED))
            if isinstance(error, StoreError):
                spanish = language == "es"
                known["why"], known["remedy"] = why_not_history(error, spanish=spanish)
            return sentences[at].format(**known, problem=str(error))
    return str(error)
