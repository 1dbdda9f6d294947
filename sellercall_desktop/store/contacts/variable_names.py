"""What contacts' own variables are called: the database reads them all, and hands over the names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MOST = 5_000
_NAMES = {
    "sqlite": text(
        "SELECT DISTINCT json_extract(v.value, '$[0]') FROM contacts p,"  # noqa: S608 - our own number
        " json_each(CASE WHEN json_valid(p.data) THEN p.data ELSE '{}' END, '$.variables') v"
        f" WHERE p.gone = 0 LIMIT {_MOST}"
    ),
    "postgresql": text(
        "SELECT DISTINCT v->>0 FROM contacts p,"  # noqa: S608 - our own number
        " LATERAL json_array_elements(CAST(p.data AS JSON)->'variables') AS each(v)"
        f" WHERE p.gone = 0 LIMIT {_MOST}"
    ),
}


def variable_names(connection: Connection) -> frozenset[str]:
    """See `ContactStore.variable_names`."""
    found = connection.scalars(_NAMES[connection.dialect.name])
    return frozenset(name for name in found if isinstance(name, str))
