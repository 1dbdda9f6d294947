"""Why the keys cannot be had or kept, in words: one entry for each `core.errors.SecretsProblem`."""

from __future__ import annotations

from sellercall_desktop.core.errors import SecretsProblem
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.provider_codes import Words

SECRETS: dict[SecretsProblem, Words] = {
    SecretsProblem.NO_KEYRING: Words(
        QT_TRANSLATE_NOOP("Errors", "This computer has no safe place for keys."),
        QT_TRANSLATE_NOOP("Errors", "The system's keyring is absent, and keys are never written to a file."),
        QT_TRANSLATE_NOOP(
            "Errors", "Install one, such as gnome-keyring, or keep the keys for this session only."
        ),
    ),
    SecretsProblem.LOCKED: Words(
        QT_TRANSLATE_NOOP("Errors", "The system's keyring is locked."),
        QT_TRANSLATE_NOOP("Errors", "Its question for the password was closed, or could not be shown."),
        QT_TRANSLATE_NOOP("Errors", "Unlock it and try again, or keep the keys for this session only."),
    ),
    SecretsProblem.DENIED: Words(
        QT_TRANSLATE_NOOP("Errors", "SellerCall was not let into the system's keyring."),
        QT_TRANSLATE_NOOP("Errors", "The system's question was declined, or the system forbids it."),
        QT_TRANSLATE_NOOP("Errors", "Try again and allow it, or keep the keys for this session only."),
    ),
    SecretsProblem.NO_ANSWER: Words(
        QT_TRANSLATE_NOOP("Errors", "The system's keyring does not answer."),
        QT_TRANSLATE_NOOP("Errors", "It may be waiting for you: its question can lie behind another window."),
        QT_TRANSLATE_NOOP("Errors", "Answer it and try again, or keep the keys for this session only."),
    ),
    SecretsProblem.TOO_LONG: Words(
        QT_TRANSLATE_NOOP("Errors", "This key was not kept."),
        QT_TRANSLATE_NOOP("Errors", "It is longer than one entry of this system's keyring may be."),
        QT_TRANSLATE_NOOP("Errors", "See what was pasted: no provider's key is as long as that."),
    ),
    SecretsProblem.FAILED: Words(
        QT_TRANSLATE_NOOP("Errors", "The keys could not be kept safely."),
        QT_TRANSLATE_NOOP("Errors", "The system's keyring has failed."),
        QT_TRANSLATE_NOOP("Errors", "Try again, or keep the keys for this session only."),
    ),
}
