"""Public registers of who wants no calls, for programs on this computer: when consulted, and its answer."""

from __future__ import annotations

import asyncio
from datetime import datetime  # noqa: TC003 - a field that the encoder looks at
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.guard.lights import DeskLights
from sellercall_desktop.core.guard.list_transfer import ListTransfer
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint
from sellercall_desktop.words.light import register_name

if TYPE_CHECKING:
    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.guard.registers import Consulted, PublicRegister
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
PATH = "/api/registers"
MOST_BYTES = 64 * 1024 * 1024
"""Of an answer: some four million numbers."""
_UNNAMED = "register.csv"
_LONGEST_NAME = 100
_MOST_REFUSED = 1_000  # rows that are told one by one
_AT_ONCE = 256 * 1024


class RegisterShown(msgspec.Struct, frozen=True, rename="camel"):
    """One register; the last four are null until it has been consulted."""

    register: str
    country: str
    name: str
    consulted_at: datetime | None
    by: str | None
    file: str | None
    sha256: str | None


class RowRefused(msgspec.Struct, frozen=True):
    """A row of the answer without a number that could be listed."""

    line: int
    text: str
    problem: str


class AnswerTaken(msgspec.Struct, frozen=True, rename="camel"):
    """What became of the answer's rows. `refused` counts all of them, `refused_rows` names the first ones."""

    register: RegisterShown
    added: int
    known: int
    refused: int
    refused_rows: list[RowRefused]


class RegistersApi:
    """What the do-not-call page does with registers, behind `rule`."""

    def __init__(
        self,
        lights: Lights,
        do_not_call: DoNotCall,
        audit: AuditTrail | None,
        *,
        rule: TokenRule,
        limits: Limits,
    ) -> None:
        """`lights`: a desk's own know its registers; others have none."""
        self._registers = lights.registers if isinstance(lights, DeskLights) else None
        self._transfer = ListTransfer(do_not_call, audit, utc_now, BY) if audit is not None else None
        self._rule, self._limits = rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Both, each behind the token."""
        return (
            Endpoint("GET", PATH, self._rule.guarded(self.show)),
            Endpoint("POST", PATH, self._rule.guarded(self.take)),
        )

    async def show(self, request: web.Request) -> web.Response:
        """Those that the rules ask for, and when each was last consulted. Raises StoreError."""
        language, registers = _language(request), self._registers
        consulted = await registers.consulted() if registers is not None else {}
        known = registers.known if registers is not None else ()
        return _answer([_shown(one, consulted.get(one.key), language) for one in known], language)

    async def take(self, request: web.Request) -> web.Response:
        """``?register=RNE&file=answer.csv`` with the file as its body: its numbers are listed.

        Raises:
            ProblemError: 400 no such register; 413, 408 the file is too large or comes too slowly.
            StoreError: it does not count as consulted.
        """
        if not (key := request.query.get("register", "").strip()):
            raise ProblemError(400, "missing_field", values={"field": "register"})
        registers, transfer = self._registers, self._transfer
        register = registers.named(key) if registers is not None else None
        if registers is None or register is None or transfer is None:
            raise ProblemError(400, "wrong_field", values={"field": "register"})
        folder = await asyncio.to_thread(TemporaryDirectory, prefix="register-")
        try:
            file = Path(folder.name, _file_name(request))
            await self._receive(request, file)
            done = await registers.consult(register, file, transfer, BY)
        finally:
            await asyncio.to_thread(folder.cleanup)
        language, consulted = _language(request), await registers.consulted()
        rows = [RowRefused(row.line, row.text, row.problem.value) for row in done.refused[:_MOST_REFUSED]]
        shown = _shown(register, consulted.get(register.key), language)
        return _answer(AnswerTaken(shown, done.added, done.known, len(done.refused), rows), language)

    async def _receive(self, request: web.Request, file: Path) -> None:
        taken, pieces = 0, request.content.iter_chunked(_AT_ONCE)
        with await asyncio.to_thread(file.open, "wb") as written:
            while True:
                try:
                    async with asyncio.timeout(self._limits.body_read_s):
                        piece = await anext(pieces, b"")
                except TimeoutError as error:
                    raise ProblemError(408, "body_too_slow") from error
                except web.RequestPayloadError as error:
                    raise ProblemError(400, "bad_request") from error
                if not piece:
                    return
                if (taken := taken + len(piece)) > MOST_BYTES:
                    raise ProblemError(413, "body_too_large")
                await asyncio.to_thread(written.write, piece)


def _file_name(request: web.Request) -> str:
    """As it stands in the audit trail; a name of one file, wherever it lay."""
    told = request.query.get("file", "").replace("\\", "/")
    name = "".join(
        letter for letter in PurePath(told).name if letter.isprintable() and letter not in '<>:"|?*'
    )
    return name.strip(" .")[-_LONGEST_NAME:] or _UNNAMED


def _shown(register: PublicRegister, last: Consulted | None, language: str) -> RegisterShown:
    name = register_name(register.key, language)
    if last is None:
        return RegisterShown(register.key, register.region, name, None, None, None, None)
    return RegisterShown(register.key, register.region, name, last.at, last.by, last.file, last.digest)


def _language(request: web.Request) -> str:
    return preferred_language(request.headers.get("Accept-Language", ""))


def _answer(shown: object, language: str) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(shown),
        content_type="application/json",
        headers={"Content-Language": language},
    )
