"""Every error the program raises on purpose. Its words for people stand in `words/errors.py`.

SellerCallError
├── InvalidNumberError          what was typed cannot be dialed
├── GuardError                  the number could be dialed, but this desk does not allow it (now)
├── DoNotCallError              the do-not-call list was not changed
├── NotConfiguredError          a credential or setting is missing
├── SettingsError               a settings file or variable cannot be used
├── RulePackError               a file with rules of law cannot be read (`core/law/pack_error.py`)
├── FolderError                 the folder for history, settings or log cannot be used
├── SecretsUnavailableError     the keyring is absent, locked or refused
├── CallNotFoundError           no call with that id
├── OthersCallError             the call is another desk's: not ended, nor its customer rung, unasked
│   └── RungElsewhereError      (core/calls/errors) the number was not called for that
├── ActError                    what somebody wants of the AI on a call is empty or too long
├── WrapUpError                 what came of a call cannot be written down so
├── of subjects                 scheduled, prompts, campaigns, contacts: each in its own `errors.py`
├── HandOffError                the call cannot be taken over, handed on or given back so
├── StoreError                  the database cannot be read or written
│   ├── DatabaseTooNewError     written by a newer version of this program
│   └── DatabaseDamagedError    not a database, or it failed its integrity check
├── AddressInUseError           the port to listen on is taken
├── AlreadyRunningError         another SellerCall works with this history
├── TunnelError                 the way in from the internet could not be opened, or is gone
├── NumberEditedError           the number was changed by somebody since it was shown
├── OtherAccountError           the number belongs to an account that is not connected
├── UpdateListError             the list of versions is not the supplier's, or cannot be read
├── MalformedWebhookError       a provider's webhook that cannot be read (also a ValueError)
└── ProviderError               a provider said no, or did not answer
    ├── ProviderRefusedError    it answered, and refused: nothing was done
    │   ├── CredentialsRefusedError   key or token not accepted
    │   ├── NumberGoneError           the account does not have this number any more
    │   ├── CallGoneError             the account does not have this call (any more)
    │   ├── NotListeningError         the AI is not on the line: not yet, or no more
    │   └── RateLimitedError          too many requests or calls; says when to come back
    ├── ProviderUnreachableError      nothing was sent: no connection, no name
    │   └── ProxyUnusableError        the proxy that the environment names cannot be used
    └── ProviderAmbiguousError        sent, but no clear answer: it may have been done
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.problems import (
    DoNotCallProblem,
    FolderProblem,
    GuardReason,
    HandOffProblem,
    NumberProblem,
    SecretsProblem,
    StoreProblem,
    TunnelProblem,
    WrapUpProblem,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path


PROXY_UNUSABLE = "proxy_unusable"
"""The code of a `ProxyUnusableError`: it is ours, no provider was asked."""


class SellerCallError(Exception):
    """Base of all errors raised on purpose.

    `call_id` names the call in the history that failed with it; None where none was written down.
    """

    call_id: str | None = None


class InvalidNumberError(SellerCallError):
    """What was typed cannot be dialed."""

    def __init__(self, problem: NumberProblem, offer: str = "") -> None:
        super().__init__(problem.value)
        self.problem, self.offer = problem, offer  # what it would be with a plus, as people write it


class GuardError(SellerCallError):
    """This desk does not allow the call. Nothing was sent, nothing was written down.

    Attributes:
        reason: why.
        region: the number's country (ISO 3166), ``"001"`` for none.
        limit: the limit that is reached, where it is one: calls, or money in the account's currency.
        again_in_s: seconds until it may be allowed, where that is known.
        again_at: that moment by the customer's clock, where the hours there are the reason.
        since: when a number came onto the do-not-call list.
        words: what the customer said then, or else why it is listed.
        rule, source: the rule of law in the way, such as ``CO.hours``, and where it is written; else empty.
        values: what it says, as in the light's reason.
        may_override: a person may call all the same, and writes why.
    """

    def __init__(
        self,
        reason: GuardReason,
        *,
        region: str = "",
        limit: int = 0,
        again_in_s: float | None = None,
        again_at: datetime | None = None,
        since: datetime | None = None,
        words: str = "",
        rule: str = "",
        source: str = "",
        values: Mapping[str, str] | None = None,
        may_override: bool = False,
    ) -> None:
        super().__init__(reason.value)
        self.rule, self.source, self.values, self.may_override = rule, source, values or {}, may_override
        self.reason, self.region, self.limit = reason, region, limit
        self.again_in_s, self.again_at = again_in_s, again_at
        self.since, self.words = since, words


class DoNotCallError(SellerCallError):
    """The do-not-call list was not changed; `problem` says why."""

    def __init__(self, problem: DoNotCallProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class NotConfiguredError(SellerCallError):
    """A credential or a setting that this action needs is missing.

    `missing` names it as settings and secrets do: section and key.
    """

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


class SettingsError(SellerCallError):
    """A settings file or environment variable cannot be used; it is left as it is.

    Attributes:
        source: the file, the variable, or the part of the program that could not use a value.
        problem: what is wrong, in English.
        key: ``section.name`` of the setting, empty where it is the whole file.
        line: of the file.
        fault: the same as `problem`, as a key of `words.settings`; `values` fill its sentence.
    """

    def __init__(
        self,
        source: str,
        problem: str,
        *,
        key: str = "",
        line: int | None = None,
        fault: str = "",
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{place_of(source, line)}: {key + ': ' if key else ''}{problem}")
        self.source, self.problem, self.key, self.line = source, problem, key, line
        self.fault, self.values = fault or "other", dict(values or {"detail": problem})


def place_of(source: str, line: int | None) -> str:
    """``file:line``."""
    return f"{source}:{line}" if line else source


class FolderError(SellerCallError):
    """A folder that the program keeps its files in cannot be used."""

    def __init__(self, folder: Path | str, problem: FolderProblem, detail: str) -> None:
        super().__init__(f"{folder}: {detail}")
        self.folder, self.problem, self.detail = folder, problem, detail


class SecretsUnavailableError(SellerCallError):
    """The system's keyring is absent, locked, or refused access."""

    def __init__(self, detail: str, problem: SecretsProblem = SecretsProblem.FAILED) -> None:
        super().__init__(detail)
        self.problem = problem


class CallNotFoundError(SellerCallError):
    """No call with that id in the history."""


class OthersCallError(SellerCallError):
    """This desk did not place the call (`call_id`): another desk or program on the same accounts did.

    It is ended only when the person says so knowing that; its customer is not rung while it goes on.
    """

    def __init__(self, call_id: str) -> None:
        super().__init__("another desk or program made this call")
        self.call_id = call_id


class ActError(SellerCallError):
    """What the AI on a call should heed or say is empty, or too long.

    Attributes:
        length: of what was given, in characters.
        limit: the most there may be.
    """

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length} characters, of 1 to {limit}")
        self.length, self.limit = length, limit


class WrapUpError(SellerCallError):
    """What came of a call cannot be written down so.

    Attributes:
        problem: why.
        limit: the most there may be, where that is the reason: characters, or days from now.
        choices: the keys that there are, where the reason is one that is not among them.
    """

    def __init__(self, problem: WrapUpProblem, *, limit: int = 0, choices: tuple[str, ...] = ()) -> None:
        super().__init__(problem.value)
        self.problem, self.limit, self.choices = problem, limit, choices


class HandOffError(SellerCallError):
    """The call cannot be handed off so. `problem` says why."""

    def __init__(self, problem: HandOffProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class StoreError(SellerCallError):
    """The database cannot be read or written.

    Attributes:
        problem: why.
        path: the file, folder or server it is about; empty where none is known.
    """

    def __init__(
        self, detail: str, problem: StoreProblem = StoreProblem.OTHER, *, path: Path | str = ""
    ) -> None:
        super().__init__(detail)
        self.problem: StoreProblem = problem
        self.path: Path | str = path


class DatabaseTooNewError(StoreError):
    """The database was written by a newer version of this program."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        words = f"{path}: schema {found}, this program knows {known}"
        super().__init__(words, StoreProblem.TOO_NEW, path=path)
        self.found, self.known = found, known


class DatabaseDamagedError(StoreError):
    """The file is not a database, or it failed its integrity check. It is left untouched."""

    def __init__(self, path: Path | str, detail: str) -> None:
        super().__init__(f"{path}: {detail}", StoreProblem.DAMAGED, path=path)
        self.detail = detail


class AddressInUseError(SellerCallError):
    """The address to listen on is taken. `free_port` is one that could be used instead."""

    def __init__(self, host: str, port: int, free_port: int) -> None:
        super().__init__(f"{host}:{port} is taken; {free_port} is free")
        self.host, self.port, self.free_port = host, port, free_port


class TunnelError(SellerCallError):
    """The way in from the internet could not be opened, or is gone. Outgoing calls go on.

    Attributes:
        kind: as in settings.
        problem: why.
        detail: what was found, for support; free of secrets.
        wait_s: how long to leave the service alone at least before the next try.
    """

    def __init__(self, kind: str, problem: TunnelProblem, detail: str = "", *, wait_s: float = 0.0) -> None:
        super().__init__(f"{kind}: {problem.value}" + (f" ({detail})" if detail else ""))
        self.kind, self.problem, self.detail, self.wait_s = kind, problem, detail, wait_s


class NumberEditedError(SellerCallError):
    """Somebody has changed the number since it was shown: ask again with what it points to now."""


class OtherAccountError(SellerCallError):
    """The number belongs to an account that is not the connected one. `account` is its id."""

    def __init__(self, account: str) -> None:
        super().__init__(f"the number belongs to account …{account[-4:]}")
        self.account = account


class UpdateListError(SellerCallError):
    """The list of versions is not signed by the supplier, or cannot be read."""


class MalformedWebhookError(SellerCallError, ValueError):
    """What came in is not one of the provider's webhooks: a field is missing or of another kind."""


class AlreadyRunningError(SellerCallError):
    """Another SellerCall already works with the history in `folder`."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__(f"another SellerCall already works with {folder}")
        self.folder = folder


class ProviderError(SellerCallError):
    """A provider said no, or did not answer.

    Attributes:
        provider: its name, as its adapter gives it.
        status: HTTP status, None when there was no answer.
        code: the provider's own error code as text, else None.
        message: the provider's own sentence, free of secrets.
        request_id: the provider's id of the request, for its support desk.
    """

    def __init__(
        self,
        provider: str,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(f"{provider}: {message}" + (f" ({code or status})" if code or status else ""))
        self.provider, self.message = provider, message
        self.status, self.code, self.request_id = status, code, request_id


class ProviderRefusedError(ProviderError):
    """The provider answered and refused. Nothing was done; a repeat is safe but pointless."""


class CredentialsRefusedError(ProviderRefusedError):
    """The key or token was not accepted (HTTP 401 or 403)."""


class NumberGoneError(ProviderRefusedError):
    """The account does not have this number: it was released, or moved to another account."""


class CallGoneError(ProviderRefusedError):
    """The account does not have this call: its record was deleted, or it belongs to another account."""


class NotListeningError(ProviderRefusedError):
    """The voice AI is not on the line: nobody has joined it yet, or the conversation is over."""


class RateLimitedError(ProviderRefusedError):
    """Too many requests or calls. Nothing was done; repeat after `retry_after_s` seconds."""

    def __init__(self, *args: str, retry_after_s: float | None = None, **rest: str | int | None) -> None:
        super().__init__(*args, **rest)  # type: ignore[arg-type]
        self.retry_after_s = retry_after_s


class ProviderUnreachableError(ProviderError):
    """No request left this machine: no name, no route, connection refused. A repeat is safe."""


class ProxyUnusableError(ProviderUnreachableError):
    """The proxy that the environment or the system names cannot be used; nothing was sent.

    `setting` names the variable that says so.
    """

    def __init__(self, provider: str, setting: str, problem: str) -> None:
        super().__init__(provider, f"{setting}: {problem}", code=PROXY_UNUSABLE)
        self.setting = setting


class ProviderAmbiguousError(ProviderError):
    """The request left, but no clear answer came back (timeout, cut, HTTP 5xx).

    Whatever it asked for may have been done: look before repeating.
    """


OUTSIDE_ERRORS = (ProviderError, NotConfiguredError, SecretsUnavailableError)
"""What any question to a provider may end with: it failed, or the keys for it could not be had."""
