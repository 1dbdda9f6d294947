"""What is found out of accounts and voices before anything of them is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarrierAccount:
    """What the carrier says of an account. A trial account calls verified numbers only."""

    name: str
    trial: bool = False
    active: bool = True  # neither suspended nor closed


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice the AI can speak with. `language` is BCP 47, ``""`` where the provider gives none."""

    id: str
    name: str
    language: str = ""
    description: str = ""
    billed_apart: bool = False  # its maker sends a bill of its own
