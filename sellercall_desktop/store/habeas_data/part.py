"""What one kind of a person's data is to whoever shows or erases all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.habeas_data.person import Person


@dataclass(frozen=True, slots=True)
class PersonalPart:
    """One kind of data. `erase` is None for what stays; both are functions of their connection alone."""

    name: str
    tables: tuple[str, ...]
    gather: Callable[[Connection, Person], list[Any]]
    erase: Callable[[Connection, Person, Search], int] | None = None
