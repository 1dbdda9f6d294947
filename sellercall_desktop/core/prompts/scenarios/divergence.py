"""Whether the AI answers as it did in the call that a scenario was made of. Pure.

What a customer said answers what was said to them. A new prompt may word the same question otherwise, so
words are compared, not sentences: answers that share fewer than a fifth of the words that carry meaning
(counted in the shorter one) are taken for different ones. Without such words there is nothing to compare.
"""

from __future__ import annotations

import re

from sellercall_desktop.core.folding import folded

LEAST_SHARED = 0.2
_LEAST_LETTERS = 4
"""Shorter words are mostly those that any sentence has."""
_STEM = 4
"""Letters that are compared: "llamo" and "llamaba" are one word here, "buenos" and "buenas" too."""


def diverges(was: str, now: str) -> bool:
    """Whether these are answers to different things."""
    before, after = _carrying(was), _carrying(now)
    if not before or not after:
        return False
    return len(before & after) / min(len(before), len(after)) < LEAST_SHARED


def _carrying(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", folded(text))
    return frozenset(word[:_STEM] for word in words if len(word) >= _LEAST_LETTERS or word.isdigit())
