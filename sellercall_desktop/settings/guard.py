"""Which calls may go out: the guard against fraud and slips, and its rules as `core.guard` wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, Section

if TYPE_CHECKING:
    from sellercall_desktop.core.guard import GuardRules
    from sellercall_desktop.settings import Settings

Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
"""ISO 3166, in capitals."""


class GuardSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be called, and how much of it. Premium and satellite numbers never are."""

    allowed_countries: Annotated[
        tuple[Country, ...],
        Meta(
            max_length=60,
            title=QT_TRANSLATE_NOOP("Settings", "Countries that may be called"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Two letters each, such as CO, PE, MX. Empty: the country of your Twilio number and "
                "the default country. Premium-rate and satellite numbers are never called.",
            ),
        ),
    ] = ()
    calls_per_minute: Annotated[
        int,
        Meta(
            ge=0,
            le=600,
            title=QT_TRANSLATE_NOOP("Settings", "Calls per minute"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "More are refused until the minute is over; 0: no limit."
            ),
        ),
    ] = 30
    live_calls: Annotated[
        int,
        Meta(
            ge=0,
            le=500,
            title=QT_TRANSLATE_NOOP("Settings", "Outgoing calls at once"),
            description=QT_TRANSLATE_NOOP("Settings", "More are refused until one has ended; 0: no limit."),
        ),
    ] = 10
    daily_cost: Annotated[
        int,
        Meta(
            ge=0,
            le=10_000_000,
            title=QT_TRANSLATE_NOOP("Settings", "Cost per day"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "In the currency of your Twilio account, by Twilio's prices. A minute without a price yet "
                "counts as much as the dearest of the day, at least 0.25. No call goes out above it; "
                "0: no limit.",
            ),
        ),
    ] = 100


def guard_rules(settings: Settings) -> GuardRules:
    """The settings as the guard wants them; an empty list of countries is filled in."""
    from sellercall_desktop.core.guard import GuardRules  # brings the numbering plans: not before the paint
    from sellercall_desktop.core.phone import region_of

    guard = settings.guard
    regions = set(guard.allowed_countries)
    if not regions:
        ours = region_of(settings.twilio.phone_number) if settings.twilio.phone_number else None
        regions = {settings.general.default_region, *([ours] if ours else [])}
    return GuardRules(frozenset(regions), guard.calls_per_minute, guard.live_calls, guard.daily_cost)
