"""Which calls may go out: the guard against fraud and slips. `guard_rules` makes its rules of them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import COUNTRY_PATTERN, QT_TRANSLATE_NOOP, SettingsSection

Country = Annotated[str, Meta(pattern=COUNTRY_PATTERN)]
_TIME_PATTERN = "^(([01][0-9]|2[0-3]):[0-5][0-9])?$"


class GuardSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
                "In the currency of your Twilio account: Twilio's prices and the AI's time. A minute without "
                "a price yet counts as much as the dearest of the day, at least 0.25. No call goes out "
                "above it; 0: no limit.",
            ),
        ),
    ] = 100
    hours_from: Annotated[
        str,
        Meta(
            pattern=_TIME_PATTERN,
            title=QT_TRANSLATE_NOOP("Settings", "Calls from"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Such as 08:00, by the clock where the customer is; empty: from midnight. "
                "A number that may be in several time zones must be within the hours in all of them.",
            ),
        ),
    ] = ""
    hours_to: Annotated[
        str,
        Meta(
            pattern=_TIME_PATTERN,
            title=QT_TRANSLATE_NOOP("Settings", "Calls until"),
            description=QT_TRANSLATE_NOOP("Settings", "Such as 20:00; empty: until midnight."),
        ),
    ] = ""
    saturday_from: Annotated[
        str,
        Meta(
            pattern=_TIME_PATTERN,
            title=QT_TRANSLATE_NOOP("Settings", "On Saturdays from"),
            description=QT_TRANSLATE_NOOP("Settings", "Empty: as on other days."),
        ),
    ] = ""
    saturday_to: Annotated[
        str,
        Meta(
            pattern=_TIME_PATTERN,
            title=QT_TRANSLATE_NOOP("Settings", "On Saturdays until"),
            description=QT_TRANSLATE_NOOP("Settings", "Empty: as on other days."),
        ),
    ] = ""
    days: Annotated[
        Literal["all", "mon-sat", "mon-fri"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Days for calls"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "By the customer's calendar. Public holidays are kept where the law says so: see Law.",
            ),
        ),
    ] = "all"
