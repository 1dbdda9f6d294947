"""With which words the AI takes leave where the person gives none."""

from __future__ import annotations

_WORDS = {
    "es": "Muchas gracias por su tiempo. Que tenga un buen día. Hasta luego.",
    "en": "Thank you very much for your time. Have a good day. Good-bye.",
    "pt": "Muito obrigado pelo seu tempo. Tenha um bom dia. Até logo.",
}


def farewell_words(language: str, chosen: str = "") -> str:
    """The words that the settings have, else ours in the call's language (BCP 47), else in English."""
    return chosen.strip() or _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])
