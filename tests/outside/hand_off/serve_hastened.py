"""`sellercall-desktop serve` whose hand-offs wait as many times shorter as its world runs faster.

``$HAND_OFF_SPEED``: how many times. Everything else is the product's own.
"""

from __future__ import annotations

import os
import sys
from dataclasses import fields, replace

from sellercall_desktop import __main__ as command_line
from sellercall_desktop.app import faces
from sellercall_desktop.core.hand_off.policy import HandOffTimes

SPEED = float(os.environ.get("HAND_OFF_SPEED", "1"))
open_real_world = faces.open_world


def hastened(setup, *more):
    usual = HandOffTimes()
    times = HandOffTimes(**{each.name: getattr(usual, each.name) / SPEED for each in fields(usual)})
    return open_real_world(replace(setup, hand_off_times=times), *more)


if __name__ == "__main__":
    faces.open_world = hastened
    sys.exit(command_line.main())
