"""The Debian package: the app in /opt, a name on the path, icon, menu entry and link schemes."""

from __future__ import annotations

import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from resources.bundle.identity import SUMMARY, VERSION
from resources.bundle.packages import run

HERE = Path(__file__).resolve().parent
ICONS = HERE.parents[1] / "icons"
NEEDS = (  # graphics and what talks to the desktop must be the system's own; the rest is in the app
    "libc6 (>= {libc}), tzdata, libegl1, libgl1, libfontconfig1, libx11-6, libxkbcommon0, libxcb1,"
    " fonts-dejavu-core | fonts-noto-core"
)
CONTROL = """\
Package: sellercall-desktop
Version: {version}
Architecture: {architecture}
Maintainer: The SellerCall authors <desktop@sellercall.example>
Installed-Size: {kilobytes}
Depends: {needs}
Recommends: gnome-keyring | kwalletmanager, libwayland-cursor0
Section: comm
Priority: optional
Description: {summary}
 A sales agent types a number and presses Enter. The carrier rings the
 customer, a voice AI holds the conversation, and the agent reads along.
"""
AFTER = """\
#!/bin/sh
set -e
share=/usr/share
command -v update-desktop-database >/dev/null && update-desktop-database -q $share/applications || true
command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -qf $share/icons/hicolor || true
"""


def make_deb(app: Path, dist: Path) -> Path:
    """Build the package of the app folder; returns the .deb. Needs dpkg-deb, not root."""
    architecture = _architecture()
    made = dist / f"sellercall-desktop_{VERSION}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(app, root / "opt" / "sellercall", symlinks=True)
        size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file())
        _register(root / "usr")
        control = root / "DEBIAN"
        control.mkdir()
        (control / "control").write_text(
            CONTROL.format(
                version=VERSION,
                architecture=architecture,
                kilobytes=size // 1024,
                needs=NEEDS.format(libc=platform.libc_ver()[1]),
                summary=SUMMARY,
            ),
            encoding="utf-8",
        )
        for moment in ("postinst", "postrm"):
            (control / moment).write_text(AFTER, encoding="utf-8")
            (control / moment).chmod(0o755)
        root.chmod(0o755)
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made)
    return made


def _register(usr: Path) -> None:
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / "sellercall-desktop").symlink_to("../../opt/sellercall/sellercall-desktop")
    applications = usr / "share" / "applications"
    applications.mkdir(parents=True)
    shutil.copy(HERE / "sellercall.desktop", applications)
    metainfo = usr / "share" / "metainfo"
    metainfo.mkdir(parents=True)
    about = (HERE / "com.sellercall.desktop.metainfo.xml").read_text(encoding="utf-8")
    about = about.replace("@VERSION@", VERSION).replace("@DATE@", f"{datetime.now(UTC):%Y-%m-%d}")
    (metainfo / "com.sellercall.desktop.metainfo.xml").write_text(about, encoding="utf-8")
    for picture in ICONS.glob("sellercall-*.png"):
        side = picture.stem.rpartition("-")[2]
        place = usr / "share" / "icons" / "hicolor" / f"{side}x{side}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(picture, place / "sellercall.png")
    terms = usr / "share" / "doc" / "sellercall-desktop"
    terms.mkdir(parents=True)
    shutil.copy(HERE.parents[2] / "LICENSE", terms / "copyright")
    for path in usr.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(0o644)  # whatever the checkout's files allow


def _architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
