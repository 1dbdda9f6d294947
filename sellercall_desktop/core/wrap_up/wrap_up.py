"""What a person writes of a call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Agreed:
    """When the customer is to be called again; no `due` takes back what was agreed."""

    due: datetime | None
    zone: str = ""  # IANA name of the clock in which it was agreed; "": the customer's likely one


@dataclass(frozen=True, slots=True)
class WrapUp:
    """What is to be written. None leaves what is there; an empty text takes it back."""

    disposition: str | None = None  # a key of the installation's list
    note: str | None = None
    callback: Agreed | None = None

    def then(self, later: WrapUp) -> WrapUp:
        """This and that; what was typed later holds."""
        return replace(
            self,
            disposition=self.disposition if later.disposition is None else later.disposition,
            note=self.note if later.note is None else later.note,
            callback=self.callback if later.callback is None else later.callback,
        )
