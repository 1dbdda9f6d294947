"""From the settings to the tunnel they ask for. Each kind is loaded only where it is chosen."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SecretsUnavailableError, TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.core.tunnel import Tunnel
    from sellercall_desktop.settings import Settings
    from sellercall_desktop.tunnel.local_address import LocalAddress

NONE, FIXED = "none", "fixed"
SECRET_OF = {
    "ssh": Secret.SSH_KEY_PASSPHRASE,
    "cloudflared": Secret.CLOUDFLARED_TOKEN,
    "ngrok": Secret.NGROK_AUTHTOKEN,
}
"""What a kind logs in with."""


def wish(settings: Settings) -> tuple[object, ...]:
    """What of the settings a tunnel depends on: where this changes, it is opened anew."""
    kind = settings.tunnel.kind
    if kind == NONE:
        return (kind,)
    # A proven address becomes web.public_url: only a fixed one is decided by it.
    return (settings.tunnel, settings.web.public_url if kind == FIXED else "")


async def make_tunnel(settings: Settings, secrets: Secrets, local: LocalAddress) -> Tunnel:
    """The chosen tunnel, not yet open.

    Raises:
        TunnelError: something it needs is missing.
    """
    kind = settings.tunnel.kind
    # Their libraries cost up to 200 ms to import: not on the loop.
    await asyncio.to_thread(importlib.import_module, f"{__package__}.{kind}")
    if kind == FIXED:
        from sellercall_desktop.tunnel.fixed import FixedAddress

        return FixedAddress(_needed(kind, "web.public_url", settings.web.public_url))
    if kind == "ssh":
        from sellercall_desktop.tunnel.ssh import SshTunnel

        _needed(kind, "tunnel.ssh_host", settings.tunnel.ssh_host)
        _needed(kind, "tunnel.ssh_public_url", settings.tunnel.ssh_public_url)
        return SshTunnel(settings.tunnel, local, await _optional(secrets, Secret.SSH_KEY_PASSPHRASE))
    if kind == "cloudflared":
        from sellercall_desktop.tunnel.cloudflared import CloudflaredTunnel

        named = settings.tunnel.cloudflared_hostname and not settings.tunnel.cloudflared_tunnel
        token = await _secret(kind, secrets, Secret.CLOUDFLARED_TOKEN) if named else None
        if named:
            _needed(kind, Secret.CLOUDFLARED_TOKEN.value, token)
        return CloudflaredTunnel(settings.tunnel, local, token)
    from sellercall_desktop.tunnel.ngrok import NgrokTunnel

    token = await _secret(kind, secrets, Secret.NGROK_AUTHTOKEN)
    return NgrokTunnel(
        _needed(kind, Secret.NGROK_AUTHTOKEN.value, token), settings.tunnel.ngrok_domain, local
    )


def _needed(kind: str, name: str, value: str | None) -> str:
    if not value:
        raise TunnelError(kind, TunnelProblem.NOT_CONFIGURED, name)
    return value


async def _secret(kind: str, secrets: Secrets, secret: Secret) -> str | None:
    try:
        return await secrets.get(secret)
    except SecretsUnavailableError as error:
        raise TunnelError(kind, TunnelProblem.NOT_CONFIGURED, f"{secret.value}: {error}") from error


async def _optional(secrets: Secrets, secret: Secret) -> str | None:
    try:
        return await secrets.get(secret)
    except SecretsUnavailableError:
        return None  # an agent, or a key without a passphrase, needs no keyring
