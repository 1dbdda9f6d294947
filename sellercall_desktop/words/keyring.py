"""Why the keys cannot be had or kept: one entry for each `core.errors.SecretsProblem`."""

from __future__ import annotations

from sellercall_desktop.core.problems import SecretsProblem
from sellercall_desktop.words.sentence import Text, Words

SECRETS: dict[SecretsProblem, Words] = {
    SecretsProblem.NO_KEYRING: Words(
        Text(
            "This computer has no safe place for keys.",
            "Este equipo no tiene un lugar seguro para las claves.",
        ),
        Text(
            "The system's keyring is absent, and keys are never written to a file.",
            "No hay llavero del sistema, y las claves nunca se escriben en un archivo.",
        ),
        Text(
            "Install one, such as gnome-keyring, or keep the keys for this session only.",
            "Instale uno, por ejemplo gnome-keyring, o guarde las claves solo para esta sesión.",
        ),
    ),
    SecretsProblem.LOCKED: Words(
        Text("The system's keyring is locked.", "El llavero del sistema está bloqueado."),
        Text(
            "Its question for the password was closed, or could not be shown.",
            "Su pregunta por la contraseña se cerró, o no se pudo mostrar.",
        ),
        Text(
            "Unlock it and try again, or keep the keys for this session only.",
            "Desbloquéelo e inténtelo de nuevo, o guarde las claves solo para esta sesión.",
        ),
    ),
    SecretsProblem.DENIED: Words(
        Text(
            "SellerCall was not let into the system's keyring.",
            "El sistema no dejó que SellerCall usara su llavero.",
        ),
        Text(
            "The system's question was declined, or the system forbids it.",
            "La pregunta del sistema se rechazó, o el sistema lo prohíbe.",
        ),
        Text(
            "Try again and allow it, or keep the keys for this session only.",
            "Inténtelo de nuevo y permítalo, o guarde las claves solo para esta sesión.",
        ),
    ),
    SecretsProblem.NO_ANSWER: Words(
        Text("The system's keyring does not answer.", "El llavero del sistema no responde."),
        Text(
            "It may be waiting for you: its question can lie behind another window.",
            "Puede que lo esté esperando: su pregunta puede estar detrás de otra ventana.",
        ),
        Text(
            "Answer it and try again, or keep the keys for this session only.",
            "Respóndala e inténtelo de nuevo, o guarde las claves solo para esta sesión.",
        ),
    ),
    SecretsProblem.TOO_LONG: Words(
        Text("This key was not kept.", "Esta clave no se guardó."),
        Text(
            "It is longer than one entry of this system's keyring may be.",
            "Es más larga de lo que admite una entrada del llavero de este sistema.",
        ),
        Text(
            "See what was pasted: no provider's key is as long as that.",
            "Revise lo que se pegó: ningún proveedor usa una clave tan larga.",
        ),
    ),
    SecretsProblem.FAILED: Words(
        Text("The keys could not be kept safely.", "No se pudieron guardar las claves de forma segura."),
        Text("The system's keyring has failed.", "El llavero del sistema falló."),
        Text(
            "Try again, or keep the keys for this session only.",
            "Inténtelo de nuevo, o guarde las claves solo para esta sesión.",
        ),
    ),
}
