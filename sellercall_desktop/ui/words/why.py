"""Why a call ended as it did, in the window's language. Many words, which only ended calls need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.sentence import Sentence
from sellercall_desktop.words.why import ended_by_text, why_sentence

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


def end_sentence(call: Call) -> Sentence:
    """What to say first of its end, with what to do about it; empty while the call lives."""
    return why_sentence(call, window_language()) or Sentence("")


def end_text(call: Call) -> str:
    """Why it is over, without what to do; empty while the call lives."""
    told = end_sentence(call)
    return " ".join(part for part in (told.what, told.why) if part)


def ended_by(call: Call) -> str:
    """Who ended it, where that is known; empty while the call lives."""
    return ended_by_text(call, window_language())
