"""Takes over the old system's `appsettings.json`. All of it is checked before any of it is kept."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError, SettingsError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.words.importing import LINES, fault_words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.settings_file import SettingsFile

SECRETS = {
    "Ultravox.ApiKey": Secret.ULTRAVOX_API_KEY,
    "Twilio.AccountSid": Secret.TWILIO_ACCOUNT_SID,
    "Twilio.AuthToken": Secret.TWILIO_AUTH_TOKEN,
}
SETTINGS = {
    "Ultravox.VoiceId": ("ultravox", "voice"),
    "Twilio.PhoneNumber": ("twilio", "phone_number"),
    "Twilio.TwiMLBinSid": ("twilio", "twiml_bin_sid"),
}
PROMPT = "Ultravox.SystemPrompt"
KEYS = (*SECRETS, *SETTINGS, PROMPT)
LARGEST_FILE = 5_000_000
# A string, or what .NET reads past: first comments of both kinds, then a comma before a closing bracket.
_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\r\n]*|/\*.*?\*/', re.DOTALL)
_LAST_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.DOTALL)
# One of the two \\u… that make a character outside the first plane, alone: no file, database or socket
# takes it, and .NET does not read it either.
_HALF = re.compile("[\ud800-\udfff]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SeedFileError(SellerCallError):
    """The file cannot be used; the text says where and why, and quotes no value.

    Attributes:
        place: the file, with its line where that is known.
        fault: why, as a key of `words.importing`; `values` fill its sentence.
    """

    def __init__(self, place: str, fault: str, **values: str) -> None:
        self.place, self.fault, self.values = place, fault, values
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """The same in ``"es"`` or ``"en"``."""
        words = fault_words(self.fault, self.values, language)
        return f"{self.place}: {words}" if self.place else words


@dataclass(frozen=True, slots=True, repr=False)
class Seed:
    """What the old system's file held, by its own keys; checked, nothing kept yet. Holds secrets."""

    values: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that are absent or empty."""
        return tuple(key for key in KEYS if key not in self.values)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was taken over, and from which key; no values of secrets."""

    taken: tuple[str, ...]
    missing: tuple[str, ...]
    prompt_version: int | None
    place: str  # where the secrets went

    def lines(self, language: str) -> list[str]:
        """For a terminal, in ``"es"`` or ``"en"``."""
        found = [LINES["taken"].said(language, key=key) for key in self.taken]
        absent = [LINES["missing"].said(language, key=key) for key in self.missing]
        kind, _, backend = self.place.partition(": ")
        closing = [LINES[kind].said(language, backend=backend)]
        if self.prompt_version is not None:
            closing.append(LINES["prompt"].said(language, number=str(self.prompt_version)))
        return [*found, *absent, *closing]


def read_seed(path: Path) -> Seed:
    """Read and check the file.

    Raises:
        SeedFileError: it cannot be read, is not JSON as .NET accepts it, or a value has the wrong form.
    """
    text, is_damaged = _text(path)
    try:
        content = json.loads(
            _plain_json(text),
            object_pairs_hook=_Object,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:  # its own words quote the file
        raise SeedFileError(f"{path}:{error.lineno}", "json", column=str(error.colno)) from None
    except RecursionError:
        raise SeedFileError(str(path), "deep") from None
    flat: dict[str, object] = {}
    _flatten(content, "", flat)
    values = {key: value for key in KEYS if (value := _value(flat, key, path))}
    for key, value in values.items():
        if is_damaged and "\ufffd" in value:
            raise SeedFileError(str(path), "damaged_text", key=key)
    if not values:
        raise SeedFileError(str(path), "nothing", keys=", ".join(KEYS))
    return Seed(values)


async def take_over(
    seed: Seed,
    secrets: Secrets,
    settings: SettingsFile,
    prompts: PromptStore,
    publish: Callable[[str, str], Awaitable[PromptVersion]] | None = None,
) -> ImportReport:
    """Keep what the file held. Every place is tried before anything is kept.

    `publish` is the running engine's way to publish (text, author); without one it goes to the store.

    Raises:
        SeedFileError: a value does not fit its setting (a number not in E.164 …).
        SettingsError: the present settings file cannot be used.
        SecretsUnavailableError: there is no usable keyring.
        StoreError: the database cannot be used.
    """
    wanted = {secret: seed.values[key] for key, secret in SECRETS.items() if key in seed.values}
    await secrets.check()
    await prompts.current()
    _change(settings, seed)
    for secret, value in wanted.items():
        await secrets.set(secret, value)
    publish = publish or prompts.publish
    version = await publish(seed.values[PROMPT], "appsettings.json") if PROMPT in seed.values else None
    return ImportReport(
        taken=tuple(key for key in KEYS if key in seed.values),
        missing=seed.missing,
        prompt_version=version.number if version is not None else None,
        place=secrets.place,
    )


def _change(settings: SettingsFile, seed: Seed) -> None:
    changes: dict[str, dict[str, str]] = {}
    for key, (section, name) in SETTINGS.items():
        if key in seed.values:
            changes.setdefault(section, {})[name] = seed.values[key]
    if not changes:
        return
    try:
        settings.update(changes)
    except SettingsError as error:
        for key, (section, name) in SETTINGS.items():
            if key in seed.values and error.key == f"{section}.{name}":
                values = {**error.values, "why": error.fault, "setting": error.key}
                raise SeedFileError("", "unfit", **{**values, "key": key}) from error
        raise


class _Object(list[tuple[str, object]]):
    """An object's members as they stand there: two may have one name."""


class _Number(str):
    """A number as it is written: to .NET every value is a text."""

    __slots__ = ()


def _refuse(word: str) -> object:
    raise json.JSONDecodeError(word, word, 0)


def _text(path: Path) -> tuple[str, bool]:
    """The file as .NET reads it, and whether letters were lost: it puts U+FFFD for what is not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SeedFileError(str(path), "large", bound=str(LARGEST_FILE))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SeedFileError(str(path), "missing") from None
    except OSError as error:
        fault = (
            "folder" if path.is_dir() else "denied" if isinstance(error, PermissionError) else "unreadable"
        )
        raise SeedFileError(str(path), fault, detail=error.strerror or str(error)) from error
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8-sig")
    text = raw.decode(encoding, "replace")
    if text.strip() and text.lstrip()[0] not in "{[/":
        if "\ufffd" in text or encoding != "utf-8-sig":
            raise SeedFileError(str(path), "not_text")
        raise SeedFileError(f"{path}:1", "json", column="1")
    return text, "\ufffd" in text


def _plain_json(text: str) -> str:
    """The text without comments and last commas; line numbers stay."""
    without = _COMMENT.sub(lambda found: found[1] or " " + "\n" * found[0].count("\n"), text)
    return _LAST_COMMA.sub(lambda found: found[1] or "", without)


def _flatten(content: object, path: str, found: dict[str, object]) -> None:
    """Every member by its path in .NET's writing (``section:key``, in small letters); the last one holds.

    .NET's configuration makes one tree of sections of one name and of keys with colons in them:
    https://learn.microsoft.com/dotnet/core/extensions/configuration
    """
    found[path] = content
    if isinstance(content, _Object):
        for name, value in content:
            _flatten(value, f"{path}:{name.lower()}" if path else name.lower(), found)


def _value(flat: Mapping[str, object], key: str, path: Path) -> str:
    """The text under ``Section.Name``, empty where absent."""
    section, _, name = key.lower().partition(".")
    found = flat.get(f"{section}:{name}", flat.get(f"{section}__{name}"))  # the latter as a variable has it
    if found is None:
        if not isinstance(flat[""], _Object) or not isinstance(flat.get(section, None), _Object | None):
            raise SeedFileError(str(path), "no_object", key=key)
        return ""
    if (isinstance(found, _Number) and key in SECRETS) or not isinstance(found, str):
        raise SeedFileError(str(path), "no_text", key=key)
    text = found.strip()
    if half := _HALF.search(text):
        raise SeedFileError(str(path), "half_character", key=key, written=f"\\u{ord(half[0]):04x}")
    if "\0" in text:
        raise SeedFileError(str(path), "zero_character", key=key)
    if key != PROMPT and not (text.isascii() and text.isprintable()):
        raise SeedFileError(str(path), "odd_characters", key=key)
    return text
