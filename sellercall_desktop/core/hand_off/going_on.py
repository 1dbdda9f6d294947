"""What the AI is told when it has the customer again: it was away, who spoke meanwhile, what was agreed."""

from __future__ import annotations

_NOTES = {
    "es": (
        "Mientras tanto {who} habló por teléfono con el cliente.",
        "una persona del equipo",
        "Acordaron: {note}",
    ),
    "en": (
        "Meanwhile {who} talked with the customer by telephone.",
        "a person of the team",
        "They agreed: {note}",
    ),
    "pt": (
        "Enquanto isso, {who} falou com o cliente por telefone.",
        "uma pessoa da equipe",
        "Combinaram: {note}",
    ),
}


def go_on_note(name: str, note: str, language: str) -> str:
    """One or two sentences in the language of the call.

    Args:
        name: of the person who had the customer; "" where nobody knows it.
        note: what they agreed, in the person's words; "" for nothing.
        language: BCP 47.
    """
    spoke, somebody, agreed = _NOTES.get(language.lower().partition("-")[0], _NOTES["en"])
    said = spoke.format(who=name or somebody)
    return f"{said} {agreed.replace('{note}', note)}" if note else said
