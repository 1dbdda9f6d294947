"""Every setting, declared once: key, type, bounds, default, label and help. No secret is a setting.

One TOML file, sections as tables; ``SELLERCALL_<SECTION>__<KEY>`` in the environment wins over it.
Labels and help are marked for translation here and translated where they are shown.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name Qt's tools look for
    """Mark a text for Qt's translation tools; the text itself is returned."""
    return text


Port = Annotated[int, Meta(ge=0, le=65535)]
Origin = Annotated[
    str, Meta(pattern=r"^https?://([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$")
]
"""As browsers send it: scheme, name and port, in lower case, without a path (RFC 6454, 6.2)."""


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the settings file."""


class GeneralSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What concerns the person at the window."""

    language: Annotated[
        Literal["system", "es", "en"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Language"),
            description=QT_TRANSLATE_NOOP("Settings", "Language of the window. Takes effect at once."),
        ),
    ] = "system"
    theme: Annotated[
        Literal["system", "light", "dark"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Theme"),
            description=QT_TRANSLATE_NOOP("Settings", "Light, dark, or as the system is."),
        ),
    ] = "system"
    default_region: Annotated[
        str,
        Meta(
            pattern="^[A-Z]{2}$",
            title=QT_TRANSLATE_NOOP("Settings", "Default country"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Two-letter country code (CO, MX …) for numbers typed without one."
            ),
        ),
    ] = "CO"


class TwilioSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The carrier."""

    base_url: Annotated[
        str,
        Meta(
            pattern="^https?://",
            title=QT_TRANSLATE_NOOP("Settings", "Twilio API address"),
            description=QT_TRANSLATE_NOOP("Settings", "Change it only for a proxy or the simulator."),
        ),
    ] = "https://api.twilio.com"
    phone_number: Annotated[
        str,
        Meta(
            pattern=r"^(\+[1-9]\d{6,14})?$",
            title=QT_TRANSLATE_NOOP("Settings", "Twilio phone number"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "The number your customers see, with + and country code (E.164)."
            ),
        ),
    ] = ""
    twiml_bin_sid: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "TwiML Bin SID"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "EH… of a TwiML Bin, kept from the old system; optional."
            ),
        ),
    ] = ""


class UltravoxSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The voice AI."""

    base_url: Annotated[
        str,
        Meta(
            pattern="^https?://",
            title=QT_TRANSLATE_NOOP("Settings", "Ultravox API address"),
            description=QT_TRANSLATE_NOOP("Settings", "Change it only for a proxy or the simulator."),
        ),
    ] = "https://api.ultravox.ai"
    voice: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Voice"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Voice ID or unique name; empty takes the provider's default."
            ),
        ),
    ] = ""
    model: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Model"),
            description=QT_TRANSLATE_NOOP("Settings", "Empty takes the provider's default."),
        ),
    ] = ""
    language_hint: Annotated[
        str,
        Meta(
            max_length=16,
            title=QT_TRANSLATE_NOOP("Settings", "Spoken language"),
            description=QT_TRANSLATE_NOOP("Settings", "BCP 47 tag such as es, es-CO or en-US."),
        ),
    ] = "es"
    max_duration_s: Annotated[
        int,
        Meta(
            ge=10,
            le=14400,
            title=QT_TRANSLATE_NOOP("Settings", "Longest conversation (seconds)"),
            description=QT_TRANSLATE_NOOP("Settings", "The AI ends the call after this time."),
        ),
    ] = 1800


class CallSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How calls are made."""

    voice_path: Annotated[
        Literal["stream", "sip"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Voice path"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "stream: Media Streams (recommended). sip: as the old system did."
            ),
        ),
    ] = "stream"
    ring_timeout_s: Annotated[
        int,
        Meta(
            ge=5,
            le=600,
            title=QT_TRANSLATE_NOOP("Settings", "Let it ring (seconds)"),
            description=QT_TRANSLATE_NOOP("Settings", "After this time without an answer the call ends."),
        ),
    ] = 45
    after_dial_audio_url: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "First recording after the conversation"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Address of an mp3 or wav played when the AI has left; optional."
            ),
        ),
    ] = ""
    after_dial_goodbye_url: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Goodbye recording"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Played 8 seconds after the first one, before hanging up; optional."
            ),
        ),
    ] = ""


class WebSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The embedded web server."""

    local_host: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Local address"),
            description=QT_TRANSLATE_NOOP("Settings", "Where the REST API listens; keep it on loopback."),
        ),
    ] = "127.0.0.1"
    local_port: Annotated[Port, Meta(title=QT_TRANSLATE_NOOP("Settings", "Local port"))] = 5000
    public_host: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Webhook address"),
            description=QT_TRANSLATE_NOOP("Settings", "Where a tunnel or reverse proxy hands over webhooks."),
        ),
    ] = "127.0.0.1"
    public_port: Annotated[Port, Meta(title=QT_TRANSLATE_NOOP("Settings", "Webhook port"))] = 5001
    public_url: Annotated[
        str,
        Meta(
            pattern="^(https?://.+)?$",
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


class TunnelSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
        Meta(
            pattern="^(https?://.+)?$",
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


class StoreSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the history lives."""

    database_url: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Database"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "SQLAlchemy URL; empty keeps a SQLite file in the data folder."
            ),
        ),
    ] = ""
    keep_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title=QT_TRANSLATE_NOOP("Settings", "Keep calls (days)"),
            description=QT_TRANSLATE_NOOP("Settings", "Older ended calls are deleted at start; 0 keeps all."),
        ),
    ] = 0


class LogSettings(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written down of the program's own doing."""

    level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Meta(title=QT_TRANSLATE_NOOP("Settings", "Log level")),
    ] = "INFO"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. Attribute path = TOML table and key, e.g. ``call.ring_timeout_s``."""

    general: GeneralSettings = GeneralSettings()
    twilio: TwilioSettings = TwilioSettings()
    ultravox: UltravoxSettings = UltravoxSettings()
    call: CallSettings = CallSettings()
    web: WebSettings = WebSettings()
    tunnel: TunnelSettings = TunnelSettings()
    store: StoreSettings = StoreSettings()
    log: LogSettings = LogSettings()
