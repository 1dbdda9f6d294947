"""Where commands reach the program that works with a history: a question in JSON, and its answer.

As at the doorway of the window (`handover`): how to get there lies in a file that only this user can read,
and either side proves that it knows the token before anything is asked. No keyring is needed for it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.single_window.handover import ANSWER_WITHIN_S, proof
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

log = logging.getLogger(__name__)

ADDRESS_FILE = "errands-address.json"
"""In the data folder."""
DONE_WITHIN_S = 60.0
LONGEST_QUESTION = 20_000_000
"""Bytes: the largest file, each of whose letters takes up to five in JSON."""
_NOT_ONE_OF_US = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, TimeoutError)


@asynccontextmanager
async def open_errand_door(
    address_file: Path, answer: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
) -> AsyncIterator[None]:
    """Answer questions until the end of the block. `answer` raises nothing that is to be told.

    A machine that lets us listen nowhere only loses this comfort: the log says so.
    """
    token = secrets.token_hex(32)

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                asked = await _hear(reader, writer, token)
            _say(writer, await answer(asked))
            await writer.drain()
        except _NOT_ONE_OF_US as error:
            log.warning("errand.refused", extra={"problem": type(error).__name__})
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(visit, "127.0.0.1", 0, limit=LONGEST_QUESTION)
        port = server.sockets[0].getsockname()[1]
        await asyncio.to_thread(write_whole, address_file, json.dumps({"port": port, "token": token}))
    except OSError as error:
        log.warning("errand.impossible", extra={"problem": str(error)})
        yield
        return
    try:
        yield
    finally:
        server.close()
        await asyncio.to_thread(address_file.unlink, missing_ok=True)


async def ask_running(address_file: Path, question: dict[str, Any]) -> dict[str, Any] | None:
    """What the program answers that works with this history; None where nobody who knows the token does."""
    try:
        address = json.loads(await asyncio.to_thread(address_file.read_text, "utf-8"))
        token = str(address["token"])
        async with asyncio.timeout(ANSWER_WITHIN_S):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", int(address["port"]), limit=LONGEST_QUESTION
            )
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                mine = secrets.token_hex(16)
                _say(writer, {"nonce": mine})
                theirs = json.loads(await reader.readline())
            if not hmac.compare_digest(theirs["proof"], proof(token, "holder", mine)):
                return None
            body = json.dumps(question)
            _say(writer, {"body": body, "proof": proof(token, "visitor", theirs["nonce"] + body)})
            await writer.drain()
            async with asyncio.timeout(DONE_WITHIN_S):
                answer: dict[str, Any] = json.loads(await reader.readline())
            return answer
        finally:
            writer.close()
    except _NOT_ONE_OF_US:
        return None


def _say(writer: asyncio.StreamWriter, words: dict[str, Any]) -> None:
    writer.write(json.dumps(words).encode() + b"\n")


async def _hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str) -> dict[str, Any]:
    asked = json.loads(await reader.readline())
    nonce = secrets.token_hex(16)
    _say(writer, {"proof": proof(token, "holder", str(asked["nonce"])), "nonce": nonce})
    order = json.loads(await reader.readline())
    body = str(order["body"])
    if not hmac.compare_digest(str(order["proof"]), proof(token, "visitor", nonce + body)):
        raise ValueError("a visitor who does not know the token")
    question: dict[str, Any] = json.loads(body)
    return question
