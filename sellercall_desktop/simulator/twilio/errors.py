"""Twilio's error answers: code, message, more_info, status. Codes from Twilio's error dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: dict[int, tuple[int, str]] = {
    20001: (400, "Invalid parameter: {}"),
    20003: (401, "Authenticate"),
    20004: (405, "Method not allowed"),
    20404: (404, "The requested resource {} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "Internal Server Error"),
    10004: (429, "Call concurrency limit exceeded"),
    21201: (400, "No 'To' number is specified"),
    21205: (400, "Url is not a valid URL: {}"),
    21210: (400, "The source phone number provided, {}, is not yet verified for your account."),
    21211: (400, "The phone number you are attempting to call, {}, is not valid."),
    21212: (400, "The source phone number provided, {}, is not valid."),
    21213: (400, "No 'From' number is specified"),
    21214: (400, "The phone number you are attempting to call, {}, cannot be reached."),
    21215: (400, "Account not authorized to call {}. Please enable the country in geographic permissions."),
    21216: (403, "Account not allowed to call {}"),
    21217: (400, "Phone number {} does not appear to be valid"),
    21219: (400, "The number {} is unverified. Trial accounts may only make calls to verified numbers."),
    21220: (400, "Call is not in-progress. Cannot redirect."),
    21234: (400, "Invalid MachineDetection parameter"),
    21402: (400, "Invalid Url: {}"),
    21403: (400, "Invalid Method: {}"),
    21405: (400, "Cannot set VoiceFallbackUrl without setting Url"),
    21420: (400, "ApplicationSid is not accessible"),
    16022: (400, "Conference does not exist or is completed"),
    32018: (400, "Twiml size exceeded maximum allowed value"),
    21609: (400, "The 'StatusCallback' URL {} is not a valid URL."),
}


class RefusedError(Exception):
    """The request is refused with a Twilio error code."""

    def __init__(self, code: int, about: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.about = about


def refusal(
    code: int, about: str = "", *, status: int | None = None, headers: Mapping[str, str] | None = None
) -> web.Response:
    """The answer for an error code; `about` is the number, URL or path it complains of."""
    usual, message = MESSAGES.get(code, (400, "Bad request"))
    body = {
        "code": code,
        "message": message.format(about),
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status or usual,
    }
    more = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if body["status"] == 401 else {}
    return web.json_response(body, status=status or usual, headers={**more, **(headers or {})})
