"""What the import of a public register's answer says at a terminal."""

from __future__ import annotations

from sellercall_desktop.words.sentence import AND_MORE, Text

LINES: dict[str, Text] = {
    "done": Text(
        "Added to the do-not-call list: {added}. On it already: {known}. Rows without a number: {refused}.",
        "Agregados a la lista de no llamar: {added}. Ya estaban: {known}. Filas sin número: {refused}.",
    ),
    "row": Text("row {line}: {text}", "fila {line}: {text}"),
    "more": AND_MORE,
    "consulted": Text(
        "It counts as consulted from {at} on: {register} ({key}), {file}, SHA-256 {digest}.",
        "Cuenta como consultado desde {at}: {register} ({key}), {file}, SHA-256 {digest}.",
    ),
    "unknown": Text(
        "No rules ask for a register {key}. Those that they ask for: {known}.",
        "Ninguna regla pide un registro {key}. Los que piden: {known}.",
    ),
}
