"""Reading what was sent: bounded in size and time, strict in shape."""

from __future__ import annotations

import re
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from sellercall_desktop.web.lingering import body_of
from sellercall_desktop.web.problems import ProblemError

T = TypeVar("T")
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MAX_FIELDS = 500


async def read_body(request: web.Request, within_s: float) -> bytes:
    """The raw body.

    Raises:
        ProblemError: 413 larger than the listener allows, 408 slower than `within_s`, 400 wrongly encoded.
    """
    allowed = request.client_max_size
    if request.content_length is not None and request.content_length > allowed:
        raise ProblemError(413, "body_too_large")
    try:
        return await body_of(request, within_s)  # aiohttp itself stops at the limit where no length was told
    except TimeoutError as error:
        raise ProblemError(408, "body_too_slow") from error
    except web.RequestPayloadError as error:
        raise ProblemError(400, "bad_request") from error


def form_fields(request: web.Request, body: bytes) -> list[tuple[str, str]]:
    """Every field of a form in the order sent, empty ones too: a signature covers them all.

    Raises:
        ProblemError: 415 not a form, 400 not one that can be read.
    """
    if body and request.content_type != FORM:
        raise ProblemError(415, "wrong_media_type")
    try:
        return parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError as error:
        raise ProblemError(400, "bad_request") from error


def json_object(request: web.Request, body: bytes) -> dict[str, object]:
    """A JSON object with its keys in lower case: the old backend took ``Phone`` and ``phone`` alike.

    Raises:
        ProblemError: 415 not sent as JSON, 400 not an object.
    """
    if request.content_type != JSON and not request.content_type.endswith("+json"):
        raise ProblemError(415, "wrong_media_type")
    try:
        decoded = msgspec.json.decode(body, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(400, "invalid_json") from error
    return {key.lower(): value for key, value in decoded.items()}


def json_fields(body: bytes) -> list[tuple[str, str]]:
    """The texts of a JSON object, as if a form had held them; what is no text is left out.

    Raises:
        ProblemError: 400 not an object.
    """
    try:
        members = msgspec.json.decode(body, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(400, "invalid_json") from error
    return [(name, value) for name, value in members.items() if isinstance(value, str)]


def converted(document: dict[str, object], into: type[T]) -> T:
    """The document as a record.

    Raises:
        ProblemError: 400 a field is missing, unknown, or of another kind.
    """
    try:
        return msgspec.convert(document, into)
    except msgspec.ValidationError as error:
        said = str(error)
        found = re.search(r"field `([^`]+)`", said) or re.search(r"`\$\.?([^`]*)`", said)
        raise ProblemError(400, "wrong_field", values={"field": found[1] if found else "?"}) from error


def text_field(document: dict[str, object], name: str) -> str:
    """The text under `name`.

    Raises:
        ProblemError: 400 absent or not a text.
    """
    value = document.get(name.lower())
    if value is None:
        raise ProblemError(400, "missing_field", values={"field": name})
    if not isinstance(value, str):
        raise ProblemError(400, "wrong_type", values={"field": name})
    return value
