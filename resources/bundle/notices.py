"""The notices of a bundle: what its Python parts say, and what came from the building machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.licences import NOTICES, LicenceNotice, as_json, gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from resources.bundle.contents import Entry

ROOT = Path(__file__).resolve().parents[2]


class MissingLicenceError(Exception):
    """A part whose terms are not known must not be handed on."""


def write(binaries: Iterable[Entry], folder: Path) -> Path:
    """Write the list for About; returns the file. Raises MissingLicenceError."""
    found = [*gather(ROOT / "requirements.lock"), _bootloader(), *_of_system(binaries)]
    if silent := [notice.name for notice in found if not notice.text.strip()]:
        raise MissingLicenceError(f"no licence text: {', '.join(silent)}")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NOTICES
    file.write_text(as_json(sorted(found, key=lambda notice: notice.name.lower())), encoding="utf-8")
    return file


def _bootloader() -> LicenceNotice:
    part = metadata.distribution("pyinstaller")
    texts = [path.read_text(encoding="utf-8") for path in part.files or () if path.name == "COPYING.txt"]
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return LicenceNotice(
        "PyInstaller bootloader", part.version, licence, "https://pyinstaller.org", "\n".join(texts)
    )


def _of_system(binaries: Iterable[Entry]) -> Iterator[LicenceNotice]:
    """Debian knows which package a library belongs to, and keeps its terms."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return
    ours = tuple(str(Path(folder).resolve()) for folder in (sys.prefix, sys.base_prefix))
    files = {str(Path(file).resolve()) for _, file, _ in binaries}
    for package in sorted({_package(file) for file in files if not file.startswith(ours)} - {""}):
        terms = Path("/usr/share/doc") / package / "copyright"
        text = terms.read_text(encoding="utf-8", errors="replace") if terms.is_file() else ""
        version = _ask("-W", "-f", "${Version}", package)
        yield LicenceNotice(package, version, "see the text", f"https://packages.debian.org/{package}", text)


def _package(file: str) -> str:
    for path in (file, file.removeprefix("/usr")):  # merged systems know either name
        if answer := _ask("-S", path):
            return answer.partition(":")[0]
    return ""


def _ask(*question: str) -> str:
    answer = subprocess.run(["dpkg-query", *question], capture_output=True, text=True, check=False)  # noqa: S603, S607 - the system's own
    return answer.stdout.strip()
