"""An error as a line on a terminal, with what only a terminal has: options, variables, settings' names."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

from sellercall_desktop.core import errors
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.words.errors import sentence_for
from sellercall_desktop.words.sentence import Text
from sellercall_desktop.words.settings import problem, remedy

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER_HINT = Text("Another folder is chosen with --data.", "Otra carpeta se elige con --data.")
_PORT_HINT = Text("It is set by {variable}={free_port}.", "Se define con {variable}={free_port}.")
_KEYS_HINT = Text("Keys can also be given as {names}.", "Las claves también se pueden dar en {names}.")
_SERVER_HINT = Text("The setting is store.database_url.", "El ajuste es store.database_url.")
_OTHER_PLACE = {StoreProblem.READ_ONLY, StoreProblem.FORBIDDEN, StoreProblem.NO_PLACE}


def terminal_remedy(
    error: errors.SellerCallError, language: str, *, variable: str = "", names: str = "SELLERCALL_…"
) -> str:
    """What to do, for somebody who sits at a terminal.

    Args:
        error: what went wrong.
        language: ``"es"`` or ``"en"``.
        variable: the environment variable that sets a port which is taken.
        names: the environment variables that can hold the keys.
    """
    hint: Text | None = None
    match error:
        case errors.FolderError() | errors.AlreadyRunningError():
            hint = _FOLDER_HINT
        case errors.StoreError(problem=found) if found in _OTHER_PLACE:
            hint = _FOLDER_HINT
        case errors.StoreError(problem=StoreProblem.UNREACHABLE):
            hint = _SERVER_HINT
        case errors.AddressInUseError():
            hint = _PORT_HINT
        case errors.SecretsUnavailableError():
            hint = _KEYS_HINT
    values = {"variable": variable, "free_port": getattr(error, "free_port", ""), "names": names}
    said = hint.said(language, **values) if hint is not None else ""
    return " ".join(filter(None, (sentence_for(error, language).what_to_do, said)))


def terminal_line(error: errors.SellerCallError, language: str, *, variable: str, names: str) -> str:
    """All of it in one line."""
    if isinstance(error, errors.SettingsError):  # as compilers do: the place first
        key = f"{error.key}: " if error.key else ""
        why = problem(error.fault, error.values, language)
        return f"{errors.place_of(error.source, error.line)}: {key}{why}. {remedy(error).said(language)}"
    said = sentence_for(error, language)
    to_do = terminal_remedy(error, language, variable=variable, names=names)
    small_print = f"({said.detail})" if said.detail else ""
    return " ".join(filter(None, (said.what, said.why, to_do, small_print)))


def spoken_language(setting: str, environ: Mapping[str, str]) -> str:
    """``"es"`` or ``"en"``: the setting ``general.language``, where that is ``"system"`` the system's."""
    if setting != "system":
        return setting
    names = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in names if name), "") or locale.getlocale()[0] or ""
    return "es" if first.lower().startswith(("es", "spanish")) else "en"
