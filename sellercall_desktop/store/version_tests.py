"""Tests of two versions on an SQL database: `core.prompts.comparison.VersionTestStore`.

Writers take turns: of two that begin one of the same prompt the second finds the first's. A damaged test is
as none: its prompt's newest version is in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.prompts.comparison import EndCause, EndOfTest, EndRule, VersionTest, check_test
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.store import prompt_library as library
from sellercall_desktop.store.audit_trail import LAST_KEY, next_key, write_entry
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds, time_of
from sellercall_desktop.store.database.schema import prompts
from sellercall_desktop.store.database.schema import version_tests as kept
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row, Select

    from sellercall_desktop.store.database.connections import Database

_NEWEST = select(kept).where(kept.c.row.between(1, LAST_KEY)).order_by(kept.c.row.desc())
_OPEN = _NEWEST.where(kept.c.ended_us.is_(None))


class SqlVersionTestStore:
    """See `VersionTestStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def begin(self, test: VersionTest, desk: str) -> None:
        """See `VersionTestStore`."""
        await self._database.write(lambda connection: _begin(connection, test, desk), durable=True)

    @uninterrupted
    async def end(self, test: VersionTest, end: EndOfTest, desk: str) -> bool:
        """See `VersionTestStore`."""
        return await self._database.write(lambda connection: _end(connection, test, end, desk), durable=True)

    @uninterrupted
    async def latest(self, prompt_id: str) -> VersionTest | None:
        """See `VersionTestStore`."""
        wanted = _NEWEST.where(kept.c.prompt_id == prompt_id)

        def read(connection: Connection) -> VersionTest | None:
            return open_test(connection, prompt_id) or next(_readable(connection, wanted), None)

        return await self._database.read(read)

    @uninterrupted
    async def open_tests(self) -> Sequence[VersionTest]:
        """See `VersionTestStore`."""
        return await self._database.read(lambda connection: list(_readable(connection, _OPEN)))


def open_test(connection: Connection, prompt_id: str) -> VersionTest | None:
    """The one of this prompt that its calls take part in."""
    return next(_readable(connection, _OPEN.where(kept.c.prompt_id == prompt_id)), None)


def end_open(connection: Connection, prompt_id: str, end: EndOfTest) -> str:
    """Close what is open of this prompt, in the transaction that ends it. Returns its id, else ""."""
    ended = ""
    for test in _readable(connection, _OPEN.where(kept.c.prompt_id == prompt_id)):
        _end(connection, test, end, "")
        ended = test.id
    return ended


def _begin(connection: Connection, test: VersionTest, desk: str) -> None:
    library.ensure_open(connection, test.prompt_id)
    if open_test(connection, test.prompt_id) is not None:
        raise PromptError(PromptProblem.TEST_OPEN)
    own = prompts.c.prompt_id == test.prompt_id, prompts.c.number.in_((test.a, test.b))
    if len(set(connection.scalars(select(prompts.c.number).where(*own)))) != 2:
        raise PromptError(PromptProblem.TEST_VERSIONS)
    values = {
        "row": next_key(connection, kept.c.row),
        "id": test.id,
        "prompt_id": test.prompt_id,
        "a": test.a,
        "b": test.b,
        "share_of_b": test.share_of_b,
        "begun_us": microseconds(test.begun_at),
        "begun_by": test.begun_by,
        "rule": test.rule.value,
        "answered_each": test.answered_each,
        "ended_us": None,
        "ended_by": "",
        "ended_cause": "",
    }
    connection.execute(insert(kept).values(values))
    _tell_trail(connection, test, EndOfTest(test.begun_at, test.begun_by, EndCause.HAND), "begun", desk)


def _end(connection: Connection, test: VersionTest, end: EndOfTest, desk: str) -> bool:
    values = {"ended_us": microseconds(end.at), "ended_by": end.by, "ended_cause": end.cause.value}
    mine = kept.c.id == test.id, kept.c.ended_us.is_(None)
    if not connection.execute(update(kept).where(*mine).values(values)).rowcount:
        return False
    _tell_trail(connection, test, end, f"ended: {end.cause.value}", desk)
    return True


def _tell_trail(connection: Connection, test: VersionTest, done: EndOfTest, fate: str, desk: str) -> None:
    words = f"v{test.a}, v{test.b}: {test.share_of_b} %, {test.rule.value} {test.answered_each or ''}".strip()
    act = AuditEntry(done.at, done.by, AuditKind.VERSION_TEST, test.prompt_id, words, fate, desk)
    write_entry(connection, act)


def _readable(connection: Connection, wanted: Select[Any]) -> Iterator[VersionTest]:
    for row in connection.execute(wanted).all():
        try:
            yield _test_of(row)
        except (*UNREADABLE, PromptError) as error:
            tell(place_of(connection), "version_tests", row.row, error)


def _test_of(row: Row[Any]) -> VersionTest:
    texts, counts = (row.id, row.prompt_id, row.begun_by), (row.a, row.b, row.share_of_b, row.answered_each)
    if not all(isinstance(text, str) and "\ufffd" not in text for text in texts):
        raise ValueError("a test whose words are none")
    if not all(isinstance(count, int) for count in counts):
        raise ValueError("a test whose counts are none")
    end = None
    if row.ended_us is not None:
        end = EndOfTest(checked(time_of(row.ended_us)), str(row.ended_by), EndCause(row.ended_cause))
    begun = checked(time_of(row.begun_us))
    test = VersionTest(
        *(row.id, row.prompt_id, row.a, row.b, row.share_of_b),
        *(begun, row.begun_by, EndRule(row.rule), row.answered_each, end),
    )
    check_test(test)
    return test
