"""Where later starts knock: a loopback socket of the running window. `handover` tells the talk."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sellercall_desktop.app.single_window.handover import (
    ANSWER_WITHIN_S,
    LONGEST_LINE,
    LONGEST_LINK,
    Errand,
    proof,
)
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

log = logging.getLogger(__name__)

_NOT_ONE_OF_US = (OSError, ValueError, KeyError, TypeError, AttributeError, TimeoutError)


@asynccontextmanager
async def open_doorway(address_file: Path, on_errand: Callable[[Errand], None]) -> AsyncIterator[None]:
    """Take errands until the end of the block.

    A machine that lets us listen nowhere only loses this comfort: the log says so.
    """
    token = secrets.token_hex(32)

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                errand = await _hear(reader, writer, token)
        except _NOT_ONE_OF_US as error:
            log.warning("handover.refused", extra={"problem": type(error).__name__})
        else:
            log.info("handover.taken", extra={"has_link": bool(errand.link)})
            on_errand(errand)
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(visit, "127.0.0.1", 0, limit=LONGEST_LINE)
        port = server.sockets[0].getsockname()[1]
        address = {"port": port, "token": token, "pid": os.getpid()}
        await asyncio.to_thread(write_whole, address_file, json.dumps(address))
    except OSError as error:
        log.warning("handover.impossible", extra={"problem": str(error)})
        yield
        return
    try:
        yield
    finally:
        server.close()
        await asyncio.to_thread(address_file.unlink, missing_ok=True)


async def _hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str) -> Errand:
    """The holder's half of the talk."""

    def say(words: dict[str, str]) -> None:
        writer.write(json.dumps(words).encode() + b"\n")

    asked = json.loads(await reader.readline())
    nonce = secrets.token_hex(16)
    say({"proof": proof(token, "holder", str(asked["nonce"])), "nonce": nonce})
    order = json.loads(await reader.readline())
    body = str(order["body"])
    if not hmac.compare_digest(str(order["proof"]), proof(token, "visitor", nonce + body)):
        raise ValueError("a visitor who does not know the token")
    errand = _read(json.loads(body))
    say({"answer": "taken"})
    await writer.drain()
    return errand


def _read(body: dict[str, object]) -> Errand:
    """An errand of this version or of another: what it lacks or has besides is left out."""
    known = {name: body[name] for name in Errand._fields if name in body}
    return Errand(
        link=str(known.get("link", ""))[:LONGEST_LINK],
        clipboard=known.get("clipboard") is True,
        activation=str(known.get("activation", ""))[:LONGEST_LINK],
    )
