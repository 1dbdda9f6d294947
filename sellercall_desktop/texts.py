"""Texts for people, marked where they are written and translated where they are shown; imports no Qt."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name Qt's tools look for
    """Mark a text for Qt's translation tools; the text itself is returned."""
    return text
