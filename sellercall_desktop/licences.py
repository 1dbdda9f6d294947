"""What this program contains of others, on what terms. A bundle carries the list; a checkout gathers it."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from sellercall_desktop.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTICES = "notices.json"
_LICENCE_FILE = re.compile(r"(^|[/\\])(licen[cs]e|copying|notice)[^/\\]*$", re.IGNORECASE)
_A_NAME_NOT_A_TEXT = 60
_FROM_QT = {"pyside6-essentials", "pyside6-addons", "pyside6", "shiboken6"}  # their wheels carry no text


@dataclass(frozen=True, slots=True)
class LicenceNotice:
    """One part that others made: its name, version, licence in a word, home page, and the licence's text."""

    name: str
    version: str
    licence: str
    home: str
    text: str


def notices() -> list[LicenceNotice]:
    """All parts in the order of their names. Reads many files: not for the event loop."""
    shipped = resources() / "licences" / NOTICES
    if shipped.is_file():
        return [LicenceNotice(**each) for each in json.loads(shipped.read_text(encoding="utf-8"))]
    return gather(resources().parent / "requirements.lock")


def own() -> str:
    """The licence of this program's own code."""
    shipped = resources() / "licences" / "LICENSE"
    return (shipped if shipped.is_file() else resources().parent / "LICENSE").read_text(encoding="utf-8")


def gather(lock: Path) -> list[LicenceNotice]:
    """The notices of what is installed of a lock file, and of what comes beside it: Python, Qt, fonts."""
    names = re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    found = [_of(part) for name in dict.fromkeys(names) if (part := _installed(name)) is not None]
    return sorted([*found, *_others()], key=lambda notice: notice.name.lower())


def as_json(found: list[LicenceNotice]) -> str:
    """What `notices` reads back."""
    return json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1)


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:  # belongs to another system or Python
        return None


def _of(part: metadata.Distribution) -> LicenceNotice:
    name = part.metadata["Name"]
    if name.lower().replace("_", "-") in _FROM_QT:
        return LicenceNotice(name, part.version, "LGPL-3.0-only", "https://www.qt.io/qt-for-python", _qt())
    about = part.metadata.json
    said = str(about.get("license_expression") or about.get("license") or "")
    classified = [
        each.rpartition(" :: ")[2]
        for each in part.metadata.get_all("Classifier") or ()
        if each.startswith("License ::")
    ]
    licence = said if said and len(said) < _A_NAME_NOT_A_TEXT else ", ".join(classified)
    return LicenceNotice(name, part.version, licence, _home(part), "\n\n".join(_texts(part)))


def _home(part: metadata.Distribution) -> str:
    pairs = [each.split(", ", 1) for each in part.metadata.get_all("Project-URL") or () if ", " in each]
    known = {name.lower(): link for name, link in pairs}
    for name in ("homepage", "home", "source", "source code", "repository", "github", "documentation"):
        if name in known:
            return str(known[name])
    return str(part.metadata.json.get("home_page", next(iter(known.values()), "")))


def _texts(part: metadata.Distribution) -> Iterator[str]:
    inside = [path for path in part.files or () if ".dist-info" in path.parts[0]]
    for path in sorted(inside, key=str):
        if _LICENCE_FILE.search(str(path)) and "__pycache__" not in path.parts:
            yield path.read_text(encoding="utf-8").strip()


def _others() -> Iterator[LicenceNotice]:
    folder = resources()
    version = ".".join(map(str, sys.version_info[:3]))
    yield LicenceNotice("Python", version, "PSF-2.0", "https://www.python.org", _text("licences/PYTHON.txt"))
    inter, phosphor = folder / "fonts" / "INTER-LICENSE", folder / "fonts" / "PHOSPHOR-LICENSE"
    yield LicenceNotice("Inter", "", "OFL-1.1", "https://rsms.me/inter", inter.read_text(encoding="utf-8"))
    yield LicenceNotice(
        "Phosphor Icons", "", "MIT", "https://phosphoricons.com", phosphor.read_text(encoding="utf-8")
    )
    yield from _dictionaries()


def _dictionaries() -> Iterator[LicenceNotice]:
    folder = "dictionaries"
    spanish, english = "https://github.com/sbosio/rla-es", "http://wordlist.aspell.net"
    yield LicenceNotice("Spanish dictionary (RLA-ES)", "", "MPL-2.0", spanish, _text(f"{folder}/ES-LICENSE"))
    yield LicenceNotice("English dictionary (SCOWL)", "", "BSD", english, _text(f"{folder}/EN-LICENSE"))


def _qt() -> str:
    return "\n\n".join(_text(f"licences/{name}.txt") for name in ("QT", "LGPL-3.0", "GPL-3.0"))


def _text(name: str) -> str:
    return (resources() / name).read_text(encoding="utf-8").strip()
