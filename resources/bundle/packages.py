"""What people install, made of the finished app by each system's own tool."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def make_package(app: Path, dist: Path) -> Path:
    """A .deb, .dmg or .exe installer in `dist`; returns it. Raises CalledProcessError, FileNotFoundError."""
    if sys.platform == "win32":
        return _installer(app, dist)
    if sys.platform == "darwin":
        return _disk_image(app, dist)
    from resources.bundle.linux.deb import make_deb

    return make_deb(app, dist)


def _disk_image(app: Path, dist: Path) -> Path:
    from resources.bundle.identity import NAME, VERSION

    stage = dist / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    run("ditto", app, stage / app.name)  # keeps links and signatures
    (stage / "Applications").symlink_to("/Applications")
    image = dist / f"{NAME}-{VERSION}.dmg"
    run("hdiutil", "create", "-volname", NAME, "-srcfolder", stage, "-ov", "-format", "UDZO", image)
    shutil.rmtree(stage)
    return image


def _installer(app: Path, dist: Path) -> Path:
    from resources.bundle.identity import NAME, VERSION

    sign(app / "sellercall-desktop.exe")
    script = app.parents[1] / "resources" / "bundle" / "windows" / "installer.iss"
    compiler = shutil.which("iscc") or os.path.expandvars(r"%ProgramFiles(x86)%\Inno Setup 6\ISCC.exe")
    run(compiler, f"/DVersion={VERSION}", f"/DApp={app}", f"/O{dist}", f"/F{NAME}-{VERSION}-setup", script)
    made = dist / f"{NAME}-{VERSION}-setup.exe"
    sign(made)
    return made


def sign(file: Path) -> None:
    """By the owner's command in SELLERCALL_SIGN, which gets the file as its last argument."""
    if command := os.environ.get("SELLERCALL_SIGN"):
        run(*shlex.split(command), file)


def run(*command: object) -> None:
    """Run one tool; its failure is ours."""
    subprocess.run([str(part) for part in command], check=True)  # noqa: S603 - names and paths of our own
