"""What may come of a call, in the words of this installation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CountsAs(StrEnum):
    """What a disposition is in every count, whatever it is called here."""

    SALE = "sale"
    ANSWER = "answer"  # somebody was spoken with
    REFUSAL = "refusal"
    CALLBACK = "callback"  # the customer wants to be called again: it asks for the time
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Disposition:
    """One of the list. `digit` is the key that chooses it; "" for none."""

    key: str
    label: str
    counts_as: CountsAs
    digit: str = ""
