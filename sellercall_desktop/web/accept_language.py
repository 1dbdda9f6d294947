"""The language of an answer: the one that the caller would rather read."""

from __future__ import annotations

LANGUAGES = ("es", "en")  # the first is used where the caller names neither, as the old backend did


def preferred_language(accept_language: str) -> str:
    """Of the languages we speak, the one an ``Accept-Language`` header (RFC 9110, 12.5.4) likes best."""
    wishes: list[tuple[float, str]] = []
    for part in accept_language.split(",")[:20]:
        tag, _, weight = part.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        if primary in LANGUAGES and (quality := _quality(weight)) > 0:
            wishes.append((quality, primary))
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else LANGUAGES[0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
