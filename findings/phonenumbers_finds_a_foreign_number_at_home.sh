#!/bin/sh
# phonenumbers 9.0.43 (the Python port of libphonenumber), CPython 3.11, Linux.
#
# PhoneNumberMatcher, at its default leniency VALID, leaves a written country code out when the whole is no
# valid number, and hands the rest out as a number of the default region:
#
#     text "+1 (310) 123-4567", default region CO  ->  raw "(310) 123-4567", number +573101234567
#
# "+1" says North America, where no exchange begins with 1: there is no such number. But the part in brackets
# and what follows it is a valid mobile in Colombia, and is what a program that dials matches would ring.
# The same text without brackets, "+1 310 123-4567", is found as no number at all, as one would expect.
#
# Beside it: parse() of "+261 22 12384", which is written with + and country code, gives +261202212384, two
# digits more than were written, and is_valid_number() says True. The same digits as a Madagascan dials them at
# home may mean that; what the + names is another number than the one that comes back.
#
# Seen with these versions:
#     matcher, brackets:    [('(310) 123-4567', '+573101234567')]
#     matcher, no brackets: []
#     parse:                +261202212384 True
#
# Exits 0 while that is so, 1 once it is not, 2 if it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" phonenumbers==9.0.43 || exit 2
PYTHONPATH="$folder" python3 - <<'EOF'
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number, is_valid_number, parse


def found(text: str) -> list[tuple[str, str]]:
    matches = PhoneNumberMatcher(text, "CO")
    return [(one.raw_string, format_number(one.number, PhoneNumberFormat.E164)) for one in matches]


brackets, bare = found("+1 (310) 123-4567"), found("+1 310 123-4567")
number = parse("+261 22 12384")
e164 = format_number(number, PhoneNumberFormat.E164)
print("phonenumbers", phonenumbers.__version__)
print("matcher, brackets:   ", brackets)
print("matcher, no brackets:", bare)
print("parse:               ", e164, is_valid_number(number))
same = brackets == [("(310) 123-4567", "+573101234567")] and bare == []
sys.exit(0 if same and e164 == "+261202212384" and is_valid_number(number) else 1)
EOF
