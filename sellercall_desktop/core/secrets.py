"""The secrets the program may hold, and the port to where they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Secret(StrEnum):
    """Every secret the program may hold; the value is its name in the keyring."""

    TWILIO_ACCOUNT_SID = "twilio.account_sid"
    TWILIO_AUTH_TOKEN = "twilio.auth_token"  # noqa: S105 - a name, not a secret
    TWILIO_SECONDARY_TOKEN = "twilio.secondary_token"  # noqa: S105 - signs webhooks once promoted
    TWILIO_SHARED_KEY = "twilio.shared_key"  # signs webhooks where the account has made such a key
    TWILIO_API_KEY_SID = "twilio.api_key_sid"
    TWILIO_API_KEY_SECRET = "twilio.api_key_secret"  # noqa: S105
    ULTRAVOX_API_KEY = "ultravox.api_key"
    ULTRAVOX_WEBHOOK_SECRET = "ultravox.webhook_secret"  # noqa: S105
    ULTRAVOX_FORMER_SECRET = "ultravox.former_webhook_secret"  # noqa: S105 - of calls begun before a change
    WEB_TOKEN = "web.token"  # noqa: S105 - the bearer token of our own REST API
    NGROK_AUTHTOKEN = "ngrok.authtoken"
    CLOUDFLARED_TOKEN = "cloudflared.token"  # noqa: S105 - of a tunnel managed in Cloudflare's console
    SSH_KEY_PASSPHRASE = "ssh.key_passphrase"  # noqa: S105 - opens the key file of an SSH tunnel


class Secrets(Protocol):
    """Where secrets are kept. Methods raise `SecretsUnavailableError`."""

    @property
    def place(self) -> str:
        """Where they are kept: ``"keyring: <backend>"``, ``"session"`` or ``"environment"``."""

    async def get(self, secret: Secret) -> str | None:
        """The value, None where none is kept. Read once, then remembered in memory."""

    async def set(self, secret: Secret, value: str) -> None:
        """Keep the value."""

    async def delete(self, secret: Secret) -> None:
        """Forget it; nothing happens where there is none."""

    async def check(self) -> None:
        """Ask the place something; returns when secrets can be kept there."""


@dataclass(frozen=True, slots=True)
class SecretChanged:
    """Event: another value is kept of this secret, or none any more."""

    secret: Secret
