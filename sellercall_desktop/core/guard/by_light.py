"""What a light that is red means for a call that is to go out: refused, or let through with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import LightVerdict
from sellercall_desktop.core.law.passing import refusal_of

if TYPE_CHECKING:
    from sellercall_desktop.core.law.light import Light, LightReason


def heed(light: Light, in_spite_of: str) -> tuple[LightReason, ...]:
    """Which rules the call goes out against: none where nothing is red.

    Args:
        light: what law and carrier say now.
        in_spite_of: why a person calls all the same; empty: they do not.

    Raises:
        GuardError: something red was not overridden, or may not be.
    """
    red = tuple(reason for reason in light.reasons if reason.verdict is LightVerdict.RED)
    if not red or (light.may_override and in_spite_of.strip()):
        return red
    worst = next((reason for reason in red if not reason.may_override), red[0])
    again = light.next_allowed
    raise GuardError(
        refusal_of(worst),
        region=light.number.region,
        again_at=again,
        again_in_s=max(1.0, (again - light.at).total_seconds()) if again is not None else None,
        rule=worst.rule,
        source=worst.source,
        values=worst.values,
        may_override=light.may_override,
    )
