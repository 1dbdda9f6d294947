#!/bin/sh
# zoneinfo (CPython 3.11.7) with tzdata 2026.6 installed, and a system whose zone data are of 2025b.
#
# Behaviour: ZoneInfo("…") takes the system's data whatever their age; the installed package is asked only for names
# that the system does not have. Upgrading the package changes nothing, without any warning. The package's own
# `tzdata.IANA_VERSION` then tells a version that is not in use.
# What it costs: from November 2026 Havana, Winnipeg, Edmonton and Vancouver are an hour off by data of 2025.
# Way out: read the first line of tzdata.zi (or +VERSION) in both places and open the newer with ZoneInfo.from_file.
#
# The "system" here is an older release of the same package, named by PYTHONTZPATH, so that it is the same everywhere.
#
# Output seen:
#   tzdata says 2026f; in use is 2025b
#   America/Havana   2026-12-15 12:00 UTC: zoneinfo 07:00, package 08:00
#   America/Winnipeg 2026-12-15 12:00 UTC: zoneinfo 06:00, package 07:00
#   America/Edmonton 2026-12-15 12:00 UTC: zoneinfo 05:00, package 06:00
#   America/Vancouver 2026-12-15 12:00 UTC: zoneinfo 04:00, package 05:00
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder/old" tzdata==2025.2
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder/new" tzdata==2026.6
PYTHONPATH="$folder/new" PYTHONTZPATH="$folder/old/tzdata/zoneinfo" python3 - <<'PYTHON'
import importlib.resources
import zoneinfo
from datetime import UTC, datetime
from pathlib import Path

import tzdata

noon = datetime(2026, 12, 15, 12, tzinfo=UTC)
in_use = Path(zoneinfo.TZPATH[0], "tzdata.zi").read_text().split()[2]
print(f"tzdata says {tzdata.IANA_VERSION}; in use is {in_use}")
seen = []
for name in ("America/Havana", "America/Winnipeg", "America/Edmonton", "America/Vancouver"):
    with importlib.resources.files("tzdata").joinpath("zoneinfo", name).open("rb") as file:
        package = zoneinfo.ZoneInfo.from_file(file, key=name)
    times = [noon.astimezone(zone).strftime("%H:%M") for zone in (zoneinfo.ZoneInfo(name), package)]
    seen.append(times)
    print(f"{name:16} {noon:%Y-%m-%d %H:%M} UTC: zoneinfo {times[0]}, package {times[1]}")
expected = [["07:00", "08:00"], ["06:00", "07:00"], ["05:00", "06:00"], ["04:00", "05:00"]]
assert (tzdata.IANA_VERSION, in_use, seen) == ("2026f", "2025b", expected), "the behaviour has changed"
PYTHON
