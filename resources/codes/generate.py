"""Makes `carrier.json`: `python -m resources.codes.generate FOLDER`, with Twilio's published list in FOLDER.

Of each code that can concern a call: meaning, cause, remedy. Codes that calls really meet have our own words
in both languages (`own_words`); of the others the list's own sentences are kept, shortened, in English.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

from resources.codes.own_words import OWN_WORDS

LIST = "twilio-error-codes.json"
PLACE = Path(__file__).with_name("carrier.json")
_LONGEST = 160
_CONCERN_CALLS = (
    *((10001, 10004), (11100, 11251), (11750, 11750), (11770, 11770), (12100, 12400), (13000, 13499)),
    *((13510, 13521), (13710, 13810), (14111, 14111), (15000, 15009), (16001, 16113), (17000, 17000)),
    *((20001, 20012), (20403, 20503), (21100, 21101), (21200, 21263), (21300, 21300), (21401, 21409)),
    *((21420, 21422), (21449, 21453), (21470, 21480), (21502, 21502), (21609, 21609), (21613, 21616)),
    *((21626, 21634), (21649, 21651), (31000, 31009), (31400, 31604), (31900, 31960), (32001, 32401)),
)
"""Accounts, addresses, TwiML, numbers, recordings, streams, SIP; no text messages, no payments."""


def generated(listed: list[dict[str, object]]) -> str:
    """The resource's text."""
    found: dict[int, dict[str, list[str]]] = {}
    for entry in listed:
        code = int(str(entry["code"]))
        if any(first <= code <= last for first, last in _CONCERN_CALLS):
            found[code] = {"en": _from_list(entry)}
    for code, (english, spanish) in OWN_WORDS.items():
        found[code] = {"en": list(english), "es": list(spanish)}
    lines = (
        f'"{code}": {json.dumps(words, ensure_ascii=False, separators=(",", ":"))}'
        for code, words in sorted(found.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _from_list(entry: dict[str, object]) -> list[str]:
    meaning = _first_point(entry["message"])
    cause = _first_point(entry["secondary_message"]) or _first_point(entry["causes"])
    return [meaning, "" if cause == meaning else cause, _first_point(entry["solutions"])]


def _first_point(text: object) -> str:
    """The first sentence or list entry, without markup, as a sentence."""
    plain = html.unescape(re.sub(r"<[^>]+>|`|\*\*", "", str(text or "")))
    plain = re.sub(r"!?\[([^\]]*)\](\([^)]*\))?", r"\1", plain)
    points = [point.strip(" *-#\t") for point in re.split(r"[\r\n]+", plain)]
    first = next((re.sub(r"\s+", " ", point) for point in points if point and not point.endswith(":")), "")
    sentence = re.split(r"(?<=[.!?])\s", first)[0].rstrip(".: ")
    if len(sentence) > _LONGEST:
        return sentence[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def main(folder: Path) -> None:
    """Write the resource anew."""
    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    PLACE.write_text(generated(listed), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
