"""Every error type -> a sentence: what happened, why, what to do, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core import errors
from sellercall_desktop.core.calls.errors import RungElsewhereError
from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.refusals import NOT_CONFIGURED, SECRETS_UNAVAILABLE
from sellercall_desktop.core.campaigns.errors import CampaignError
from sellercall_desktop.core.clock_check import ClockDiffersError
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.law.pack_error import RulePackError
from sellercall_desktop.core.prompts.errors import (
    PromptConflictError,
    PromptError,
    PromptSettingError,
    PromptVariablesError,
    WordsVariablesError,
)
from sellercall_desktop.core.prompts.prompt_file import PromptFileError
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError
from sellercall_desktop.core.prompts.spelling.errors import SpellingError
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.words.campaigns import CAMPAIGN
from sellercall_desktop.words.clock import clock_sentence
from sellercall_desktop.words.contact_import import IMPORT_FILE
from sellercall_desktop.words.guard import DO_NOT_CALL, guard_sentence
from sellercall_desktop.words.habeas_data import HABEAS_DATA
from sellercall_desktop.words.hand_off import HAND_OFF
from sellercall_desktop.words.history import STORE
from sellercall_desktop.words.keyring import SECRETS
from sellercall_desktop.words.law import rule_pack_sentence
from sellercall_desktop.words.numbers import CHANGING, NO_WAY_IN, OF_THE_ACCOUNT, PERHAPS_ABROAD, TYPED
from sellercall_desktop.words.prompt_file import file_sentence
from sellercall_desktop.words.prompt_variables import variables_sentence, words_variables_sentence
from sellercall_desktop.words.prompts import conflict_sentence, prompt_sentence, setting_sentence
from sellercall_desktop.words.providers import (
    KEYS_UNREAD,
    NOT_CALLED,
    NOT_CONNECTED,
    SEND_LOG,
    provider_sentence,
    small_print,
)
from sellercall_desktop.words.scenarios import SCENARIO
from sellercall_desktop.words.scheduled import SCHEDULED, fate_said
from sellercall_desktop.words.sentence import NOTHING, WHY, Sentence, Text, Words
from sellercall_desktop.words.settings import FOLDERS, settings_sentence
from sellercall_desktop.words.spelling import spelling_sentence
from sellercall_desktop.words.tunnel import KINDS, TUNNEL
from sellercall_desktop.words.wrap_up import WRAP_UP

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sellercall_desktop.core.calls.facts import CallRefused

UNEXPECTED = Words(
    Text("Something went wrong in the program.", "Algo falló en el programa."),
    Text("This is a fault of SellerCall, not of yours.", "Es una falla de SellerCall, no de usted."),
    Text(
        "Try again. If it comes back, send us the log.",
        "Intente de nuevo. Si se repite, envíenos el registro.",
    ),
    "retry",
)
_NOT_CONFIGURED = Words(
    NOT_CALLED,
    NOT_CONNECTED,
    Text("Connect Twilio and Ultravox, then call again.", "Conecte Twilio y Ultravox, y llame de nuevo."),
    "connect",
)
_NO_KEYS = Words(
    NOT_CALLED,
    KEYS_UNREAD,
    Text(
        "See to the system's keyring, or enter the keys anew, and call again.",
        "Revise el llavero del sistema, o ingrese de nuevo las claves, y vuelva a llamar.",
    ),
    "connect",
)
_NOTHING_SAID = Words(
    Text("There is no text for the AI.", "No hay texto para la IA."),
    NOTHING,
    Text("Write what it should heed or say.", "Escriba qué debe atender o decir."),
)
_TOO_MUCH_SAID = Words(
    Text("The text for the AI is too long.", "El texto para la IA es demasiado largo."),
    Text("It has {length} characters of {limit}.", "Tiene {length} caracteres de {limit}."),
    Text("Shorten it and send it again.", "Acórtelo y envíelo de nuevo."),
)
_PORT_TAKEN = Words(
    Text("The web server could not start.", "El servidor web no pudo iniciar."),
    Text("Another program uses port {port}.", "Otro programa usa el puerto {port}."),
    Text(
        "Close that program, or use port {free_port}, which is free.",
        "Cierre ese programa o use el puerto {free_port}, que está libre.",
    ),
    "use_free_port",
)
_ALREADY_RUNNING = Words(
    Text("SellerCall is already open on this computer.", "SellerCall ya está abierto en este equipo."),
    Text(
        "Two at a time would work with the same history and answer the same calls.",
        "Dos a la vez usarían el mismo historial y atenderían las mismas llamadas.",
    ),
    Text(
        "Use the other window, or close it and try again.",
        "Use la otra ventana, o ciérrela e intente de nuevo.",
    ),
    "retry",
)
_NOT_HUNG_UP = Words(
    Text("The call has not been hung up yet.", "La llamada aún no se ha colgado."),
    WHY,
    Text(
        "It is tried again until it succeeds. If it goes on, end the call in Twilio's console.",
        "Se vuelve a intentar hasta lograrlo. Si sigue, termine la llamada en la consola de Twilio.",
    ),
    "retry",
)
_BY_TYPE: dict[type[errors.SellerCallError], Words] = {
    **OF_THE_ACCOUNT,
    errors.CallNotFoundError: Words(
        Text("This call is no longer there.", "Esta llamada ya no está."),
        NOTHING,
        Text("Look for it in the history.", "Búsquela en el historial."),
        "history",
    ),
    errors.NotListeningError: Words(
        Text("The AI is not on the line.", "La IA no está en la línea."),
        Text(
            "It has not joined the call yet, or the conversation is over.",
            "Aún no entró a la llamada, o la conversación terminó.",
        ),
        Text("Try again once it is on the line.", "Inténtelo de nuevo cuando esté en la línea."),
    ),
    RungElsewhereError: Words(
        NOT_CALLED,
        Text(
            "A colleague is calling it at this moment, or talks with the customer.",
            "Un colega lo está llamando en este momento, o habla con el cliente.",
        ),
        Text("Call again once that call is over.", "Vuelva a llamar cuando esa llamada termine."),
    ),
    errors.OthersCallError: Words(
        Text("This call belongs to another desk or program.", "Esta llamada es de otro puesto o programa."),
        Text(
            "It uses the same accounts and looks after the call.",
            "Usa las mismas cuentas y atiende la llamada.",
        ),
        Text(
            "Leave it to them, or hang up on the call's card.",
            "Déjesela, o cuelgue en la tarjeta de la llamada.",
        ),
    ),
    errors.MalformedWebhookError: Words(
        Text(
            "A provider sent something that cannot be read.", "Un proveedor envió algo que no se puede leer."
        ),
        Text(
            "It may have changed its way of reporting calls.",
            "Puede haber cambiado su forma de informar las llamadas.",
        ),
        SEND_LOG,
    ),
    errors.UpdateListError: Words(
        Text("Whether there is a newer version is not known.", "No se sabe si hay una versión más nueva."),
        Text(
            "The list of versions is not your supplier's, or is damaged.",
            "La lista de versiones no es de su proveedor o está dañada.",
        ),
        Text("Check its address and key in the settings.", "Revise su dirección y su clave en los ajustes."),
        "settings",
    ),
}
_TELLS_MORE = (errors.MalformedWebhookError, errors.UpdateListError)  # in their own text, for support


def _of_store(error: errors.StoreError, language: str) -> Sentence:
    begins_with_file = isinstance(error, errors.DatabaseTooNewError | errors.DatabaseDamagedError)
    place = "" if begins_with_file else str(error.path)
    return STORE[error.problem].said(language, place or str(error))


def _of_tunnel(error: errors.TunnelError, language: str) -> Sentence:
    kind = KINDS.get(error.kind, error.kind)
    return TUNNEL[error.problem].said(language, " · ".join(filter(None, (kind, error.detail))))


def _of_act(error: errors.ActError, language: str) -> Sentence:
    words = _NOTHING_SAID if error.length == 0 else _TOO_MUCH_SAID
    return words.said(language, length=error.length, limit=error.limit)


def _of_wrap_up(error: errors.WrapUpError, language: str) -> Sentence:
    return WRAP_UP[error.problem].said(language, limit=error.limit, choices=", ".join(error.choices))


def _of_scheduled(error: ScheduledCallError, language: str) -> Sentence:
    why = fate_said(error.code, language)
    return SCHEDULED[error.problem].said(language, limit=error.limit, why=why)


def _of_import_file(error: ImportFileError, language: str) -> Sentence:
    return IMPORT_FILE[error.problem].said(language, error.detail, name=error.name)


def _of_number(error: errors.InvalidNumberError, language: str) -> Sentence:
    words = TYPED[error.problem]
    if error.offer:
        words = words._replace(what_to_do=PERHAPS_ABROAD)
    return words.said(language, number=error.offer)


def _of_port(error: errors.AddressInUseError, language: str) -> Sentence:
    place = f"{error.host}:{error.port}"
    return _PORT_TAKEN.said(language, place, port=error.port, free_port=error.free_port)


_WRITERS: tuple[tuple[type[errors.SellerCallError], Callable[[Any, str], Sentence]], ...] = (
    (errors.InvalidNumberError, _of_number),
    (errors.GuardError, guard_sentence),
    (
        errors.NotConfiguredError,
        lambda error, language: _NOT_CONFIGURED.said(language, ", ".join(error.missing)),
    ),
    (
        errors.SecretsUnavailableError,
        lambda error, language: SECRETS[error.problem].said(language, str(error)),
    ),
    (errors.ProviderError, provider_sentence),
    (errors.ActError, _of_act),
    (errors.DoNotCallError, lambda error, language: DO_NOT_CALL[error.problem].said(language)),
    (errors.WrapUpError, _of_wrap_up),
    (ScheduledCallError, _of_scheduled),
    (ImportFileError, _of_import_file),
    (CampaignError, lambda error, language: CAMPAIGN[error.problem].said(language)),
    (PromptError, prompt_sentence),
    (PromptConflictError, conflict_sentence),
    (PromptSettingError, setting_sentence),
    (PromptVariablesError, variables_sentence),
    (WordsVariablesError, words_variables_sentence),
    (SpellingError, spelling_sentence),
    (ScenarioError, lambda error, language: SCENARIO[error.problem].said(language, error.detail)),
    (PromptFileError, file_sentence),
    (errors.HandOffError, lambda error, language: HAND_OFF[error.problem].said(language)),
    (HabeasDataError, lambda error, language: HABEAS_DATA[error.problem].said(language)),
    (errors.StoreError, _of_store),
    (ClockDiffersError, clock_sentence),
    (errors.TunnelError, _of_tunnel),
    (RulePackError, rule_pack_sentence),
    (errors.SettingsError, settings_sentence),
    (
        errors.FolderError,
        lambda error, language: FOLDERS[error.problem].said(language, error.detail, folder=error.folder),
    ),
    (errors.AddressInUseError, _of_port),
    (
        errors.AlreadyRunningError,
        lambda error, language: _ALREADY_RUNNING.said(language, str(error.folder)),
    ),
)
"""The first type that fits counts."""


def sentence_for(error: BaseException, language: str) -> Sentence:
    """The error in words. Anything not raised on purpose is called a fault of the program."""
    for type_of, words in _BY_TYPE.items():
        if isinstance(error, type_of):
            return words.said(language, str(error) if isinstance(error, _TELLS_MORE) else "")
    for kind, write in _WRITERS:
        if isinstance(error, kind):
            return write(error, language)
    return UNEXPECTED.said(language, f"{type(error).__name__}: {error}")


def refusal_sentence(refused: CallRefused, language: str) -> Sentence:
    """A refusal that the history tells of, in the words it had when it happened."""
    message = refused.message
    if refused.code == NOT_CONFIGURED:
        return _NOT_CONFIGURED.said(language, message)
    if refused.code == SECRETS_UNAVAILABLE:
        return _NO_KEYS.said(language, message)
    provider = "twilio" if refused.party is Party.CARRIER else "ultravox"
    error = errors.ProviderRefusedError(provider, message, code=refused.code, status=refused.status)
    return provider_sentence(error, language)


def hang_up_sentence(error: BaseException, language: str) -> Sentence:
    """A hang-up that failed, and is being tried again behind the window."""
    said = sentence_for(error, language)
    why = said.what if isinstance(error, errors.ProviderError) else said.why
    return _NOT_HUNG_UP.said(language, said.detail, why=why)


def number_sentence(error: BaseException, language: str) -> Sentence:
    """What kept a number of the account from being listed or changed."""
    words = next((words for kind, words in CHANGING if isinstance(error, kind)), None)
    if isinstance(error, errors.NotConfiguredError) and "tunnel" in error.missing:
        words = NO_WAY_IN
    if words is None:
        return sentence_for(error, language)
    detail = small_print(error) if isinstance(error, errors.ProviderError) else ""
    return words.said(language, detail, provider="Twilio", message=getattr(error, "message", ""))
