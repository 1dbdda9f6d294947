"""The IncomingPhoneNumbers resource over HTTP: list, fetch, update; and where a number's calls go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.twilio.errors import RefusedError
from sellercall_desktop.simulator.twilio.paging import page_of
from sellercall_desktop.simulator.twilio.resources import API, Source, number_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.simulator.twilio.resources import Account, Number

NUMBER_SETTINGS = {
    "FriendlyName": "friendly_name",
    "VoiceUrl": "voice_url",
    "VoiceMethod": "voice_method",
    "VoiceFallbackUrl": "voice_fallback_url",
    "VoiceFallbackMethod": "voice_fallback_method",
    "StatusCallback": "status_callback",
    "StatusCallbackMethod": "status_callback_method",
    "VoiceApplicationSid": "voice_application_sid",
    "TrunkSid": "trunk_sid",
    "SmsUrl": "sms_url",
    "SmsMethod": "sms_method",
    "SmsFallbackUrl": "sms_fallback_url",
    "SmsFallbackMethod": "sms_fallback_method",
    "SmsApplicationSid": "sms_application_sid",
}
_RIVALS = {"VoiceApplicationSid": "trunk_sid", "TrunkSid": "voice_application_sid"}
_ELSEWHERE = "<Response><Say>This call is answered by a trunk or an application.</Say></Response>"


class NumbersApi:
    """Handlers of ``/Accounts/{sid}/IncomingPhoneNumbers…``."""

    def __init__(self, account: Account, numbers: list[Number]) -> None:
        self._account, self._numbers = account, numbers

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        base = API + "/Accounts/{account}/IncomingPhoneNumbers"
        return [
            web.get(base + ".json", self.list),
            web.get(base + "/{sid}.json", self.fetch),
            web.post(base + "/{sid}.json", self.update),
        ]

    async def list(self, request: web.Request) -> web.Response:
        """GET IncomingPhoneNumbers.json?PhoneNumber&FriendlyName."""
        digits, name = request.query.get("PhoneNumber", ""), request.query.get("FriendlyName")
        found = [
            number_json(number, self._account.sid)
            for number in self._numbers
            if digits in number.phone_number and name in {None, number.settings["friendly_name"]}
        ]
        return web.json_response(page_of(request, "incoming_phone_numbers", found))

    async def fetch(self, request: web.Request) -> web.Response:
        """GET IncomingPhoneNumbers/{Sid}.json."""
        return web.json_response(number_json(self._known(request), self._account.sid))

    async def update(self, request: web.Request) -> web.Response:
        """POST IncomingPhoneNumbers/{Sid}.json: all fields or none."""
        number, form = self._known(request), await request.post()
        fields = {name: str(form[name]).strip() for name in NUMBER_SETTINGS if name in form}
        _check(number, fields)
        number.settings |= {NUMBER_SETTINGS[name]: value for name, value in fields.items()}
        for name, rival in _RIVALS.items():
            if fields.get(name):
                number.settings[rival] = None
        if "VoiceCallerIdLookup" in form:
            number.settings["voice_caller_id_lookup"] = form["VoiceCallerIdLookup"] == "true"
        for key in ("trunk_sid", "voice_application_sid", "sms_application_sid"):
            number.settings[key] = number.settings[key] or None
        number.updated = now()
        return web.json_response(number_json(number, self._account.sid))

    def _known(self, request: web.Request) -> Number:
        sid = request.match_info["sid"]
        number = next((each for each in self._numbers if each.sid == sid), None)
        if number is None:
            raise RefusedError(20404, request.path)
        return number


def _check(number: Number, fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if name.endswith("Url") and value and not is_address(value):
            raise RefusedError(21402, value)
        if name == "StatusCallback" and value and not is_address(value):
            raise RefusedError(21609, value)
        if name.endswith(("Method", "CallbackMethod")) and value not in {"GET", "POST"}:
            raise RefusedError(21403, value)
        if name.endswith("Sid") and value and not (len(value) == 34 and value[2:].isalnum()):
            raise RefusedError(21420 if "Application" in name else 20001, name)
    url = fields.get("VoiceUrl", number.settings["voice_url"])
    if fields.get("VoiceFallbackUrl") and not url:
        raise RefusedError(21405)


def is_address(url: str) -> bool:
    """Whether Twilio takes it for a URL: no underscore in the host."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "_" not in (parts.hostname or "")


def source_of(number: Number) -> Source:
    """The document that answers a call to this number. A trunk or an application comes first."""
    settings: dict[str, Any] = number.settings
    if settings["trunk_sid"] or settings["voice_application_sid"]:
        return Source(twiml=_ELSEWHERE)
    return Source(
        url=settings["voice_url"],
        method=settings["voice_method"],
        fallback_url=settings["voice_fallback_url"],
        fallback_method=settings["voice_fallback_method"],
    )
