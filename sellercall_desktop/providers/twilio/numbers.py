"""`TwilioNumbers`: the account's IncomingPhoneNumbers. Only voice fields are ever sent, never SMS.

Fields and answers are those of `api.v2010.account.incoming_phone_number` in Twilio's OpenAPI document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.errors import (
    NotConfiguredError,
    NumberGoneError,
    ProviderAmbiguousError,
    ProviderRefusedError,
)
from sellercall_desktop.core.our_numbers.number import AccountNumber, VoiceRouting
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.reading import Oddities, PageGuard
from sellercall_desktop.providers.twilio.client import LIST_S, translated
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER
from sellercall_desktop.settings.secret_names import Secret

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.providers.twilio.client import TwilioCarrier
    from sellercall_desktop.settings_file import SettingsFile

PAGE_SIZE, MOST_PAGES = 100, 100
BIN_ADDRESS = "https://handler.twilio.com/twiml/"

_PARAMETER_OF = {
    "voice_url": "voice_url",
    "voice_method": "voice_method",
    "fallback_url": "voice_fallback_url",
    "fallback_method": "voice_fallback_method",
    "status_url": "status_callback",
    "status_method": "status_callback_method",
    "application": "voice_application_sid",
    "trunk": "trunk_sid",
}
"""Our field -> the SDK's parameter and the resource's property. Nothing else is sent."""


class TwilioNumbers:
    """Implements `core.our_numbers.number.NumberBook`, with the credentials that `TwilioCarrier` uses."""

    provider = PROVIDER

    def __init__(
        self, carrier: TwilioCarrier, http: HttpPool, settings: SettingsFile, secrets: Secrets
    ) -> None:
        self._carrier, self._http, self._settings, self._secrets = carrier, http, settings, secrets
        self._oddities = Oddities(PROVIDER)

    async def account(self) -> str:
        """The account SID."""
        return await self._carrier.account_sid()

    async def all(self) -> AsyncIterator[AccountNumber]:
        """Every number, page by page."""
        numbers = await self._numbers()
        guard = PageGuard(self._oddities, "numbers", pages=MOST_PAGES, seconds=LIST_S)
        with translated():
            page = await numbers.page_async(page_size=PAGE_SIZE)
        while True:
            with translated():
                found, further = list(self._readable(page)), page.next_page_url
            for number in found:
                yield number
            if not further or not guard.may_follow(further, len(found)):
                return
            with translated():
                page = await numbers.get_page_async(further)

    def _readable(self, page: Any) -> Iterator[AccountNumber]:  # noqa: ANN401 - the SDK is untyped
        """The numbers of a page; one that cannot be read is left out and named."""
        for number in page:
            try:
                yield _read(number)
            except ProviderAmbiguousError as error:
                self._oddities.leave_out("number", str(getattr(number, "sid", "")), error.message)

    async def fetch(self, sid: str) -> AccountNumber:
        """One number as it is now.

        Raises:
            NumberGoneError: the account has it no more.
        """
        numbers = await self._numbers()
        try:
            with translated():
                return _read(await numbers(sid).fetch_async())
        except ProviderRefusedError as error:
            raise _gone(error) from error

    async def change(self, sid: str, fields: Mapping[str, str]) -> AccountNumber:
        """Set these fields of `VoiceRouting` and no others; returns the number as it is then.

        Raises:
            NumberGoneError: the account has it no more.
        """
        numbers = await self._numbers()
        values = {_PARAMETER_OF[name]: value for name, value in fields.items()}
        try:
            with translated():
                return _read(await numbers(sid).update_async(**values))
        except ProviderRefusedError as error:
            raise _gone(error) from error

    async def check_signing_key(self) -> None:
        """One request with the auth token itself: an API key may be fine while that token is old.

        Raises:
            CredentialsRefusedError: webhooks are signed with another token.
            NotConfiguredError: there is none here.
        """
        sid = await self.account()
        token = await self._secrets.get(Secret.TWILIO_AUTH_TOKEN)
        if not token:
            raise NotConfiguredError([Secret.TWILIO_AUTH_TOKEN.value])
        base = self._settings.value.twilio.base_url.rstrip("/")
        await self._http.send(
            ApiRequest(
                provider=PROVIDER,
                method="GET",
                url=f"{base}/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json",
                repeatable=True,
                query=(("PageSize", "1"),),
                auth=(sid, token),
                label="/IncomingPhoneNumbers.json",
            )
        )

    async def _numbers(self) -> Any:  # noqa: ANN401 - the SDK is untyped
        return (await self._carrier.account_resources()).incoming_phone_numbers


def bin_url(sid: str) -> str:
    """Where a TwiML Bin answers; ``""`` for what is no SID of one."""
    sid = sid.strip()
    right = len(sid) == 34 and sid.startswith("EH") and sid[2:].isalnum() and sid.isascii()
    return BIN_ADDRESS + sid if right else ""


def _gone(error: ProviderRefusedError) -> ProviderRefusedError:
    if error.status != 404:
        return error
    return NumberGoneError(
        error.provider, error.message, status=error.status, code=error.code, request_id=error.request_id
    )


def _read(number: Any) -> AccountNumber:  # noqa: ANN401
    if not isinstance(number.sid, str) or not isinstance(number.phone_number, str):
        raise ProviderAmbiguousError(PROVIDER, "the answer names no number")
    told = {ours: getattr(number, theirs) or "" for ours, theirs in _PARAMETER_OF.items()}
    if not all(isinstance(value, str) for value in told.values()):  # it must be given back as it was
        raise ProviderAmbiguousError(PROVIDER, "the answer does not say where the number leads")
    can = number.capabilities if isinstance(number.capabilities, dict) else {}
    may = {name: can.get(name) is True for name in ("voice", "sms", "mms")}
    name = _text(number.friendly_name) or number.phone_number
    return AccountNumber(number.sid, number.phone_number, name, VoiceRouting(**told), **may)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
