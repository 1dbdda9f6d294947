"""What is wrong with settings, and with the folder they lie in, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sellercall_desktop.core import errors
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings.words import problem
from sellercall_desktop.settings_file import ENV_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def fault_text(fault: str, values: Mapping[str, str]) -> str:
    """The sentence of a `SettingsError`, or of a value that was typed."""
    said = problem(fault, values, window_language())
    return f"{said[:1].upper()}{said[1:]}."


def unwritable(path: Path, error: OSError) -> errors.SettingsError:
    """The settings file could not be written."""
    details = {"detail": error.strerror or str(error)}
    return errors.SettingsError(str(path), str(error), fault="unwritable", values=details)


def window_language() -> str:
    """``"es"`` or ``"en"``: what the window speaks now (`ui.words.language` sets it as Qt's default)."""
    return "es" if QLocale().language() is QLocale.Language.Spanish else "en"


def settings_parts(error: errors.SettingsError) -> tuple[str, str, str, None, str]:
    """A `Sentence`'s parts."""
    if error.source.startswith(ENV_PREFIX):
        what_to_do = QCoreApplication.translate("Errors", "Correct or remove this environment variable.")
    elif error.key or error.line:
        what_to_do = QCoreApplication.translate("Errors", "Correct that line. The file was left as it is.")
    else:
        what_to_do = QCoreApplication.translate("Errors", "Correct the file. It was left as it is.")
    why = fault_text(error.fault, error.values)
    line = QCoreApplication.translate("Errors", "line {line}").format(line=error.line) if error.line else ""
    if place := ", ".join(part for part in (error.key, line) if part):
        why = f"{place}: {why[:1].lower()}{why[1:]}"
    return (
        QCoreApplication.translate("Errors", "The settings cannot be used."),
        why,
        what_to_do,
        None,
        errors.place_of(error.source, error.line),
    )


_FOLDERS: dict[errors.FolderProblem, tuple[str, str]] = {
    errors.FolderProblem.READ_ONLY: (
        QT_TRANSLATE_NOOP("Errors", "Nothing can be written there: the folder or its disk is read-only."),
        QT_TRANSLATE_NOOP("Errors", "Give yourself the right to write there, or choose another folder."),
    ),
    errors.FolderProblem.FULL: (
        QT_TRANSLATE_NOOP("Errors", "The disk is full."),
        QT_TRANSLATE_NOOP("Errors", "Make room on it and try again, or choose another folder."),
    ),
    errors.FolderProblem.NO_FOLDER: (
        QT_TRANSLATE_NOOP("Errors", "It is no folder, or its disk is not there."),
        QT_TRANSLATE_NOOP("Errors", "Connect its disk and try again, or choose another folder."),
    ),
    errors.FolderProblem.UNUSABLE: (
        QT_TRANSLATE_NOOP("Errors", "The system does not let it be used."),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder."),
    ),
}


def folder_parts(error: errors.FolderError) -> tuple[str, str, str, str, str]:
    """A `Sentence`'s parts."""
    why, what_to_do = _FOLDERS[error.problem]
    return (
        QCoreApplication.translate("Errors", "SellerCall cannot keep its files in this folder."),
        f"{error.folder}: {_tr(why)}",
        _tr(what_to_do),
        "retry",
        error.detail,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Errors", text)
