#!/bin/sh
# phonenumbers 9.0.43 (the Python port of libphonenumber), time_zones_for_number: zones that cannot be, by valid numbers.
#
# Behaviour: whole regions have the zone of another state, island or country, and a number that its plan calls
# a mobile gets every zone of its country code: +1 868 is Trinidad's alone, and yet its mobiles have 42 zones.
# What is true is the regulator's plan (who is where) and the IANA database (whose clock is what), named beside each.
#
# Output seen (number, what is said, what is true):
#   +526141234567  America/Mazatlan        Chihuahua: America/Chihuahua (an hour later)
#   +528681234567  America/Mexico_City     Matamoros: America/Matamoros (an hour later in summer)
#   +526631234567  America/Mexico_City     Tijuana's second code: America/Tijuana (an hour or two earlier)
#   +56612221234   America/Santiago        Punta Arenas: America/Punta_Arenas (an hour later in winter)
#   +56672221234   America/Santiago        Coyhaique: America/Coyhaique (an hour later in winter, since 2025)
#   +558131231234  America/Noronha         Recife: America/Recife (an hour earlier)
#   +50581234567   America/Chicago         Nicaragua: America/Managua (no summer time)
#   +34827123456   Atlantic/Canary         Cáceres: Europe/Madrid (an hour later)
#   +16895551234   America/Chicago         Orlando: America/New_York (an hour later)
#   +14745551234   America/Winnipeg        Saskatchewan: America/Regina (an hour earlier)
#   +19075811234   Pacific/Honolulu        Unalaska: America/Anchorage (an hour or two later)
#   +18795551234   America/Puerto_Rico America/St_Johns  Newfoundland: America/St_Johns
#   +528001234567  8 zones, America/New_York among them
#   +18686251234   1 zone; +18682991234, a mobile there: 42 zones
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder" phonenumbers==9.0.43
PYTHONPATH="$folder" python3 - <<'PYTHON'
import phonenumbers
from phonenumbers.timezone import time_zones_for_number

SEEN = {
    "+526141234567": ("America/Mazatlan",),
    "+528681234567": ("America/Mexico_City",),
    "+526631234567": ("America/Mexico_City",),
    "+56612221234": ("America/Santiago",),
    "+56672221234": ("America/Santiago",),
    "+558131231234": ("America/Noronha",),
    "+50581234567": ("America/Chicago",),
    "+34827123456": ("Atlantic/Canary",),
    "+16895551234": ("America/Chicago",),
    "+14745551234": ("America/Winnipeg",),
    "+19075811234": ("Pacific/Honolulu",),
    "+18795551234": ("America/Puerto_Rico", "America/St_Johns"),
}


def zones(e164):
    number = phonenumbers.parse(e164)
    assert phonenumbers.is_valid_number(number), e164
    return tuple(time_zones_for_number(number))


for e164, expected in SEEN.items():
    print(f"{e164:14} {' '.join(zones(e164))}")
    assert zones(e164) == expected, f"{e164}: the behaviour has changed"
mexico, trinidad, mobile = map(zones, ("+528001234567", "+18686251234", "+18682991234"))
print(f"{'+528001234567':14} {len(mexico)} zones, America/New_York among them: {'America/New_York' in mexico}")
print(f"{'+18686251234':14} {len(trinidad)} zone; +18682991234, a mobile there: {len(mobile)} zones")
assert len(mexico) == 8 and "America/New_York" in mexico, "the behaviour has changed"
assert (len(trinidad), len(mobile)) == (1, 42), "the behaviour has changed"
PYTHON
