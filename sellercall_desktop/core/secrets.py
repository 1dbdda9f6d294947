"""The port to where secrets are kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class SecretName(StrEnum):
    """What a secret is called: `settings.secret_names` has the members."""


class Secrets(Protocol):
    """Where secrets are kept. Methods raise `SecretsUnavailableError`."""

    @property
    def place(self) -> str:
        """Where they are kept: ``"keyring: <backend>"``, ``"session"`` or ``"environment"``."""

    async def get(self, secret: SecretName) -> str | None:
        """The value, None where none is kept. Read once, then remembered in memory."""

    async def set(self, secret: SecretName, value: str) -> None:
        """Keep the value."""

    async def delete(self, secret: SecretName) -> None:
        """Forget it; nothing happens where there is none."""

    async def check(self) -> None:
        """Ask the place something; returns when secrets can be kept there."""


@dataclass(frozen=True, slots=True)
class SecretChanged:
    """Event: another value is kept of this secret, or none any more."""

    secret: SecretName
