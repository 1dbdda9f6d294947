"""Reads and writes a prompt's file, for the window and the command line alike. Both block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.prompt_file import (
    PromptFileError,
    PromptFileProblem,
    read_prompt_file,
    write_prompt_file,
)
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.prompts.prompt_file import PromptFile

_LARGEST = 4_000_000
"""Bytes."""


def read_from(path: Path) -> PromptFile:
    """What the file holds.

    Raises:
        PromptFileError: it cannot be used as it is.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise PromptFileError(PromptFileProblem.TOO_LARGE, 0)
        return read_prompt_file(path.read_bytes())
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise PromptFileError(PromptFileProblem.UNREADABLE, 0, said) from error


def write_to(path: Path, content: PromptContent, name: str, header: str = "", version: int = 0) -> None:
    """Over a file that is there, with what is above its text. One that is none of ours is replaced.

    Raises:
        PromptFileError: it cannot be written.
    """
    try:
        before = read_from(path)
    except PromptFileError:
        pass
    else:
        header, name = before.header or header, name or before.name
    try:
        write_whole(path, write_prompt_file(content, name, header, version).decode(), as_is=True)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise PromptFileError(PromptFileProblem.UNWRITABLE, 0, said) from error
