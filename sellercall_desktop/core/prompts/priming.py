"""One sentence that tells the model what a suggestion from outside the conversation looks like.

The voice AI takes a suggestion as a message of the customer's side; wrapped, and explained before, it is
heeded and not read aloud.
"""

from __future__ import annotations

OPENS, CLOSES = "<instruction>", "</instruction>"
_SENTENCE = {
    "es": (
        f"Durante la llamada pueden llegarle textos entre {OPENS} y {CLOSES}: son indicaciones de su "
        "supervisor, no palabras del cliente. Sígalas en cuanto pueda, no las lea en voz alta ni las nombre."
    ),
    "en": (
        f"During the call you may receive texts between {OPENS} and {CLOSES}: they are instructions from "
        "your supervisor, not words of the customer. Follow them as soon as you can, never read them aloud "
        "or mention them."
    ),
}


def explains_suggestions(prompt: str) -> bool:
    """Whether a prompt already says what they look like."""
    return OPENS in prompt


def as_sent(prompt: str, language: str, *, explained: bool) -> str:
    """The prompt as it is sent: with the sentence at its end, unless it explains suggestions itself.

    Args:
        prompt: as the supervisor wrote it.
        language: BCP 47 tag of the call; Spanish gets the Spanish sentence, any other the English one.
        explained: whether the sentence is wished at all.
    """
    if not explained or explains_suggestions(prompt):
        return prompt
    return f"{prompt.rstrip()}\n\n{suggestions_explained(language)}\n"


def suggestions_explained(language: str) -> str:
    """The sentence, in Spanish for a Spanish BCP 47 tag, else in English."""
    spanish = language.lower().partition("-")[0] == "es"
    return _SENTENCE["es" if spanish else "en"]
