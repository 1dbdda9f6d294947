"""What steering needs of the outside: a place where an act stands before it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import ActAsked


class ActsLeaving(Protocol):
    """Acts that leave before the history has them: a program that was killed meanwhile finds them again.

    Bringing an act to the provider is quicker than writing it into the history.
    """

    def note(self, call_id: str, asked: ActAsked) -> bool:
        """Write down that it is about to leave; False where it cannot be. From the loop's thread, quick."""

    def in_history(self, act_id: str) -> None:
        """The history has it. From the loop's thread, quick."""

    async def left_behind(self) -> Sequence[tuple[str, ActAsked]]:
        """Those that an earlier run did not bring into the history, each with the id of its call."""
