"""The doctor's sentences in English and Spanish: what was found, and the remedy."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# key: ((what, remedy) in English, (what, remedy) in Spanish)
_WORDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "folder.ok": (
        ("folders can be written: {folder}", ""),
        ("se puede escribir en las carpetas: {folder}", ""),
    ),
    "folder.unwritable": (
        (
            "{folder} cannot be written: {problem}",
            "give yourself the right to write there, or start with --data",
        ),
        ("no se puede escribir en {folder}: {problem}", "dese permiso de escritura, o inicie con --data"),
    ),
    "disk.little": (
        ("only {free} left on the disk of {folder}", "make room, or the history cannot grow"),
        ("solo quedan {free} en el disco de {folder}", "libere espacio, o el historial no podrá crecer"),
    ),
    "database.ok": (
        ("the history can be written ({calls} calls)", ""),
        ("se puede escribir en el historial ({calls} llamadas)", ""),
    ),
    "database.too_new": (
        ("{path} was written by a newer version", "update this program"),
        ("{path} fue escrito por una versión más nueva", "actualice este programa"),
    ),
    "database.damaged": (
        ("{path} is damaged", "move it away and put back the newest copy that lies beside it"),
        ("{path} está dañado", "muévalo a otro lugar y restaure la copia más reciente que está a su lado"),
    ),
    "database.unusable": (
        ("the history cannot be used: {problem}", "check the setting store.database_url and the data folder"),
        (
            "no se puede usar el historial: {problem}",
            "revise el ajuste store.database_url y la carpeta de datos",
        ),
    ),
    "keyring.ok": (("the keyring answers ({place})", ""), ("el llavero responde ({place})", "")),
    "keyring.not_needed": (
        ("the environment gives all credentials; the keyring is not used", ""),
        ("el entorno da todas las credenciales; no se usa el llavero", ""),
    ),
    "keyring.unusable": (
        (
            "no usable keyring: {problem}",
            "unlock or install one, or give the credentials as SELLERCALL_ variables",
        ),
        (
            "no hay un llavero utilizable: {problem}",
            "desbloquéelo o instale uno, o dé las credenciales en variables SELLERCALL_",
        ),
    ),
    "credentials.ok": (
        ("credentials of both accounts are present", ""),
        ("están las credenciales de ambas cuentas", ""),
    ),
    "credentials.missing": (
        (
            "credentials missing: {names}",
            "open the window and choose Connect accounts, or set SELLERCALL_ variables",
        ),
        (
            "faltan credenciales: {names}",
            "abra la ventana y elija Conectar cuentas, o defina variables SELLERCALL_",
        ),
    ),
    "credentials.no_auth_token": (
        ("a Twilio API key but no auth token", "add twilio.auth_token: Twilio signs its webhooks with it"),
        (
            "hay clave API de Twilio pero no auth token",
            "agregue twilio.auth_token: Twilio firma con él sus webhooks",
        ),
    ),
    "credentials.unreadable": (
        ("credentials cannot be read", "see the line about the keyring"),
        ("no se pueden leer las credenciales", "vea la línea sobre el llavero"),
    ),
    "number.ok": (("customers see {number}", ""), ("los clientes ven {number}", "")),
    "number.missing": (
        ("no Twilio phone number", "set twilio.phone_number in the settings, with + and country code"),
        ("falta el número de Twilio", "defina twilio.phone_number en los ajustes, con + y código de país"),
    ),
    "provider.ok": (("{provider} answers and accepts us", ""), ("{provider} responde y nos acepta", "")),
    "provider.not_configured": (
        ("{provider} was not asked: {names} missing", "connect the account first"),
        ("no se consultó a {provider}: falta {names}", "conecte primero la cuenta"),
    ),
    "provider.no_secrets": (
        ("{provider} was not asked", "see the line about the keyring"),
        ("no se consultó a {provider}", "vea la línea sobre el llavero"),
    ),
    "provider.refused_us": (
        ("{provider} does not accept the credentials", "copy them again from the provider's console"),
        ("{provider} no acepta las credenciales", "cópielas de nuevo desde la consola del proveedor"),
    ),
    "provider.unreachable": (
        ("{provider} cannot be reached", "check the network, a proxy or firewall, and the base_url setting"),
        ("no se puede llegar a {provider}", "revise la red, un proxy o cortafuegos, y el ajuste base_url"),
    ),
    "provider.troubled": (
        (
            "{provider} answers with an error: {problem}",
            "try again later, and see the provider's status page",
        ),
        (
            "{provider} responde con un error: {problem}",
            "intente más tarde, y vea la página de estado del proveedor",
        ),
    ),
    "port.ok": (("{address} is free", ""), ("{address} está libre", "")),
    "port.taken": (
        (
            "cannot listen on {address}: {problem}",
            "close what uses it (this program, perhaps) or change {setting}",
        ),
        (
            "no se puede escuchar en {address}: {problem}",
            "cierre lo que la usa (quizá este programa) o cambie {setting}",
        ),
    ),
    "display.ok": (
        ("a window can be shown ({display})", ""),
        ("se puede mostrar una ventana ({display})", ""),
    ),
    "display.none": (
        ("no display for a window", "on a server use: sellercall-desktop serve"),
        ("no hay pantalla para una ventana", "en un servidor use: sellercall-desktop serve"),
    ),
    "audio.ok": (("sound can be played", ""), ("se puede reproducir sonido", "")),
    "audio.none": (
        ("no sound device", "calls work without; to hear sounds here, start PulseAudio or PipeWire"),
        (
            "no hay dispositivo de sonido",
            "las llamadas funcionan sin él; para oír sonidos, inicie PulseAudio o PipeWire",
        ),
    ),
}


def sentence(key: str, details: Mapping[str, str], language: str) -> tuple[str, str]:
    """What was found and the remedy; Spanish for ``"es"``, else English."""
    what, remedy = _WORDS[key][1 if language == "es" else 0]
    return what.format_map(details), remedy.format_map(details)


def spoken_language(setting: str, environ: Mapping[str, str]) -> str:
    """``"es"`` or ``"en"``: the setting ``general.language``, where that is ``"system"`` the system's."""
    if setting != "system":
        return setting
    names = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((name for name in names if name), "") or locale.getlocale()[0] or ""
    return "es" if first.lower().startswith(("es", "spanish")) else "en"
