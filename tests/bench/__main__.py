"""All that is held to a figure, each beside its bare counterpart: ``python -m tests.bench [NAME ...]``.

Each bench is a process of its own, one after the other, because they share the machine. Its docstring says
what it measures.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

BENCHES = ("live_calls", "dials", "webhook", "click", "whisper", "start", "history")
"""In the order of the table; one that is not there is left out."""


def main(wanted: list[str]) -> int:
    """Run those named, or all; 1 where one of them failed."""
    failed = 0
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for name in BENCHES:
        module = f"tests.bench.bench_{name}"
        if (wanted and name not in wanted) or importlib.util.find_spec(module) is None:
            continue
        load = f" (load {os.getloadavg()[0]:.1f})" if hasattr(os, "getloadavg") else ""
        print(f"--- {name}{load}", flush=True)
        done = subprocess.run([sys.executable, "-m", module], env=environ, check=False)
        failed |= done.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
