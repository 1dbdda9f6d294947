"""A door for other programs of this user on this computer: a loopback socket, and a file that tells of it.

Only this user can read the file, and either side proves that it knows the token in it before anything is
asked; `handover` tells the talk.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
import secrets
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.single_window.handover import ANSWER_WITHIN_S, proof
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    Say = Callable[[dict[str, Any]], Awaitable[None]]

log = logging.getLogger(__name__)

NOT_ONE_OF_US = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, TimeoutError)
"""What comes of talking with a program that does not know the talk."""


@asynccontextmanager
async def open_local_door(
    address_file: Path,
    receive: Callable[[dict[str, Any], Say], Awaitable[None]],
    *,
    name: str,
    longest: int,
) -> AsyncIterator[None]:
    """Let in who knows the token until the end of the block.

    A machine that lets us listen nowhere only loses this comfort: the log says so.

    Args:
        address_file: where is written how to get here, as long as it is open.
        receive: takes what was asked, and a way to say the answer.
        name: of the door, in the log.
        longest: bytes of a question.
    """
    token = secrets.token_hex(32)

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def say(words: dict[str, Any]) -> None:
            writer.write(line_of(words))
            await writer.drain()

        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                asked = await _hear(reader, say, token)
        except NOT_ONE_OF_US as error:
            log.warning(f"{name}.refused", extra={"problem": type(error).__name__})
        else:
            with suppress(OSError):  # who asked has gone
                await receive(asked, say)
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(visit, "127.0.0.1", 0, limit=longest)
        address = {"port": server.sockets[0].getsockname()[1], "token": token, "pid": os.getpid()}
        await asyncio.to_thread(write_whole, address_file, json.dumps(address))
    except OSError as error:
        log.warning(f"{name}.impossible", extra={"problem": str(error)})
        yield
        return
    try:
        yield
    finally:
        server.close()
        await asyncio.to_thread(address_file.unlink, missing_ok=True)


def line_of(words: dict[str, Any]) -> bytes:
    """What one side says to the other at a time."""
    return json.dumps(words).encode() + b"\n"


async def _hear(reader: asyncio.StreamReader, say: Say, token: str) -> dict[str, Any]:
    """The holder's half of the talk, to the question."""
    greeting = json.loads(await reader.readline())
    nonce = secrets.token_hex(16)
    await say({"proof": proof(token, "holder", str(greeting["nonce"])), "nonce": nonce})
    order = json.loads(await reader.readline())
    body = str(order["body"])
    if not hmac.compare_digest(str(order["proof"]), proof(token, "visitor", nonce + body)):
        raise ValueError("a visitor who does not know the token")
    asked = json.loads(body)
    if not isinstance(asked, dict):
        raise TypeError("a question of another version")
    return asked
