"""Why there is no way in from the internet, in words: one entry for each `core.errors.TunnelProblem`."""

from __future__ import annotations

from sellercall_desktop.core.errors import TunnelProblem
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.provider_codes import Words

KINDS = {"ssh": "SSH", "cloudflared": "cloudflared", "ngrok": "ngrok"}
"""Kinds of tunnel by the names people know. The others are called by what they are."""

_CLOSED = QT_TRANSLATE_NOOP("Errors", "The tunnel is not open: customers cannot call in.")
_OUT = QT_TRANSLATE_NOOP("Errors", "It is opened again by itself. You can still call out.")

TUNNEL: dict[TunnelProblem, Words] = {
    TunnelProblem.NOT_CONFIGURED: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "Something it needs has not been set."),
        QT_TRANSLATE_NOOP("Errors", "Complete the tunnel's settings."),
        "tunnel",
    ),
    TunnelProblem.PROGRAM_MISSING: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "The program it needs is not installed, or is not where it should be."),
        QT_TRANSLATE_NOOP("Errors", "Install it, or set where it is."),
        "tunnel",
    ),
    TunnelProblem.PROGRAM_ENDED: Words(
        _CLOSED, QT_TRANSLATE_NOOP("Errors", "The program that keeps it has ended."), _OUT
    ),
    TunnelProblem.UNREACHABLE: Words(
        _CLOSED, QT_TRANSLATE_NOOP("Errors", "Its server cannot be reached, or does not answer."), _OUT
    ),
    TunnelProblem.HOST_KEY: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "The server's key is unknown or has changed, so it was not trusted."),
        QT_TRANSLATE_NOOP(
            "Errors", "Compare its key with the server's owner, connect to it once with ssh, then try again."
        ),
        "tunnel",
    ),
    TunnelProblem.LOGIN_REFUSED: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "The server did not accept the key or token."),
        QT_TRANSLATE_NOOP("Errors", "Check user, key and token in the settings."),
        "tunnel",
    ),
    TunnelProblem.KEY_UNUSABLE: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "The key file cannot be read, or its passphrase is missing or wrong."),
        QT_TRANSLATE_NOOP("Errors", "Check the key file and its passphrase in the settings."),
        "tunnel",
    ),
    TunnelProblem.PORT_REFUSED: Words(
        _CLOSED,
        QT_TRANSLATE_NOOP("Errors", "The server does not let us listen on that port; it may be taken."),
        QT_TRANSLATE_NOOP("Errors", "Choose another port, or allow it on the server (AllowTcpForwarding)."),
        "tunnel",
    ),
    TunnelProblem.RATE_LIMITED: Words(
        _CLOSED, QT_TRANSLATE_NOOP("Errors", "Its service has too many requests or sessions."), _OUT
    ),
    TunnelProblem.LOST: Words(_CLOSED, QT_TRANSLATE_NOOP("Errors", "The connection was lost."), _OUT),
    TunnelProblem.NOT_PROVEN: Words(
        QT_TRANSLATE_NOOP("Errors", "Customers cannot call in."),
        QT_TRANSLATE_NOOP("Errors", "A request to the public address did not come back to this program."),
        QT_TRANSLATE_NOOP("Errors", "Check the public address and what stands before this computer."),
        "tunnel",
    ),
}
