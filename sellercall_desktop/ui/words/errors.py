"""Every error type -> a sentence: what happened, why, what to do, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core import errors
from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.refusals import NOT_CONFIGURED, SECRETS_UNAVAILABLE
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.guard import GUARD, guard_values
from sellercall_desktop.ui.words.our_numbers import NUMBER_ERRORS
from sellercall_desktop.ui.words.provider_codes import CODES, OUR_CODES, STATUSES, Words
from sellercall_desktop.ui.words.secrets import SECRETS
from sellercall_desktop.ui.words.settings import folder_parts, settings_parts
from sellercall_desktop.ui.words.store import OTHER, STORE
from sellercall_desktop.ui.words.tunnel import KINDS, TUNNEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.facts import CallRefused

Action = str
"""What a button may offer: a key of `_ACTIONS`."""

_PROVIDERS = {"twilio": "Twilio", "ultravox": "Ultravox"}
_ACTIONS: dict[str, str] = {
    "retry": QT_TRANSLATE_NOOP("Errors", "Try again"),
    "settings": QT_TRANSLATE_NOOP("Errors", "Open settings"),
    "connect": QT_TRANSLATE_NOOP("Errors", "Connect accounts"),
    "use_free_port": QT_TRANSLATE_NOOP("Errors", "Use the free port"),
    "open_data": QT_TRANSLATE_NOOP("Errors", "Open the folder"),
    "history": QT_TRANSLATE_NOOP("Errors", "Look in the history"),
    "number": QT_TRANSLATE_NOOP("Errors", "Open its page"),
    "guard": QT_TRANSLATE_NOOP("Errors", "Open the call limits"),
    "correct": QT_TRANSLATE_NOOP("Errors", "Correct the number"),
    "tunnel": QT_TRANSLATE_NOOP("Errors", "Open the tunnel's settings"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """An error in the person's language. `detail` is small print for support: codes and ids, copyable."""

    what: str
    why: str
    what_to_do: str
    action: Action | None = None
    detail: str = ""

    @property
    def text(self) -> str:
        """All of it in one paragraph, for copying and for screen readers."""
        return " ".join(part for part in (self.what, self.why, self.what_to_do, self.detail) if part)


def action_text(action: Action) -> str:
    """The words on the button of an action."""
    return _tr(_ACTIONS[action])


def sentence_for(error: BaseException) -> Sentence:
    """The error in words. Anything not raised on purpose is called a fault of the program."""
    for kind, write in _WRITERS:
        if isinstance(error, kind):
            return write(error)
    return Sentence(
        QCoreApplication.translate("Errors", "Something went wrong in the program."),
        QCoreApplication.translate("Errors", "This is a fault of SellerCall, not of yours."),
        QCoreApplication.translate("Errors", "Try again. If it comes back, send us the log."),
        "retry",
        f"{type(error).__name__}: {error}",
    )


def number_problem_text(problem: errors.NumberProblem) -> str:
    """Why what was typed cannot be dialed; empty while nothing was typed."""
    return _tr(_NUMBER[problem]) if problem in _NUMBER else ""


_NUMBER: dict[errors.NumberProblem, str] = {
    errors.NumberProblem.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Errors", "There is no phone number in this text."),
    errors.NumberProblem.LOST_DIGITS: QT_TRANSLATE_NOOP(
        "Errors",
        "A spreadsheet has rounded this number: its last digits are lost. "
        "Format the column as text there and copy it again.",
    ),
    errors.NumberProblem.TOO_SHORT: QT_TRANSLATE_NOOP("Errors", "Digits are missing."),
    errors.NumberProblem.TOO_LONG: QT_TRANSLATE_NOOP("Errors", "There are too many digits."),
    errors.NumberProblem.UNKNOWN_COUNTRY: QT_TRANSLATE_NOOP("Errors", "No country has this code."),
    errors.NumberProblem.IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "Errors", "No number of this country begins like this."
    ),
    errors.NumberProblem.SEVERAL: QT_TRANSLATE_NOOP("Errors", "Several numbers were found. Choose one:"),
    errors.NumberProblem.UNCLEAR: QT_TRANSLATE_NOOP(
        "Errors",
        "It is not clear where this number begins or ends. Leave only its own digits.",
    ),
    errors.NumberProblem.EMERGENCY: QT_TRANSLATE_NOOP(
        "Errors", "Emergency numbers are never called by the AI. Use a telephone."
    ),
}


# --- one writer a type, most special first ------------------------------------------------------


def _invalid_number(error: errors.InvalidNumberError) -> Sentence:
    why = number_problem_text(error.problem)
    return Sentence(
        QCoreApplication.translate("Errors", "This number cannot be called."),
        why,
        QCoreApplication.translate("Errors", "Correct it and call again."),
    )


def _guard(error: errors.GuardError) -> Sentence:
    words, values = GUARD[error.reason], guard_values(error)
    what_to_do = _tr(words.what_to_do).format(**values)
    return Sentence(_tr(words.what), _tr(words.why).format(**values), what_to_do, words.action)


def _not_configured(error: errors.NotConfiguredError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "The call was not made."),
        QCoreApplication.translate("Errors", "An account is not connected yet."),
        QCoreApplication.translate("Errors", "Connect Twilio and Ultravox, then call again."),
        "connect",
        ", ".join(error.missing),
    )


def _secrets(error: errors.SecretsUnavailableError) -> Sentence:
    words = SECRETS[error.problem]
    return Sentence(_tr(words.what), _tr(words.why), _tr(words.what_to_do), words.action, str(error))


def _call_not_found(_error: errors.CallNotFoundError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "This call is no longer there."),
        "",
        QCoreApplication.translate("Errors", "Look for it in the history."),
        "history",
    )


def _others_call(_error: errors.OthersCallError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "This call belongs to another desk or program."),
        QCoreApplication.translate("Errors", "It uses the same accounts and looks after the call."),
        QCoreApplication.translate("Errors", "Leave it to them, or hang up on the call's card."),
    )


def _too_new(error: errors.DatabaseTooNewError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "The call history was not opened."),
        QCoreApplication.translate(
            "Errors", "A newer version of SellerCall has written it. Nothing was changed."
        ),
        QCoreApplication.translate(
            "Errors", "Install the newer version, or restore the copy it made beside the database."
        ),
        "open_data",
        str(error),
    )


def _damaged(error: errors.DatabaseDamagedError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "The call history was not opened."),
        QCoreApplication.translate(
            "Errors", "Its file is damaged or is not a database. It was left untouched."
        ),
        QCoreApplication.translate(
            "Errors",
            "Restore the newest copy beside it, or move the file away to start with an empty history.",
        ),
        "open_data",
        str(error),
    )


def _store(error: errors.StoreError) -> Sentence:
    words = STORE.get(error.problem, OTHER)
    detail = str(error.path) or str(error)
    return Sentence(_tr(words.what), _tr(words.why), _tr(words.what_to_do), words.action, detail)


def _address(error: errors.AddressInUseError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "The web server could not start."),
        QCoreApplication.translate("Errors", "Another program uses port {port}.").format(port=error.port),
        QCoreApplication.translate("Errors", "Close that program, or use port {port}, which is free.").format(
            port=error.free_port
        ),
        "use_free_port",
        f"{error.host}:{error.port}",
    )


def _already_running(_error: errors.AlreadyRunningError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "SellerCall is already open on this computer."),
        QCoreApplication.translate(
            "Errors", "Two at a time would work with the same history and answer the same calls."
        ),
        QCoreApplication.translate("Errors", "Use the other window, or close it and try again."),
        "retry",
    )


def _tunnel(error: errors.TunnelError) -> Sentence:
    words = TUNNEL[error.problem]
    detail = " · ".join(part for part in (KINDS.get(error.kind, error.kind), error.detail) if part)
    return Sentence(_tr(words.what), _tr(words.why), _tr(words.what_to_do), words.action, detail)


def _number(error: errors.NumberEditedError | errors.NumberGoneError | errors.OtherAccountError) -> Sentence:
    words = NUMBER_ERRORS[type(error)]
    parts = (words.what, words.why, words.what_to_do)
    return Sentence(*(QCoreApplication.translate("Numbers", part) for part in parts))


def _webhook(error: errors.MalformedWebhookError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "A provider sent something that cannot be read."),
        QCoreApplication.translate("Errors", "It may have changed its way of reporting calls."),
        QCoreApplication.translate("Errors", "Send us the log."),
        None,
        str(error),
    )


def _provider(error: errors.ProviderError) -> Sentence:
    name = _PROVIDERS.get(error.provider, error.provider)
    words = CODES.get(error.code or "") if error.provider == "twilio" else None
    words = OUR_CODES.get(error.code or "") or words
    words = words or STATUSES.get((error.provider, error.status or 0)) or _words_of_type(error)
    setting = error.message.partition(":")[0]  # of a proxy that cannot be used: its message begins with it
    why = _tr(words.why).format(provider=name, setting=setting) or error.message
    return Sentence(
        _tr(words.what).format(provider=name), why, _tr(words.what_to_do), words.action, _small_print(error)
    )


def refusal_sentence(refused: CallRefused) -> Sentence:
    """A refusal that the history tells of, in the words it had when it happened."""
    message = refused.message
    if refused.code == NOT_CONFIGURED:
        return sentence_for(errors.NotConfiguredError([message]))
    if refused.code == SECRETS_UNAVAILABLE:
        return Sentence(
            QCoreApplication.translate("Errors", "The call was not made."),
            QCoreApplication.translate("Errors", "The keys of the accounts could not be read."),
            QCoreApplication.translate(
                "Errors", "See to the system's keyring, or enter the keys anew, and call again."
            ),
            "connect",
            message,
        )
    provider = "twilio" if refused.party is Party.CARRIER else "ultravox"
    return _provider(errors.ProviderRefusedError(provider, message, code=refused.code, status=refused.status))


def hang_up_sentence(error: BaseException) -> Sentence:
    """A hang-up that failed, and is being tried again behind the window."""
    said = sentence_for(error)
    return Sentence(
        QCoreApplication.translate("Errors", "The call has not been hung up yet."),
        said.what if isinstance(error, errors.ProviderError) else said.why,
        QCoreApplication.translate(
            "Errors", "It is tried again until it succeeds. If it goes on, end the call in Twilio's console."
        ),
        "retry",
        said.detail,
    )


def _words_of_type(error: errors.ProviderError) -> Words:
    return next((words for kind, words in _TYPES if isinstance(error, kind)), _REFUSED)


_REFUSED = Words(
    QT_TRANSLATE_NOOP("Errors", "{provider} refused the call."),
    "",
    QT_TRANSLATE_NOOP("Errors", "Nobody was called. Check the number and the account."),
)
_TYPES: tuple[tuple[type[errors.ProviderError], Words], ...] = (
    (
        errors.CredentialsRefusedError,
        Words(
            QT_TRANSLATE_NOOP("Errors", "{provider} did not accept the keys."),
            QT_TRANSLATE_NOOP("Errors", "They are wrong, or were changed in the provider's console."),
            QT_TRANSLATE_NOOP("Errors", "Enter the current keys and call again."),
            "connect",
        ),
    ),
    (
        errors.RateLimitedError,
        Words(
            QT_TRANSLATE_NOOP("Errors", "{provider} is receiving too many requests."),
            QT_TRANSLATE_NOOP("Errors", "The account's limit was reached. Nobody was called."),
            QT_TRANSLATE_NOOP("Errors", "Wait a moment and call again."),
            "retry",
        ),
    ),
    (
        errors.ProviderUnreachableError,
        Words(
            QT_TRANSLATE_NOOP("Errors", "{provider} cannot be reached."),
            QT_TRANSLATE_NOOP("Errors", "This computer has no connection to it. Nobody was called."),
            QT_TRANSLATE_NOOP("Errors", "Check the internet connection and call again."),
            "retry",
        ),
    ),
    (
        errors.ProviderAmbiguousError,
        Words(
            QT_TRANSLATE_NOOP("Errors", "{provider} gave no clear answer."),
            QT_TRANSLATE_NOOP("Errors", "The call may have been made. It is being checked."),
            QT_TRANSLATE_NOOP("Errors", "Wait for the result in the history before you call again."),
            "history",
        ),
    ),
)


def _small_print(error: errors.ProviderError) -> str:
    parts = [_PROVIDERS.get(error.provider, error.provider)]
    if error.code or error.status:
        parts.append(error.code or f"HTTP {error.status}")
    if error.request_id:
        parts.append(error.request_id)
    return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Errors", text) if text else ""


def _update_list(error: errors.UpdateListError) -> Sentence:
    return Sentence(
        QCoreApplication.translate("Errors", "Whether there is a newer version is not known."),
        QCoreApplication.translate("Errors", "The list of versions is not your supplier's, or is damaged."),
        QCoreApplication.translate("Errors", "Check its address and key in the settings."),
        "settings",
        str(error),
    )


_WRITERS: tuple[tuple[type[BaseException], Callable[..., Sentence]], ...] = (
    (errors.InvalidNumberError, _invalid_number),
    (errors.GuardError, _guard),
    (errors.NotConfiguredError, _not_configured),
    (errors.SettingsError, lambda error: Sentence(*settings_parts(error))),
    (errors.FolderError, lambda error: Sentence(*folder_parts(error))),
    (errors.SecretsUnavailableError, _secrets),
    (errors.CallNotFoundError, _call_not_found),
    (errors.OthersCallError, _others_call),
    (errors.DatabaseTooNewError, _too_new),
    (errors.DatabaseDamagedError, _damaged),
    (errors.StoreError, _store),
    (errors.AddressInUseError, _address),
    (errors.AlreadyRunningError, _already_running),
    (errors.TunnelError, _tunnel),
    *((kind, _number) for kind in NUMBER_ERRORS),
    (errors.MalformedWebhookError, _webhook),
    (errors.UpdateListError, _update_list),
    (errors.ProviderError, _provider),
)
