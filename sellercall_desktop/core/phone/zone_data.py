"""The clocks of IANA's zones, from the newer of the two copies of their data: the system's and our package's.

`zoneinfo` alone takes the system's whatever its age, and a system that is not kept up shows whole provinces
an hour off after their law changes. On Windows there is only the package.
"""

from __future__ import annotations

import re
import zoneinfo
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

_VERSION = re.compile(r"\b(\d{4})([a-z]+)")
_SAID_IN = ("+VERSION", "tzdata.zi")  # macOS and the BSDs; Linux and the package, in the first line
_PACKAGE = "tzdata"
_ZONE_AT = 2  # in a row of zone.tab, between tabs
Version = tuple[int, int, str]
UNKNOWN: Version = (0, 0, "")


@lru_cache(maxsize=512)
def clock(zone: str) -> tzinfo:
    """The clock of an IANA zone.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: neither copy has it.
    """
    folder = _package_folder()
    if folder is not None and package_version() >= system_version():
        try:
            with (folder / zone).open("rb") as data:
                return zoneinfo.ZoneInfo.from_file(data, key=zone)
        except (FileNotFoundError, IsADirectoryError, PermissionError):
            pass  # a name that only the system has, or no zone's at all
    return zoneinfo.ZoneInfo(zone)


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """Every zone that IANA names after a place, by name; none where no copy has the list of them."""
    package = _package_folder()
    for folder in (*([package] if package is not None else ()), *map(Path, zoneinfo.TZPATH)):
        try:
            lines = (folder / "zone.tab").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return tuple(sorted(row[_ZONE_AT] for row in rows if len(row) > _ZONE_AT))
    return ()


@lru_cache(maxsize=1)
def system_version() -> Version:
    """Of the data that `zoneinfo` takes by itself; `UNKNOWN` where there are none or they do not say."""
    folder = next((folder for folder in map(Path, zoneinfo.TZPATH) if folder.is_dir()), None)
    return _version_in(folder) if folder is not None else UNKNOWN


@lru_cache(maxsize=1)
def package_version() -> Version:
    """Of the data that came with the program; `UNKNOWN` without any."""
    folder = _package_folder()
    return _version_in(folder) if folder is not None else UNKNOWN


def version_of(text: str) -> Version:
    """``2026f`` as something that sorts: the year, then a, b … z, za."""
    found = _VERSION.search(text)
    return (int(found[1]), len(found[2]), found[2]) if found else UNKNOWN


def forget() -> None:
    """Look again at what there is: the search path has changed."""
    for each in (clock, places, system_version, package_version, _package_folder):
        each.cache_clear()


def _version_in(folder: Path) -> Version:
    for name in _SAID_IN:
        try:
            with (folder / name).open(encoding="ascii", errors="replace") as file:
                return version_of(file.readline())
        except OSError:
            continue
    return UNKNOWN


@lru_cache(maxsize=1)
def _package_folder() -> Path | None:
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places))) / "zoneinfo" if places else None
