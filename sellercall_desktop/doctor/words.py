"""The doctor's sentences in English and Spanish: what was found, and the remedy."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

from sellercall_desktop.doctor.history_words import HISTORY_WORDS

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
    "provider.proxy": (
        ("{provider} cannot be reached by the proxy of {setting}", "correct {setting}, or remove it"),
        ("no se puede llegar a {provider} por el proxy de {setting}", "corrija {setting}, o quítela"),
    ),
    "proxy.unreadable": (
        (
            "{setting} is not the address of a proxy: {entry}",
            "write it as http://proxy:3128 or socks5://proxy:1080, or remove it",
        ),
        (
            "{setting} no es la dirección de un proxy: {entry}",
            "escríbala como http://proxy:3128 o socks5://proxy:1080, o quítela",
        ),
    ),
    "proxy.entry_unreadable": (
        ("{entry} in {setting} cannot be read and is left out", "write a name, an address or a range"),
        (
            "{entry} en {setting} no se puede leer y se omite",
            "escriba allí un nombre, una dirección o un rango",
        ),
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
    "port.ours": (
        ("{address} is used by the SellerCall that is running", ""),
        ("{address} la usa el SellerCall que está abierto", ""),
    ),
    "port.taken": (
        (
            "cannot listen on {address}: {problem}",
            "close the program that uses it, or change {setting}",
        ),
        (
            "no se puede escuchar en {address}: {problem}",
            "cierre el programa que la usa, o cambie {setting}",
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
    "inbound.number.ok": (("Twilio has the number {number}", ""), ("Twilio tiene el número {number}", "")),
    "inbound.number.none": (
        ("no number is chosen for incoming calls", "choose one on the page Twilio number of the settings"),
        (
            "no hay un número elegido para las llamadas entrantes",
            "elija uno en la página Número de Twilio de los ajustes",
        ),
    ),
    "inbound.number.foreign": (
        ("{number} is not a number of this Twilio account", "connect its account, or choose another number"),
        ("{number} no es un número de esta cuenta de Twilio", "conecte su cuenta, o elija otro número"),
    ),
    "inbound.number.voiceless": (
        ("{number} cannot receive calls", "choose a number with voice"),
        ("{number} no puede recibir llamadas", "elija un número con voz"),
    ),
    "inbound.address.ok": (("the number points here: {where}", ""), ("el número apunta aquí: {where}", "")),
    "inbound.address.nothing": (
        ("the number points to nothing", "point it here on the page Twilio number of the settings"),
        ("el número no apunta a nada", "apúntelo aquí en la página Número de Twilio de los ajustes"),
    ),
    "inbound.address.elsewhere": (
        ("the number points elsewhere: {where}", "point it here on the page Twilio number of the settings"),
        (
            "el número apunta a otro lugar: {where}",
            "apúntelo aquí en la página Número de Twilio de los ajustes",
        ),
    ),
    "inbound.address.method": (
        ("the number calls its address with {method}, not POST", "point it here again"),
        ("el número llama a su dirección con {method}, no con POST", "apúntelo aquí de nuevo"),
    ),
    "inbound.address.unknown": (
        ("what the number points to was not looked at", "mend what is named before"),
        ("no se revisó a dónde apunta el número", "corrija antes lo anterior"),
    ),
    "inbound.tunnel.ok": (
        ("the public address leads here: {address}", ""),
        ("la dirección pública llega aquí: {address}", ""),
    ),
    "inbound.tunnel.none": (
        (
            "there is no way in from the internet",
            "choose a tunnel in the settings, and wait until it is open",
        ),
        ("no hay entrada desde internet", "elija un túnel en los ajustes y espere a que esté abierto"),
    ),
    "inbound.tunnel.silent": (
        ("{address} does not answer ({problem})", "check the tunnel, and what stands before this computer"),
        ("{address} no responde ({problem})", "revise el túnel y lo que está delante de este equipo"),
    ),
    "inbound.tunnel.stranger": (
        ("another program answers at {address}", "check where the tunnel or the reverse proxy leads"),
        ("otro programa responde en {address}", "revise a dónde lleva el túnel o el proxy inverso"),
    ),
    "inbound.server.ok": (("the web server answers", ""), ("el servidor web responde", "")),
    "inbound.server.silent": (
        ("the web server does not answer at {address} ({problem})", "start SellerCall, or start it again"),
        ("el servidor web no responde en {address} ({problem})", "inicie SellerCall, o inícielo de nuevo"),
    ),
    "inbound.server.stranger": (
        ("another program listens at {address}", "close it, or change web.public_port"),
        ("otro programa escucha en {address}", "ciérrelo, o cambie web.public_port"),
    ),
    "inbound.server.unknown": (
        ("the web server was not asked", "start SellerCall and check in its window"),
        ("no se consultó al servidor web", "inicie SellerCall y revise en su ventana"),
    ),
    "inbound.signature.ok": (
        ("a webhook signed as Twilio signs is accepted", ""),
        ("se acepta un webhook firmado como firma Twilio", ""),
    ),
    "inbound.signature.refused": (
        (
            "our server refuses a signed webhook ({problem})",
            "the public address in the settings must be the very one that Twilio calls",
        ),
        (
            "nuestro servidor rechaza un webhook firmado ({problem})",
            "la dirección pública de los ajustes debe ser exactamente la que Twilio llama",
        ),
    ),
    "inbound.signature.silent": (
        ("a signed webhook got no answer ({problem})", "check the tunnel, then try again"),
        ("un webhook firmado no tuvo respuesta ({problem})", "revise el túnel e intente de nuevo"),
    ),
    "inbound.signature.unknown": (
        ("the signature was not tried", "mend what is named before"),
        ("no se probó la firma", "corrija antes lo anterior"),
    ),
    "inbound.agent.ok": (("Ultravox accepts the key", ""), ("Ultravox acepta la clave", "")),
    "inbound.number.missing": (
        ("Twilio was not asked: {names} missing", "connect the account first"),
        ("no se consultó a Twilio: falta {names}", "conecte primero la cuenta"),
    ),
    "inbound.number.key_refused": (
        ("Twilio does not accept the keys", "copy them again from Twilio's console"),
        ("Twilio no acepta las claves", "cópielas de nuevo desde la consola de Twilio"),
    ),
    "inbound.number.unreachable": (
        ("Twilio cannot be reached", "check the network, a proxy or firewall"),
        ("no se puede llegar a Twilio", "revise la red, un proxy o cortafuegos"),
    ),
    "inbound.number.troubled": (
        ("Twilio answers with an error: {problem}", "try again later"),
        ("Twilio responde con un error: {problem}", "intente más tarde"),
    ),
    "inbound.signature.missing": (
        ("Twilio was not asked: {names} missing", "connect the account first"),
        ("no se consultó a Twilio: falta {names}", "conecte primero la cuenta"),
    ),
    "inbound.signature.key_refused": (
        ("Twilio does not accept the auth token", "copy it again from Twilio's console"),
        ("Twilio no acepta el auth token", "cópielo de nuevo desde la consola de Twilio"),
    ),
    "inbound.signature.unreachable": (
        ("Twilio cannot be reached", "check the network, a proxy or firewall"),
        ("no se puede llegar a Twilio", "revise la red, un proxy o cortafuegos"),
    ),
    "inbound.signature.troubled": (
        ("Twilio answers with an error: {problem}", "try again later"),
        ("Twilio responde con un error: {problem}", "intente más tarde"),
    ),
    "inbound.agent.missing": (
        ("Ultravox was not asked: {names} missing", "connect the account first"),
        ("no se consultó a Ultravox: falta {names}", "conecte primero la cuenta"),
    ),
    "inbound.agent.key_refused": (
        ("Ultravox does not accept the key", "copy it again from Ultravox's console"),
        ("Ultravox no acepta la clave", "cópiela de nuevo desde la consola de Ultravox"),
    ),
    "inbound.agent.unreachable": (
        ("Ultravox cannot be reached", "check the network, a proxy or firewall"),
        ("no se puede llegar a Ultravox", "revise la red, un proxy o cortafuegos"),
    ),
    "inbound.agent.troubled": (
        ("Ultravox answers with an error: {problem}", "try again later"),
        ("Ultravox responde con un error: {problem}", "intente más tarde"),
    ),
}

_WORDS |= {
    f"database.{problem}": tuple((f"{{place}}: {why}", remedy) for why, remedy in (english, spanish))  # type: ignore[misc]
    for problem, (spanish, english) in HISTORY_WORDS.items()
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
