"""Where commands reach the program that works with a history: a question in JSON, and its answer.

A `local_door` as that of the window (`doorway`) is: no keyring is needed for it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from typing import TYPE_CHECKING, Any

from sellercall_desktop.app.single_window.handover import ANSWER_WITHIN_S, proof
from sellercall_desktop.app.single_window.local_door import NOT_ONE_OF_US, line_of, open_local_door

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from sellercall_desktop.app.single_window.local_door import Say

ADDRESS_FILE = "errands-address.json"
"""In the data folder."""
DONE_WITHIN_S = 60.0
LONGEST_QUESTION = 20_000_000
"""Bytes: the largest file, each of whose letters takes up to five in JSON."""


def open_errand_door(
    address_file: Path, answer: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
) -> AbstractAsyncContextManager[None]:
    """Answer questions until the end of the block. `answer` raises nothing that is to be told."""

    async def take(asked: dict[str, Any], say: Say) -> None:
        await say(await answer(asked))

    return open_local_door(address_file, take, name="errand", longest=LONGEST_QUESTION)


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
                writer.write(line_of({"nonce": mine}))
                theirs = json.loads(await reader.readline())
            if not hmac.compare_digest(theirs["proof"], proof(token, "holder", mine)):
                return None
            body = json.dumps(question)
            writer.write(line_of({"body": body, "proof": proof(token, "visitor", theirs["nonce"] + body)}))
            await writer.drain()
            async with asyncio.timeout(DONE_WITHIN_S):
                answer: dict[str, Any] = json.loads(await reader.readline())
            return answer
        finally:
            writer.close()
    except NOT_ONE_OF_US:
        return None
