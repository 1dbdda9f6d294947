"""What is asked of people after a call. `dispositions` makes the list of it."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

from sellercall_desktop.core.wrap_up.dispositions import CountsAs, Disposition
from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection
from sellercall_desktop.words.wrap_up import usual_dispositions

_ENTRY = r" *[a-z][a-z0-9_]{0,31} *: *(sale|answer|refusal|callback|nothing) *: *[^:;]*[^:; ][^:;]* *"
_LIST = f"^({_ENTRY}(;{_ENTRY}){{0,29}};? *)?$"
_DIGITS = "1234567890"


class WrapUpSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written down after a call."""

    dispositions: Annotated[
        str,
        Meta(
            pattern=_LIST,
            max_length=2_000,
            title=QT_TRANSLATE_NOOP("Settings", "Dispositions"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "What may come of a call, each as key:what it counts as:label, with semicolons between, "
                "such as sold:sale:Sold; later:callback:Call back. It counts as sale, answer, refusal, "
                "callback or nothing. The first ten have the keys 1 to 9 and 0. Empty: the usual list.",
            ),
        ),
    ] = ""
    required: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Wrap-up before the next call"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "No call goes out until what came of the last one is written down. Incoming calls are "
                "answered all the same.",
            ),
        ),
    ] = False


def dispositions(settings: WrapUpSettings, language: str) -> tuple[Disposition, ...]:
    """The installation's list, or the usual one in this language. Of two with one key the first counts."""
    found: dict[str, Disposition] = {}
    for entry in filter(str.strip, settings.dispositions.split(";")):
        key, counts_as, label = (part.strip() for part in re.split(":", entry, maxsplit=2))
        digit = _DIGITS[len(found) : len(found) + 1]
        found.setdefault(key, Disposition(key, label, CountsAs(counts_as), digit))
    return tuple(found.values()) or usual_dispositions(language)
