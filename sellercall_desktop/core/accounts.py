"""What is found out of accounts and voices before anything of them is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CarrierAccount:
    """What the carrier says of an account. A trial account calls verified numbers only."""

    name: str
    trial: bool = False
    active: bool = True  # neither suspended nor closed


class Gender(StrEnum):
    """Who seems to speak with a voice."""

    FEMALE = "female"
    MALE = "male"


_TOLD_BY = {
    Gender.FEMALE: frozenset(["female", "feminine", "femenina", "femenino", "woman", "mujer"]),
    Gender.MALE: frozenset(["male", "masculine", "masculina", "masculino", "man", "hombre"]),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice the AI can speak with. `language` is BCP 47, ``""`` where the provider gives none."""

    id: str
    name: str
    language: str = ""
    description: str = ""
    billed_apart: bool = False  # its maker sends a bill of its own

    @property
    def gender(self) -> Gender | None:
        """As its name or description tells by a word; None where neither does, or they name both."""
        words = set(_WORDS.findall(f"{self.name} {self.description}".casefold().replace("_", " ")))
        told = [gender for gender, names in _TOLD_BY.items() if words & names]
        return told[0] if len(told) == 1 else None
