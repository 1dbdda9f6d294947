"""Groups of numbers whose hours are the same: one country, the same likely zones."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from sellercall_desktop.core.phone.zones import clocks_of

if TYPE_CHECKING:
    from sellercall_desktop.core.law.light import Light
    from sellercall_desktop.core.phone.reading import PhoneNumber


def clock_of(number: PhoneNumber, zone: str = "") -> str:
    """The group of a number, such as ``"CO:America/Bogota"``. `zone`: what a person or an address said."""
    return f"{number.region}:{zone or ' '.join(number.zones)}"


def zones_in(clock: str) -> list[tzinfo]:
    """The clocks of a group, the likeliest first; UTC where none is known."""
    return clocks_of(tuple(clock.partition(":")[2].split())) or [UTC]


def is_of_group(light: Light, clock: str) -> bool:
    """Whether the light went by the group's zones, and not by one that was told of a contact since."""
    return set(light.zones) == set(clock.partition(":")[2].split())
