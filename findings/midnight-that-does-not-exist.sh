#!/bin/sh
# A local midnight that does not exist: Python's datetime and zoneinfo with tzdata 2026.6.
#
# In Chile the clocks went from 23:59:59 on 5 September 2026 to 01:00 on the 6th. What one writes for "the day begins":
#   datetime(2026, 9, 6, tzinfo=ZoneInfo("America/Santiago"))   is 00:00-04:00, a reading that no clock showed; it is
#     the same instant as 01:00-03:00, but prints, compares and subtracts as 00:00.
#   datetime(2026, 9, 6).astimezone()   under TZ=America/Santiago is 23:00-04:00 on the 5th: an hour of the day before,
#     so that a list of "the calls of 6 September" begins with calls of the 5th.
#   The difference of the midnights around 4 April 2026, a day of 25 hours, is 24 hours: within one zone Python
#     subtracts what the clocks show.
# No error is raised anywhere, and fold does not tell that the reading does not exist.
# Way out: look for the first instant whose local date is the day, in UTC.
#
# Output seen (CPython 3.11.7, Linux):
#   aware: 2026-09-06T00:00:00-04:00 = 2026-09-06T04:00:00+00:00
#   naive: 2026-09-06T03:00:00+00:00, which a clock there shows as 2026-09-05T23:00:00-04:00
#   4 April: 24.0 h by subtraction, 25.0 h in truth
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder" tzdata==2026.6
# The same zone data for the C library (TZ) and for zoneinfo, wherever this runs.
PYTHONPATH="$folder" PYTHONTZPATH="" TZ=":$folder/tzdata/zoneinfo/America/Santiago" python3 - <<'PYTHON'
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

santiago = ZoneInfo("America/Santiago")
aware = datetime(2026, 9, 6, tzinfo=santiago)
print(f"aware: {aware.isoformat()} = {aware.astimezone(UTC).isoformat()}")
naive = datetime(2026, 9, 6).astimezone(UTC)
shown = naive.astimezone(santiago)
print(f"naive: {naive.isoformat()}, which a clock there shows as {shown.isoformat()}")
first, second = datetime(2026, 4, 4, tzinfo=santiago), datetime(2026, 4, 5, tzinfo=santiago)
hours = (second - first).total_seconds() / 3600
truth = (second.astimezone(UTC) - first.astimezone(UTC)).total_seconds() / 3600
print(f"4 April: {hours} h by subtraction, {truth} h in truth")
assert aware.isoformat() == "2026-09-06T00:00:00-04:00", "the behaviour has changed"
assert shown.isoformat() == "2026-09-05T23:00:00-04:00", "the behaviour has changed"
assert (hours, truth) == (24, 25), "the behaviour has changed"
PYTHON
