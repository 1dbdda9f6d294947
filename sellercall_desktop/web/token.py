"""The bearer token of the REST API: made once, kept with the other secrets, compared in constant time."""

from __future__ import annotations

import hmac
import logging
import secrets as random_secrets
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import path_of

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


async def ensure_token(secrets: Secrets) -> str:
    """The token, made now if there is none.

    Raises:
        SecretsUnavailableError: the keyring cannot be read or written.
    """
    return await secrets.get(Secret.WEB_TOKEN) or await rotate_token(secrets)


async def rotate_token(secrets: Secrets) -> str:
    """A new token; the one before counts no more.

    Raises:
        SecretsUnavailableError: the keyring cannot be written; the old one stays.
    """
    token = random_secrets.token_urlsafe(32)
    await secrets.set(Secret.WEB_TOKEN, token)
    return token


def bears(authorization: str, token: str | None) -> bool:
    """Whether an ``Authorization`` header carries the token. Without a token nothing does."""
    scheme, _, offered = authorization.partition(" ")
    if not token or scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(offered.strip().encode("utf-8", "surrogateescape"), token.encode())


@dataclass(frozen=True, slots=True)
class Admission:
    """By what a request was let in. `token` counts the tokens there were; None where it bore none."""

    token: int | None


class Bearing(Enum):
    """By what a request's rate is counted."""

    TOKEN = auto()
    NOTHING = auto()  # and the settings ask for none
    WRONG = auto()  # another token, or none where one is asked for


BEARING: web.RequestKey[Bearing] = web.RequestKey("BEARING")
"""Set before a request to the local listener is counted."""


class TokenRule:
    """Asks for the token where the settings say so, and where more than this computer reaches us.

    Without it (compatibility mode) names and origins are checked alone, as the old front end needs it.
    """

    def __init__(self, settings: SettingsFile, secrets: Secrets, *, on_loopback: bool) -> None:
        self._settings, self._secrets, self._on_loopback = settings, secrets, on_loopback
        self._tokens = 0

    @property
    def required(self) -> bool:
        """Whether nobody gets in without the token (strict mode)."""
        return not self._on_loopback or self._settings.value.web.require_token

    def renew(self) -> None:
        """There is another token: whoever came in with the one before is `outdated`."""
        self._tokens += 1

    def outdated(self, admission: Admission) -> bool:
        """Whether who was let in so would be refused now."""
        return self.required if admission.token is None else admission.token != self._tokens

    async def bearing(self, request: web.Request) -> Bearing:
        """What a request offers, by whatever way a token may come: it counts before any limit is spent.

        Raises:
            SecretsUnavailableError: the token cannot be read.
        """
        offered = request.headers.get("Authorization", "")
        if not offered and (in_url := request.query.get("access_token")):
            offered = f"Bearer {in_url}"
        if not offered:
            return Bearing.WRONG if self.required else Bearing.NOTHING
        right = bears(offered, await self._secrets.get(Secret.WEB_TOKEN))
        return Bearing.TOKEN if right else Bearing.WRONG

    async def check(self, request: web.Request, *, in_query: bool = False) -> Admission:
        """Let a request pass that bears the token where it must.

        Args:
            request: what came in.
            in_query: it may also stand in ``access_token``: browsers give a WebSocket no headers.

        Raises:
            ProblemError: 401.
        """
        offered = request.headers.get("Authorization", "")
        if in_query and not offered and (in_url := request.query.get("access_token")):
            offered = f"Bearer {in_url}"
        if not self.required and not offered:
            return Admission(None)
        if bears(offered, await self._secrets.get(Secret.WEB_TOKEN)):
            return Admission(self._tokens)
        if self.required:
            log.warning("http.token_refused", extra={"route": path_of(request)})
            raise ProblemError(401, "token_required", headers={"WWW-Authenticate": "Bearer"})
        return Admission(None)

    def guarded(self, handler: Handler) -> Handler:
        """The handler, for requests that may pass."""

        async def checked(request: web.Request) -> web.StreamResponse:
            await self.check(request)
            return await handler(request)

        return checked
