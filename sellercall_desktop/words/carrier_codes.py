"""What the carrier's error codes mean, out of `resources/codes/carrier.json`.

The file is read once, by `load_codes` on a thread. Before that no code has a meaning: sentences
say less then, and nobody waits.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from sellercall_desktop.paths import resources


class CodeMeaning(NamedTuple):
    """One code in one language; any part but the first may be empty."""

    meaning: str
    cause: str
    remedy: str


def load_codes() -> None:
    """Read the file, if nobody has; some milliseconds."""
    _codes()


def code_meaning(code: str, language: str) -> CodeMeaning | None:
    """What it means, in English where it has no Spanish; None: unknown, or not read yet."""
    if not _codes.cache_info().currsize:
        return None
    words = _codes().get(code)
    return CodeMeaning(*words.get(language, words["en"])) if words is not None else None


@cache
def _codes() -> dict[str, dict[str, list[str]]]:
    file = resources() / "codes" / "carrier.json"
    read: dict[str, dict[str, list[str]]] = json.loads(file.read_text(encoding="utf-8"))
    return read
