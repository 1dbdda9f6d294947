"""Why a call was refused: what a provider says of the number or our right to call it, or what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import CallRefused, RefusalReason
from sellercall_desktop.core.errors import (
    NotConfiguredError,
    ProviderError,
    ProviderRefusedError,
    SecretsUnavailableError,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import Party

NOT_CONFIGURED, SECRETS_UNAVAILABLE = "not_configured", "secrets_unavailable"
"""Codes of a `CallRefused` that are ours: no provider was asked."""


class NoSuchNumberError(ProviderRefusedError):
    """The number is none, as far as the provider knows."""


class CallNotAllowedError(ProviderRefusedError):
    """The account may not call this number or country."""


_REASONS = {
    NoSuchNumberError: RefusalReason.NO_SUCH_NUMBER,
    CallNotAllowedError: RefusalReason.NOT_ALLOWED,
}


def refusal(party: Party, error: Exception, at: datetime) -> CallRefused:
    """Why no call came about, as the history keeps it. Our own reasons have words in place of a code."""
    match error:
        case ProviderError():
            reason = next((r for kind, r in _REASONS.items() if isinstance(error, kind)), RefusalReason.OTHER)
            return CallRefused(at, party, error.message, error.code, error.status, reason)
        case _:
            return CallRefused(at, party, str(error), code_and_status(error)[0])


def code_and_status(error: Exception) -> tuple[str | None, int | None]:
    """The provider's code and HTTP status, or our own word for what was missing; both None: it never left."""
    match error:
        case ProviderError():
            return error.code, error.status
        case NotConfiguredError():
            return NOT_CONFIGURED, None
        case SecretsUnavailableError():
            return SECRETS_UNAVAILABLE, None
        case _:
            return None, None
