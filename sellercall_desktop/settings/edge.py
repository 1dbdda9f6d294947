"""The embedded web server, and the way to it from the internet."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import (
    AT_NEXT_START,
    QT_TRANSLATE_NOOP,
    Origin,
    Port,
    SettingsSection,
)
from sellercall_desktop.settings.public_address import PUBLIC_ADDRESS


class WebSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The embedded web server."""

    local_host: Annotated[
        str,
        AT_NEXT_START,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Local address"),
            description=QT_TRANSLATE_NOOP("Settings", "Where the REST API listens; keep it on loopback."),
        ),
    ] = "127.0.0.1"
    local_port: Annotated[Port, AT_NEXT_START, Meta(title=QT_TRANSLATE_NOOP("Settings", "Local port"))] = 5000
    public_host: Annotated[
        str,
        AT_NEXT_START,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Webhook address"),
            description=QT_TRANSLATE_NOOP("Settings", "Where a tunnel or reverse proxy hands over webhooks."),
        ),
    ] = "127.0.0.1"
    public_port: Annotated[Port, AT_NEXT_START, Meta(title=QT_TRANSLATE_NOOP("Settings", "Webhook port"))] = (
        5001
    )
    public_url: Annotated[
        str,
        PUBLIC_ADDRESS,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Public address"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "The address under which the providers reach the webhook port, as they see it; "
                "empty where there is none.",
            ),
        ),
    ] = ""
    allowed_origins: Annotated[
        tuple[Origin, ...],
        Meta(
            max_length=50,
            title=QT_TRANSLATE_NOOP("Settings", "Allowed web pages"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Addresses of the web pages that may use the REST API and the log hub, without a path "
                "(https://front.example), separated by commas. No other page may.",
            ),
        ),
    ] = ()
    require_token: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Always ask for the token"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Off: programs on this computer may use the REST API without it. "
                "It is always asked for once the local address is not loopback.",
            ),
        ),
    ] = False


class TunnelSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way from the internet to the webhook port."""

    kind: Annotated[
        Literal["none", "fixed", "ssh", "cloudflared", "ngrok"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Tunnel"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "How the providers reach this computer. Without one you can still call out."
            ),
        ),
    ] = "none"
    ssh_host: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "SSH server"),
            description=QT_TRANSLATE_NOOP("Settings", "Name or address of your own server."),
        ),
    ] = ""
    ssh_port: Annotated[Port, Meta(title=QT_TRANSLATE_NOOP("Settings", "SSH port"))] = 22
    ssh_user: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "SSH user"),
            description=QT_TRANSLATE_NOOP("Settings", "Empty takes your name on this computer."),
        ),
    ] = ""
    ssh_key_file: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "SSH key file"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Private key to log in with; empty takes the agent and the usual keys."
            ),
        ),
    ] = ""
    ssh_known_hosts_file: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "SSH known hosts"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "File with the server's key; empty takes ~/.ssh/known_hosts. "
                "A server that is not in it is refused.",
            ),
        ),
    ] = ""
    ssh_remote_host: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Listen on the server at"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "localhost where a reverse proxy hands over; empty for every address of the server, "
                "which it must allow (GatewayPorts).",
            ),
        ),
    ] = "localhost"
    ssh_remote_port: Annotated[
        int, Meta(ge=1, le=65535, title=QT_TRANSLATE_NOOP("Settings", "Port on the server"))
    ] = 5001
    ssh_public_url: Annotated[
        str,
        PUBLIC_ADDRESS,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Public address of the SSH tunnel"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "The address under which the providers reach that port, as they see it."
            ),
        ),
    ] = ""
    cloudflared_path: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "cloudflared program"),
            description=QT_TRANSLATE_NOOP("Settings", "Where it is; empty looks on the PATH."),
        ),
    ] = ""
    cloudflared_hostname: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z0-9.-]*$",
            title=QT_TRANSLATE_NOOP("Settings", "cloudflared host name"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Your own name for a named tunnel; empty opens a quick tunnel with a new name."
            ),
        ),
    ] = ""
    cloudflared_tunnel: Annotated[
        str,
        Meta(
            pattern=r"^[^-].*$|^$",
            title=QT_TRANSLATE_NOOP("Settings", "cloudflared tunnel"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Name or ID of a tunnel kept on this computer; empty uses the tunnel's token."
            ),
        ),
    ] = ""
    ngrok_domain: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z0-9.-]*$",
            title=QT_TRANSLATE_NOOP("Settings", "ngrok domain"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Your reserved domain; empty takes the one of your account."
            ),
        ),
    ] = ""
