"""A file that is being written, and that nobody may want any more before it is whole."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


@asynccontextmanager
async def folder_beside(path: Path) -> AsyncIterator[Path]:
    """A folder beside the place of a file, until the file is there or has failed. Raises OSError."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=".sellercall-", dir=path.parent))
    try:
        yield folder
    finally:
        await asyncio.shield(asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True))


class UnwantedError(Exception):
    """Nobody wants the file any more."""


class WholeFile:
    """The file while it is written. Writing into one that nobody wants any more fails.

    Once it is left it swallows what comes, and counts it: a ZIP archive that was broken off still writes its
    end, and reckons where that stands.
    """

    def __init__(self, path: Path, is_unwanted: Callable[[], bool]) -> None:
        self._file = path.open("wb")
        self._is_unwanted = is_unwanted
        self._at = self._size = 0  # as if it went on, once it is left

    def write(self, data: bytes) -> int:
        """As a file does."""
        if self._file.closed:
            self._at += len(data)
            self._size = max(self._size, self._at)
            return len(data)
        if self._is_unwanted():
            raise UnwantedError
        return self._file.write(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As a file does."""
        if not self._file.closed:
            return self._file.seek(offset, whence)
        self._at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        """As a file does."""
        return self._at if self._file.closed else self._file.tell()

    def seekable(self) -> bool:
        """As a file does."""
        return True

    def flush(self) -> None:
        """As a file does."""
        if not self._file.closed:
            self._file.flush()

    def keep(self) -> None:
        """Have it on the disk before it gets its name."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def leave(self) -> None:
        """Nothing more is written."""
        if not self._file.closed:
            self._at = self._file.tell()
            self._size = max(self._at, self._file.seek(0, os.SEEK_END))
            self._file.close()
