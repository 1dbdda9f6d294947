"""How a person comes into the conference: one rule for the ringing, and for who has pressed a key since."""

from __future__ import annotations

from typing import NamedTuple

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind, LegRole


class Entering(NamedTuple):
    """As `PersonOrder` has it."""

    starts: bool = False
    ends_it: bool = True
    muted: bool = False


def entering(kind: HandOffKind, role: LegRole, *, to_others: bool) -> Entering:
    """`to_others`: customer and somebody else are in the conference already."""
    announced = kind is HandOffKind.ANNOUNCED
    return Entering(
        # Whoever speaks first hears the other before the customer comes.
        starts=announced and role is LegRole.COLLEAGUE,
        # Two persons in one room with the customer: the one who goes does not end it for the others.
        ends_it=not to_others and not (announced and role is LegRole.SELLER),
        # What a voicemail says is for nobody who is in the conference already.
        muted=kind is HandOffKind.BLIND and to_others,
    )
