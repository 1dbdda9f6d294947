"""Draws the icon files of all systems: `python -m resources.bundle.icon` after one of the SVGs changed."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "icons"
SMALL_UP_TO = 32
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
LINUX = (16, 24, 32, 48, 64, 128, 256, 512)
MACOS = {"ic04": 16, "ic05": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}  # all take PNG data


def draw(side: int) -> bytes:
    """The icon as a PNG of `side` pixels."""
    name = "sellercall-small.svg" if side <= SMALL_UP_TO else "sellercall.svg"
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / name)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(data.data())


def windows_icon(pictures: dict[int, bytes]) -> bytes:
    """An .ico of PNG pictures: a directory of 16 bytes each, then the pictures."""
    start = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for side, data in pictures.items():
        directory += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), start)
        start += len(data)
    return directory + b"".join(pictures.values())


def macos_icon(pictures: dict[str, bytes]) -> bytes:
    """An .icns: kind, length and PNG one after the other."""
    body = b"".join(
        kind.encode() + struct.pack(">I", len(data) + 8) + data for kind, data in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> int:
    """Write every file beside the drawings."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv)
    for side in LINUX:
        (FOLDER / f"sellercall-{side}.png").write_bytes(draw(side))
    (FOLDER / "sellercall.ico").write_bytes(windows_icon({side: draw(side) for side in WINDOWS}))
    (FOLDER / "sellercall.icns").write_bytes(macos_icon({kind: draw(side) for kind, side in MACOS.items()}))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
