"""Ports for tests that must name one before anybody listens there."""

from __future__ import annotations

import itertools
import os
import random
import socket

# Below 32768: from there on systems give out ports by themselves, also to the tests beside this one.
_FIRST, _FOR_EACH, _WORKERS = 12_000, 1_500, 13
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", f"gw{_WORKERS - 1}")[2:]) % _WORKERS
_numbers = itertools.count(random.randrange(_FOR_EACH))


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has now, and that no other test of this run is given."""
    while True:
        port = _FIRST + _worker * _FOR_EACH + next(_numbers) % _FOR_EACH
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
