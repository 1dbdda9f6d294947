"""`sellercall-desktop serve` with the window's hang-up button on stdin, for which REST has no word.

``{"hang_up": "+57…"}`` a line; each is answered by a line of JSON. Everything else is the product's own.
"""

from __future__ import annotations

import asyncio
import json
import sys

from sellercall_desktop import __main__ as command_line
from sellercall_desktop.app import faces
from sellercall_desktop.core.errors import SellerCallError

open_real_world = faces.open_world


class _WithButton:
    """The world the product opens, with somebody at the button for as long as it is open."""

    def __init__(self, *arguments: object) -> None:
        self._inner = open_real_world(*arguments)

    async def __aenter__(self):
        opened = await self._inner.__aenter__()
        self._at_the_button = asyncio.get_running_loop().create_task(press(opened[0].engine))
        return opened

    async def __aexit__(self, *error):
        self._at_the_button.cancel()
        return await self._inner.__aexit__(*error)


async def press(engine) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while line := await reader.readline():
        told = await hang_up(engine, json.loads(line)["hang_up"])
        print(json.dumps(told), flush=True)


async def hang_up(engine, number: str) -> dict:
    """`taken`: the wish is written down, or the call over; else why not."""
    told: dict = {"taken": False, "problem": "no live call with this number"}
    for call in [each for each in engine.live_calls if each.number == number]:
        problem = ""
        try:
            await engine.hang_up(call.id)
        except SellerCallError as error:
            problem = f"{type(error).__name__}: {error}"
        still = {each.id: each for each in engine.live_calls}.get(call.id)
        told = {"taken": still is None or still.hang_up is not None, "problem": problem}
    return told


if __name__ == "__main__":
    faces.open_world = _WithButton
    sys.exit(command_line.main())
