"""The sentences that the AI is made to say by one key, where the settings have none of their own."""

from __future__ import annotations

from enum import StrEnum


class Occasion(StrEnum):
    """What a sentence is for: the three things to make known, and whoever screens a call."""

    AI = "ai"
    RECORDING = "recording"
    WAY_OUT = "way_out"
    SCREENING = "screening"


_WORDS = {
    "es": {
        Occasion.AI: "Le informo que soy un asistente virtual con inteligencia artificial.",
        Occasion.RECORDING: "Le informo que esta llamada puede ser grabada.",
        Occasion.WAY_OUT: "Si no desea recibir más llamadas, dígamelo y retiro su número de nuestra lista.",
        Occasion.SCREENING: "Soy el asistente virtual de la empresa y llamo por un asunto comercial. "
        "¿Me comunica, por favor?",
    },
    "en": {
        Occasion.AI: "I would like you to know that I am a virtual assistant, an artificial intelligence.",
        Occasion.RECORDING: "Please note that this call may be recorded.",
        Occasion.WAY_OUT: "If you do not want to receive more calls, tell me and I will take your number "
        "off our list.",
        Occasion.SCREENING: "I am the company's virtual assistant, and I am calling about a business matter. "
        "Could you put me through, please?",
    },
    "pt": {
        Occasion.AI: "Informo que sou um assistente virtual com inteligência artificial.",
        Occasion.RECORDING: "Informo que esta chamada pode ser gravada.",
        Occasion.WAY_OUT: "Se não quiser receber mais ligações, diga-me e retiro seu número da nossa lista.",
        Occasion.SCREENING: "Sou o assistente virtual da empresa e ligo por um assunto comercial. "
        "Pode transferir a chamada, por favor?",
    },
}


def words_for(occasion: Occasion, language: str, chosen: str = "") -> str:
    """The words that the settings have, else ours in the call's language (BCP 47), else in English."""
    return chosen.strip() or _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])[occasion]
