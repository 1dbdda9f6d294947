"""The bearer token of the REST API: made once, kept with the other secrets, compared in constant time."""

from __future__ import annotations

import hmac
import secrets as random_secrets
from typing import TYPE_CHECKING

from sellercall_desktop.core.ports import Secret

if TYPE_CHECKING:
    from sellercall_desktop.core.ports import Secrets


async def ensure_token(secrets: Secrets) -> str:
    """The token, made now if there is none.

    Raises:
        SecretsUnavailableError: the keyring cannot be read or written.
    """
    token = await secrets.get(Secret.WEB_TOKEN)
    if not token:
        token = random_secrets.token_urlsafe(32)
        await secrets.set(Secret.WEB_TOKEN, token)
    return token


def bears(authorization: str, token: str | None) -> bool:
    """Whether an ``Authorization`` header carries the token. Without a token nothing does."""
    scheme, _, offered = authorization.partition(" ")
    if not token or scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(offered.strip().encode("utf-8", "surrogateescape"), token.encode())
