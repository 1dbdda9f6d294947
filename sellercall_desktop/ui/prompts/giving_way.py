"""For long work on a thread beside the window: Python lets other threads go on far sooner than it would."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFTEN_S = 0.0005
"""Python's own 5 ms add up over one key."""
_lock = threading.Lock()
_usual_s: list[float] = []
"""One entry for each that is under way."""


@contextmanager
def giving_way() -> Iterator[None]:
    """As long as one of these is under way."""
    with _lock:
        _usual_s.append(_usual_s[0] if _usual_s else sys.getswitchinterval())
        sys.setswitchinterval(_OFTEN_S)
    try:
        yield
    finally:
        with _lock:
            usual = _usual_s.pop()
            if not _usual_s:
                sys.setswitchinterval(usual)
