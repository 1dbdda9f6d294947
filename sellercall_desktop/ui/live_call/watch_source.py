"""What the window needs of the watches over live calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.core.steering.sentences import Occasion
    from sellercall_desktop.core.steering.verdicts import Verdicts


class WatchSource(Protocol):
    """The verdicts of this moment, the words of the settings, and what carries out a decision."""

    @property
    def opting_out(self) -> OptingOut:
        """What a person decides about a wish not to be called."""

    def of(self, call_id: str) -> Verdicts:
        """The verdicts about a live call."""

    def sentence(self, occasion: Occasion, call: Call) -> str:
        """What the AI of this call is made to say for this."""

    def disclosure_s(self) -> float:
        """Within how many seconds the AI has to have made everything known."""
