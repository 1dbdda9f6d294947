"""The voices one can choose from."""

from __future__ import annotations

import io
import math
import uuid
import wave
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
    Voice("Valentina-Spanish-CO", "es-CO", "cartesia", "Warm female voice from Colombia, medium pace"),
    Voice("Mateo-Spanish-CO", "es-CO", "eleven_labs", "Calm male voice from Colombia for explanations"),
    Voice("Camila-Spanish-MX", "es-MX", "eleven_labs", "Lively female voice from Mexico"),
    Voice("Alex-Spanish-ES", "es-ES", "google", "Clear voice from Spain"),
    Voice("Mark", "en", "eleven_labs", "Friendly American male voice"),
    Voice("Jessica", "en", "cartesia", "Bright American female voice"),
    Voice("Oliver-English-UK", "en-GB", "google", "Measured British voice"),
)


def sample_of(voice: Voice) -> bytes:
    """A fifth of a second of sound (audio/wav), of another pitch for each voice."""
    rate, pitch = 8000, 180 + 40 * VOICES.index(voice)
    sound = bytes(128 + round(60 * math.sin(2 * math.pi * pitch * n / rate)) for n in range(rate // 5))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(sound)
    return made.getvalue()


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
