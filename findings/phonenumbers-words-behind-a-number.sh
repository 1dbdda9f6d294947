#!/bin/sh
# phonenumbers 9.0.43 (the Python port of libphonenumber), CPython 3.11, Linux.
#
# What people write behind a number decides in three unlike ways what parse() gives, and an accent changes which:
#
#     "601 345 6789 anexo 12"    an extension: 6013456789, extension 12, valid
#     "601 345 6789 marcar 2"    letters are keys of a telephone: 60134567896272272, no extension, not valid
#     "601 345 6789 (12)"        so are digits in brackets, or behind "*": 601345678912, no extension
#     "601 345 6789 opción 2"    refused: NumberParseException, for the ó is no key
#
# Who expects that words behind a number are left out, or that such a text is refused, finds no error for
# "marcar 2": a number comes back, seven digits too long, and only is_valid_number() tells. A program that then
# falls back to a shorter reading has dropped the extension without a word.
#
# Seen with these versions:
#     anexo 12    6013456789 12 True
#     marcar 2    60134567896272272 None False
#     (12)        601345678912 None False
#     opción 2    NumberParseException
#
# Exits 0 while that is so, 1 once it is not, 2 if it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" phonenumbers==9.0.43 || exit 2
PYTHONPATH="$folder" python3 - <<'EOF'
import sys

import phonenumbers
from phonenumbers import NumberParseException, is_valid_number, parse

EXPECTED = {
    "anexo 12": "6013456789 12 True",
    "marcar 2": "60134567896272272 None False",
    "(12)": "601345678912 None False",
    "opción 2": "NumberParseException",
}


def read(behind: str) -> str:
    try:
        number = parse(f"601 345 6789 {behind}", "CO")
    except NumberParseException as error:
        return type(error).__name__
    return f"{number.national_number} {number.extension} {is_valid_number(number)}"


seen = {behind: read(behind) for behind in EXPECTED}
print("phonenumbers", phonenumbers.__version__)
for behind, what in seen.items():
    print(f"{behind:10}", what)
sys.exit(0 if seen == EXPECTED else 1)
EOF
