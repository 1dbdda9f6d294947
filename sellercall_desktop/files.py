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
    content = text if as_is else text.replace("\n", os.linesep)
    beside = written_beside(path, content.encode(), durable=durable)
    try:
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def written_beside(path: Path, content: bytes, *, durable: bool = False) -> Path:
    """A new file beside that place with this content, readable by this user alone: to be renamed or removed.

    Raises:
        OSError: it cannot be written; nothing is left of it.
    """
    # A name of its own: another program or thread may write the same file now.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".new")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:  # Ctrl+C, too: half a file is not left lying beside the whole one
        beside.unlink(missing_ok=True)
        raise
    return beside
