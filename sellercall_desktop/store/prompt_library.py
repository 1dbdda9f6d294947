"""Which prompts there are, and which calls follow where nothing else is said; functions of a connection.

A row that is lost or damaged costs its name at most: a prompt is there as long as it has a version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, insert, select, update

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, Prompt, PromptLibrary
from sellercall_desktop.store.audit_trail import next_key
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import text_or_none
from sellercall_desktop.store.database.schema import prompt_library as kept
from sellercall_desktop.store.database.schema import prompts

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Row

    from sellercall_desktop.core.prompts.prompt import PromptChange

_MARK: dict[Direction, Column[Any]] = {
    Direction.INBOUND: kept.c.incoming,
    Direction.OUTBOUND: kept.c.outgoing,
}


def read_library(connection: Connection) -> PromptLibrary:
    """All prompts, in the order in which they were made."""
    rows = connection.execute(select(kept).order_by(kept.c.place, kept.c.id))
    found = {prompt.id: prompt for prompt in (_prompt_of(connection, row) for row in rows) if prompt}
    versions = connection.execute(select(prompts.c.number, prompts.c.prompt_id))  # of the index alone
    of = {row.number: prompt_id for row in versions if (prompt_id := text_or_none(row.prompt_id))}
    for prompt_id in [DEFAULT_PROMPT, *sorted(set(of.values()))]:
        named = "" if prompt_id == DEFAULT_PROMPT else prompt_id
        found.setdefault(prompt_id, Prompt(prompt_id, named))
    incoming, outgoing = (default_for(connection, direction) for direction in _MARK)
    return PromptLibrary(tuple(found.values()), incoming, outgoing, of)


def default_for(connection: Connection, direction: Direction) -> str:
    """The id of the prompt that calls of this direction follow."""
    marked = connection.scalar(select(kept.c.id).where(_MARK[direction] == 1).order_by(kept.c.place).limit(1))
    return text_or_none(marked) or DEFAULT_PROMPT


def ensure_open(connection: Connection, prompt_id: str) -> None:
    """Return where it may get another version. Raises `PromptError`."""
    if _known(connection, prompt_id).archived:
        raise PromptError(PromptProblem.IS_ARCHIVED)


def insert_prompt(connection: Connection, prompt_id: str, name: str) -> None:
    """Make one, without a version yet. Raises `PromptError`."""
    _ensure_free(connection, prompt_id, name)
    values = {"id": prompt_id, "name": name, "place": next_key(connection, kept.c.place)}
    connection.execute(insert(kept).values(**values, archived=0, incoming=0, outgoing=0))


def change(connection: Connection, prompt_id: str, wanted: PromptChange) -> None:
    """See `PromptStore.change`."""
    before = _known(connection, prompt_id)
    if wanted.name is not None or wanted.archived is False:
        _ensure_free(connection, prompt_id, before.name if wanted.name is None else wanted.name)
    asked = {"name": wanted.name, "archived": None if wanted.archived is None else int(wanted.archived)}
    _change(connection, prompt_id, {name: value for name, value in asked.items() if value is not None})
    if wanted.default_for and wanted.archived is None:
        ensure_open(connection, prompt_id)
    for direction in wanted.default_for:
        this_one = case((kept.c.id == prompt_id, 1), else_=0)
        connection.execute(update(kept).values({_MARK[direction]: this_one}))
    if wanted.archived and read_library(connection).is_kept(prompt_id):
        raise PromptError(PromptProblem.IS_DEFAULT)


def _change(connection: Connection, prompt_id: str, values: dict[str, Any]) -> None:
    """Change its row; one that was lost is made anew."""
    if connection.scalar(select(func.count()).where(kept.c.id == prompt_id)) == 0:
        known = _known(connection, prompt_id)
        insert_prompt(connection, prompt_id, known.name)
    if values:
        connection.execute(update(kept).where(kept.c.id == prompt_id).values(values))


def _known(connection: Connection, prompt_id: str) -> Prompt:
    prompt = read_library(connection).get(prompt_id)
    if prompt is None:
        raise PromptError(PromptProblem.NOT_FOUND)
    return prompt


def _ensure_free(connection: Connection, prompt_id: str, name: str) -> None:
    """Two of one name could not be told apart; what is archived does not count."""
    for other in read_library(connection).offered:
        if other.id != prompt_id and other.name and folded(other.name) == folded(name):
            raise PromptError(PromptProblem.NAME_TAKEN)


def _prompt_of(connection: Connection, row: Row[Any]) -> Prompt | None:
    prompt_id = text_or_none(row.id)
    if not prompt_id:
        tell(place_of(connection), "prompt_library", row.id, ValueError("no id"))
        return None
    name = text_or_none(row.name) or ("" if prompt_id == DEFAULT_PROMPT else prompt_id)
    return Prompt(prompt_id, name, archived=row.archived == 1)
