"""Fetches the providers' published documents into a folder, for the contract tests.

Run: python tests/contract/documents.py FOLDER     (standard library only; the tests themselves fetch nothing)

What is fetched is what is published now, so that a change on their side shows as a failing test.
"""

from __future__ import annotations

import sys
import urllib.request
from pathlib import Path

TWILIO = "https://raw.githubusercontent.com/twilio/twilio-oai/main/spec/json/twilio_api_v2010.json"
DOCUMENTS = {
    "twilio_api_v2010.json": TWILIO,
    "twilio-error-codes.json": "https://www.twilio.com/docs/api/errors/twilio-error-codes.json",
    "ultravox-openapi.yaml": "https://api.ultravox.ai/api/schema/",
}


def main(folder: Path) -> None:
    """Write each document under the name by which the tests know it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, address in DOCUMENTS.items():
        with urllib.request.urlopen(address, timeout=60) as answer:
            (folder / name).write_bytes(answer.read())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
