"""Why the history cannot be opened, read or written: an entry for each `core.errors.StoreProblem`."""

from __future__ import annotations

from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.words.clock import IS_WRONG
from sellercall_desktop.words.sentence import Text, Words

DISK_FULL = Text("The disk is full.", "El disco está lleno.")
_NOT_OPENED = Text("The call history was not opened.", "No se abrió el historial de llamadas.")
_WHAT = Text(
    "The call history could not be read or written.", "No se pudo leer o escribir el historial de llamadas."
)
STORE: dict[StoreProblem, Words] = {
    StoreProblem.FULL: Words(
        _WHAT,
        DISK_FULL,
        Text(
            "Make room on it and try again. Nothing that was saved is lost.",
            "Libere espacio en él e inténtelo de nuevo. No se perdió nada de lo guardado.",
        ),
        "retry",
    ),
    StoreProblem.READ_ONLY: Words(
        _WHAT,
        Text(
            "Its disk takes no changes: it is write-protected, or the system has closed it after a fault.",
            "Su disco no admite cambios: está protegido contra escritura, o el sistema lo cerró tras una "
            "falla.",
        ),
        Text(
            "Make the disk writable again, or choose another folder.",
            "Haga que el disco vuelva a admitir cambios, o elija otra carpeta.",
        ),
        "open_data",
    ),
    StoreProblem.FORBIDDEN: Words(
        _WHAT,
        Text("This user may not write there.", "Este usuario no puede escribir allí."),
        Text(
            "Give yourself the right to write to the folder, or choose another one.",
            "Dese permiso para escribir en la carpeta, o elija otra.",
        ),
        "open_data",
    ),
    StoreProblem.IN_USE: Words(
        _WHAT,
        Text("Another program keeps the file locked.", "Otro programa mantiene bloqueado el archivo."),
        Text(
            "Close that program, such as a backup, and try again.",
            "Cierre ese programa, por ejemplo una copia de seguridad, e inténtelo de nuevo.",
        ),
        "retry",
    ),
    StoreProblem.GONE: Words(
        _WHAT,
        Text(
            "Its file or folder is not there any more: it was moved or deleted, or the disk was taken out.",
            "Su archivo o su carpeta ya no está: alguien lo movió o lo borró, o se retiró el disco.",
        ),
        Text(
            "Put it back, or close the program and start it anew. Until then no call goes out.",
            "Vuelva a ponerlo en su lugar, o cierre el programa y ábralo de nuevo. Hasta entonces no sale "
            "ninguna llamada.",
        ),
        "open_data",
    ),
    StoreProblem.REPLACED: Words(
        _WHAT,
        Text(
            "Another file was put in its place meanwhile. A copy of what was open lies beside it.",
            "Mientras tanto otro archivo ocupó su lugar. A su lado quedó una copia del que estaba abierto.",
        ),
        Text(
            "Close the program and start it anew. Until then no call goes out.",
            "Cierre el programa y ábralo de nuevo. Hasta entonces no sale ninguna llamada.",
        ),
        "open_data",
    ),
    StoreProblem.CLOCK: Words(
        IS_WRONG,
        Text(
            "It differs from the database server's by over a minute; calls may leave at forbidden hours.",
            "Difiere en más de un minuto del reloj del servidor de la base de datos; "
            "podrían salir llamadas en horas prohibidas.",
        ),
        Text(
            "Set the clock, or let the system set it, and start the program again.",
            "Ajuste el reloj, o deje que el sistema lo ajuste, e inicie el programa de nuevo.",
        ),
    ),
    StoreProblem.LOG_GONE: Words(
        Text(
            "The newest calls may be missing from the history.",
            "En el historial pueden faltar las llamadas más recientes.",
        ),
        Text(
            "The file with its newest changes, which ends in -wal, was deleted while the program was closed.",
            "El archivo con sus cambios más recientes, que termina en -wal, fue borrado mientras el "
            "programa estaba cerrado.",
        ),
        Text(
            "They are asked of the providers again; see the history before you repeat a call.",
            "Se vuelven a pedir a los proveedores; mire el historial antes de repetir una llamada.",
        ),
        "history",
    ),
    StoreProblem.NO_PLACE: Words(
        _WHAT,
        Text(
            "No file can be made or opened where it should lie.",
            "En el lugar donde debería estar no se puede crear ni abrir un archivo.",
        ),
        Text(
            "See whether something else has that name, or choose another folder.",
            "Vea si otra cosa tiene ese nombre, o elija otra carpeta.",
        ),
        "open_data",
    ),
    StoreProblem.DEVICE: Words(
        _WHAT,
        Text(
            "The disk does not read or write: it may be full for you, failing, or no longer connected.",
            "El disco no lee o no escribe: puede no quedarle espacio a usted, estar fallando o haberse "
            "desconectado.",
        ),
        Text(
            "Check the disk, and keep a copy of the folder before you go on.",
            "Revise el disco y guarde una copia de la carpeta antes de seguir.",
        ),
        "open_data",
    ),
    StoreProblem.UNREACHABLE: Words(
        _WHAT,
        Text("The database server does not answer.", "El servidor de la base de datos no responde."),
        Text(
            "Check the network and the address in the settings, and try again.",
            "Revise la red y la dirección en los ajustes, e inténtelo de nuevo.",
        ),
        "settings",
    ),
    StoreProblem.TOO_NEW: Words(
        _NOT_OPENED,
        Text(
            "A newer version of SellerCall has written it. Nothing was changed.",
            "Lo escribió una versión más nueva de SellerCall. No se cambió nada.",
        ),
        Text(
            "Install the newer version, or restore the copy it made beside the database.",
            "Instale la versión más nueva o restaure la copia que hizo junto a la base de datos.",
        ),
        "open_data",
    ),
    StoreProblem.DAMAGED: Words(
        _NOT_OPENED,
        Text(
            "Its file is damaged or is not a database. It was left untouched.",
            "Su archivo está dañado o no es una base de datos. No se tocó.",
        ),
        Text(
            "Restore the newest copy beside it, or move the file away to start with an empty history.",
            "Restaure la copia más reciente que está a su lado o mueva el archivo para empezar con un "
            "historial vacío.",
        ),
        "open_data",
    ),
    StoreProblem.ERASED: Words(
        Text("This call is not kept any more.", "Esta llamada ya no se guarda."),
        Text("The person's data were erased.", "Los datos de la persona se borraron."),
        Text(
            "What is said from now on is kept as of anybody else.",
            "Lo que se diga desde ahora se guarda como el de cualquiera.",
        ),
    ),
    StoreProblem.OTHER: Words(
        _WHAT,
        Text(
            "The disk may be full, or the file may be in use.",
            "El disco puede estar lleno o el archivo en uso.",
        ),
        Text("Make room on the disk and try again.", "Libere espacio en el disco e intente de nuevo."),
        "retry",
    ),
}
