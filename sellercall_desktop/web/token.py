"""The bearer token of the REST API: made once, kept with the other secrets, compared in constant time."""

from __future__ import annotations

import hmac
import logging
import secrets as random_secrets
from typing import TYPE_CHECKING

from sellercall_desktop.core.ports import Secret
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import path_of

if TYPE_CHECKING:
    from aiohttp import web

    from sellercall_desktop.core.ports import Secrets
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


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


class TokenRule:
    """Asks for the token where the settings say so, and where more than this computer reaches us."""

    def __init__(self, settings: SettingsFile, secrets: Secrets, *, on_loopback: bool) -> None:
        self._settings, self._secrets, self._on_loopback = settings, secrets, on_loopback

    async def check(self, request: web.Request, *, in_query: bool = False) -> None:
        """Let a request pass that bears the token where it must.

        Args:
            request: what came in.
            in_query: it may also stand in ``access_token``: browsers give a WebSocket no headers.

        Raises:
            ProblemError: 401.
        """
        if self._on_loopback and not self._settings.value.web.require_token:
            return
        offered = request.headers.get("Authorization", "")
        if in_query and not offered and (in_url := request.query.get("access_token")):
            offered = f"Bearer {in_url}"
        if not bears(offered, await self._secrets.get(Secret.WEB_TOKEN)):
            log.warning("http.token_refused", extra={"route": path_of(request)})
            raise ProblemError(401, "token_required", headers={"WWW-Authenticate": "Bearer"})
