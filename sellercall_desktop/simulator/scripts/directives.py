"""What the fake AI makes of a prompt in a conversation by text: it obeys plain sentences in it to the letter.

Each stands in a line of its own (case does not matter, the quotes may be "…", “…” or «…»)::

    Salude con "Buenos días, habla el asistente virtual."      Greet with "…"
    Si el cliente dice "precio", responda "Cuesta diez."       If the customer says "…", answer "…"
    Si el cliente dice "adiós", use hangUp                     If the customer says "…", use hangUp
    En otro caso responda "¿Me lo repite?"                     Otherwise answer "…"
    Tras 4 respuestas despídase con "Hasta luego."             After 4 answers say goodbye with "…"

Of several that fit, the first counts. A tool that the call does not have is not used.

Asked to judge (a prompt that wants a ``"verdict"``), it looks for the quoted words of the question in the
numbered turns of the AI: there they pass, elsewhere they fail; without a quotation it cannot decide.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

HANG_UP = "hangUp"
_QUOTED = r"[\"“«]\s*([^\"”»]+?)\s*[\"”»]"
_GREET = re.compile(rf"(?:salude con|greet with) {_QUOTED}", re.IGNORECASE)
_ANSWER = re.compile(
    rf"(?:si el cliente dice|if the customer says) {_QUOTED},? (?:responda|answer) {_QUOTED}", re.IGNORECASE
)
_USE = re.compile(
    rf"(?:si el cliente dice|if the customer says) {_QUOTED},? (?:use|usa) (\w+)", re.IGNORECASE
)
_OTHERWISE = re.compile(rf"(?:en otro caso responda|otherwise answer) {_QUOTED}", re.IGNORECASE)
_GOODBYE = re.compile(
    rf"(?:tras|after) (\d+) (?:respuestas desp[ií]dase con|answers say goodbye with) {_QUOTED}", re.IGNORECASE
)
_TURN = re.compile(r"^(\d+) AI: (.*)$", re.MULTILINE)
_GREETING = {"es": "Buenos días, ¿con quién tengo el gusto?", "en": "Good morning, who am I speaking with?"}
_FILLERS = {
    "es": ("Entiendo.", "Claro que sí, cuénteme más.", "De acuerdo, ¿algo más?"),
    "en": ("I see.", "Of course, tell me more.", "All right, anything else?"),
}


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What the AI does with one turn: words, or a tool; then it may hang up."""

    text: str = ""
    tool: str = ""
    hangs_up: bool = False


@dataclass(slots=True)
class TextAgent:
    """One conversation's AI, made of the prompt of its call."""

    prompt: str
    language: str
    tools: Collection[str] = ()
    _answered: int = field(default=0, init=False)

    @property
    def greeting(self) -> str:
        """What it says first."""
        found = _GREET.search(self.prompt)
        return found[1] if found else _GREETING[self._words]

    def answer(self, said: str) -> TextAnswer:
        """What it does with what the customer said."""
        self._answered += 1
        if '"verdict"' in self.prompt:
            return TextAnswer(_judged(said))
        if (goodbye := _GOODBYE.search(self.prompt)) and self._answered >= int(goodbye[1]):
            return TextAnswer(goodbye[2], hangs_up=True)
        heard = _plain(said)
        for wanted, answer in self._rules():
            if _plain(wanted) in heard:
                return answer
        if otherwise := _OTHERWISE.search(self.prompt):
            return TextAnswer(otherwise[1])
        fillers = _FILLERS[self._words]
        return TextAnswer(fillers[(self._answered - 1) % len(fillers)])

    @property
    def _words(self) -> str:
        return "en" if self.language.lower().startswith("en") else "es"

    def _rules(self) -> Iterator[tuple[str, TextAnswer]]:
        for line in self.prompt.splitlines():
            if found := _ANSWER.search(line):
                yield found[1], TextAnswer(found[2])
            elif (found := _USE.search(line)) and found[2] in self.tools:
                yield found[1], TextAnswer(tool=found[2], hangs_up=found[2] == HANG_UP)


def _judged(said: str) -> str:
    turns, _, question = said.rpartition("Question: ")
    wanted = re.search(_QUOTED, question)
    if wanted is None:
        return json.dumps({"verdict": "unknown", "sentence": "?"})
    ai = _TURN.findall(turns)
    for number, words in ai:
        if _plain(wanted[1]) in _plain(words):
            return json.dumps({"verdict": "pass", "turn": int(number), "quote": wanted[1], "sentence": "+"})
    number, words = ai[-1] if ai else ("1", "")
    return json.dumps({"verdict": "fail", "turn": int(number), "quote": words, "sentence": "-"})


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
