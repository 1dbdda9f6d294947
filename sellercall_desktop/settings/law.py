"""What the law asks of calls: which rules are kept, and what these calls are. `law_rules` reads it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import COUNTRY_PATTERN, QT_TRANSLATE_NOOP, SettingsSection

DAY_PATTERN = "^([A-Z]{2}:)?[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
Country = Annotated[str, Meta(pattern=COUNTRY_PATTERN)]
Day = Annotated[str, Meta(pattern=DAY_PATTERN)]


class LawSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of a country's law are on for every country that may be called, unless a person says no."""

    kind_of_calls: Annotated[
        Literal["commercial", "collection", "requested"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "What your calls are"),
            description=QT_TRANSLATE_NOOP("Settings", "The law asks other things of each kind."),
        ),
    ] = "commercial"
    countries_off: Annotated[
        tuple[Country, ...],
        Meta(
            max_length=60,
            title=QT_TRANSLATE_NOOP("Settings", "Countries whose rules are not checked"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Empty: those of every country that may be called are checked, where the program has them.",
            ),
        ),
    ] = ()
    countries_opened: Annotated[
        tuple[Country, ...],
        Meta(
            max_length=60,
            title=QT_TRANSLATE_NOOP("Settings", "Closed countries that are called all the same"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Peru, Chile and Spain are closed: the rules there can hardly be kept from a number like "
                "yours. One is opened only together with a reason below.",
            ),
        ),
    ] = ()
    opened_reason: Annotated[
        str,
        Meta(max_length=500, title=QT_TRANSLATE_NOOP("Settings", "Why closed countries may be called")),
    ] = ""
    strict_frequency: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Disputed limits of how often are kept"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "In Colombia: one conversation a day with each customer, for sales too. It is off only "
                "together with a reason below.",
            ),
        ),
    ] = True
    frequency_reason: Annotated[
        str, Meta(max_length=500, title=QT_TRANSLATE_NOOP("Settings", "Why they are not kept"))
    ] = ""
    holidays_added: Annotated[
        tuple[Day, ...],
        Meta(
            max_length=200,
            title=QT_TRANSLATE_NOOP("Settings", "Further public holidays"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Days such as 2026-12-24, or CO:2026-12-24 for one country: those that were moved or "
                "declared by decree.",
            ),
        ),
    ] = ()
    holidays_struck: Annotated[
        tuple[Day, ...],
        Meta(
            max_length=200,
            title=QT_TRANSLATE_NOOP("Settings", "Days that are no public holidays after all"),
            description=QT_TRANSLATE_NOOP("Settings", "Written in the same way."),
        ),
    ] = ()
