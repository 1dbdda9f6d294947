"""Whom calls were last handed on to at this desk: one small file. A damaged one is as good as none."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger(__name__)


class ColleaguesFile:
    """Numbers, newest first."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[str]:
        """See `ColleaguesUsed`."""
        try:
            return [str(number) for number in json.loads(self._path.read_text(encoding="utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            log.warning("colleagues.unreadable", extra={"problem": str(error)})
            return []

    async def keep(self, numbers: Sequence[str]) -> None:
        """See `ColleaguesUsed`."""
        await asyncio.to_thread(write_whole, self._path, json.dumps(list(numbers)))
