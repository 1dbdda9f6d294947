"""What can be set, read from the declarations in `settings/`: type, bounds, label, help. No Qt widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta
from PySide6.QtCore import QCoreApplication

from sellercall_desktop.settings import QT_TRANSLATE_NOOP, Settings
from sellercall_desktop.settings.public_address import Fault, address_fault
from sellercall_desktop.settings_file import ENV_PREFIX
from sellercall_desktop.words.providers import PROVIDER_NAMES

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. `kind` is its plain type; `choices` are given for one of few.

    Of a list, `pattern` holds for each of its texts and `max_length` for their number.
    """

    section: str
    name: str
    kind: type
    default: Value
    title: str
    help: str = ""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    pattern: str = ""
    max_length: int | None = None
    at_next_start: bool = False
    public_address: bool = False

    @property
    def key(self) -> str:
        """``section.name``, as error messages name it."""
        return f"{self.section}.{self.name}"

    @property
    def variable(self) -> str:
        """The environment variable that would decide it."""
        return f"{ENV_PREFIX}{self.section}__{self.name}".upper()

    def value(self, settings: Settings) -> Value:
        """Its value in these settings."""
        found: Value = getattr(getattr(settings, self.section), self.name)
        return found

    def fits(self, value: Value) -> bool:
        """Whether the value is within the declared bounds."""
        return self.fault(value) is None

    def fault(self, value: Value) -> Fault | None:
        """What is wrong with the value, as `words.settings` knows it."""
        several = isinstance(value, tuple)
        if not isinstance(value, tuple | str):
            return None  # controls of numbers cannot leave their bounds
        if self.max_length is not None and len(value) > self.max_length:
            return Fault("too_long", {"bound": str(self.max_length)})
        if self.public_address and not several:
            return address_fault(str(value))
        each = value if isinstance(value, tuple) else (value,)
        if self.pattern and not all(re.search(self.pattern, text) for text in each):
            return Fault("form", {"key": self.key})
        return None


def fields() -> dict[str, tuple[Field, ...]]:
    """Every setting by section, in the order of declaration."""
    found: dict[str, tuple[Field, ...]] = {}
    for section in msgspec.structs.fields(Settings):
        hints = get_type_hints(section.type, include_extras=True)
        declared = msgspec.structs.fields(section.type)
        found[section.name] = tuple(_field(section.name, info, hints) for info in declared)
    return found


def _field(section: str, info: msgspec.structs.FieldInfo, hints: dict[str, Any]) -> Field:
    plain, *metas = get_args(hints[info.name])
    facts: dict[str, Any] = {}
    for meta in metas:
        if isinstance(meta, Meta):
            facts |= {slot: given for slot in _USED if (given := getattr(meta, slot)) is not None}
            facts |= meta.extra or {}
    choices = get_args(plain) if get_origin(plain) is Literal else ()
    several = get_origin(plain) is tuple
    if several:
        facts["pattern"] = next(meta.pattern for meta in get_args(get_args(plain)[0])[1:])
    return Field(
        section=section,
        name=info.name,
        kind=str if choices else tuple if several else plain,
        default=info.default,
        title=facts.get("title", info.name),
        help=facts.get("description", ""),
        choices=choices,
        low=facts.get("ge"),
        high=facts.get("le"),
        pattern=facts.get("pattern", ""),
        max_length=facts.get("max_length"),
        at_next_start=facts.get("at_next_start", False),
        public_address=facts.get("public_address", False),
    )


_USED = ("title", "description", "ge", "le", "pattern", "max_length")

SECTION_TITLES = {
    "general": QT_TRANSLATE_NOOP("Settings", "General"),
    **PROVIDER_NAMES,
    "call": QT_TRANSLATE_NOOP("Settings", "Calls"),
    "voicemail": QT_TRANSLATE_NOOP("Settings", "Voicemail"),
    "hand_off": QT_TRANSLATE_NOOP("Settings", "Hand-off"),
    "guard": QT_TRANSLATE_NOOP("Settings", "Call limits"),
    "law": QT_TRANSLATE_NOOP("Settings", "Law"),
    "watches": QT_TRANSLATE_NOOP("Settings", "Watches"),
    "wrap_up": QT_TRANSLATE_NOOP("Settings", "After the call"),
    "editor": QT_TRANSLATE_NOOP("Settings", "Prompt editor"),
    "web": QT_TRANSLATE_NOOP("Settings", "Web server"),
    "tunnel": QT_TRANSLATE_NOOP("Settings", "Tunnel"),
    "store": QT_TRANSLATE_NOOP("Settings", "Data"),
    "log": QT_TRANSLATE_NOOP("Settings", "Log"),
    "update": QT_TRANSLATE_NOOP("Settings", "Updates"),
}
_CHOICES = {
    "general.language.system": QT_TRANSLATE_NOOP("Settings", "As the system"),
    "general.language.es": "Español",
    "general.language.en": "English",
    "general.theme.system": QT_TRANSLATE_NOOP("Settings", "As the system"),
    "general.theme.light": QT_TRANSLATE_NOOP("Settings", "Light"),
    "general.theme.dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
    "call.voice_path.stream": "Stream (Media Streams)",
    "call.voice_path.sip": "SIP",
    "twilio.number_on_exit.restore": QT_TRANSLATE_NOOP("Settings", "Give it back"),
    "twilio.number_on_exit.keep": QT_TRANSLATE_NOOP("Settings", "Keep it"),
    "voicemail.left_by.twilio": "Twilio",
    "voicemail.left_by.ai": QT_TRANSLATE_NOOP("Settings", "The AI"),
    "voicemail.offer.button": QT_TRANSLATE_NOOP("Settings", "Offer the message"),
    "voicemail.offer.countdown": QT_TRANSLATE_NOOP("Settings", "Leave it after a countdown"),
    "hand_off.after_drop.ai": QT_TRANSLATE_NOOP("Settings", "The AI has the customer again"),
    "hand_off.after_drop.end": QT_TRANSLATE_NOOP("Settings", "Some sentences, then the end"),
    "guard.days.all": QT_TRANSLATE_NOOP("Settings", "Every day"),
    "guard.days.mon-sat": QT_TRANSLATE_NOOP("Settings", "Monday to Saturday"),
    "guard.days.mon-fri": QT_TRANSLATE_NOOP("Settings", "Monday to Friday"),
    "law.kind_of_calls.commercial": QT_TRANSLATE_NOOP("Settings", "Sales"),
    "law.kind_of_calls.collection": QT_TRANSLATE_NOOP("Settings", "Collection of debts"),
    "law.kind_of_calls.requested": QT_TRANSLATE_NOOP("Settings", "Asked for by the customer"),
    "watches.on_silence.off": QT_TRANSLATE_NOOP("Settings", "Nothing"),
    "watches.on_silence.warn": QT_TRANSLATE_NOOP("Settings", "Say so on the call's card"),
    "watches.on_silence.end": QT_TRANSLATE_NOOP("Settings", "Say so, and later end the call"),
    "tunnel.kind.none": QT_TRANSLATE_NOOP("Settings", "None"),
    "tunnel.kind.fixed": QT_TRANSLATE_NOOP("Settings", "Fixed public address (reverse proxy)"),
    "tunnel.kind.ssh": QT_TRANSLATE_NOOP("Settings", "SSH to your own server"),
    "tunnel.kind.cloudflared": "cloudflared",
    "tunnel.kind.ngrok": "ngrok",
    "log.level.DEBUG": QT_TRANSLATE_NOOP("Settings", "Everything (DEBUG)"),
    "log.level.INFO": QT_TRANSLATE_NOOP("Settings", "Normal (INFO)"),
    "log.level.WARNING": QT_TRANSLATE_NOOP("Settings", "Warnings and errors (WARNING)"),
    "log.level.ERROR": QT_TRANSLATE_NOOP("Settings", "Errors only (ERROR)"),
}


def section_title(section: str) -> str:
    """A section's name in the person's language."""
    return translated(SECTION_TITLES.get(section, section))


def choice_text(field: Field, choice: str) -> str:
    """One of few, in the person's language."""
    return translated(_CHOICES.get(f"{field.key}.{choice}", choice))


def translated(text: str) -> str:
    """A declared label or help in the person's language."""
    return QCoreApplication.translate("Settings", text) if text else ""
