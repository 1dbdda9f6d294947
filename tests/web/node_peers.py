"""Installs other people's JavaScript libraries for tests, outside the checkout, exactly as locked."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

FILES = ("package.json", "package-lock.json", "peer.mjs")


def installed_peer(name: str) -> Path:
    """A folder with `tests/web/<name>` and its packages, installed once for each state of the lock.

    Skips where there is no Node. Where there is no registry it skips as well, but fails under CI.
    """
    source, npm = Path(__file__).parent / name, shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Node and npm are not installed")
    state = hashlib.sha256(b"".join((source / file).read_bytes() for file in FILES)).hexdigest()[:16]
    place = Path(tempfile.gettempdir()) / f"sellercall-{name}-{getpass.getuser()}-{state}"
    if not place.exists():
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            made = Path(folder) / "made"
            made.mkdir()
            for file in FILES:
                shutil.copy(source / file, made)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            ended = subprocess.run(
                command, cwd=made, capture_output=True, text=True, timeout=120, check=False
            )
            if ended.returncode and "CI" not in os.environ:
                pytest.skip(f"npm could not install the packages: {ended.stderr.strip()[-300:]}")
            assert ended.returncode == 0, ended.stderr
            with contextlib.suppress(OSError):  # another run was first
                made.rename(place)
    return place
