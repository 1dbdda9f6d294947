"""SignalR's JSON hub protocol, message by message: nothing here knows of sockets.

Source: dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

RECORD_END = b"\x1e"  # ends every message; a frame may hold several
VERSIONS = range(3)  # 0 is what signalrcore says after a negotiation without version
HANDSHAKE_DONE = b"{}" + RECORD_END
PING = b'{"type":6}' + RECORD_END
COME_BACK = b'{"type":7,"allowReconnect":true}' + RECORD_END
"""The server goes: a client with automatic reconnect tries again."""

_INVOCATION, _COMPLETION, _STREAM_INVOCATION, _CLOSE = 1, 3, 4, 7


class HubProtocolError(Exception):
    """What the client sent cannot be understood, or is too much. The text may be told to it."""


class InvocationError(Exception):
    """What was asked for cannot be done. The text is told to the client."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A client asks for a method. Without `id` it wants no answer."""

    id: str | None
    target: str
    arguments: list[Any] = field(default_factory=list)
    streams: bool = False  # it wants items one by one


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The client goes."""


class _Handshake(msgspec.Struct):
    protocol: str
    version: int


class _Message(msgspec.Struct, rename="camel"):
    type: int
    target: str | None = None
    arguments: list[Any] = []
    invocation_id: str | None = None


_handshake_decoder = msgspec.json.Decoder(_Handshake)
_message_decoder = msgspec.json.Decoder(_Message)
_encoder = msgspec.json.Encoder()


def read_handshake(record: bytes) -> None:
    """Accept the client's first message.

    Raises:
        HubProtocolError: not a handshake, or one for another protocol or version.
    """
    try:
        asked = _handshake_decoder.decode(record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HubProtocolError("Handshake was not understood.") from error
    if asked.protocol != "json":
        raise HubProtocolError("The protocol is not supported: only 'json' is.")
    if asked.version not in VERSIONS:
        raise HubProtocolError("The server does not support this version of the protocol.")


def read_message(record: bytes) -> Invocation | Goodbye | None:
    """What a client asks for; None for what needs no answer (pings, and what later versions may add).

    Raises:
        HubProtocolError: not a message.
    """
    try:
        message = _message_decoder.decode(record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HubProtocolError("Message was not understood.") from error
    if message.type == _CLOSE:
        return Goodbye()
    if message.type not in (_INVOCATION, _STREAM_INVOCATION):
        return None
    if message.target is None:
        raise HubProtocolError("An invocation names no target.")
    streams = message.type == _STREAM_INVOCATION
    return Invocation(message.invocation_id, message.target, message.arguments, streams)


def invocation(target: str, *arguments: object) -> bytes:
    """Call `target` at the client; no answer is asked for."""
    return _encoded({"type": _INVOCATION, "target": target, "arguments": arguments})


def completion(invocation_id: str, result: object = None) -> bytes:
    """The answer to an invocation: `result`, or an `InvocationError` that tells why not."""
    outcome = {"error": str(result)} if isinstance(result, InvocationError) else {"result": result}
    return _encoded({"type": _COMPLETION, "invocationId": invocation_id, **outcome})


def close(problem: str) -> bytes:
    """The server ends the connection because of `problem`; the client must not come back by itself."""
    return _encoded({"type": _CLOSE, "error": problem})


def handshake_refused(problem: str) -> bytes:
    """The answer to a handshake that cannot be accepted."""
    return _encoded({"error": problem})


def _encoded(message: dict[str, object]) -> bytes:
    return _encoder.encode(message) + RECORD_END
