"""This computer's clock, set to another place for a test."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager

import pytest

needs_tzset = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one clock for all programs")


@contextmanager
def clock_of(zone):
    """While it lasts, this computer stands in `zone`."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
