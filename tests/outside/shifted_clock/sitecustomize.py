"""Loaded by Python itself in a process whose clock libfaketime shifts.

Its 0.9.10 answers the call behind `time.sleep` (clock_nanosleep with an absolute time) with EINVAL wherever
it is told to leave the monotonic clock alone; with that clock shifted too, waits of threads never end.
"""

import select
import time


def sleep(seconds: float) -> None:
    """The same by another system call."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select((), (), (), seconds)


time.sleep = sleep
