"""The folder of a history: can it be worked in, and are we the only ones who do?"""

from __future__ import annotations

import errno
import tempfile
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from sellercall_desktop.core.errors import AlreadyRunningError, FolderError
from sellercall_desktop.core.problems import FolderProblem

if TYPE_CHECKING:
    from pathlib import Path

_PROBLEMS = {
    FolderProblem.FULL: {errno.ENOSPC, errno.EDQUOT, errno.EFBIG},
    FolderProblem.READ_ONLY: {errno.EROFS, errno.EACCES, errno.EPERM},
    FolderProblem.NO_FOLDER: {errno.ENOTDIR, errno.EEXIST, errno.ENOENT, errno.ENODEV, errno.ENXIO},
}
_PROBE = bytes(8192)  # an empty file fits on a disk that is full


def hold_folder(folder: Path) -> FileLock:
    """The lock on a history: two programs would follow the same calls and answer the same callers.

    The system frees it when the program ends, however it ends. Blocking.

    Raises:
        FolderError: the folder cannot be made or written to.
        AlreadyRunningError: another program has the lock.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(_PROBE)
        lock = FileLock(folder / "lock", thread_local=False)
        lock.acquire(blocking=False)
    except Timeout:
        raise AlreadyRunningError(folder) from None
    except OSError as error:
        raise folder_error(folder, error) from error
    except (ValueError, NotImplementedError) as error:  # no name for a folder; a disk without locks
        raise FolderError(folder, FolderProblem.UNUSABLE, str(error)) from error
    return lock


def folder_error(folder: Path, error: OSError) -> FolderError:
    """Our error for the system's."""
    problem = next(
        (problem for problem, codes in _PROBLEMS.items() if error.errno in codes), FolderProblem.UNUSABLE
    )
    return FolderError(folder, problem, error.strerror or str(error))


def is_held(folder: Path) -> bool:
    """Whether a program works with this history now. Nothing is made. Blocking."""
    file = folder / "lock"
    if not file.exists():
        return False
    try:
        with FileLock(file, thread_local=False).acquire(blocking=False):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False
