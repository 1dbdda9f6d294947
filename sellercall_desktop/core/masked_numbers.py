"""Telephone numbers in any text cut short, in whatever dress they stand: ``+57•••4567``, ``•••4567``.

What only looks like one (a time, an id, an address of a machine, a size) stays: a log must be of use. Where
both are possible the digits go: what is missing in a log costs less than a customer's number in it.
"""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "•••"
SHOWN_DIGITS = 4

# Country codes have one, two or three digits (ITU-T E.164).
_COUNTRY = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
# What stands between groups: signs, spaces and hyphens of any script, invisible ones, and encoded ones.
_SIGN = (
    r"(?:[ \t.()_~*'/|+-]|[^\x00-\x7f\w•]"
    r"|%(?:25)?(?:20|28|29|2B|2D|2E|2F|C2%(?:25)?A0|E2%(?:25)?80%(?:25)?[89A-F][0-9A-F]))"
)
GAP = rf"{_SIGN}{{0,3}}"
"""A pattern, to be read without regard to case."""
# With a plus, or with 00 in its place: as we write it, as a person spaces it, as programs encode it.
_WITH_PLUS = re.compile(
    rf"(?P<plus>\+|%2B|%252B|\\u002B|\\x2B|&#(?:43|x2B);|\uff0b|(?<![\w.:/%-])00)"
    rf"(?P<digits>{GAP}(?!0)\d(?:{GAP}\d){{6,14}})(?!\d)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\d(?:{GAP}\d){{7,}}", re.IGNORECASE)
_GROUPS = re.compile(r"\d+")
_ENCODED = re.compile(r"%(?:25)?[0-9A-Fa-f]{2}")
_PLUSES = ("+", "%2", "\\u002", "\\x2", "\uff0b", "&#")
_ZEROS = re.compile(r"00(?<![\w.:/%-]00)")

_LABEL_BEFORE = re.compile(
    r"(?<![^\W_])(?:cel(?:ular)?|m[oó]vil|mobile|tel[eé]?f?o?n?o?|phone|call(?:er|ed|to)?|to|from|n[uú]m(?:ero)?|number|no"
    r"|nro|wa|whatsapp|fax|fijo|client|user|contact|x|a|de)[_.-]?\Z",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(r"\s?(?:bytes|[kMG]?i?B|ms|ns|us|µs|s)\b")
_DATE = re.compile(
    r"(?:19|20)\d\d[-./](?:0?\d|1[0-2])[-./][0-3]?\d|[0-3]?\d[-./](?:0?\d|1[0-2])[-./](?:19|20)\d\d"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_MACHINE = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_EXTENSION_BEHIND = re.compile(r"(?:x|ext|int|p|w)\.?\s?\d", re.IGNORECASE)
_MOST_DIGITS = 15  # ITU-T E.164


def without_numbers(text: str) -> str:
    """The text with every telephone number cut short."""
    return _BARE.sub(_shortened, without_marked_numbers(text))


def without_marked_numbers(text: str) -> str:
    """The same of such numbers alone as have a plus, or 00 in its place."""
    if any(plus in text for plus in _PLUSES) or _ZEROS.search(text):
        return _WITH_PLUS.sub(_masked, text)
    return text


def ascii_digits(text: str) -> str:
    """The digits alone, of whatever script, those of encoded signs left out."""
    plain = _ENCODED.sub(" ", text) if "%" in text else text
    return "".join(str(unicodedata.decimal(sign)) for sign in plain if sign.isdecimal())


def cut_short(text: str) -> str:
    """What holds a number, as its last digits."""
    return HIDDEN + ascii_digits(text)[-SHOWN_DIGITS:]


def _masked(found: re.Match[str]) -> str:
    digits = ascii_digits(found["digits"])
    country = _COUNTRY.match(digits)
    return f"{found['plus']}{country[0] if country else ''}{HIDDEN}{digits[-SHOWN_DIGITS:]}"


def _shortened(found: re.Match[str]) -> str:
    run, before, behind = found[0], found.string[: found.start()][-24:], found.string[found.end() :][:16]
    if not _stands_alone(before, behind):
        return run
    date = _DATE.match(run)
    kept = run[: date.end()] if date else ""
    return kept + _judged(run[len(kept) :], behind)


def _judged(run: str, behind: str) -> str:
    if _is_number(run, behind):
        return cut_short(run)
    if not re.search(r"\s", run) or len(ascii_digits(run)) <= _MOST_DIGITS:
        return run
    pieces = re.split(r"(\s+)", run)  # more digits than one number has
    if all(_is_number(piece, "") for piece in pieces[::2]):
        return "".join(piece if piece.isspace() else cut_short(piece) for piece in pieces)
    return cut_short(run)


def _stands_alone(before: str, behind: str) -> bool:
    """No id's, time's or fraction's digits: those touch letters, hyphens, dots or colons."""
    if behind[:1].isalpha() and not _EXTENSION_BEHIND.match(behind):
        return False
    if (behind[:1] == "." and behind[1:2].isdigit()) or re.match(r"[:_-][\w]", behind):
        return False
    if re.search(r"\d:\Z", before):
        return False
    last = before[-1:]
    return (
        not (last.isalnum() or last in {"_", ".", "-", "•", "+"}) or _LABEL_BEFORE.search(before) is not None
    )


def _is_number(run: str, behind: str) -> bool:
    plain = _ENCODED.sub(" ", run) if "%" in run else run
    groups = [ascii_digits(group) for group in _GROUPS.findall(plain)]
    if _UNIT_BEHIND.match(behind) or _MACHINE.fullmatch(plain):
        return False
    if len(groups) <= 1:
        return _is_run("".join(groups))
    return _are_groups([len(group) for group in groups], set(re.sub(r"\d", "", plain)))


def _are_groups(lengths: list[int], signs: set[str]) -> bool:
    digits = sum(lengths)
    if not 8 <= digits <= _MOST_DIGITS:
        return False
    if all(length == 1 for length in lengths):
        return digits >= 9
    if signs == {"."}:  # a version, a fraction
        return lengths == [3, 7] or (len(lengths) > 2 and lengths.count(1) <= 1 and max(lengths) <= 5)
    return lengths == [4, 4] or (digits >= 9 and max(lengths) <= 10)


def _is_run(digits: str) -> bool:
    """Seconds and milliseconds since 1970 begin with 1, and 14 digits are a date."""
    match len(digits):
        case 9:
            return digits[0] in "06789"  # mobiles of Peru, Chile, Spain
        case 10 | 12 | 13:
            return digits[0] != "1"
        case 11:
            return digits[0] != "1" or digits[1] not in "01"
        case _:
            return False
