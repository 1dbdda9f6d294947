"""The settings that shape a hand-off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AfterDrop(StrEnum):
    """What becomes of the customer when the person's telephone is gone."""

    AI = "ai"  # the AI has the customer again
    END = "end"  # a sentence, and the end


@dataclass(frozen=True, slots=True)
class HandOffPolicy:
    """As they are at this moment. Texts are in the language of the calls; `{name}` is the person's."""

    language: str  # BCP 47
    seller_number: str = ""  # E.164, of the seller's own telephone
    seller_name: str = ""
    ring_s: int = 20
    after_drop: AfterDrop = AfterDrop.AI
    told: str = ""  # what the AI says to the customer before
    announced: str = ""  # what the person hears who takes the telephone; {customer} and {name}
    back: tuple[str, ...] = ()  # what the customer hears when the conference has ended, one by one
    press_key: str = ""  # where a key can be read: which, and for what
    # Public addresses, where there is a tunnel; they get ``?call_id=…``. With ``&leg_id=…`` a callback of a
    # person's leg also makes up for a lost answer to the ringing.
    status_url: str | None = None
    key_url: str | None = None
    events_url: str | None = None
    tones_url: str | None = None  # a document that presses keys
