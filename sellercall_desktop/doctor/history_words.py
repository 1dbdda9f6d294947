"""Why the history cannot be used, for a terminal and for the doctor: what is wrong, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import StoreProblem

if TYPE_CHECKING:
    from sellercall_desktop.core.errors import StoreError

# problem: (Spanish, what to do), (English, what to do)
HISTORY_WORDS: dict[StoreProblem, tuple[tuple[str, str], tuple[str, str]]] = {
    StoreProblem.FULL: (
        ("el disco está lleno", "libere espacio en él e inténtelo de nuevo"),
        ("the disk is full", "make room on it and try again"),
    ),
    StoreProblem.READ_ONLY: (
        ("el disco no admite cambios", "haga que vuelva a admitirlos, o use --data con otra carpeta"),
        ("the disk takes no changes", "make it writable again, or use --data"),
    ),
    StoreProblem.FORBIDDEN: (
        ("este usuario no puede escribir allí", "dese permiso de escritura, o use --data con otra carpeta"),
        ("this user may not write there", "give yourself the right to, or use --data"),
    ),
    StoreProblem.IN_USE: (
        ("otro programa lo mantiene bloqueado", "cierre ese programa e inténtelo de nuevo"),
        ("another program keeps it locked", "close that program and try again"),
    ),
    StoreProblem.GONE: (
        ("ya no está allí", "vuelva a ponerlo en su lugar, o inicie de nuevo"),
        ("it is not there any more", "put it back, or start anew"),
    ),
    StoreProblem.REPLACED: (
        ("otro archivo ocupó su lugar", "inicie de nuevo; a su lado hay una copia del anterior"),
        ("another file lies in its place", "start anew; a copy of the former lies beside it"),
    ),
    StoreProblem.LOG_GONE: (
        (
            "se borró el archivo -wal con sus cambios más recientes",
            "pueden faltar llamadas; se vuelven a pedir a los proveedores",
        ),
        (
            "its -wal file with the newest changes was deleted",
            "calls may be missing; the providers are asked for them again",
        ),
    ),
    StoreProblem.NO_PLACE: (
        (
            "allí no se puede crear ni abrir un archivo",
            "vea si otra cosa tiene ese nombre, o use --data con otra carpeta",
        ),
        ("no file can be made or opened there", "see whether something else has that name, or use --data"),
    ),
    StoreProblem.DEVICE: (
        ("el disco no lee o no escribe", "revíselo y guarde una copia de la carpeta"),
        ("the disk does not read or write", "check it, and keep a copy of the folder"),
    ),
    StoreProblem.UNREACHABLE: (
        ("el servidor no responde", "revise la red y el ajuste store.database_url"),
        ("the server does not answer", "check the network and the setting store.database_url"),
    ),
}
_OTHER = (
    ("falló de una manera desconocida ({error})", "mire el registro"),
    ("it has failed in an unknown way ({error})", "see the log"),
)


def why_not_history(error: StoreError, *, spanish: bool) -> tuple[str, str]:
    """What is wrong, with the place it is about, and what to do; no word of the database's own."""
    why, remedy = HISTORY_WORDS.get(error.problem, _OTHER)[0 if spanish else 1]
    why = why.format(error=error)
    return f"{error.path}: {why}" if str(error.path) else why, remedy
