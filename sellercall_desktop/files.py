"""Files that are whole or absent, whenever the program ends: written beside their place, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str, *, durable: bool = False, as_is: bool = False) -> None:
    """Make the file hold `text`, readable by this user alone; its folder is made where there is none.

    `durable`: on return it would survive a power cut. `as_is`: the ends of its lines stay on every system.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: another program or thread may write the same file now. Only this user can read it.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".new")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="" if as_is else None) as file:
            file.write(text)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:  # Ctrl+C, too: half a file is not left lying beside the whole one
        beside.unlink(missing_ok=True)
        raise
