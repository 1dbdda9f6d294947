"""The history as a file for programs: ``GET /api/export``, sent while it is read, or once it is packed."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import hdrs, web

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.exported import ExportWords, described
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.export.export import CallExport, ExportFormat
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.edge import STREAM, TOO_MANY
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint
from sellercall_desktop.words.acts import refused_text
from sellercall_desktop.words.carrier_codes import load_codes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PIECE = 256 * 1024


class ExportApi:
    """One export at a time: it reads the whole history."""

    def __init__(self, *, calls: CallStore, audit: SignedTrail, rule: TokenRule, limits: Limits) -> None:
        self._calls, self._audit, self._rule, self._limits = calls, audit, rule, limits
        self._under_way = False

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        return (Endpoint("GET", "/api/export", self._rule.guarded(self.export)),)

    async def export(self, request: web.Request) -> web.StreamResponse:
        """``?format=csv|xlsx&from=2026-11-01&to=2026-11-30``: days of this computer, both included.

        Columns have the keys of `core.calls.exported`, values are codes, times UTC; only why an act was
        refused is a sentence, by `Accept-Language`. ``conversation=true``
        adds what was said.

        Raises:
            ProblemError: 400 no format, or no such day; 422 another format; 429 one is under way.
        """
        form = _format(request.query.get("format"))
        query = CallQuery(from_day=asked_day(request, "from"), to_day=asked_day(request, "to"))
        await asyncio.to_thread(load_codes)
        language = preferred_language(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        words = ExportWords(refused=partial(refused_text, language=language))
        export = CallExport(form, words, spoken=request.query.get("conversation") == "true")
        async with self._alone():
            if form is ExportFormat.CSV:
                pieces = export.chunks(self._calls, query)
                first = await anext(pieces), await anext(pieces)  # a failure here can still be told
                await self._note(form, query)
                return await self._send(request, form, _chained(first, pieces))
            folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="sellercall-"))
            try:
                done = await export.write(self._calls, query, folder / "calls")
                await self._note(form, query, str(done.calls))
                return await self._send(request, form, _pieces_of(folder / "calls"))
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        if self._under_way:
            raise ProblemError(TOO_MANY, "too_many_requests", headers={"Retry-After": "5"})
        self._under_way = True
        try:
            yield
        finally:
            self._under_way = False

    async def _note(self, form: ExportFormat, query: CallQuery, fate: str = "") -> None:
        """Before the first byte leaves."""
        await self._audit.note(AuditKind.EXPORT, f"/api/export ({form.value})", described(query), fate)

    async def _send(
        self, request: web.Request, form: ExportFormat, pieces: AsyncIterator[bytes]
    ) -> web.StreamResponse:
        name = f'attachment; filename="calls.{form.value}"'
        response = web.StreamResponse(headers={"Content-Type": _TYPES[form], "Content-Disposition": name})
        request[STREAM] = response
        await response.prepare(request)
        async for piece in pieces:
            async with asyncio.timeout(self._limits.send_s):  # who asks and does not read is cut off
                await response.write(piece)
        await response.write_eof()
        return response


def _format(text: str | None) -> ExportFormat:
    if text is None:
        raise ProblemError(400, "missing_field", values={"field": "format"})
    try:
        return ExportFormat(text.strip().lower())
    except ValueError as error:
        values = {"field": "format", "choices": ", ".join(ExportFormat)}
        raise ProblemError(422, "wrong_choice", values=values) from error


def asked_day(request: web.Request, name: str) -> date | None:
    """A day of this computer in the address; None where there is none. Raises `ProblemError`: 400."""
    text = request.query.get(name)
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ProblemError(400, "invalid_day", values={"field": name}) from error


async def _chained(first: tuple[bytes, ...], rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    for piece in first:
        yield piece
    async for piece in rest:
        yield piece


async def _pieces_of(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as file:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
