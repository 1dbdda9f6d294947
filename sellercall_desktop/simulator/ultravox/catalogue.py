"""The voices one can choose from."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

NAMESPACE = uuid.UUID("5f1c6d0a-6f0e-4a55-9d0b-8d7c6b1f2e30")  # voice ids are the same in every simulator
LABELS = {"es": "Spanish", "en": "English"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice."""

    name: str
    language: str
    provider: str
    description: str

    @property
    def id(self) -> str:
        """A UUID made from its name."""
        return str(uuid.uuid5(NAMESPACE, self.name))


VOICES = (
    Voice("Valentina-Spanish-CO", "es-CO", "cartesia", "Warm Colombian voice, medium pace"),
    Voice("Mateo-Spanish-CO", "es-CO", "eleven_labs", "Calm Colombian voice for explanations"),
    Voice("Camila-Spanish-MX", "es-MX", "eleven_labs", "Lively Mexican voice"),
    Voice("Alex-Spanish-ES", "es-ES", "google", "Clear voice from Spain"),
    Voice("Mark", "en", "eleven_labs", "Friendly American voice"),
    Voice("Jessica", "en", "cartesia", "Bright American voice"),
    Voice("Oliver-English-UK", "en-GB", "google", "Measured British voice"),
)


def voice_json(voice: Voice, base_url: str) -> dict[str, Any]:
    """The Voice resource."""
    return {
        "voiceId": voice.id,
        "name": voice.name,
        "description": voice.description,
        "primaryLanguage": voice.language,
        "languageLabel": LABELS[voice.language[:2]],
        "previewUrl": f"{base_url}/api/voices/{voice.id}/preview",
        "ownership": "public",
        "billingStyle": "VOICE_BILLING_STYLE_INCLUDED",
        "provider": voice.provider,
        "definition": {},
    }
