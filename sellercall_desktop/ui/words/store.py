"""Why the history cannot be read or written, in words: an entry for each `core.errors.StoreProblem`."""

from __future__ import annotations

from sellercall_desktop.core.errors import StoreProblem
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.provider_codes import Words

_WHAT = QT_TRANSLATE_NOOP("Errors", "The call history could not be read or written.")
STORE: dict[StoreProblem, Words] = {
    StoreProblem.FULL: Words(
        _WHAT,
        QT_TRANSLATE_NOOP("Errors", "The disk is full."),
        QT_TRANSLATE_NOOP("Errors", "Make room on it and try again. Nothing that was saved is lost."),
        "retry",
    ),
    StoreProblem.READ_ONLY: Words(
        _WHAT,
        QT_TRANSLATE_NOOP(
            "Errors",
            "Its disk takes no changes: it is write-protected, or the system has closed it after a fault.",
        ),
        QT_TRANSLATE_NOOP("Errors", "Make the disk writable again, or choose another folder."),
        "open_data",
    ),
    StoreProblem.FORBIDDEN: Words(
        _WHAT,
        QT_TRANSLATE_NOOP("Errors", "This user may not write there."),
        QT_TRANSLATE_NOOP("Errors", "Give yourself the right to write to the folder, or choose another one."),
        "open_data",
    ),
    StoreProblem.IN_USE: Words(
        _WHAT,
        QT_TRANSLATE_NOOP("Errors", "Another program keeps the file locked."),
        QT_TRANSLATE_NOOP("Errors", "Close that program, such as a backup, and try again."),
        "retry",
    ),
    StoreProblem.GONE: Words(
        _WHAT,
        QT_TRANSLATE_NOOP(
            "Errors",
            "Its file or folder is not there any more: it was moved or deleted, or the disk was taken out.",
        ),
        QT_TRANSLATE_NOOP(
            "Errors", "Put it back, or close the program and start it anew. Until then no call goes out."
        ),
        "open_data",
    ),
    StoreProblem.REPLACED: Words(
        _WHAT,
        QT_TRANSLATE_NOOP(
            "Errors",
            "Another file was put in its place meanwhile. A copy of what was open lies beside it.",
        ),
        QT_TRANSLATE_NOOP("Errors", "Close the program and start it anew. Until then no call goes out."),
        "open_data",
    ),
    StoreProblem.LOG_GONE: Words(
        QT_TRANSLATE_NOOP("Errors", "The newest calls may be missing from the history."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The file with its newest changes, which ends in -wal, was deleted while the program was closed.",
        ),
        QT_TRANSLATE_NOOP(
            "Errors", "They are asked of the providers again; see the history before you repeat a call."
        ),
        "history",
    ),
    StoreProblem.NO_PLACE: Words(
        _WHAT,
        QT_TRANSLATE_NOOP("Errors", "No file can be made or opened where it should lie."),
        QT_TRANSLATE_NOOP("Errors", "See whether something else has that name, or choose another folder."),
        "open_data",
    ),
    StoreProblem.DEVICE: Words(
        _WHAT,
        QT_TRANSLATE_NOOP(
            "Errors",
            "The disk does not read or write: it may be full for you, failing, or no longer connected.",
        ),
        QT_TRANSLATE_NOOP("Errors", "Check the disk, and keep a copy of the folder before you go on."),
        "open_data",
    ),
    StoreProblem.UNREACHABLE: Words(
        _WHAT,
        QT_TRANSLATE_NOOP("Errors", "The database server does not answer."),
        QT_TRANSLATE_NOOP("Errors", "Check the network and the address in the settings, and try again."),
        "settings",
    ),
}
OTHER = Words(
    _WHAT,
    QT_TRANSLATE_NOOP("Errors", "The disk may be full, or the file may be in use."),
    QT_TRANSLATE_NOOP("Errors", "Make room on the disk and try again."),
    "retry",
)
