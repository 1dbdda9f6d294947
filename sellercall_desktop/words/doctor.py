"""What the doctor finds, and the remedy. What an error tells stands in `words.errors` instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.problems import FolderProblem
from sellercall_desktop.words.numbers import NO_WAY_IN
from sellercall_desktop.words.providers import KEYS_REFUSED, UNREACHABLE
from sellercall_desktop.words.sentence import NOTHING, Text
from sellercall_desktop.words.settings import FOLDERS, NOT_KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEE_KEYRING = Text("See the line about the keyring.", "Vea la línea sobre el llavero.")
_MEND_FIRST = Text("Mend what is named before.", "Corrija antes lo anterior.")
_POINT_HERE = Text(
    "Point it here on the page Twilio number of the settings.",
    "Apúntelo aquí en la página Número de Twilio de los ajustes.",
)
_ASKED: dict[str, tuple[Text, Text]] = {
    "missing": (
        Text("{provider} was not asked: {names} missing.", "No se consultó a {provider}: falta {names}."),
        Text("Connect the account first.", "Conecte primero la cuenta."),
    ),
    "key_refused": (
        KEYS_REFUSED,
        Text(
            "Copy them again from {provider}'s console.", "Cópielas de nuevo desde la consola de {provider}."
        ),
    ),
    "unreachable": (
        UNREACHABLE,
        Text(
            "Check the network, a proxy or firewall, and the setting base_url.",
            "Revise la red, un proxy o cortafuegos, y el ajuste base_url.",
        ),
    ),
    "troubled": (
        Text("{provider} answers with an error: {problem}.", "{provider} responde con un error: {problem}."),
        Text(
            "Try again later, and see the provider's status page.",
            "Intente más tarde, y vea la página de estado del proveedor.",
        ),
    ),
}
_PROVIDERS = {"number": "Twilio", "signature": "Twilio", "agent": "Ultravox"}

# key of a finding: what was found, and the remedy; of a link's provider: with its name filled in
FINDINGS: dict[str, tuple[Text, Text]] = {
    **{f"inbound.{link}.{end}": words for link in _PROVIDERS for end, words in _ASKED.items()},
    "provider.not_configured": _ASKED["missing"],
    "provider.refused_us": _ASKED["key_refused"],
    "provider.unreachable": _ASKED["unreachable"],
    "provider.troubled": _ASKED["troubled"],
    "folder.ok": (
        Text("Folders can be written: {folder}.", "Se puede escribir en las carpetas: {folder}."),
        NOTHING,
    ),
    "folder.unwritable": (
        Text(f"{NOT_KEPT.en} {{folder}}: {{problem}}.", f"{NOT_KEPT.es} {{folder}}: {{problem}}."),
        FOLDERS[FolderProblem.READ_ONLY].what_to_do,
    ),
    "disk.little": (
        Text("Only {free} left on the disk of {folder}.", "Solo quedan {free} en el disco de {folder}."),
        Text("Make room, or the history cannot grow.", "Libere espacio, o el historial no podrá crecer."),
    ),
    "database.ok": (
        Text(
            "The history can be written ({calls} calls).",
            "Se puede escribir en el historial ({calls} llamadas).",
        ),
        NOTHING,
    ),
    "keyring.ok": (Text("The keyring answers ({place}).", "El llavero responde ({place})."), NOTHING),
    "keyring.not_needed": (
        Text(
            "The environment gives all credentials; the keyring is not used.",
            "El entorno da todas las credenciales; no se usa el llavero.",
        ),
        NOTHING,
    ),
    "credentials.ok": (
        Text("Credentials of both accounts are present.", "Están las credenciales de ambas cuentas."),
        NOTHING,
    ),
    "credentials.missing": (
        Text("Credentials missing: {names}.", "Faltan credenciales: {names}."),
        Text(
            "Open the window and choose Connect accounts, or set SELLERCALL_ variables.",
            "Abra la ventana y elija Conectar cuentas, o defina variables SELLERCALL_.",
        ),
    ),
    "credentials.no_auth_token": (
        Text("A Twilio API key but no auth token.", "Hay clave API de Twilio pero no auth token."),
        Text(
            "Add twilio.auth_token: Twilio signs its webhooks with it.",
            "Agregue twilio.auth_token: Twilio firma con él sus webhooks.",
        ),
    ),
    "credentials.unreadable": (
        Text("Credentials cannot be read.", "No se pueden leer las credenciales."),
        _SEE_KEYRING,
    ),
    "number.ok": (Text("Customers see {number}.", "Los clientes ven {number}."), NOTHING),
    "number.missing": (
        Text("No Twilio phone number.", "Falta el número de Twilio."),
        Text(
            "Set twilio.phone_number in the settings, with + and country code.",
            "Defina twilio.phone_number en los ajustes, con + y código de país.",
        ),
    ),
    "own_telephone.ok": (
        Text(
            "Calls are taken over by the telephone that ends in {ends}.",
            "Las llamadas se toman en el teléfono que termina en {ends}.",
        ),
        NOTHING,
    ),
    "own_telephone.missing": (
        Text(
            "There is no telephone of yours for taking calls over.",
            "No hay un teléfono suyo para tomar llamadas.",
        ),
        Text("Set hand_off.own_telephone in the settings.", "Defina hand_off.own_telephone en los ajustes."),
    ),
    "own_telephone.not_allowed": (
        Text(
            "Your own telephone, which ends in {ends}, may not be called: no call can be taken over.",
            "No se puede llamar a su propio teléfono, que termina en {ends}: no se puede tomar una llamada.",
        ),
        Text(
            "Add its country to guard.allowed_countries; special-rate numbers are never called.",
            "Agregue su país a guard.allowed_countries; los números de tarifa especial no se llaman nunca.",
        ),
    ),
    "provider.ok": (Text("{provider} answers and accepts us.", "{provider} responde y nos acepta."), NOTHING),
    "provider.no_secrets": (
        Text("{provider} was not asked.", "No se consultó a {provider}."),
        _SEE_KEYRING,
    ),
    "provider.proxy": (
        Text(
            "{provider} cannot be reached by the proxy of {setting}.",
            "No hay conexión con {provider} por el proxy de {setting}.",
        ),
        Text("Correct {setting}, or remove it.", "Corrija {setting}, o quítela."),
    ),
    "proxy.unreadable": (
        Text(
            "{setting} is not the address of a proxy: {entry}.",
            "{setting} no es la dirección de un proxy: {entry}.",
        ),
        Text(
            "Write it as http://proxy:3128 or socks5://proxy:1080, or remove it.",
            "Escríbala como http://proxy:3128 o socks5://proxy:1080, o quítela.",
        ),
    ),
    "proxy.entry_unreadable": (
        Text(
            "{entry} in {setting} cannot be read and is left out.",
            "{entry} en {setting} no se puede leer y se omite.",
        ),
        Text("Write a name, an address or a range.", "Escriba allí un nombre, una dirección o un rango."),
    ),
    "port.ok": (Text("{address} is free.", "{address} está libre."), NOTHING),
    "port.ours": (
        Text(
            "{address} is used by the SellerCall that is running.",
            "{address} la usa el SellerCall que está abierto.",
        ),
        NOTHING,
    ),
    "port.taken": (
        Text("Cannot listen on {address}: {problem}.", "No se puede escuchar en {address}: {problem}."),
        Text(
            "Close the program that uses it, or change {setting}.",
            "Cierre el programa que la usa, o cambie {setting}.",
        ),
    ),
    "display.ok": (
        Text("A window can be shown ({display}).", "Se puede mostrar una ventana ({display})."),
        NOTHING,
    ),
    "display.none": (
        Text("No display for a window.", "No hay pantalla para una ventana."),
        Text("On a server use: sellercall-desktop serve.", "En un servidor use: sellercall-desktop serve."),
    ),
    "audio.ok": (Text("Sound can be played.", "Se puede reproducir sonido."), NOTHING),
    "audio.none": (
        Text("No sound device.", "No hay dispositivo de sonido."),
        Text(
            "Calls work without; to hear sounds here, start PulseAudio or PipeWire.",
            "Las llamadas funcionan sin él; para oír sonidos, inicie PulseAudio o PipeWire.",
        ),
    ),
    "inbound.number.ok": (
        Text("Twilio has the number {number}.", "Twilio tiene el número {number}."),
        NOTHING,
    ),
    "inbound.number.none": (
        Text(
            "No number is chosen for incoming calls.", "No hay un número elegido para las llamadas entrantes."
        ),
        Text(
            "Choose one on the page Twilio number of the settings.",
            "Elija uno en la página Número de Twilio de los ajustes.",
        ),
    ),
    "inbound.number.foreign": (
        Text(
            "{number} is not a number of this Twilio account.",
            "{number} no es un número de esta cuenta de Twilio.",
        ),
        Text("Connect its account, or choose another number.", "Conecte su cuenta, o elija otro número."),
    ),
    "inbound.number.voiceless": (
        Text("{number} cannot receive calls.", "{number} no puede recibir llamadas."),
        Text("Choose a number with voice.", "Elija un número con voz."),
    ),
    "inbound.address.ok": (
        Text("The number points here: {where}.", "El número apunta aquí: {where}."),
        NOTHING,
    ),
    "inbound.address.nothing": (
        Text("The number points to nothing.", "El número no apunta a nada."),
        _POINT_HERE,
    ),
    "inbound.address.elsewhere": (
        Text("The number points elsewhere: {where}.", "El número apunta a otro lugar: {where}."),
        _POINT_HERE,
    ),
    "inbound.address.method": (
        Text(
            "The number calls its address with {method}, not POST.",
            "El número llama a su dirección con {method}, no con POST.",
        ),
        Text("Point it here again.", "Apúntelo aquí de nuevo."),
    ),
    "inbound.address.unknown": (
        Text("What the number points to was not looked at.", "No se revisó a dónde apunta el número."),
        _MEND_FIRST,
    ),
    "inbound.tunnel.ok": (
        Text("The public address leads here: {address}.", "La dirección pública llega aquí: {address}."),
        NOTHING,
    ),
    "inbound.tunnel.none": (
        NO_WAY_IN.why,
        Text(
            "Choose a tunnel in the settings, and wait until it is open.",
            "Elija un túnel en los ajustes y espere a que esté abierto.",
        ),
    ),
    "inbound.tunnel.silent": (
        Text("{address} does not answer ({problem}).", "{address} no responde ({problem})."),
        Text(
            "Check the tunnel, and what stands before this computer.",
            "Revise el túnel y lo que está delante de este equipo.",
        ),
    ),
    "inbound.tunnel.stranger": (
        Text("Another program answers at {address}.", "Otro programa responde en {address}."),
        Text(
            "Check where the tunnel or the reverse proxy leads.",
            "Revise a dónde lleva el túnel o el proxy inverso.",
        ),
    ),
    "inbound.server.ok": (Text("The web server answers.", "El servidor web responde."), NOTHING),
    "inbound.server.silent": (
        Text(
            "The web server does not answer at {address} ({problem}).",
            "El servidor web no responde en {address} ({problem}).",
        ),
        Text("Start SellerCall, or start it again.", "Inicie SellerCall, o inícielo de nuevo."),
    ),
    "inbound.server.stranger": (
        Text("Another program listens at {address}.", "Otro programa escucha en {address}."),
        Text("Close it, or change web.public_port.", "Ciérrelo, o cambie web.public_port."),
    ),
    "inbound.server.unknown": (
        Text("The web server was not asked.", "No se consultó al servidor web."),
        Text("Start SellerCall and check in its window.", "Inicie SellerCall y revise en su ventana."),
    ),
    "inbound.signature.ok": (
        Text(
            "A webhook signed as Twilio signs is accepted.", "Se acepta un webhook firmado como firma Twilio."
        ),
        NOTHING,
    ),
    "inbound.signature.refused": (
        Text(
            "Our server refuses a signed webhook ({problem}).",
            "Nuestro servidor rechaza un webhook firmado ({problem}).",
        ),
        Text(
            "The public address in the settings must be the very one that Twilio calls.",
            "La dirección pública de los ajustes debe ser exactamente la que Twilio llama.",
        ),
    ),
    "inbound.signature.silent": (
        Text(
            "A signed webhook got no answer ({problem}).", "Un webhook firmado no tuvo respuesta ({problem})."
        ),
        Text("Check the tunnel, then try again.", "Revise el túnel e intente de nuevo."),
    ),
    "inbound.signature.unknown": (
        Text("The signature was not tried.", "No se probó la firma."),
        _MEND_FIRST,
    ),
    "inbound.agent.ok": (Text("Ultravox accepts the key.", "Ultravox acepta la clave."), NOTHING),
    "inbound.signature.key_refused": (
        Text("Twilio does not accept the auth token.", "Twilio no acepta el auth token."),
        Text("Copy it again from Twilio's console.", "Cópielo de nuevo desde la consola de Twilio."),
    ),
}


def finding_words(key: str, details: Mapping[str, str], language: str) -> tuple[str, str]:
    """What was found and the remedy; Spanish for ``"es"``, else English."""
    what, remedy = FINDINGS[key]
    known = {"provider": _PROVIDERS.get(key.split(".")[1], ""), **details}
    return what.said(language, **known), remedy.said(language, **known)
