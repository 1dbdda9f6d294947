"""Why there is no way in from the internet: one entry for each `core.errors.TunnelProblem`."""

from __future__ import annotations

from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.words.sentence import Text, Words

KINDS = {"ssh": "SSH", "cloudflared": "cloudflared", "ngrok": "ngrok"}
"""Kinds of tunnel by the names people know. The others are called by what they are."""

_CLOSED = Text(
    "The tunnel is not open: customers cannot call in.",
    "El túnel no está abierto: los clientes no pueden llamar.",
)
_OUT = Text(
    "It is opened again by itself. You can still call out.",
    "Se vuelve a abrir solo. Usted puede seguir llamando.",
)

TUNNEL: dict[TunnelProblem, Words] = {
    TunnelProblem.NOT_CONFIGURED: Words(
        _CLOSED,
        Text("Something it needs has not been set.", "Falta configurar algo que necesita."),
        Text("Complete the tunnel's settings.", "Complete los ajustes del túnel."),
        "tunnel",
    ),
    TunnelProblem.PROGRAM_MISSING: Words(
        _CLOSED,
        Text(
            "The program it needs is not installed, or is not where it should be.",
            "El programa que necesita no está instalado, o no está donde debería.",
        ),
        Text("Install it, or set where it is.", "Instálelo, o indique dónde está."),
        "tunnel",
    ),
    TunnelProblem.PROGRAM_ENDED: Words(
        _CLOSED, Text("The program that keeps it has ended.", "El programa que lo mantiene terminó."), _OUT
    ),
    TunnelProblem.UNREACHABLE: Words(
        _CLOSED,
        Text(
            "Its server cannot be reached, or does not answer.",
            "No se puede llegar a su servidor, o no responde.",
        ),
        _OUT,
    ),
    TunnelProblem.HOST_KEY: Words(
        _CLOSED,
        Text(
            "The server's key is unknown or has changed, so it was not trusted.",
            "La clave del servidor es desconocida o cambió; por eso no se confió en él.",
        ),
        Text(
            "Compare its key with the server's owner, connect to it once with ssh, then try again.",
            "Compare la clave con el dueño del servidor, conéctese una vez con ssh e intente de nuevo.",
        ),
        "tunnel",
    ),
    TunnelProblem.LOGIN_REFUSED: Words(
        _CLOSED,
        Text("The server did not accept the key or token.", "El servidor no aceptó la clave o el token."),
        Text("Check user, key and token in the settings.", "Revise usuario, clave y token en los ajustes."),
        "tunnel",
    ),
    TunnelProblem.KEY_UNUSABLE: Words(
        _CLOSED,
        Text(
            "The key file cannot be read, or its passphrase is missing or wrong.",
            "El archivo de la clave no se puede leer, o su frase de contraseña falta o es incorrecta.",
        ),
        Text(
            "Check the key file and its passphrase in the settings.",
            "Revise el archivo de la clave y su frase de contraseña en los ajustes.",
        ),
        "tunnel",
    ),
    TunnelProblem.PORT_REFUSED: Words(
        _CLOSED,
        Text(
            "The server does not let us listen on that port; it may be taken.",
            "El servidor no permite escuchar en ese puerto; puede estar ocupado.",
        ),
        Text(
            "Choose another port, or allow it on the server (AllowTcpForwarding).",
            "Elija otro puerto, o permítalo en el servidor (AllowTcpForwarding).",
        ),
        "tunnel",
    ),
    TunnelProblem.RATE_LIMITED: Words(
        _CLOSED,
        Text(
            "Its service has too many requests or sessions.",
            "Su servicio tiene demasiadas solicitudes o sesiones.",
        ),
        _OUT,
    ),
    TunnelProblem.LOST: Words(_CLOSED, Text("The connection was lost.", "Se perdió la conexión."), _OUT),
    TunnelProblem.NOT_PROVEN: Words(
        Text("Customers cannot call in.", "Los clientes no pueden llamar."),
        Text(
            "A request to the public address did not come back to this program.",
            "Una solicitud a la dirección pública no volvió a este programa.",
        ),
        Text(
            "Check the public address and what stands before this computer.",
            "Revise la dirección pública y lo que hay delante de este equipo.",
        ),
        "tunnel",
    ),
}
