"""What became of an act on a call, in words: card, history, REST and exports say the same."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.facts import ActFate
from sellercall_desktop.core.calls.refusals import NOT_CONFIGURED, SECRETS_UNAVAILABLE, code_and_status
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, PROXY_UNUSABLE, NotListeningError, ProviderError
from sellercall_desktop.words.carrier_codes import code_meaning
from sellercall_desktop.words.providers import KEYS_UNREAD, NOT_CONNECTED, small_print
from sellercall_desktop.words.sentence import NOTHING, Sentence, Text

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import ActAnswered

FATES: dict[ActFate, Text] = {
    ActFate.ON_ITS_WAY: Text("on its way", "en camino"),
    ActFate.DELIVERED: Text("delivered", "entregado"),
    ActFate.TOO_LATE: Text("too late: the AI is not on the line", "tarde: la IA no está en la línea"),
    ActFate.REFUSED: Text("refused", "rechazado"),
    ActFate.UNKNOWN: Text("not known whether it arrived", "no se sabe si llegó"),
}
_NOT_TOLD = Text("The AI was not told.", "No se le dijo a la IA.")
_NOT_LEFT = Text("The message was not left.", "No se dejó el mensaje.")


class _Refused(NamedTuple):
    """What a refusal means, and the next step."""

    meaning: Text
    step: Text


_CONNECT = Text(
    "Connect the account in Settings, Connections, and send it again.",
    "Conecte la cuenta en Ajustes, Conexiones, y envíelo de nuevo.",
)
_CHECK_KEYS = Text("Check the keys in Settings, Connections.", "Revise las claves en Ajustes, Conexiones.")
_OTHERWISE = Text(
    "Write it shorter or otherwise, and send it again.",
    "Escríbalo más corto o de otra forma y envíelo de nuevo.",
)
_NOT_TAKEN = Text("The provider does not take it like this.", "El proveedor no lo acepta así.")
_LATER = Text("Wait a moment, then send it again.", "Espere un momento y envíelo de nuevo.")
_UNREACHED = _Refused(
    Text("It never left: the provider cannot be reached.", "No salió: no hay conexión con el proveedor."),
    Text(
        "Check the internet connection, then send it again.",
        "Revise la conexión a internet y envíelo de nuevo.",
    ),
)
_KEYS = _Refused(
    Text("The provider did not accept the keys.", "El proveedor no aceptó las claves."), _CHECK_KEYS
)
_TAKEN_OTHERWISE = _Refused(_NOT_TAKEN, _OTHERWISE)
_OURS: dict[str, _Refused] = {
    NOT_CONFIGURED: _Refused(NOT_CONNECTED, _CONNECT),
    SECRETS_UNAVAILABLE: _Refused(KEYS_UNREAD, _CHECK_KEYS),
    PROXY_UNUSABLE: _Refused(
        Text("It never left: the proxy cannot be used.", "No salió: el proxy no se puede usar."),
        Text(
            "Correct the proxy, start SellerCall again, and send it again.",
            "Corrija el proxy, inicie SellerCall de nuevo y envíelo otra vez.",
        ),
    ),
}
_BY_STATUS: dict[int, _Refused] = {
    HTTPStatus.BAD_REQUEST: _TAKEN_OTHERWISE,
    HTTPStatus.UNAUTHORIZED: _KEYS,
    HTTPStatus.PAYMENT_REQUIRED: _Refused(
        Text(
            "The account has no plan or balance for it.",
            "La cuenta no tiene plan o saldo para esto.",
        ),
        Text(
            "Look at billing in the provider's console.", "Revise la facturación en la consola del proveedor."
        ),
    ),
    HTTPStatus.FORBIDDEN: _KEYS,
    HTTPStatus.NOT_FOUND: _Refused(
        Text("The provider does not know this call.", "El proveedor no conoce esta llamada."),
        Text("See whether it has ended, or is another account's.", "Vea si terminó, o si es de otra cuenta."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _TAKEN_OTHERWISE,
    HTTPStatus.TOO_MANY_REQUESTS: _Refused(
        Text("The provider takes no more at the moment.", "El proveedor no recibe más en este momento."),
        _LATER,
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: _Refused(
        Text("The provider is out of order at the moment.", "El proveedor está fuera de servicio ahora."),
        _LATER,
    ),
}
_OTHER = _Refused(
    NOTHING,
    Text(
        "Try it once more; if it is refused again, send us the log.",
        "Inténtelo una vez más; si se rechaza de nuevo, envíenos el registro.",
    ),
)


class Refusal(NamedTuple):
    """A refused act: the provider's code or status, what it means, what to do now."""

    code: str
    meaning: str
    step: str

    @property
    def plain(self) -> str:
        """Meaning and next step."""
        return " ".join(filter(None, (self.meaning, self.step)))


def fate_text(fate: ActFate, language: str) -> str:
    """What became of it, in a word or two."""
    return FATES[fate].said(language)


def refusal_of(answered: ActAnswered, language: str) -> Refusal | None:
    """Why it was refused; None where it was not. The provider's own words stand in «», as it wrote them."""
    if answered.fate is not ActFate.REFUSED:
        return None
    return _read(answered.message, answered.code, answered.status, language)


def came_of(fate: ActFate, answered: ActAnswered | None, language: str) -> str:
    """One line: what became of it; of a refusal also the provider's code, its meaning, and the next step."""
    told = fate_text(fate, language)
    refusal = refusal_of(answered, language) if answered is not None else None
    if refusal is None:
        return told
    return f"{told} ({refusal.code}): {refusal.plain}" if refusal.code else f"{told}: {refusal.plain}"


def refused_text(answered: ActAnswered, language: str) -> str:
    """Code, meaning and next step of a refusal, for a list; empty where nothing was refused."""
    refusal = refusal_of(answered, language)
    if refusal is None:
        return ""
    return f"{refusal.plain} ({refusal.code})" if refusal.code else refusal.plain


def not_done_sentence(error: Exception, language: str) -> Sentence | None:
    """The same as it is told at once to who asked; None: another error than those that refuse an act."""
    if isinstance(error, NotListeningError) or not isinstance(error, OUTSIDE_ERRORS):
        return None
    code, status = code_and_status(error)
    told = _read(getattr(error, "message", str(error)), code, status, language)
    left = isinstance(error, ProviderError) and error.provider == "twilio"
    what = (_NOT_LEFT if left else _NOT_TOLD).said(language)
    detail = small_print(error) if isinstance(error, ProviderError) else ""
    return Sentence(what, told.meaning, told.step, detail=detail)


def _read(message: str, code: str | None, status: int | None, language: str) -> Refusal:
    known = code_meaning(code, language) if code else None
    if known is not None:
        return Refusal(code or "", known.meaning, known.remedy or _OTHER.step.said(language))
    said = f"«{message.rstrip('.')}»" if message else ""
    ours = _OURS.get(code or "") or (_UNREACHED if code is None and status is None else None)
    words = ours or _BY_STATUS.get(status or 0, _OTHER)
    told = " ".join(filter(None, (words.meaning.said(language).rstrip("."), said)))
    number = "" if ours is not None else code or (str(status) if status else "")
    return Refusal(number, f"{told}." if told else "", words.step.said(language))
