"""What a prompt's change is told as to an AI that talks already: one instruction, sentence by sentence.

The provider lets nobody change the prompt of a conversation that goes on; it takes messages. So the AI keeps
what it began with, and is told which sentences hold no more and which do instead.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.prompt_told import TextEdit
from sellercall_desktop.core.prompts.aligning import runs_that_differ
from sellercall_desktop.core.prompts.priming import CLOSES, OPENS

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(r"(?<=[.!?…])\s+|\n")
_BULLET = re.compile(r"^[-*•]\s+")
_MARKS = re.compile(f"{re.escape(OPENS)}|{re.escape(CLOSES)}")
_WORDS = {
    "es": (
        "Sus indicaciones cambiaron. Siga desde ahora lo siguiente, sin mencionarlo:",
        "- En lugar de «{out}»: «{into}»",
        "- Ya no vale: «{out}»",
        "- Vale además: «{into}»",
    ),
    "en": (
        "Your instructions have changed. From now on follow this, without mentioning it:",
        "- Instead of “{out}”: “{into}”",
        "- No longer holds: “{out}”",
        "- Holds as well: “{into}”",
    ),
}


def change_told(before: str, after: str, language: str) -> str:
    """What is to be sent; "" where the two texts say the same.

    Not for the loop where the texts are long. Both are as calls have them, their variables filled.

    Args:
        before: what the AI follows.
        after: what it is to follow.
        language: BCP 47 tag of the call; Spanish is told in Spanish, any other in English.
    """
    old, new = _sentences(before), _sentences(after)
    head, instead, gone, more = _WORDS["es" if language.lower().partition("-")[0] == "es" else "en"]
    lines = []
    for run in runs_that_differ(old, new):
        out, into = _joined(old[run.start : run.end]), _joined(new[run.new_start : run.new_end])
        form = instead if out and into else gone if out else more
        lines.append(form.format(out=out, into=into))
    return "\n".join((head, *lines)) if lines else ""


def edits_between(before: str, after: str) -> tuple[TextEdit, ...]:
    """What makes the one text the other, by whole lines. Not for the loop where the texts are long."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    return tuple(
        TextEdit(starts[run.start], starts[run.end], "".join(new[run.new_start : run.new_end]))
        for run in runs_that_differ(old, new)
    )


def _sentences(text: str) -> list[str]:
    """And lines, without what only sets them out: blanks and bullets are nothing to be told."""
    found = (_BULLET.sub("", " ".join(one.split())) for one in _BETWEEN.split(text))
    return [one for one in found if one]


def _joined(sentences: Iterable[str]) -> str:
    """A mark of ours inside would end the instruction that carries it."""
    return _MARKS.sub("", " ".join(sentences))
