"""The local listener's door as the window shows it: who needs the token, and a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from sellercall_desktop.credentials.secrets import LayeredSecrets
    from sellercall_desktop.web.server import WebServer


@dataclass(frozen=True, slots=True)
class LocalDoor:
    """Implements `ui.settings.web.Door`."""

    web: WebServer
    secrets: LayeredSecrets

    @property
    def is_strict(self) -> bool:
        """Whether nobody gets in without the token."""
        return self.web.token_required

    @property
    def token_is_given(self) -> bool:
        """Whether the environment decides the token, so that it cannot be changed here."""
        return self.secrets.overridden(Secret.WEB_TOKEN)

    async def token(self) -> str:
        """The token; empty while there is none. Raises SecretsUnavailableError."""
        return await self.secrets.get(Secret.WEB_TOKEN) or ""

    async def rotate_token(self) -> None:
        """Make another; the old one dies at once. Raises SecretsUnavailableError."""
        await self.web.rotate_token()
